import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  bareToken,
  macToken,
  makeIssuerKey,
  signToken,
  startMockIssuer,
  type IssuerKeyPair,
} from "../../../test/support/mock-issuer.ts";
import { openTokens, provider, type TokenTest } from "../../../test/support/verify-tokens.ts";
import { notValid } from "./refuse-token.ts";
import { indexProviders } from "./provider.ts";

let rsa: TokenTest;
let ec: TokenTest;
before(async () => {
  rsa = await openTokens({}, { algorithm: "RS256" });
  ec = await openTokens();
  await rsa.verify(rsa.issuer.token());
  await ec.verify(ec.issuer.token());
});
after(() => Promise.all([rsa.close(), ec.close()]));

const signer = ({ issuer }: TokenTest): IssuerKeyPair => issuer.keys[0] as IssuerKeyPair;
const { code, detail } = notValid();

/** Refused in the words that tell nothing, and without a word to the issuer. */
async function refused(on: TokenTest, token: string, about = ""): Promise<void> {
  const before = { ...on.issuer.fetched };
  assert.deepEqual(await on.refusal(token), { code, detail }, about);
  assert.deepEqual(on.issuer.fetched, before, about);
}

test("A token without a signature is refused, however `none` is written", async () => {
  for (const alg of ["none", "None", "NONE", "nOnE", "", undefined, null, ["ES256"], { ES256: 1 }]) {
    await refused(ec, bareToken({ alg, kid: signer(ec).kid }, ec.issuer.claims()), JSON.stringify(alg));
    await refused(ec, signToken(signer(ec), { alg, kid: signer(ec).kid }, ec.issuer.claims()), JSON.stringify(alg));
  }
  await refused(ec, bareToken({ alg: "ES256", kid: signer(ec).kid }, ec.issuer.claims()));
});

test("A public key is never taken for the secret of an HMAC", async () => {
  const { publicKey, kid, jwk } = signer(rsa);
  const secrets = [
    publicKey.export({ type: "spki", format: "pem" }),
    publicKey.export({ type: "spki", format: "der" }),
    publicKey.export({ type: "pkcs1", format: "pem" }),
    JSON.stringify(jwk),
    String(jwk["n"]),
    "",
  ];
  for (const secret of secrets)
    for (const alg of ["HS256", "hs256", "RS256"]) await refused(rsa, macToken(secret, { alg, kid }, rsa.issuer.claims()), alg);
});

test("A signature of another algorithm than the provider lists is refused, even by the right key", async () => {
  const key: IssuerKeyPair = { ...signer(rsa), algorithm: "PS256" };
  await refused(rsa, signToken(key, { alg: "PS256", kid: key.kid }, rsa.issuer.claims()));
  await refused(rsa, signToken(signer(rsa), { alg: "RS512", kid: key.kid }, rsa.issuer.claims()));
});

test("A key id is a text to compare: a path, SQL or the name of a prototype's member finds nothing", async () => {
  const on = await openTokens();
  const stranger = makeIssuerKey();
  const kids = [
    "../../../../dev/null",
    "/proc/self/environ",
    "file:///etc/passwd",
    "' UNION SELECT 'secret'; --",
    "__proto__",
    "constructor",
    "toString",
    "0",
    "length",
    "key-1\u0000",
    " ",
    "",
    "x".repeat(600),
  ];
  await on.verify(on.issuer.token());
  const fetched = { ...on.issuer.fetched };
  for (const kid of kids) {
    const token = signToken(stranger, { alg: "ES256", kid }, on.issuer.claims());
    assert.deepEqual(await on.refusal(token), { code, detail }, kid);
  }
  for (const kid of [1, null, {}, [signer(on).kid], { toString: signer(on).kid }])
    assert.deepEqual(await on.refusal(signToken(signer(on), { alg: "ES256", kid }, on.issuer.claims())), { code, detail });
  assert.deepEqual(on.issuer.fetched, fetched);
  await on.close();
});

test("A token that brings its own key, or says where it is, is held against the issuer's keys all the same", async () => {
  const spoof = await startMockIssuer();
  const stranger = makeIssuerKey("ES256", signer(ec).kid);
  for (const header of [
    { jwk: stranger.jwk },
    { jku: spoof.jwksUri },
    { x5u: `${spoof.issuer}/chain.pem` },
    { x5c: [stranger.publicKey.export({ type: "spki", format: "der" }).toString("base64")] },
  ]) {
    await refused(ec, signToken(stranger, { alg: "ES256", kid: stranger.kid, ...header }, ec.issuer.claims()));
    // They do no harm to a good one: nobody looks at them.
    assert.equal((await ec.verify(ec.issuer.token({}, header))).principal, "alice");
  }
  assert.deepEqual(spoof.fetched, { discovery: 0, keys: 0 });
  await spoof.close();
});

