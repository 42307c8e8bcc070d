import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { keyVerifier } from "../../test/support/key-verifier.ts";
import { signRequest, type Signed, type SignWish } from "../../test/support/sign-request.ts";
import { newApiKey } from "./api-keys.ts";
import type { ClientCertificate, Credential, RequestHead } from "./credential.ts";
import { indexKeys, type KeyKind, type LiveKey } from "./key-index.ts";
import { deriveKeyPair } from "./key-pairs.ts";

const pepper = createSecretKey(randomBytes(32));
const pairKey = createSecretKey(randomBytes(32));
const now = Date.UTC(2026, 10, 21, 12);
const body = Buffer.from('{"messages":[]}');
const path = "/model/anthropic.claude%3A0/converse";

const made = newApiKey(randomBytes, pepper);
const pair = deriveKeyPair(made, pairKey);
const liveKey = (kind: KeyKind, more: Partial<LiveKey> = {}): LiveKey => ({
  id: made.id,
  kind,
  hash: made.hash,
  useCase: "hr",
  principal: "portal",
  expiresAt: now + 1000,
  ...more,
});
const keys = indexKeys([liveKey("pair")]);
const fingerprint = "ab".repeat(32);
const certificate: ClientCertificate = { fingerprint, notBefore: now - 1, notAfter: now + 500 };
const certificateKey = (more: Partial<LiveKey> = {}): LiveKey =>
  liveKey("certificate", { id: "00000000000000c1", hash: fingerprint, ...more });

const sign = (more: Partial<SignWish> = {}): Promise<Signed> =>
  signRequest({ pair, at: now, path, body: body.toString(), ...more });
const credentialOf = ({ authorization, head }: Signed, change: Partial<RequestHead> = {}): Credential => ({
  kind: "signature",
  authorization,
  head: { ...head, ...change },
});

function accepts(credential: Credential, sent: Uint8Array = body, verifier = keyVerifier({ pepper, pairKey })): void {
  assert.equal(verifier.verifyHead(credential, keys, now), undefined);
  assert.equal(verifier.verifyWhole(credential, sent, keys, now).useCases?.[0], "hr");
}

/** Refused before the body is read, or after. */
function refuses(credential: Credential, when: "head" | "whole", sent: Uint8Array = body, at = now, detail = /./): void {
  const verifier = keyVerifier({ pepper, pairKey });
  const expected = { code: "credential_invalid", detail };
  if (when === "head") assert.throws(() => verifier.verifyHead(credential, keys, at), expected);
  else assert.equal(verifier.verifyHead(credential, keys, at), undefined);
  assert.throws(() => verifier.verifyWhole(credential, sent, keys, at), expected);
}

test("What the AWS signer signs is accepted, with the payload's hash stated or not, for both services", async () => {
  accepts(credentialOf(await sign()));
  accepts(credentialOf(await sign({ stateHash: false })));
  accepts(credentialOf(await sign({ service: "sagemaker", path: "/endpoints/my-model/invocations" })));
  accepts(credentialOf(await sign({ headers: { "x-amz-meta": "  a   b  ", "x-amzn-bedrock-trace": "'!*()" } })));
  accepts(credentialOf(await sign({ path: "/model/arn%3Aaws%3Abedrock%3A%3A1%3Amodel%2Fx!'()*/invoke" })));
  accepts(credentialOf(await sign({ query: { b: "2 ö/", a: "~'", "a-b": "1", B: "" } })));
  accepts(credentialOf(await sign({ body: "" })), Buffer.alloc(0));
});

test("The host is signed as :authority over HTTP/2, and one that differs from the host is refused", async () => {
  const signed = await sign({ headers: { ":authority": "gateway.campus.example" } });
  const withoutHost = signed.head.rawHeaders.filter((_, at, all) => all[at - (at % 2)] !== "host");
  refuses(credentialOf(signed, { rawHeaders: withoutHost.with(withoutHost.indexOf(":authority") + 1, "evil.example") }), "whole");
  const onlyHost = (await sign()).head.rawHeaders;
  accepts(credentialOf(await sign(), { rawHeaders: onlyHost.map((name) => (name === "host" ? ":authority" : name)) }));
  refuses(credentialOf(await sign(), { rawHeaders: [...onlyHost, ":authority", "evil.example"] }), "head");
});

