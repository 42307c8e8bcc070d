import assert from "node:assert/strict";
import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { seconds } from "../../../src/core/units.ts";
import { roleBinding, useCase } from "../../support/manifests.ts";
import { alex } from "../../support/open-admin.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../../support/software-passkey.ts";
import { type Answered, type ControlWorld, openControlWorld } from "../every-route/control-world.ts";

/** Somebody at a browser, with a passkey. */
export interface Person {
  readonly name: string;
  readonly passkey: SoftwarePasskey;
  ask(method: string, path: string, body?: unknown): Promise<Answered>;
  /** Begins and finishes a signature. Gives the answer of whichever refused it. */
  sign(wanted: Wanted): Promise<Answered>;
}

export interface Wanted {
  readonly subject?: string;
  readonly about: string;
  readonly role: string;
  readonly decision?: "approve" | "reject";
  readonly reason?: string;
}

export interface CaseRoom {
  readonly world: ControlWorld;
  /** Logs somebody in; the same person again in another browser. */
  person(name: string): Promise<Person>;
  /** Everything happens at an instant of its own. */
  tick(ms?: number): void;
  apply(manifests: readonly object[]): Promise<void>;
  close(): Promise<void>;
}

/** The use case of the room: restricted education records, so that it goes through every gate. */
export const caseName = "advising";
export const caseSubject = `UseCase/${caseName}`;

/** A control plane with the use case `advising`, applied by `author`; who holds a role for it is named as the role. */
export async function openCase(): Promise<CaseRoom> {
  const world = await openControlWorld();
  const { admin } = world;
  const passkeys = new Map<string, SoftwarePasskey>();
  const apply: CaseRoom["apply"] = async (manifests) => {
    await applyManifests(admin.deps, { ...alex, name: "author" }, { dryRun: false, manifests });
  };
  const tick: CaseRoom["tick"] = (ms = seconds(1)) => {
    admin.now += ms;
  };
  await apply([
    useCase(caseName, ["mock"], { dataClass: "restricted", overlays: ["ferpa", "pii"], guardrail: "test-guardrail@1" }),
    ...["DATA_OWNER", "PROJECT_LEAD", "DEVELOPER"].map((role) =>
      roleBinding(`${role.toLowerCase()}-advising`, role, [role.toLowerCase()], { useCases: [caseName] }),
    ),
  ]);
  tick();

  const person = async (name: string): Promise<Person> => {
    const headers = await world.session(name);
    const ask: Person["ask"] = (method, path, body) => world.call(method, path, { headers, ...(body !== undefined && { body }) });
    let passkey = passkeys.get(name);
    if (passkey === undefined) {
      passkey = createSoftwarePasskey(admin.deps.adminUrl());
      passkeys.set(name, passkey);
      const { json: options } = await ask("POST", "/api/v1/session/passkeys/options", {});
      const added = await ask("POST", "/api/v1/session/passkeys", { name: "test", response: passkey.create(options) });
      assert.equal(added.status, 201, added.text);
    }
    const own = passkey;
    const sign: Person["sign"] = async ({ subject = caseSubject, reason = "I read it.", ...wanted }) => {
      const begun = await ask("POST", "/api/v1/signatures/begin", { subject, reason, ...wanted });
      if (begun.status !== 200) return begun;
      return await ask("POST", "/api/v1/signatures", { ticket: begun.json.ticket, response: own.get(begun.json.options) });
    };
    return { name, passkey: own, ask, sign };
  };
  return { world, person, tick, apply, close: () => world.close() };
}

/** @param expected status and code of the problem */
export function requireProblem(answer: Answered, expected: string, detail: RegExp): void {
  assert.equal(`${answer.status} ${answer.json?.code}`, expected, answer.text);
  assert.match(answer.json.detail, detail);
}