test("Keys of a JWK set that are symmetric, private, for encryption or too short verify nothing", async () => {
  const on = await openTokens({ algorithms: ["RS256", "ES256"] }, { algorithm: "ES256" });
  const [forEncryption, hidden, wrapping] = ["enc", "hidden", "wrap"].map((kid) => makeIssuerKey("ES256", kid)) as [
    IssuerKeyPair,
    IssuerKeyPair,
    IssuerKeyPair,
  ];
  on.issuer.extraJwks = [
    { kty: "oct", kid: "oct", k: Buffer.from("secret").toString("base64url"), alg: "HS256" },
    { kty: "oct", kid: "oct-2", k: Buffer.from("secret").toString("base64url"), alg: "ES256", use: "sig" },
    { ...forEncryption.jwk, use: "enc" },
    { ...hidden.jwk, d: String(hidden.privateKey.export({ format: "jwk" }).d) },
    { ...wrapping.jwk, key_ops: ["wrapKey"] },
    { kty: "RSA", kid: "short", n: "AQAB", e: "AQAB", alg: "RS256" },
    { kty: "EC", kid: "off-curve", crv: "P-256", x: "AQ", y: "AQ" },
    { kty: "EC", kid: "nameless-curve", crv: "__proto__", x: "AQ", y: "AQ" },
    null,
    "key",
    [],
  ];
  assert.equal((await on.verify(on.issuer.token())).principal, "alice");
  for (const kid of ["oct", "oct-2"])
    for (const alg of ["HS256", "ES256"])
      assert.equal((await on.refusal(macToken("secret", { alg, kid }, on.issuer.claims())))?.code, code);
  for (const pair of [forEncryption, hidden, wrapping])
    assert.equal((await on.refusal(on.issuer.token({}, {}, pair)))?.code, code);
  assert.equal((await on.refusal(on.issuer.token({}, { kid: "short", alg: "RS256" })))?.code, code);
  await on.close();
});

test("Of keys with one id the one of the algorithm's kind is taken; two that both fit are none", async () => {
  const on = await openTokens({ algorithms: ["ES256", "EdDSA"] });
  const other = makeIssuerKey("EdDSA", signer(on).kid);
  on.issuer.keys.push(other);
  assert.equal((await on.verify(on.issuer.token())).principal, "alice");
  assert.equal((await on.verify(on.issuer.token({ sub: "bob" }, {}, other))).principal, "bob");
  assert.equal((await on.refusal(on.issuer.token({}, { alg: "EdDSA" })))?.code, code);

  const twin = makeIssuerKey("ES256", signer(on).kid);
  on.issuer.keys.push(twin);
  on.pass(60 * 60_000);
  assert.equal((await on.refusal(on.issuer.token()))?.code, code);
  await on.close();
});

test("A token without a key id passes only where one key can have signed it", async () => {
  const on = await openTokens();
  assert.equal((await on.verify(on.issuer.token({}, { kid: undefined }))).principal, "alice");
  on.issuer.keys.push(makeIssuerKey());
  on.pass(60 * 60_000);
  assert.equal((await on.refusal(on.issuer.token({}, { kid: undefined })))?.code, code);
  assert.equal((await on.verify(on.issuer.token())).principal, "alice");
  await on.close();
});

test("Critical extensions and encrypted tokens are refused", async () => {
  await refused(ec, ec.issuer.token({}, { crit: ["b64"], b64: false }));
  await refused(ec, ec.issuer.token({}, { crit: [] }));
  await refused(ec, ec.issuer.token({}, { enc: "A256GCM" }));
  await refused(ec, `${Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString("base64url")}.AAAA.AAAA.AAAA.AAAA`);
});

