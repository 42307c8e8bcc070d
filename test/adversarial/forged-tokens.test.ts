import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { identityProvider, mockWorld, roleBinding } from "../support/manifests.ts";
import { bareToken, macToken, makeIssuerKey, type MockIssuer, signToken, startMockIssuer } from "../support/mock-issuer.ts";
import { type MockUpstream, startMockUpstream } from "../support/mock-upstream.ts";
import { type Sallyport, startSallyport } from "../support/start-sallyport.ts";

/** Forged, stolen and stale tokens, as somebody sends them to a gateway that runs: to both of its planes. */
const planes = { data: "gateway", control: "console" } as const;
type Plane = keyof typeof planes;

let campus: MockIssuer;
let brief: MockIssuer;
/** Of whom nothing was asked yet. */
let fresh: MockIssuer;
let upstream: MockUpstream;
let sallyport: Sallyport;
/** Where a forged token says that its keys are. Nobody must come. */
let lure: Server;
let lured = 0;
before(async () => {
  lure = createServer((_request, response) => {
    lured += 1;
    response.end("{}");
  });
  await new Promise<void>((resolve) => lure.listen(0, "127.0.0.1", resolve));
  [campus, brief, fresh, upstream, sallyport] = await Promise.all([
    startMockIssuer(),
    startMockIssuer({ algorithm: "RS256" }),
    startMockIssuer(),
    startMockUpstream(),
    startSallyport(),
  ]);
  await sallyport.apply(
    ...mockWorld(upstream.url),
    identityProvider("campus", campus.issuer),
    identityProvider("brief", brief.issuer, { clockSkewSeconds: 0, principal: { prefix: "b-" } }),
    identityProvider("fresh", fresh.issuer, { principal: { prefix: "f-" } }),
    roleBinding("users", "USER", ["alice", "b-alice", "f-alice"], { useCases: ["tests"] }),
  );
});
after(async () => {
  await sallyport?.stop();
  lure?.close();
  await Promise.all([campus, brief, fresh, upstream].map((server) => server?.close()));
});

const prompt = { model: "mock", messages: [{ role: "user", content: "hello" }] };
async function ask(plane: Plane, token: string): Promise<{ status: number; text: string }> {
  const answer =
    plane === "data"
      ? await sallyport.chat(token, prompt)
      : await fetch(`${sallyport.adminUrl}/api/v1/session`, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, text: await answer.text() };
}
const seconds = (): number => Math.floor(Date.now() / 1000);

type Make = (aud: string) => string;

/** That each is refused on both planes, with 401 and nothing sent on, also right after a good token was remembered. */
async function requireRefused(forged: Readonly<Record<string, Make>>): Promise<void> {
  for (const plane of ["data", "control"] as const) {
    const aud = planes[plane];
    assert.equal((await ask(plane, campus.token({ aud }))).status, 200);
    const sent = upstream.requests.length;
    for (const [what, make] of Object.entries(forged)) {
      const { status, text } = await ask(plane, make(aud));
      assert.equal(status, 401, `${what}, ${plane} plane: ${text}`);
    }
    assert.equal(upstream.requests.length, sent);
  }
}

