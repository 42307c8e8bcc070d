import assert from "node:assert/strict";
import { test } from "node:test";
import {
  advisingSpec,
  day,
  declareShared,
  openRealm,
  type Realm,
  settings,
  sha256,
  showProgramme,
  takeLive,
} from "../../../test/support/governed.ts";
import { policySetText } from "../../policy/policy-set-text.ts";
import type { StoredTransition } from "../../storage/store.ts";
import { findRegisterThen } from "./find-policies-then.ts";
import { type History, readHistory } from "./read-history.ts";

/** The history of a realm, as a store would tell it. */
function historyOf(realm: Realm): Promise<History> {
  const steps = realm.taken.map(({ frozen, notAfter, ...step }, at): StoredTransition => ({
    ...step,
    id: at + 1,
    by: "control-plane",
    ...(notAfter !== undefined && { notAfter }),
    ...(frozen && { frozen: JSON.stringify(frozen) }),
  }));
  const store = {
    everyVersion: async (kind: string) =>
      realm.versions
        .filter((one) => one.kind === kind)
        .map((one) => ({ ...one, createdAt: one.createdAt ?? 0, createdBy: one.createdBy ?? "", retired: false })),
    transitionChanges: async (after: number) => steps.filter(({ id }) => id > after),
    listStatements: async (subject: string) => realm.said.filter((one) => one.subject === subject).toReversed(),
  };
  return readHistory({ store, settings: { keyMaxDays: 365, lifecycle: settings } } as unknown as Parameters<
    typeof readHistory
  >[0]);
}

const forbid = (id: string, when: string): { cedar: string } => ({
  cedar: `@id("${id}") forbid (principal, action == Action::"CallModel", resource) when { ${when} };`,
});

test("At every moment the policies are those that were in force then: what waited for a second person was not (two-people)", async () => {
  const realm = openRealm();
  const inForce: { readonly at: number; readonly digest: string }[] = [];
  const note = (): void => {
    inForce.push({ at: realm.now, digest: sha256(policySetText(realm.compile().policies)) });
    realm.now += 60_000;
  };
  declareShared(realm, ["advising"]);
  realm.declare("UseCase", "advising", advisingSpec);
  note();
  realm.declare("Policy", "early", forbid("early", "context.safeMode"));
  note();
  realm.now += 5 * day;
  showProgramme(realm, realm.world("advising"));
  takeLive(realm, "advising", realm.world);
  note();
  const waiting = realm.declare("Policy", "house-rules", forbid("house-rules", "context.usesTools"), "sec@campus.example");
  note();
  realm.sign("Policy/house-rules", "CHANGE", waiting.digest, "INFOSEC", "sec@campus.example");
  note();
  realm.sign("Policy/house-rules", "CHANGE", waiting.digest, "CISO", "ciso@campus.example");
  note();

  const history = await historyOf(realm);
  for (const { at, digest } of inForce) {
    const register = history.registerAt(history.momentAt(at));
    assert.equal(register.policyDigest, digest, new Date(at).toISOString());
    assert.equal(findRegisterThen(history, at, digest), register);
  }
  const digests = inForce.map(({ digest }) => digest);
  assert.equal(digests[3], digests[2], "a candidate");
  assert.equal(digests[4], digests[2], "its author's word counts for nothing");
  assert.notEqual(digests[5], digests[4]);
});

test("A call that was decided a moment before a change took effect is found under the policies of before", async () => {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  const before = sha256(policySetText(realm.compile().policies));
  realm.now += 60_000;
  realm.declare("Policy", "late", forbid("late", "context.safeMode"));
  const after = sha256(policySetText(realm.compile().policies));
  const history = await historyOf(realm);
  assert.equal(findRegisterThen(history, realm.now + 3, before)?.policyDigest, before);
  assert.equal(findRegisterThen(history, realm.now - 3, after)?.policyDigest, after);
  assert.equal(findRegisterThen(history, realm.now, sha256("another")), undefined);
});
