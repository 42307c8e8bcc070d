import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { minutes } from "../../../src/core/units.ts";
import { type Console, openConsole, type Visitor } from "./open-console.ts";

let console: Console;

before(async () => {
  console = await openConsole();
});
after(async () => {
  await console?.close();
});

/** Asks with a cookie alone, as whoever has stolen one does. */
async function withCookie(secret: string, path = "/api/v1/session"): Promise<Response> {
  return await fetch(`${console.url}${path}`, { headers: { cookie: `__Host-sallyport=${secret}` }, redirect: "manual" });
}

async function requireCookie(visitor: Visitor): Promise<string> {
  const secret = await visitor.sessionCookie();
  assert.ok(secret, "there is a session");
  return secret;
}

/** Goes through the provider's form, and gives the address that it sends back to before anybody has asked for it. */
async function interceptCallback(visitor: Visitor, name: string, query = "provider=campus"): Promise<URL> {
  const { page, context } = visitor;
  // Playwright's own routes never see what a request is redirected to.
  const client = await context.newCDPSession(page);
  await client.send("Fetch.enable", { patterns: [{ urlPattern: "*/auth/callback*" }] });
  const callback = new Promise<URL>((resolve) => {
    client.once("Fetch.requestPaused", ({ requestId, request }) => {
      void client.send("Fetch.failRequest", { requestId, errorReason: "Aborted" }).then(() => resolve(new URL(request.url)));
    });
  });
  await page.goto(`${console.url}/auth/login?${query}`);
  await page.fill("input[name=name]", name);
  await page.click("button", { noWaitAfter: true });
  const url = await callback;
  await client.detach();
  return url;
}

/** As a response of the console's own would, which is more than any attacker can do. */
async function plantCookie({ page }: Visitor, cookie: string): Promise<void> {
  await page.route(`${console.url}/plant`, async (route) => {
    await route.fulfill({ headers: { "set-cookie": `${cookie}; Path=/; Secure; HttpOnly; SameSite=Lax` }, body: "planted" });
  });
  await page.goto(`${console.url}/plant`);
}

const approval = { to: "PRODUCTION", reason: "reviewed" };
const approvals = "/api/v1/use-cases/grades/transitions";

test("A log-in that cannot administer leaves the bootstrap token alone; the first administrator's ends it for good", async () => {
  const amal = await console.visitor();
  await amal.logIn("amal");
  assert.equal((await console.asBootstrap("GET", "/api/v1/session")).body.bootstrap, "lives");
  const weak = await console.visitor();
  await weak.logIn("erin", { factor: false });
  assert.equal((await console.asBootstrap("GET", "/api/v1/session")).status, 200, "who cannot step up does not end it");
  const dana = await console.visitor();
  await dana.logIn("dana");
  const refused = await console.asBootstrap("GET", "/api/v1/use-cases");
  assert.equal(refused.status, 401);
  assert.match(refused.body.detail, /bootstrap token has ended.*\/account/);
  assert.equal((await dana.ask("GET", "/api/v1/session")).body.bootstrap, "ended");
  for (const { context } of [amal, weak, dana]) await context.close();
});

test("Who logs in sees who they are, and the session's cookie is for this host alone and for no script", async () => {
  const dana = await console.visitor();
  await dana.logIn("dana");
  await dana.page.waitForSelector("dl");
  assert.equal(await dana.page.textContent("#who"), "dana");
  assert.match((await dana.page.textContent("dl")) ?? "", /campus.*INFOSEC.*several factors.*has ended/s);
  const cookies = await dana.context.cookies(console.url);
  const [cookie] = cookies.filter(({ name }) => name.startsWith("__Host-sallyport"));
  assert.equal(cookies.length, 1, "the flow's cookie is gone");
  assert.deepEqual(
    cookie && {
      name: cookie.name,
      secure: cookie.secure,
      httpOnly: cookie.httpOnly,
      sameSite: cookie.sameSite,
      path: cookie.path,
    },
    { name: "__Host-sallyport", secure: true, httpOnly: true, sameSite: "Lax", path: "/" },
  );
  assert.equal(await dana.page.evaluate(() => (globalThis as any).document.cookie as string), "");
  await dana.context.close();
});