test("No algorithm, another one, and a public key as a secret are refused on both planes", async () => {
  const claims = (aud: string): object => campus.claims({ aud });
  const [key] = campus.keys;
  assert.ok(key);
  const header = { kid: key.kid };
  const secrets = {
    pem: key.publicKey.export({ type: "spki", format: "pem" }),
    der: key.publicKey.export({ type: "spki", format: "der" }),
    jwk: JSON.stringify(key.jwk),
    nothing: "",
  };
  await requireRefused({
    ...Object.fromEntries(
      ["none", "None", "NONE", "nOnE", ""].flatMap((alg): [string, Make][] => [
        [`alg ${alg}`, (aud) => bareToken({ alg, ...header }, claims(aud))],
        [`alg ${alg} and a signature`, (aud) => `${bareToken({ alg, ...header }, claims(aud))}${"A".repeat(86)}`],
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(secrets).map(([form, secret]): [string, Make] => [
        `the public key's ${form} as a secret`,
        (aud) => macToken(secret, { alg: "HS256", ...header }, claims(aud)),
      ]),
    ),
    "RS256 said of an ES256 signature": (aud) => signToken(key, { alg: "RS256", ...header }, claims(aud)),
    "no algorithm named": (aud) => signToken(key, header, claims(aud)),
  });
});

test("A key id, or an address of keys, leads nowhere but to the issuer's own (kid injection, JWKS spoof)", async () => {
  const thief = makeIssuerKey("ES256", "thief");
  const place = `http://127.0.0.1:${(lure.address() as AddressInfo).port}/jwks`;
  const by =
    (kid: unknown): Make =>
    (aud) =>
      signToken(thief, { alg: "ES256", kid }, campus.claims({ aud }));
  const bringing =
    (header: object): Make =>
    (aud) =>
      signToken(thief, { alg: "ES256", kid: thief.kid, ...header }, campus.claims({ aud }));
  const kids = [
    "../../../../dev/null",
    "/dev/null",
    "' OR '1'='1",
    "__proto__",
    "constructor",
    "",
    place,
    ["x"],
    0,
    null,
    { toString: "x" },
  ];
  const own = campus.issuer;
  await requireRefused({
    ...Object.fromEntries(kids.map((kid) => [`kid ${JSON.stringify(kid)}`, by(kid)])),
    "the right kid, another's key": by(campus.keys[0]?.kid),
    "its own key in the header": bringing({ jwk: thief.jwk }),
    "an address of keys": bringing({ jku: place }),
    "an address of certificates": bringing({ x5u: place }),
    "a certificate": bringing({ x5c: ["MIIB"] }),
    ...Object.fromEntries(
      [place, `${own}/`, own.toUpperCase(), [own], `${own}@evil.example`].map((iss) => [
        `iss ${JSON.stringify(iss)}`,
        (aud: string) => signToken(thief, { alg: "ES256", kid: thief.kid, jku: place }, { ...campus.claims({ aud }), iss }),
      ]),
    ),
    "another registered issuer's key": (aud) =>
      signToken(brief.keys[0] ?? thief, { alg: "RS256", kid: brief.keys[0]?.kid }, campus.claims({ aud })),
  });
  assert.equal(lured, 0, "nobody looked where a token said");
});

test("A token for another audience, for the other plane or for both is refused, and so is one that is an hour off", async () => {
  const hour = 3600;
  const token =
    (claims: object): Make =>
    (aud) =>
      campus.token({ aud, ...claims });
  const other = (aud: string): string => (aud === planes.data ? planes.control : planes.data);
  await requireRefused({
    "another audience": token({ aud: "https://elsewhere.example" }),
    "the beginning of the audience": (aud) => campus.token({ aud: aud.slice(0, -1) }),
    "more than the audience": (aud) => campus.token({ aud: `${aud}s` }),
    "no audience": token({ aud: undefined }),
    "the other plane's": (aud) => campus.token({ aud: other(aud) }),
    "both planes'": (aud) => campus.token({ aud: [aud, other(aud)] }),
    "expired an hour ago": () => campus.token({ iat: seconds() - 2 * hour, exp: seconds() - hour }),
    "issued by a clock an hour ahead": (aud) => campus.token({ aud, iat: seconds() + hour, exp: seconds() + hour + 600 }),
    "issued by a clock an hour behind": (aud) => campus.token({ aud, iat: seconds() - hour, exp: seconds() - hour + 600 }),
    "not valid for an hour": (aud) => campus.token({ aud, nbf: seconds() + hour, exp: seconds() + 2 * hour }),
    "no end": token({ exp: undefined }),
    "a life of a year": (aud) => campus.token({ aud, exp: seconds() + 365 * 24 * hour }),
  });
});

test("What looks like a remembered token is not that token (prefix collision)", async () => {
  for (const plane of ["data", "control"] as const) {
    const token = campus.token({ aud: planes[plane] });
    assert.equal((await ask(plane, token)).status, 200);
    const [head = "", claims = "", signature = ""] = token.split(".");
    const changed = (at: number): string => {
      const all = [...signature];
      all[at] = all[at] === "A" ? "B" : "A";
      return `${head}.${claims}.${all.join("")}`;
    };
    const mallory = Buffer.from(JSON.stringify(campus.claims({ aud: planes[plane], sub: "mallory" }))).toString("base64url");
    const alike = [
      ...[0, 10, 40, 60, signature.length - 2].map(changed),
      `${head}.${claims}.${signature.slice(0, -1)}`,
      `${head}.${claims}.${signature}A`,
      `${head}.${claims}.${signature}==`,
      `${head}.${claims}.${signature}.`,
      `${head}.${claims}.`,
      `${head}.${mallory}.${signature}`,
    ];
    for (const other of alike) assert.equal((await ask(plane, other)).status, 401, `${plane}: ${other.slice(-40)}`);
    assert.equal((await ask(plane, token)).status, 200);
  }
});

test("A remembered token is refused from the instant of its end", async () => {
  for (const plane of ["data", "control"] as const) {
    const exp = seconds() + 2;
    const token = brief.token({ aud: planes[plane], exp });
    assert.equal((await ask(plane, token)).status, 200);
    let served = 0;
    for (;;) {
      const asked = Date.now();
      const { status } = await ask(plane, token);
      if (status !== 200) {
        assert.equal(status, 401);
        assert.ok(Date.now() >= exp * 1000, "it was refused before its end");
        break;
      }
      served += 1;
      assert.ok(asked < exp * 1000, `${plane} plane: it was served ${asked - exp * 1000} ms after its end`);
    }
    assert.ok(served > 0, "it was remembered in between");
  }
});

test("A storm of tokens, with keys that never were or are quite new, costs the issuer a question or two (JWKS rollover storm)", async () => {
  const thief = makeIssuerKey();
  const storm = async (): Promise<number> => {
    const asked = fresh.fetched.keys;
    const good = Array.from({ length: 150 }, (_, n) => fresh.token({ jti: `${n}-${asked}` }));
    const unknown = good.map((_, n) =>
      signToken(thief, { alg: "ES256", kid: `never-${n}-${asked}` }, fresh.claims({ jti: `${n}-${asked}` })),
    );
    const answers = await Promise.all([...good, ...unknown].map((token) => ask("data", token)));
    assert.ok(answers.slice(150).every(({ status }) => status === 401));
    if (asked === 0) assert.ok(answers.slice(0, 150).every(({ status }) => status === 200));
    return fresh.fetched.keys - asked;
  };
  assert.equal(await storm(), 1, "the first look at its keys");
  fresh.rotate();
  // New keys are looked for twice a minute at most: whoever makes up key ids costs the issuer no more than that.
  assert.ok((await storm()) + (await storm()) <= 1);
});
