import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createKey } from "../../../src/admin/create-key.ts";
import { sealRecord } from "../../../src/admin/decommission/seal-record.ts";
import { openLogFiles } from "../../../src/admin/open-log-files.ts";
import { exportEvidence } from "../../../src/admin/reports/export-evidence.ts";
import { verifyEvidence } from "../../../src/admin/reports/verify-evidence.ts";
import { alex, person } from "../../support/open-admin.ts";
import { roleBinding } from "../../support/manifests.ts";
import {
  caseName,
  casePath,
  type CaseRoom,
  fileAndSign,
  goLive,
  holderOf,
  missingAt,
  openCase,
  requireProblem,
} from "./open-case.ts";

/** The end of a use case: emptied, attested by two, sealed in the log, and nothing of it served ever after. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
  await goLive(room);
});
after(() => room?.close());

const ask = async (role: string, method: string, path: string, body?: unknown) => {
  room.tick();
  const answer = await (await room.person(holderOf(role))).ask(method, `${casePath}${path}`, body);
  await room.advancer.run();
  return answer;
};
const empty = (role: string) => ask(role, "POST", "/decommission/empty", { reason: "its project ended" });
const state = async (): Promise<string> => (await ask("CISO", "GET", "/judgement")).json.state as string;

async function fillIt(): Promise<void> {
  const { store } = room.world.admin.deps;
  for (const useCase of [caseName, "tests"]) {
    await createKey(room.world.admin.deps, alex, { useCase });
    const expiresAt = room.world.admin.now * 2;
    const sealed = Uint8Array.of(1);
    await store.putDocument({ id: `d-${useCase}`, sealed, expiresAt, expected: 0, now: room.world.admin.now, useCase });
    await store.keepSealed(`s-${useCase}`, [{ token: "{NAME:1}", sealed }], expiresAt, useCase);
  }
}

test("Nothing of a use case that serves is purged; its owner retires it first, and nobody else", async () => {
  await fillIt();
  requireProblem(await empty("DATA_OWNER"), "409 conflict", /PRODUCTION.*use-case retire advising/);
  requireProblem(await empty("INFOSEC"), "403 forbidden", /DATA_OWNER or PLATFORM/);
  const retire = { to: "DECOMMISSIONING", reason: "its project ended" };
  requireProblem(await ask("INFOSEC", "POST", "/transitions", retire), "403 forbidden", /is for DATA_OWNER/);
  const retired = await ask("DATA_OWNER", "POST", "/transitions", retire);
  assert.equal(retired.status, 201, retired.text);
  assert.ok(room.world.admin.deps.register().entitlements.get(caseName)?.refused);
});

test("Emptying revokes its keys, ends roles that sign nothing more, and purges what is kept of it and of no other", async () => {
  const { json: open } = await ask("CISO", "GET", "/decommission");
  assert.deepEqual(open.residual, { liveKeys: 1, documents: 1, vaultSessions: 1, nobodys: 0, roleBindings: 1 });
  assert.equal(open.counted, undefined);
  assert.ok(open.dueBy > new Date(room.world.admin.now).toISOString());
  const done = await empty("DATA_OWNER");
  assert.equal(done.status, 200, done.text);
  assert.deepEqual(done.json.residual, { liveKeys: 0, documents: 0, vaultSessions: 0, nobodys: 0, roleBindings: 0 });
  assert.equal(done.json.counted.outcome, "pass");
  const { store, register } = room.world.admin.deps;
  assert.deepEqual(await store.countKept("tests", 0), { documents: 1, sessions: 1, nobodys: 0 });
  assert.ok((await store.listKeysOf("tests", { limit: 10 })).every(({ revokedAt }) => revokedAt === undefined));
  const held = register().access.rolesByMember;
  assert.equal(held.get("developer")?.some(({ useCases }) => useCases?.has(caseName)) ?? false, false);
  assert.ok(held.get("data_owner")?.some(({ useCases }) => useCases?.has(caseName)));
  const actions = room.world.admin.changes.map(({ action }) => action);
  assert.ok(actions.lastIndexOf("decommission-purge") < actions.lastIndexOf("decommission-count"));
});

test("The last gate waits for each attestation of the standard, signed by each of its roles", async () => {
  const asked = await ask("PROJECT_LEAD", "POST", "/requests", { gate: "G7_RETIRE" });
  assert.equal(asked.status, 201, asked.text);
  await fileAndSign(room, "PURGE");
  const why = async (): Promise<string> =>
    (await missingAt(room, "G7_RETIRE")).find(({ control }) => control === "DEC-002")?.why ?? "holds";
  assert.match(await why(), /ARTEFACT_DISPOSAL is not filed.*RECORD_RETENTION is not filed/);
  const { json } = await ask("CISO", "GET", "/decommission");
  for (const id of ["ARTEFACT_DISPOSAL", "DATA_PURGE", "RECORD_RETENTION"]) {
    const filed = await ask("PROJECT_LEAD", "POST", "/artefacts", { kind: id, title: id, document: json.counted.digest });
    assert.equal(filed.status, 201, filed.text);
  }
  room.tick();
  for (const [id, role] of [
    ["ARTEFACT_DISPOSAL", "PLATFORM"],
    ["ARTEFACT_DISPOSAL", "PROJECT_LEAD"],
    ["DATA_PURGE", "DATA_OWNER"],
    ["DATA_PURGE", "PLATFORM"],
    ["RECORD_RETENTION", "INFOSEC"],
  ] as const) {
    assert.match(await why(), new RegExp(`${id} waits for`));
    const signed = await (await room.person(holderOf(role))).sign({ about: `ATTESTATION/${id}`, role });
    assert.equal(signed.status, 201, signed.text);
  }
  assert.equal(await why(), "holds");
});

test("A key that came after the count holds it back; then it is emptied anew", async () => {
  await createKey(room.world.admin.deps, alex, { useCase: caseName });
  room.tick();
  for (const role of ["DATA_OWNER", "PLATFORM"])
    assert.equal((await (await room.person(holderOf(role))).sign({ about: "G7_RETIRE", role })).status, 201);
  assert.equal(await state(), "DECOMMISSIONING");
  const { json } = await ask("CISO", "GET", "/decommission");
  assert.match(json.counted.summary, /Still there: 1 liveKeys/);
  assert.equal(room.world.admin.changes.at(-1)?.actor, "control-plane");
});

test("When all is done it is retired; its sealed record is in the log, the last roles end, and nothing is served", async () => {
  const done = await empty("PLATFORM");
  assert.equal(done.status, 200, done.text);
  const { json } = await ask("CISO", "GET", "/decommission");
  assert.equal(json.state, "RETIRED");
  assert.equal(json.sealed.intact, true);
  assert.deepEqual(
    json.steps.map(({ status }: { status: string }) => status),
    ["done", "done", "done", "people", "people", "done", "done", "done"],
  );
  const { changes, deps } = room.world.admin;
  const seal = changes.find(({ action }) => action === "decommission-seal");
  assert.equal(seal?.detail?.["record"], json.sealed.digest);
  assert.equal(seal?.actor, "control-plane");
  const entitled = deps.register().entitlements.get(caseName);
  assert.equal(entitled?.state, "RETIRED");
  assert.ok(entitled?.refused);
  const bound = [...deps.register().access.rolesByMember.values()].flat();
  assert.ok(bound.every(({ useCases }) => useCases?.has(caseName) !== true));
  requireProblem(await ask("CISO", "POST", "/decommission/empty", { reason: "again" }), "403 forbidden", /purged by/);
});

test("The evidence of one that is retired holds: its seal, its end and the roles that ended are in the log", async () => {
  const { deps, dataDir } = room.world.admin;
  const { files } = await exportEvidence(deps, person("AUDITOR", ["AUDITOR"]), caseName);
  const { verifierKey: logKey } = await openLogFiles(dataDir);
  const bundle = new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
  const { differences } = await verifyEvidence(bundle, { logKey, log: deps.log.view() });
  assert.deepEqual(differences, []);
  assert.equal(JSON.parse(files["judgement.json"]).state, "RETIRED");
});

test("A record that says something else than was sealed is told from the one that was", async () => {
  const { deps } = room.world.admin;
  await room.apply([roleBinding("late", "INFOSEC", ["late"], { useCases: [caseName] })]);
  const steps = await deps.store.listTransitions(caseName);
  const forged: Pick<typeof deps.store, "listVersions" | "listTransitions" | "listStatements"> = {
    listVersions: (kind, name, page) => deps.store.listVersions(kind, name, page),
    listStatements: (subject, page) => deps.store.listStatements(subject, page),
    listTransitions: async () => steps.map((step, n) => (n === 2 ? { ...step, reason: "another" } : step)),
  };
  const bounds = { version: 100, step: steps.at(-2)?.id ?? 0, statement: 1_000_000 };
  const { digest } = await sealRecord(deps.store, caseName, bounds);
  assert.notEqual((await sealRecord(forged, caseName, bounds)).digest, digest);
});