test("An approval needs a passkey: refused without, and made after a step-up whose session has a new secret", async () => {
  const dana = await console.visitor();
  const client = await dana.addAuthenticator();
  await dana.logIn("dana");
  const refused = await dana.ask("POST", approvals, approval);
  assert.equal(refused.status, 401, JSON.stringify(refused.body));
  assert.equal(refused.body.code, "authentication_insufficient");
  assert.match(refused.authenticate ?? "", /insufficient_user_authentication/);

  const name = `<img src=x onerror="document.title='owned'">`;
  dana.page.once("dialog", (dialog) => void dialog.accept(name));
  await dana.page.click("text=Add a passkey");
  await dana.page.waitForSelector("text=added");
  assert.ok((await dana.page.textContent("main"))?.includes(name), "what somebody called it is shown as it is");
  assert.equal(await dana.page.locator("main img").count(), 0);

  const before = await requireCookie(dana);
  await dana.page.click("text=Confirm with a passkey");
  await dana.page.waitForSelector("text=Confirmed.");
  const confirmed = await requireCookie(dana);
  assert.notEqual(confirmed, before);
  assert.equal((await withCookie(before)).status, 401, "the secret from before is worth nothing");
  const made = await dana.ask("POST", approvals, approval);
  assert.equal(made.status, 201, JSON.stringify(made.body));

  console.passTime(minutes(6));
  const later = await dana.ask("POST", approvals, { to: "SUSPENDED", reason: "test" });
  assert.ok(later.status === 201 || later.status === 401);
  const again = await dana.ask("POST", "/api/v1/session/passkeys/options");
  assert.equal(again.status, 401, "a further passkey needs one of the last five minutes");
  await client.detach();
  await dana.context.close();
});

test("A challenge is good for its own session, once, and for two minutes", async () => {
  const erin = await console.visitor();
  await erin.addAuthenticator();
  await erin.logIn("erin");
  const register = async (challenge?: string): Promise<{ id: string; answer: { status: number; body: any } }> => {
    const { body: options } = await erin.ask("POST", "/api/v1/session/passkeys/options");
    const response = await erin.page.evaluate(
      async (json) => {
        const { PublicKeyCredential: browser } = globalThis as any;
        const publicKey = browser.parseCreationOptionsFromJSON(json);
        return (await (globalThis as any).navigator.credentials.create({ publicKey })).toJSON();
      },
      { ...options, ...(challenge !== undefined && { challenge }) },
    );
    return { id: response.id, answer: await erin.ask("POST", "/api/v1/session/passkeys", { name: "key", response }) };
  };
  const { body: stale } = await erin.ask("POST", "/api/v1/session/passkeys/options");
  console.passTime(minutes(2));
  assert.equal((await register(stale.challenge)).answer.status, 422, "older than two minutes");
  const { id, answer } = await register();
  assert.equal(answer.status, 201, JSON.stringify(answer.body));

  const sign = async (options: object): Promise<object> =>
    await erin.page.evaluate(async (json) => {
      const { PublicKeyCredential: browser } = globalThis as any;
      const publicKey = browser.parseRequestOptionsFromJSON(json);
      return (await (globalThis as any).navigator.credentials.get({ publicKey })).toJSON();
    }, options);
  const { body: options } = await erin.ask("POST", "/api/v1/session/confirmation/options");
  const signed = await sign(options);
  const other = await console.visitor();
  await other.logIn("erin");
  assert.equal(
    (await other.ask("POST", "/api/v1/session/confirmation", signed)).status,
    401,
    "another session of the same person",
  );
  assert.equal((await erin.ask("POST", "/api/v1/session/confirmation", signed)).status, 200);
  assert.equal((await erin.ask("POST", "/api/v1/session/confirmation", signed)).status, 401, "a second time");

  const amal = await console.visitor();
  await amal.logIn("amal");
  assert.equal((await amal.ask("POST", "/api/v1/session/confirmation/options")).status, 409, "who has none");
  assert.equal((await amal.ask("DELETE", `/api/v1/session/passkeys/${id}`)).status, 404, "another's");
  for (const { context } of [erin, other, amal]) await context.close();
});