test("What is no token, or written in another way than base64url has it, is refused", async () => {
  const good = ec.issuer.token();
  const [head = "", payload = "", signature = ""] = good.split(".");
  const stranger = signature.endsWith("A") ? "B" : "A";
  for (const token of [
    "",
    ".",
    "..",
    "...",
    `${head}.${payload}`,
    `${good}.`,
    `${good}=`,
    ` ${good}`,
    `${good}\n`,
    `${head}.${payload}.${signature.slice(0, -1)}${stranger}`,
    `${head}.${payload}.${signature.replaceAll("_", "/").replaceAll("-", "+")}==`,
    `${head}.${payload}.${signature.slice(0, -4)}`,
    `${head}.${payload}.${signature}AAAA`,
    `${head}..${signature}`,
    `.${payload}.${signature}`,
    `${head}.${payload}\u0130.${signature}`,
  ])
    await refused(ec, token, token);
});

test("Bytes that are no UTF-8, a claim that stands twice and JSON that is nested deep are refused, though they are signed", async () => {
  const key = signer(ec);
  const header = { alg: "ES256", kid: key.kid };
  const claims = JSON.stringify(ec.issuer.claims());
  await refused(ec, signToken(key, header, claims.replace('"sub":"alice"', '"sub":"mallory","sub":"alice"')));
  await refused(ec, signToken(key, header, claims.replace('"sub":"alice"', '"\\u0073ub":"mallory","sub":"alice"')));
  await refused(ec, signToken(key, header, claims.replace("}", ',"realm":{"roles":["a"],"roles":["b"]}}')));
  await refused(ec, signToken(key, `{"alg":"none","alg":"ES256","kid":"${key.kid}"}`, claims));
  await refused(ec, signToken(key, header, claims.replace("}", `,"x":${"[".repeat(40)}${"]".repeat(40)}}`)));
  await refused(ec, signToken(key, header, "[1,".repeat(3500)));
  await refused(ec, signToken(key, header, "[]"));
  await refused(ec, signToken(key, header, `{"iss":${JSON.stringify(ec.issuer.issuer)}} {}`));
  const [head = "", , tail = ""] = ec.issuer.token().split(".");
  await refused(ec, `${head}.${Buffer.from([0x7b, 0xff, 0x7d]).toString("base64url")}.${tail}`);
  assert.equal(
    (await ec.verify(signToken(key, header, claims.replace("}", ',"__proto__":{"sub":"mallory"}}')))).principal,
    "alice",
  );
});

test("A token of more than 16 KB is refused before it is looked into", async () => {
  assert.equal((await ec.verify(ec.issuer.token({ more: "x".repeat(11_000) }))).principal, "alice");
  await refused(ec, ec.issuer.token({ more: "x".repeat(12_500) }));
  const started = performance.now();
  await refused(ec, "e".repeat(8_000_000));
  assert.ok(performance.now() - started < 50);
});

test("Two tokens that differ in nothing but their signature's last letters are two tokens, also once one is remembered", async () => {
  const good = ec.issuer.token({ jti: "remembered" });
  await ec.verify(good);
  const flip = (text: string, at: number): string => text.slice(0, at) + (text[at] === "A" ? "Q" : "A") + text.slice(at + 1);
  for (const at of [good.length - 1, good.length - 2, good.length - 40]) await refused(ec, flip(good, at));
  assert.equal(await ec.verify(good), await ec.verify(good), "it is still remembered");
});

test("Another issuer's token is refused in the same words, whether its issuer is known or not", async () => {
  const stranger = await startMockIssuer({ now: () => ec.now() });
  await refused(ec, stranger.token());
  // It signs as itself and says that it is ours.
  await refused(ec, signToken(stranger.keys[0] as IssuerKeyPair, { alg: "ES256", kid: signer(ec).kid }, ec.issuer.claims()));
  assert.deepEqual(stranger.fetched, { discovery: 0, keys: 0 });
  for (const iss of [`${ec.issuer.issuer}/`, ec.issuer.issuer.toUpperCase(), [ec.issuer.issuer], undefined, "__proto__", ""])
    await refused(ec, ec.issuer.token({ iss }), String(iss));

  const both = indexProviders([
    provider("campus", { issuer: ec.issuer.issuer, algorithms: ["ES256"] }),
    provider("other", { issuer: stranger.issuer, algorithms: ["ES256"], principal: { prefix: "other." } }),
  ]);
  const crossed = signToken(stranger.keys[0] as IssuerKeyPair, { alg: "ES256" }, ec.issuer.claims());
  await assert.rejects(async () => ec.verifier.verify(crossed, "data", both, ec.now()), { code });
  const own = await ec.verifier.verify(stranger.token(), "data", both, ec.now());
  assert.equal(own.principal, "other.alice");
  await stranger.close();
});