test("A wrong secret, another body, path, query, method or header is refused, in the words for an unknown key", async () => {
  const signed = await sign({ headers: { "x-amz-target": "one" } });
  const unknown = /not known here/;
  const other = { ...pair, secretAccessKey: `${pair.secretAccessKey.slice(0, -1)}_` };
  refuses(credentialOf(await sign({ pair: other })), "whole", body, now, unknown);
  refuses(credentialOf(await sign({ pair: { ...pair, accessKeyId: "SPAK0000000000000000" } })), "head", body, now, unknown);
  refuses(credentialOf(await sign({ pair: { ...pair, accessKeyId: "AKIAIOSFODNN7EXAMPLE" } })), "head", body, now, unknown);
  refuses(credentialOf(signed), "whole", Buffer.from('{"messages":[1]}'), now, unknown);
  refuses(credentialOf(await sign({ stateHash: false })), "whole", Buffer.from("{}"), now, unknown);
  refuses(credentialOf(signed, { target: path.replace("claude", "other") }), "whole", body, now, unknown);
  refuses(credentialOf(signed, { target: `${path}?extra=1` }), "whole", body, now, unknown);
  refuses(credentialOf(signed, { method: "GET" }), "whole", body, now, unknown);
  const altered = signed.head.rawHeaders.map((part) => (part === "one" ? "two" : part));
  refuses(credentialOf(signed, { rawHeaders: altered }), "whole", body, now, unknown);
});