test("A log-in without a second factor gets no passkey and changes nothing", async () => {
  const frank = await console.visitor();
  await frank.logIn("frank", { factor: false });
  const refused = await frank.ask("POST", "/api/v1/session/passkeys/options");
  assert.equal(refused.status, 401);
  assert.equal(refused.body.code, "authentication_insufficient");
  console.passTime(minutes(6));
  const gina = await console.visitor();
  await gina.logIn("gina");
  console.passTime(minutes(6));
  assert.equal((await gina.ask("POST", "/api/v1/session/passkeys/options")).status, 401, "a log-in that is six minutes old");
  await gina.logIn("gina", { maxAge: 0 });
  assert.equal((await gina.ask("POST", "/api/v1/session/passkeys/options")).status, 200, "asked for anew");
  for (const { context } of [frank, gina]) await context.close();
});

test("A log-out works at once, everywhere, and nothing of it stays in the browser", async () => {
  const dana = await console.visitor();
  await dana.logIn("dana");
  await dana.page.waitForSelector("dl");
  const secret = await requireCookie(dana);
  await dana.page.click("text=Make an access token");
  const token = (await dana.page.textContent("#token")) ?? "";
  const withToken = async (path: string, method = "GET", body?: object): Promise<number> => {
    const headers = { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) };
    return (await fetch(`${console.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })).status;
  };
  assert.match(token, /^spt_/);
  assert.equal(await withToken("/api/v1/use-cases"), 200);
  assert.equal(await withToken("/api/v1/session/access-tokens", "POST"), 403, "a token makes no tokens");
  assert.equal(await withToken("/api/v1/session/passkeys/options", "POST"), 403, "and no passkeys");
  assert.equal(await withToken(approvals, "POST", approval), 401, "and approves nothing");

  await dana.page.click("text=Log out");
  await dana.page.waitForURL(`${console.issuer.url}/session/end*`);
  assert.equal((await withCookie(secret)).status, 401);
  assert.equal(await withToken("/api/v1/use-cases"), 401);
  assert.equal(await dana.sessionCookie(), undefined);
  await dana.page.goBack();
  await dana.page.waitForSelector("text=Log in with campus");
  assert.ok(!(await dana.page.content()).includes("dana"), "the page that was left shows nobody");
  assert.equal((await withCookie(secret, "/account")).headers.get("cache-control"), "no-store");
  await dana.context.close();
});

test("A cookie that was planted before the log-in never becomes its session", async () => {
  const mallory = await console.visitor();
  await mallory.logIn("mallory");
  const planted = await requireCookie(mallory);
  const dana = await console.visitor();
  await plantCookie(dana, `__Host-sallyport=${planted}`);
  assert.equal(await dana.sessionCookie(), planted);
  await dana.logIn("dana");
  assert.notEqual(await requireCookie(dana), planted);
  assert.equal((await dana.ask("GET", "/api/v1/session")).body.principal, "dana");
  assert.equal((await withCookie(planted)).status, 401, "it did not become the victim's, and ended");
  for (const { context } of [mallory, dana]) await context.close();
});

test("Pages of other origins change nothing, also those of the same site, to which the cookie goes", async () => {
  const foreign = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>foreign</title>");
  });
  await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
  const { port } = foreign.address() as AddressInfo;
  const dana = await console.visitor();
  await dana.logIn("dana");
  const secret = await requireCookie(dana);
  const { body: who } = await dana.ask("GET", "/api/v1/session");
  for (const origin of [`http://localhost:${port}`, `http://127.0.0.1:${port}`]) {
    await dana.page.goto(origin);
    const outcome = await dana.page.evaluate(
      async ([url, csrf]) => {
        const tries = [
          { method: "POST", body: "{}", headers: { "content-type": "text/plain" } },
          { method: "POST", body: "{}", headers: { "content-type": "application/json", "x-sallyport-csrf": csrf } },
          { method: "GET" },
        ];
        const read: string[] = [];
        for (const request of tries) {
          for (const path of ["/auth/logout", "/api/v1/session", "/api/v1/session/access-tokens"]) {
            await fetch(url + path, { ...request, credentials: "include" })
              .then((answer) => answer.text())
              .then((text) => read.push(text))
              .catch(() => undefined);
          }
          await fetch(`${url}/auth/logout`, { method: "POST", mode: "no-cors", credentials: "include", body: "{}" }).catch(
            () => undefined,
          );
        }
        return read;
      },
      [console.url, who.csrfToken as string] as const,
    );
    assert.deepEqual(outcome, [], "nothing could be read");
    await dana.page.setContent(
      `<form method="post" enctype="text/plain" action="${console.url}/auth/logout"><input name='{"a":"' value='"}'></form>`,
    );
    const answered = dana.page.waitForResponse(`${console.url}/auth/logout`);
    await dana.page.evaluate(() => (globalThis as any).document.forms[0].submit());
    const answer = await answered;
    await dana.page.waitForURL(`${console.url}/auth/logout`);
    assert.ok([401, 403].includes(answer.status()), `a form of ${origin} was answered with ${answer.status()}`);
  }
  assert.equal((await withCookie(secret)).status, 200, "the session goes on");
  await dana.page.goto(`${console.url}/account`);
  for (const headers of [{}, { "x-sallyport-csrf": "" }, { "x-sallyport-csrf": "A".repeat(43) }])
    assert.equal((await dana.ask("POST", "/auth/logout", undefined, headers)).status, 403, "without the right token");
  const erin = await console.visitor();
  await erin.logIn("erin");
  const { body: other } = await erin.ask("GET", "/api/v1/session");
  const crossed = await dana.ask("POST", "/auth/logout", undefined, { "x-sallyport-csrf": other.csrfToken as string });
  assert.equal(crossed.status, 403, "another session's token");
  assert.equal((await dana.ask("POST", "/auth/logout")).status, 200);
  foreign.close();
  foreign.closeAllConnections();
  for (const { context } of [dana, erin]) await context.close();
});

test("A log-in comes back to a path of the console and to no other place", async () => {
  const hostile = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "account",
    "",
    " /account",
    "/account\r\nset-cookie: a=b",
    "/ä",
    `/${"a".repeat(1000)}`,
  ];
  for (const returnTo of hostile) {
    const answer = await fetch(`${console.url}/auth/login?${new URLSearchParams({ provider: "campus", returnTo }).toString()}`, {
      redirect: "manual",
    });
    assert.equal(answer.status, 400, JSON.stringify(returnTo));
    assert.equal(answer.headers.get("location"), null);
  }
  const dana = await console.visitor();
  await dana.page.goto(
    `${console.url}/auth/login?${new URLSearchParams({ provider: "campus", returnTo: "/account?from=here#there" }).toString()}`,
  );
  await dana.page.fill("input[name=name]", "dana");
  await dana.page.click("button");
  await dana.page.waitForURL(`${console.url}/account?from=here#there`);
  await dana.context.close();
});

