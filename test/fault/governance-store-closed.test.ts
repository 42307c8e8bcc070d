import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createSnapshotBuilder, type SnapshotBuilder } from "../../src/gateway/build-snapshot.ts";
import { createLiveCases } from "../../src/gateway/live-cases.ts";
import type { Snapshot } from "../../src/gateway/snapshot.ts";
import { createLiveDirectory } from "../../src/identity/live-directory.ts";
import { createLiveKeys } from "../../src/identity/live-keys.ts";
import type { Provider } from "../../src/providers/provider.ts";
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";
import type { Store } from "../../src/storage/store.ts";
import { startCalls } from "../support/call-harness.ts";
import {
  advisingSpec,
  day,
  declareShared,
  openRealm,
  type Realm,
  settings,
  showProgramme,
  takeLive,
} from "../support/governed.ts";
import { completion } from "../support/mock-upstream.ts";

const hour = 3_600_000;

/** A use case of the call harness's name whose basis for education records ends six hours after it went live. */
function makeRealm(): { readonly realm: Realm; readonly endsAt: number } {
  const realm = openRealm();
  // The harness's key lives for a day from noon on.
  realm.now = Date.UTC(2026, 10, 16, 12);
  declareShared(realm, ["tests"]);
  realm.declare("UseCase", "tests", advisingSpec);
  realm.now += 5 * day;
  showProgramme(realm, realm.world("tests"));
  takeLive(realm, "tests", realm.world);
  realm.now += 1000;
  const endsAt = realm.now + 6 * hour;
  const { kind = "", title = "", fields = {} } = realm.world("tests").file.artefacts.get("FERPA_BASIS")?.body ?? {};
  const said = { kind, title, fields: { ...fields } as Record<string, string>, validUntil: endsAt };
  const digest = realm.say("UseCase/tests", "artefact/FERPA_BASIS", said);
  for (const role of ["REGISTRAR", "LEGAL"] as const)
    realm.sign("UseCase/tests", "ARTEFACT/FERPA_BASIS", digest, role, `${role.toLowerCase()}@campus.example`);
  return { realm, endsAt };
}

async function keep(store: Store, { versions, said, taken }: Realm): Promise<void> {
  for (const { kind, name, digest, spec, createdAt = 0, createdBy = "" } of versions)
    await store.putResource({ kind, name, digest, spec, at: createdAt, by: createdBy });
  for (let at = 0; at < said.length; at += 100)
    await store.appendStatements(
      said
        .slice(at, at + 100)
        .map(({ subject, topic, body, digest, by, at: when }) => ({ subject, topic, body, digest, by, at: when })),
    );
  for (const { useCase, from, to, digest, at, notAfter, reason, frozen } of taken)
    await store.appendTransition({
      useCase,
      from,
      to,
      digest,
      by: "sallyport",
      at,
      reason,
      ...(notAfter !== undefined && { notAfter }),
      ...(frozen && { frozen: JSON.stringify(frozen) }),
    });
}

const provider: Provider = {
  speaks: () => ["openai-chat"],
  send: async () => {
    await Promise.resolve();
    const body = Buffer.from(JSON.stringify(completion("Hello.")));
    return {
      status: 200,
      contentType: "application/json",
      body: (async function* () {})(),
      readAll: () => Promise.resolve(body),
    };
  },
  close: () => Promise.resolve(),
};
const ask = { model: "tutor", messages: [{ role: "user", content: "Which courses fit?" }] };

let dir: string;
let store: Store;
let builder: SnapshotBuilder;
let snapshot: Snapshot;
const { realm, endsAt } = makeRealm();
before(async () => {
  dir = await mkdtemp(join(tmpdir(), "sallyport-closed-"));
  store = await openSqliteStore(dir);
  await keep(store, realm);
  const cases = createLiveCases(store);
  await cases.follow();
  builder = createSnapshotBuilder({
    live: { keys: createLiveKeys(store), directory: createLiveDirectory(store), cases },
    clock: () => realm.now,
    lifecycle: settings,
    report: (what, problem) => assert.fail(`${what}: ${problem.message}`),
  });
  snapshot = await builder.build(store);
});
after(() => rm(dir, { recursive: true }));

test("With the database closed a lost basis stops the use case at its millisecond, and not one before (expiry-needs-nobody)", async () => {
  await store.close();
  await assert.rejects(builder.build(store));
  const calls = startCalls(provider, {
    reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }),
    close: () => Promise.resolve(),
  });
  const { register, guardrails, policies } = snapshot;
  calls.snapshot = { ...calls.snapshot, register, guardrails, policies };
  for (const [at, status] of [
    [realm.now, 200],
    [endsAt - 1, 200],
    [endsAt, 403],
    [endsAt + 1, 403],
  ] as const) {
    calls.now = at;
    const answer = await calls.call(ask);
    assert.equal(answer.status, status, answer.text);
    if (status === 403) assert.match(answer.text, /use_case_suspended/);
    if (status === 403) assert.match(answer.text, /LEG-009/);
  }
});
