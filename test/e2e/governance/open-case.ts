import assert from "node:assert/strict";
import { type Advancer, createAdvancer } from "../../../src/admin/governance/create-advancer.ts";
import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { days, seconds } from "../../../src/core/units.ts";
import { loadStandard } from "../../../src/governance/standard/load-standard.ts";
import { guardrail, roleBinding, useCase } from "../../support/manifests.ts";
import { alex } from "../../support/open-admin.ts";
import { sampleDigest } from "../../support/sample-statements.ts";
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
  /** Takes the steps that are due when it is told to; what it could not do fails the test. */
  readonly advancer: Advancer;
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
export const casePath = `/api/v1/use-cases/${caseName}`;

export const caseSpec = {
  dataClass: "restricted",
  overlays: ["ferpa", "pii"],
  guardrail: "advising@1",
  scoping: [
    {
      name: "chat",
      answers: {
        q_surface: ["own_app"],
        q_contract: "yes_all",
        q_weights: ["rag"],
        q_origin: "third",
        q_distribute: "no",
        q_agent: "none",
        q_data: ["restricted"],
        q_overlay: ["ferpa", "pii"],
        q_people: "assist",
        q_exposed: "no",
        q_juris: ["US"],
        q_env: "prod",
        q_crit: "medium",
      },
    },
  ],
  accountable: "data_owner",
  limits: {
    requestsPerMinute: 60,
    concurrent: 10,
    maxInputTokens: 8000,
    maxOutputTokens: 2000,
    perPrincipal: { requestsPerMinute: 10 },
  },
  budgets: [{ limit: 1_000_000, unit: "tokens", per: "day" }],
};

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
    guardrail("advising", {
      contentPolicy: {
        filters: [
          { type: "PROMPT_ATTACK", inputStrength: "HIGH" },
          ...["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT"].map((type) => ({
            type,
            inputStrength: "MEDIUM",
            outputStrength: "MEDIUM",
          })),
        ],
      },
    }),
    useCase(caseName, ["mock"], caseSpec),
    roleBinding("infosec-too", "INFOSEC", ["INFOSEC-too"]),
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
  const advancer = createAdvancer(admin.deps, (error) => {
    throw error;
  });
  const close = async (): Promise<void> => {
    await advancer.stop();
    await world.close();
  };
  return { world, advancer, person, tick, apply, close };
}

/** Whoever holds a role for the use case of the room. */
export function holderOf(role: string): string {
  return role === "DATA_OWNER" || role === "PROJECT_LEAD" || role === "DEVELOPER" ? role.toLowerCase() : role;
}

/** Asks for a gate and does everything that it waits for, but signing the gate itself. Gives the roles that are to sign it. */
export async function prepareGate(room: CaseRoom, gate: string): Promise<readonly string[]> {
  const lead = await room.person("project_lead");
  const asked = await lead.ask("POST", `${casePath}/requests`, { gate });
  assert.equal(asked.status, 201, asked.text);
  for (let round = 0; round < 3; round++) {
    const missing = await missingAt(room, gate);
    const controls = missing.flatMap(({ what, control }) => (what === "control" && control !== undefined ? [control] : []));
    const artefacts = missing.flatMap(({ what, artefact }) => (what === "artefact" && artefact !== undefined ? [artefact] : []));
    if (controls.length + artefacts.length === 0) break;
    for (const kind of new Set([...artefacts, ...controls.filter(isAttested)])) await fileAndSign(room, kind);
    await bringEvidence(
      room,
      controls.filter((one) => !isAttested(one)),
    );
  }
  return (await missingAt(room, gate)).flatMap(({ what, role }) => (what === "approval" && role !== undefined ? [role] : []));
}

const standard = loadStandard();
const isAttested = (control: string): boolean => standard.controls.get(control)?.verification.kind === "attestation";

interface Missing {
  readonly what: string;
  readonly why: string;
  readonly control?: string;
  readonly artefact?: string;
  readonly role?: string;
}

export async function missingAt(room: CaseRoom, gate: string): Promise<readonly Missing[]> {
  const reader = await room.person("CISO");
  const { json } = await reader.ask("GET", `${casePath}/judgement`);
  const found = json.gates.find((one: { gate: string }) => one.gate === gate);
  assert.ok(found, `${gate} does not lead on from ${json.state}`);
  return found.missing as readonly Missing[];
}

export async function bringEvidence(room: CaseRoom, controls: readonly string[], more: object = {}): Promise<void> {
  if (controls.length === 0) return;
  room.tick();
  const infosec = await room.person("INFOSEC");
  const observedAt = new Date(room.world.admin.now).toISOString();
  const items = controls.map((control) => ({
    control,
    outcome: "pass",
    observedAt,
    digest: sampleDigest(control),
    source: "drill",
    summary: "Seen.",
    ...more,
  }));
  const brought = await infosec.ask("POST", `${casePath}/evidence`, { items });
  assert.equal(brought.status, 201, brought.text);
}

/** An artefact as the standard wants it, or an attested control. */
export async function fileAndSign(room: CaseRoom, kind: string): Promise<void> {
  const artefact = standard.artefacts.get(kind);
  room.tick();
  const lead = await room.person("project_lead");
  const values = { text: "As agreed.", texts: ["one"], number: 0, boolean: true, choice: "" };
  const fields = (artefact?.fields ?? []).map(({ name, type, choices = [], must }) => [name, must ?? choices[0] ?? values[type]]);
  const validUntil = new Date(room.world.admin.now + days(300)).toISOString();
  const filed = await lead.ask("POST", `${casePath}/artefacts`, {
    kind,
    title: `The ${kind}`,
    document: sampleDigest(kind),
    fields: Object.fromEntries(fields),
    validUntil,
  });
  assert.equal(filed.status, 201, filed.text);
  const signers = [
    ...(artefact?.signedBy ?? standard.controls.get(kind)?.verification.signers ?? []),
    // Of a low risk, which the first choice is.
    ...(kind === "RISK" ? ["DATA_OWNER"] : []),
  ];
  room.tick();
  for (const role of signers) {
    const signed = await (await room.person(holderOf(role))).sign({ about: filed.json.about, role });
    assert.equal(signed.status, 201, signed.text);
  }
}

/** Everybody whose signature the gate waits for. */
export async function signGate(room: CaseRoom, gate: string, roles: readonly string[]): Promise<void> {
  room.tick();
  for (const role of roles) {
    // Restricted data: whoever passed the design does not pass the build.
    const name = gate === "G4_SECURITY_PASS" && role === "INFOSEC" ? "INFOSEC-too" : holderOf(role);
    const signed = await (await room.person(name)).sign({ about: gate, role });
    assert.equal(signed.status, 201, signed.text);
  }
}

const gates = ["G1_INTAKE", "G2_DESIGN", "G3_SECURITY", "G4_SECURITY_PASS", "G5_GO_LIVE"] as const;

/** Brings the use case of the room into production, through every gate from this one on. */
export async function goLive(
  room: CaseRoom,
  advancer: Pick<Advancer, "run"> = room.advancer,
  from: (typeof gates)[number] = "G1_INTAKE",
): Promise<void> {
  for (const gate of gates.slice(gates.indexOf(from))) {
    room.tick();
    await signGate(room, gate, await prepareGate(room, gate));
    await advancer.run();
  }
}

/** @param expected status and code of the problem */
export function requireProblem(answer: Answered, expected: string, detail: RegExp): void {
  assert.equal(`${answer.status} ${answer.json?.code}`, expected, answer.text);
  assert.match(answer.json.detail, detail);
}