test("A log-in that was begun in another browser is refused, before anything is asked of the provider", async () => {
  const mallory = await console.visitor();
  const callback = await interceptCallback(mallory, "mallory");
  const dana = await console.visitor();
  const before = console.issuer.exchanges();
  const withoutFlow = await dana.page.goto(callback.href);
  assert.equal(withoutFlow?.status(), 400);
  await interceptCallback(dana, "dana");
  const withOwnFlow = await dana.page.goto(callback.href);
  assert.equal(withOwnFlow?.status(), 400);
  assert.match((await dana.page.textContent("main")) ?? "", /another browser/);
  assert.equal(console.issuer.exchanges(), before);
  assert.equal(await dana.sessionCookie(), undefined);
  for (const { context } of [mallory, dana]) await context.close();
});

test("A callback is taken once; its code is worth nothing in another flow", async () => {
  const dana = await console.visitor();
  const callback = await interceptCallback(dana, "dana");
  const flow = (await dana.context.cookies(console.url)).filter(({ name }) => name === "__Host-sallyport-login");
  await dana.page.goto(callback.href);
  assert.ok(await dana.sessionCookie());
  await plantCookie(dana, `__Host-sallyport-login=${flow[0]?.value ?? ""}`);
  assert.equal((await dana.page.goto(callback.href))?.status(), 400, "the same flow again");

  const erin = await console.visitor();
  const stolen = await interceptCallback(erin, "erin");
  const mallory = await console.visitor();
  const own = await interceptCallback(mallory, "mallory");
  own.searchParams.set("code", stolen.searchParams.get("code") ?? "");
  const injected = await mallory.page.goto(own.href);
  assert.equal(injected?.status(), 401, "another's code does not fit this flow's PKCE");
  assert.equal(await mallory.sessionCookie(), undefined);
  for (const { context } of [dana, erin, mallory]) await context.close();
});

