import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openScene, type Scene } from "./access-ends/open-scene.ts";

/** The log-in of the control plane as somebody bends it: what a link, a form or another browser can do to it. */
let scene: Scene;
let here: string;
before(async () => {
  scene = await openScene();
  here = scene.sallyport.adminUrl.replace("127.0.0.1", "localhost");
});
after(() => scene?.close());

const get = (url: string | URL, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { redirect: "manual", headers });

interface Begun {
  /** The flow's cookie. */
  readonly cookie: string;
  /** Where the provider sends the browser back to, for this person. */
  readonly backFor: (sub: string) => URL;
}

async function begin(returnTo = "/account"): Promise<Begun> {
  const answer = await get(`${here}/auth/login?${new URLSearchParams({ provider: "campus", returnTo }).toString()}`);
  assert.equal(answer.status, 303, await answer.text());
  const asked = new URL(answer.headers.get("location") ?? "").searchParams;
  return {
    cookie: answer.headers.getSetCookie()[0]?.split(";")[0] ?? "",
    backFor: (sub) => {
      const back = new URL(asked.get("redirect_uri") ?? "");
      const code = ["campus", sub, asked.get("nonce")].join(" ");
      back.search = new URLSearchParams({ code, state: asked.get("state") ?? "" }).toString();
      return back;
    },
  };
}

async function requireNobody(answer: Response, what: string): Promise<void> {
  assert.ok(answer.status >= 400, `${what}: ${answer.status}`);
  assert.ok(!answer.headers.getSetCookie().some((one) => /^__Host-sallyport=[^;]/.test(one)), what);
  await answer.body?.cancel();
}

test("A log-in comes back to its own pages only, whatever host or path it is told (open redirect)", async () => {
  const { cookie, backFor } = await begin("/account?tab=tokens");
  const done = await get(backFor("alice"), { cookie });
  assert.deepEqual([done.status, done.headers.get("location")], [303, "/account?tab=tokens"]);
  const elsewhere = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "",
    " //evil.example",
    "/%2f/../..//evil.example\\",
    "http:evil.example",
    "https:/evil.example",
    "///evil.example",
    "/./\\evil.example",
    `${here}@evil.example`,
    "?x",
    "#x",
  ];
  for (const returnTo of elsewhere) {
    const answer = await get(`${here}/auth/login?${new URLSearchParams({ provider: "campus", returnTo }).toString()}`);
    await requireNobody(answer, JSON.stringify(returnTo));
    assert.equal(answer.headers.get("location"), null, returnTo);
  }
  for (const headers of [{ "x-forwarded-host": "evil.example" }, { forwarded: "host=evil.example" }]) {
    const begun = await get(`${here}/auth/login?provider=campus`, headers);
    const asked = new URL(begun.headers.get("location") ?? "");
    assert.ok(asked.searchParams.get("redirect_uri")?.startsWith(`${here}/`), asked.href);
  }
});

test("A log-in that somebody else began is nobody's: not by their link, their cookie or their code (log-in CSRF)", async () => {
  const mine = await begin();
  const theirs = await begin();
  // An attacker's link, which would log the victim in as the attacker.
  await requireNobody(await get(theirs.backFor("mallory")), "without a cookie");
  await requireNobody(await get(theirs.backFor("mallory"), { cookie: mine.cookie }), "with a flow of one's own");
  // A code that was meant for another flow: its nonce is not this one's.
  const mixed = mine.backFor("alice");
  mixed.searchParams.set("code", theirs.backFor("mallory").searchParams.get("code") ?? "");
  await requireNobody(await get(mixed, { cookie: mine.cookie }), "another flow's code");
  const twice = await begin();
  await requireNobody(await get(twice.backFor("alice"), { cookie: `${twice.cookie}; ${mine.cookie}` }), "two flows at once");
  const once = await begin();
  assert.equal((await get(once.backFor("alice"), { cookie: once.cookie })).status, 303);
  await requireNobody(await get(once.backFor("alice"), { cookie: once.cookie }), "a second time");
});

test("A log-in never takes over the session that was there: the old one ends, and a new secret begins (session fixation)", async () => {
  const planted = await scene.logIn("campus", "mallory");
  const { cookie, backFor } = await begin();
  const done = await get(backFor("alice"), { cookie: `${cookie}; ${planted}` });
  const session =
    done.headers
      .getSetCookie()
      .find((one) => /^__Host-sallyport=[^;]/.test(one))
      ?.split(";")[0] ?? "";
  assert.notEqual(session, planted);
  const who = async (own: string): Promise<unknown> => {
    const answer = await get(`${here}/api/v1/session`, { cookie: own });
    return answer.status === 200 ? ((await answer.json()) as { principal: string }).principal : answer.status;
  };
  assert.deepEqual([await who(session), await who(planted)], ["alice", 401]);
});
