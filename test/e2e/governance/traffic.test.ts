import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createTrafficWatch, type TrafficWatch } from "../../../src/admin/governance/watch-traffic.ts";
import type { AdmissionRecord } from "../../../src/audit/record.ts";
import type { Overlay } from "../../../src/core/data-class.ts";
import { sha256 } from "../../support/governed.ts";
import { bringEvidence, caseName, casePath, type CaseRoom, goLive, openCase } from "./open-case.ts";
import { covered, logCall } from "./log-call.ts";

/** What the gateway sees in calls is compared with what was answered: what contradicts it fails GOV-006, which degrades it. */
let room: CaseRoom;
let watch: TrafficWatch;
before(async () => {
  room = await openCase();
  const fail = (error: unknown): void => {
    throw error;
  };
  await goLive(room);
  watch = createTrafficWatch(room.world.admin.deps, fail);
  await watch.look();
});
after(async () => {
  await watch?.stop();
  await room?.close();
});

async function calls(count: number, overlays: readonly Overlay[], more: Partial<AdmissionRecord> = {}): Promise<void> {
  const { digest = "" } = room.world.admin.deps.register().entitlements.get(caseName) ?? {};
  let last = 0;
  const like = { useCase: caseName, useCaseDigest: digest, dataClass: "restricted", overlays, ...more } as const;
  for (let n = 0; n < count; n++) last = await logCall(room, { call: `call-${n}`, ...like });
  await covered(room, last);
  await watch.look();
}

const scope = async (): Promise<{ verdict: string; why: string }> => {
  const { json } = await (await room.person("CISO")).ask("GET", `${casePath}/controls`);
  return json.items.find(({ control }: { control: string }) => control === "GOV-006");
};
const evidence = (): number =>
  room.world.admin.changes.filter(({ detail }) => detail?.["automatic"] === true && detail["outcome"] === "fail").length;

test("What was declared, and what few calls carry, contradicts nothing; nor does what another version was sent", async () => {
  await calls(30, ["ferpa", "pii"]);
  await calls(19, ["ferpa", "pii", "phi"]);
  await calls(5, ["phi"], { useCaseDigest: sha256("another version") });
  await calls(5, ["phi"], { useCase: "tests" });
  assert.equal((await scope()).verdict, "pass");
  assert.equal(evidence(), 0);
});

test("Data that its answers do not have fails its scoping, in the log first and once", async () => {
  await calls(1, ["ferpa", "pii", "phi"]);
  const { verdict, why } = await scope();
  assert.equal(verdict, "fail");
  assert.match(why, /control-plane: .*not declared: phi.*q_overlay says ferpa, pii, and seen was phi/);
  await calls(30, ["phi"]);
  assert.equal(evidence(), 1, "it is said once");
  const change = room.world.admin.changes.findLast(({ action }) => action === "evidence-add");
  assert.equal(change?.actor, "control-plane");
  assert.equal(change.detail?.["phi"], 20);
});

test("Whoever looks at it and says otherwise has the last word of this version", async () => {
  await bringEvidence(room, ["GOV-006"], { digestSet: "current" });
  assert.equal((await scope()).verdict, "pass");
  await calls(40, ["phi"]);
  assert.equal((await scope()).verdict, "pass");
});
