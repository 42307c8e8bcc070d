import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Answered, type ControlWorld, openControlWorld } from "./every-route/control-world.ts";

let world: ControlWorld;
before(async () => {
  world = await openControlWorld();
});
after(async () => {
  await world.close();
});

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** What needs a passkey of the last five minutes. */
async function applyPolicy(headers: Record<string, string>): Promise<Answered> {
  const cedar = '@id("stricter") forbid (principal, action, resource) when { context.usesTools };';
  return await world.call("PUT", "/api/v1/policies/stricter", { headers, body: { spec: { cedar } } });
}

test("A token that does not say when its person logged in is no step-up, however fresh it is", async () => {
  const silent = await applyPolicy(bearer(world.token("INFOSEC", { auth_time: undefined })));
  assert.deepEqual([silent.status, silent.json.code], [401, "authentication_insufficient"]);
  assert.match(silent.headers["www-authenticate"] ?? "", /insufficient_user_authentication/);
  assert.ok((await applyPolicy(bearer(world.token("INFOSEC")))).status < 300);
});

test("A personal access token is no step-up, though the log-in that it was made from was one", async () => {
  const session = await world.session("INFOSEC");
  const made = await world.call("POST", "/api/v1/session/access-tokens", { headers: session, body: {} });
  assert.equal(made.status, 201);
  const asToken = await applyPolicy(bearer(made.json.token));
  assert.deepEqual([asToken.status, asToken.json.code], [401, "authentication_insufficient"]);
  assert.ok((await applyPolicy(session)).status < 300);
});