test("Only a whole signature of now is read: dates, hashes, tokens, queries and headers each have their rule", async () => {
  const { authorization, head } = await sign();
  const { rawHeaders } = head;
  refuses(credentialOf(await sign({ at: now - 300_001 })), "head", body, now, /five minutes/);
  refuses(credentialOf(await sign({ at: now + 301_000 })), "head", body, now, /five minutes/);
  for (const hash of ["UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "e3b0", ""]) {
    refuses(credentialOf(await sign({ headers: { "x-amz-content-sha256": hash } })), "head", body, now, /SHA-256 of the body/);
  }
  const token = await sign({ headers: { "x-amz-security-token": "t" } });
  refuses(credentialOf(token), "head", body, now, /Session tokens/);
  refuses(credentialOf(await sign(), { target: `${path}?X-Amz-Signature=ab` }), "head", body, now, /in the query/);
  refuses(credentialOf(await sign(), { target: `${path}?a=%zz` }), "whole", body, now, /encoded/);
  refuses(credentialOf(await sign(), { rawHeaders: [...rawHeaders, "X-Amz-Target", "x"] }), "head", body, now, /not signed/);
  refuses(credentialOf(await sign(), { rawHeaders: [...rawHeaders, "Host", "gateway.campus.example"] }), "head");
  const date = rawHeaders[rawHeaders.indexOf("x-amz-date") + 1] ?? "";
  refuses(credentialOf(await sign(), { rawHeaders: [...rawHeaders, "X-AMZ-DATE", date] }), "head", body, now, /more than once/);
  for (const wrong of [
    "AWS4-HMAC-SHA256",
    authorization.replace("bedrock", "s3"),
    authorization.replace("bedrock", "constructor"),
    authorization.replace("host;", ""),
    authorization.replace("host;", "host;host;"),
    authorization.replace("host;", "host;missing;"),
    authorization.replace(/\/2026\d+\//, "/20261120/"),
    authorization.replace("x-amz-date", "x-other-date"),
    authorization.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),
    `${authorization}, Signature=${"0".repeat(64)}`,
    `${authorization}0`,
  ])
    refuses({ kind: "signature", authorization: wrong, head }, "head");
});

test("A signature passes once, and is forgotten when its date no longer lets it pass", async () => {
  const verifier = keyVerifier({ pepper, pairKey }, 4);
  const one = credentialOf(await sign());
  accepts(one, body, verifier);
  assert.throws(() => verifier.verifyWhole(one, body, keys, now), { code: "credential_invalid", detail: /sent before/ });
  accepts(credentialOf(await sign({ headers: { "x-amz-nonce": "2" } })), body, verifier);
  const third = await sign({ headers: { "x-amz-nonce": "3" } });
  assert.throws(() => verifier.verifyWhole(credentialOf(third), body, keys, now), { code: "identity_unavailable" });
  const later = now + 360_000;
  const live = indexKeys([liveKey("pair", { expiresAt: later + 1 })]);
  assert.equal(verifier.verifyWhole(credentialOf(await sign({ at: later })), body, live, later).credential, made.id);
});

test("A wrong signature leaves nothing to remember", async () => {
  const verifier = keyVerifier({ pepper, pairKey }, 1);
  const wrong = await sign({ pair: { ...pair, secretAccessKey: "wrong" } });
  for (let more = 0; more < 3; more++)
    assert.throws(() => verifier.verifyWhole(credentialOf(wrong), body, keys, now), { code: "credential_invalid" });
  accepts(credentialOf(await sign()), body, verifier);
});

test("A key is proved in its own way alone, and a pair ends with its key (expiry-needs-nobody)", async () => {
  const verifier = keyVerifier({ pepper, pairKey });
  const signed = credentialOf(await sign());
  const asKey: Credential = { kind: "key", key: made.key };
  const codeOf = (credential: Credential, live: LiveKey, at = now): string => {
    try {
      verifier.verifyWhole(credential, body, indexKeys([live]), at);
      return "accepted";
    } catch (error) {
      return String(error).split(":", 2)[1]?.trim() ?? "";
    }
  };
  assert.equal(codeOf(asKey, liveKey("pair")), "credential_invalid");
  assert.equal(codeOf(signed, liveKey("secret")), "credential_invalid");
  assert.equal(codeOf(signed, liveKey("pair", { hash: "cd".repeat(32) })), "credential_invalid");
  assert.equal(codeOf(signed, liveKey("pair", { expiresAt: now })), "credential_expired");
  assert.equal(codeOf(asKey, liveKey("secret")), "accepted");
  assert.equal(codeOf({ kind: "certificate", certificate }, liveKey("secret", { hash: fingerprint })), "credential_invalid");
});

test("A certificate names its key, until either ends", () => {
  const verifier = keyVerifier({ pepper, pairKey });
  const shown: Credential = { kind: "certificate", certificate };
  const index = indexKeys([certificateKey()]);
  const caller = verifier.verifyHead(shown, index, now);
  assert.deepEqual([caller?.useCases?.[0], caller?.principal, caller?.expiresAt], ["hr", "portal", now + 500]);
  assert.throws(() => verifier.verifyHead(shown, index, now + 500), { code: "credential_expired" });
  assert.throws(() => verifier.verifyHead(shown, index, now - 2), { code: "credential_invalid" });
  assert.throws(() => verifier.verifyHead(shown, indexKeys([certificateKey({ expiresAt: now })]), now), {
    code: "credential_expired",
  });
  assert.throws(() => verifier.verifyHead(shown, indexKeys([]), now), { code: "credential_invalid" });
  const twice = indexKeys([
    certificateKey({ expiresAt: now + 5 }),
    certificateKey({ id: "00000000000000c2" }),
    certificateKey({ id: "00000000000000c3", expiresAt: now + 7 }),
  ]);
  assert.equal(verifier.verifyHead(shown, twice, now)?.credential, "00000000000000c2");
});

test("A key beside a certificate must be the same service account's, and both go on counting", async () => {
  const verifier = keyVerifier({ pepper, pairKey });
  const both: Credential = { kind: "key", key: made.key, certificate };
  const verify = (credential: Credential, ...live: LiveKey[]) => verifier.verifyWhole(credential, body, indexKeys(live), now);
  const caller = verify(both, liveKey("secret"), certificateKey());
  assert.equal(caller.expiresAt, now + 500);
  assert.deepEqual(
    caller.proofs.map(({ id }) => id),
    [made.id, "00000000000000c1"],
  );
  for (const other of [{ useCase: "it" }, { principal: "batch" }, { hash: "ef".repeat(32) }, { expiresAt: now }]) {
    assert.throws(() => verify(both, liveKey("secret"), certificateKey(other)), { code: /^credential_/ });
  }
  const signed = credentialOf(await sign());
  assert.throws(() => verify({ ...signed, certificate } as Credential, liveKey("pair"), certificateKey({ useCase: "it" })), {
    code: "credential_invalid",
  });
});

test("Nothing presented and several things that contradict each other are told apart", () => {
  const verifier = keyVerifier({ pepper, pairKey });
  assert.throws(() => verifier.verifyHead(undefined, keys, now), { code: "credential_missing" });
  assert.throws(() => verifier.verifyHead({ kind: "unclear" }, keys, now), { code: "credential_invalid" });
});
