import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { type Calendar, createCalendar } from "../../../src/admin/governance/create-calendar.ts";
import type { AdmissionRecord } from "../../../src/audit/record.ts";
import { days } from "../../../src/core/units.ts";
import { model } from "../../support/manifests.ts";
import { casePath, type CaseRoom, openCase, requireProblem } from "./open-case.ts";
import { covered, logCall } from "./log-call.ts";

/** A licence for so many people: counted by the control plane, and LEG-001 fails where more use the model. */
let room: CaseRoom;
let calendar: Calendar;
beforeEach(async () => {
  room = await openCase();
  calendar = createCalendar(room.world.admin.deps, (error) => {
    throw error;
  });
});
afterEach(async () => {
  await calendar.stop();
  await room.close();
});

async function call(who: Pick<AdmissionRecord, "principal" | "endUser" | "kind">, at: number): Promise<void> {
  await covered(room, await logCall(room, { call: `call-${who.principal}-${at}`, at, ...who }));
}

const license = (source: string, more: object = {}) =>
  room.apply([model("mock", { licence: { maxUsers: 2, userCount: { source, ...more } } })]);
const counted = () =>
  room.world.admin.changes.flatMap(({ action, target, actor, detail }) =>
    action === "users-count" ? [[actor, target, detail?.["source"], detail?.["users"]]] : [],
  );
async function why(): Promise<string> {
  const { json } = await (await room.person("CISO")).ask("GET", `${casePath}/controls`);
  return json.items.find(({ control }: { control: string }) => control === "LEG-001").why as string;
}

test("People who called in thirty days are counted once a day, each once, whatever they called through", async () => {
  await license("calls");
  const { admin } = room.world;
  const { now } = admin;
  await call({ principal: "long-ago", kind: "user" }, now - days(31));
  await call({ principal: "Dana", kind: "user" }, now - 3);
  await call({ principal: "dana", kind: "user" }, now - 2);
  await call({ principal: "portal", endUser: { principal: "eli", provider: "campus" } }, now - 1);
  await calendar.run();
  await calendar.run();
  assert.deepEqual(counted(), [["control-plane", "Model/mock", "calls", 2]]);
  assert.doesNotMatch(await why(), /its licence/);
  await call({ principal: "finn", kind: "user" }, now);
  admin.now = now + days(1);
  await calendar.run();
  assert.equal(counted().at(-1)?.[3], 3);
  assert.match(await why(), /^mock is used by 3 people, and its licence is for 2\./);
});

test("People who are active in the directory are counted, and who was let go is not", async () => {
  const { store } = room.world.admin.deps;
  const { now } = room.world.admin;
  const [provider = "campus"] = room.world.admin.deps.register().access.providers.keys();
  const attributes = "{}";
  const before = (await store.findUsers(provider, { active: true }, { offset: 0, limit: 1 })).total;
  for (const [id, active] of Object.entries({ a: true, b: true, c: true, d: false }))
    await store.putUser(
      { id, provider, principal: `${provider}-${id}`, userName: id, active, attributes, createdAt: now, changedAt: now },
      "none",
    );
  await license("directory");
  await calendar.run();
  assert.deepEqual(counted(), [["control-plane", "Model/mock", "directory", before + 3]]);
  assert.match(await why(), /^mock is used by \d people, and its licence is for 2\./);
});

test("What is declared counts as it is declared, and nobody files a count of their own", async () => {
  await license("declared", { users: 3 });
  await calendar.run();
  assert.deepEqual(counted(), []);
  assert.match(await why(), /^mock is used by 3 people/);
  await license("calls");
  const infosec = await room.person("INFOSEC");
  const body = { kind: "USERS", title: "None", fields: { users: 0 } };
  requireProblem(await infosec.ask("POST", `${casePath}/artefacts`, body), "422 resource_invalid", /./);
});
