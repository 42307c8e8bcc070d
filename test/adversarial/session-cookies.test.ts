import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { csrfHeader, sessionCookie } from "../../src/http/cookies.ts";
import { type ControlWorld, openControlWorld } from "../e2e/every-route/control-world.ts";

/** What a foreign page, a neighbouring host or a thief can do with a browser's session, request by request. */
let world: ControlWorld;
before(async () => {
  world = await openControlWorld();
});
after(() => world.close());

type Headers = Record<string, string>;
const look = async (headers: Headers): Promise<number> => (await world.call("GET", "/api/v1/session", { headers })).status;
const change = async (headers: Headers): Promise<number> =>
  (await world.call("POST", "/api/v1/session/access-tokens", { headers, body: {} })).status;

test("A cookie that somebody planted beside a session counts for nobody, in whatever order (session fixation)", async () => {
  const victim = (await world.session("INFOSEC"))["cookie"] ?? "";
  const planted = (await world.session("USER@tests"))["cookie"] ?? "";
  assert.deepEqual([await look({ cookie: victim }), await look({ cookie: planted })], [200, 200]);
  for (const cookie of [`${victim}; ${planted}`, `${planted}; ${victim}`, `${victim}; ${victim}`])
    assert.equal(await look({ cookie }), 401, cookie);
  const secret = victim.slice(victim.indexOf("=") + 1);
  // What a neighbouring host or an older browser could set: names without what `__Host-` promises.
  for (const name of [
    sessionCookie.replace("__Host-", ""),
    sessionCookie.toLowerCase(),
    ` ${sessionCookie}x`,
    `${sessionCookie}[]`,
  ])
    assert.equal(await look({ cookie: `${name}=${secret}` }), 401, name);
});

test("A session changes nothing without its own CSRF token from its own page, and looks at things without (CSRF)", async () => {
  const { admin } = world;
  const mine = await world.session("INFOSEC");
  const other = await world.session("INFOSEC");
  const { cookie = "", [csrfHeader]: token = "" } = mine;
  const own = { cookie, [csrfHeader]: token };
  const origin = "http://127.0.0.1";
  const changes = admin.changes.length;
  const foreign: Record<string, Headers> = {
    "no CSRF token": { cookie, "sec-fetch-site": "same-origin" },
    "an empty one": { cookie, [csrfHeader]: "", "sec-fetch-site": "same-origin" },
    "another session's": { cookie, [csrfHeader]: other[csrfHeader] ?? "", "sec-fetch-site": "same-origin" },
    "another site": { ...own, "sec-fetch-site": "cross-site" },
    "another host of this site": { ...own, "sec-fetch-site": "same-site" },
    "the address bar": { ...own, "sec-fetch-site": "none" },
    "a browser that says nothing": own,
    "another origin": { ...own, origin: "https://evil.example" },
    "an origin without a name": { ...own, origin: "null" },
    "another origin, of a site that is called its own": {
      ...own,
      origin: "https://evil.example",
      "sec-fetch-site": "same-origin",
    },
    "its own name at another port": { ...own, origin: `${origin}:1` },
  };
  for (const [what, headers] of Object.entries(foreign)) assert.equal(await change(headers), 403, what);
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    const answer = await world.call(method, "/api/v1/role-bindings/spare", {
      headers: { cookie },
      ...(method !== "DELETE" && { body: {} }),
    });
    assert.equal(answer.status, 403, method);
  }
  assert.equal(admin.changes.length, changes);
  assert.equal(await look({ cookie }), 200);
  assert.equal(await change({ ...own, "sec-fetch-site": "same-origin" }), 201);
  // A form of a foreign page can't send JSON without asking first, and is not answered to that.
  const form = { ...own, "sec-fetch-site": "same-origin", "content-type": "text/plain" };
  assert.equal(await change(form), 415);
  const preflight = await world.call("OPTIONS", "/api/v1/session/access-tokens", {
    headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
  });
  assert.equal(preflight.status, 403);
  assert.ok(!Object.keys(preflight.headers).some((name) => name.startsWith("access-control-")));
});

test("A stolen cookie is worth nothing after the log-out, and log-out needs the page too", async () => {
  const mine = await world.session("SECOPS");
  const cookie = { cookie: mine["cookie"] ?? "" };
  assert.equal((await world.call("POST", "/auth/logout", { headers: cookie, body: {} })).status, 403);
  assert.equal(await look(cookie), 200);
  assert.equal((await world.call("POST", "/auth/logout", { headers: mine, body: {} })).status, 200);
  assert.equal(await look(cookie), 401);
});