test("An answer of another issuer than was asked is refused, and so is one without a name", async () => {
  for (const iss of [console.otherIssuer.url, `${console.issuer.url}/`, undefined]) {
    const dana = await console.visitor();
    const callback = await interceptCallback(dana, "dana");
    if (iss === undefined) callback.searchParams.delete("iss");
    else callback.searchParams.set("iss", iss);
    const before = console.issuer.exchanges() + console.otherIssuer.exchanges();
    assert.equal((await dana.page.goto(callback.href))?.status(), 401, String(iss));
    assert.equal(console.issuer.exchanges() + console.otherIssuer.exchanges(), before, "its code was shown to nobody");
    assert.equal(await dana.sessionCookie(), undefined);
    await dana.context.close();
  }
  const partner = await console.visitor();
  await partner.logIn("dana", { provider: "partner" });
  const { body } = await partner.ask("GET", "/api/v1/session");
  assert.deepEqual([body.principal, body.roles], ["partner-dana", []], "the same name there is another person here");
  await partner.context.close();
});

test("An answer is taken at the redirect URI of the provider that was asked and nowhere else, whatever it says of its issuer", async () => {
  const dana = await console.visitor();
  const callback = await interceptCallback(dana, "dana");
  callback.pathname = "/auth/callback/partner";
  const before = console.issuer.exchanges() + console.otherIssuer.exchanges();
  assert.equal((await dana.page.goto(callback.href))?.status(), 401);
  assert.equal(console.issuer.exchanges() + console.otherIssuer.exchanges(), before, "its code was shown to nobody");
  assert.equal(await dana.sessionCookie(), undefined);
  await dana.context.close();
});

test("What the provider refuses is told in words that hold nothing of what it sent", async () => {
  const dana = await console.visitor();
  const callback = await interceptCallback(dana, "dana");
  callback.searchParams.delete("code");
  callback.searchParams.set("error", "<script>alert(1)</script>");
  assert.equal((await dana.page.goto(callback.href))?.status(), 401);
  assert.ok(!(await dana.page.content()).includes("alert(1)"));
  await dana.context.close();
});

test("A session ends when it is not used, and after its longest life however much it is", async () => {
  const dana = await console.visitor();
  await dana.logIn("dana");
  const secret = await requireCookie(dana);
  console.passTime(minutes(29));
  assert.equal((await withCookie(secret)).status, 200);
  console.passTime(minutes(31));
  assert.equal((await withCookie(secret)).status, 401);
  await dana.page.reload();
  await dana.page.waitForSelector("text=Log in with campus");
  await dana.page.goto(`${console.url}/auth/login?provider=campus`);
  await dana.page.waitForURL(`${console.url}/account`);
  const next = await requireCookie(dana);
  for (let passed = 0; passed < minutes(12 * 60 - 20); passed += minutes(20)) {
    console.passTime(minutes(20));
    assert.equal((await withCookie(next)).status, 200);
  }
  console.passTime(minutes(20));
  assert.equal((await withCookie(next)).status, 401);
  await dana.context.close();
});

test("Somebody who may end sessions ends another's; who may not learns nothing of it", async () => {
  const mallory = await console.visitor();
  await mallory.logIn("mallory");
  const secret = await requireCookie(mallory);
  assert.equal((await mallory.ask("GET", "/api/v1/sessions")).status, 403);
  assert.equal((await mallory.ask("DELETE", "/api/v1/principals/dana/sessions")).status, 403);
  const dana = await console.visitor();
  await dana.logIn("dana");
  const ended = await dana.ask("DELETE", "/api/v1/principals/mallory/sessions");
  assert.deepEqual([ended.status, ended.body.ended], [200, 1]);
  assert.equal((await withCookie(secret)).status, 401);
  for (const { context } of [mallory, dana]) await context.close();
});
