import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../src/core/problem.ts";
import { readCredential } from "../../src/gateway/read-credential.ts";
import { newApiKey } from "../../src/identity/api-keys.ts";
import type { Credential, RequestHead } from "../../src/identity/credential.ts";
import { indexKeys } from "../../src/identity/key-index.ts";
import { deriveKeyPair } from "../../src/identity/key-pairs.ts";
import { keyVerifier } from "../support/key-verifier.ts";
import { signRequest } from "../support/sign-request.ts";

const secret = createSecretKey(randomBytes(32));
const made = newApiKey(randomBytes, secret);
const pair = deriveKeyPair(made, secret);
const now = Date.UTC(2026, 10, 21, 12);
const keys = indexKeys([{ ...made, kind: "pair", useCase: "hr", principal: "portal", expiresAt: now + 1 }]);

function verify(credential: Credential | undefined, body: string): string {
  try {
    const verifier = keyVerifier({ pepper: secret, pairKey: secret });
    verifier.verifyHead(credential, keys, now);
    return verifier.verifyWhole(credential, Buffer.from(body), keys, now).useCases?.[0] ?? "";
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    assert.match(error.code, /^credential_/);
    return error.code;
  }
}

const printable = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
const request = fc.record({
  path: fc.string({ minLength: 1 }).map((id) => `/model/${encodeURIComponent(id.toWellFormed())}/invoke`),
  query: fc.dictionary(
    fc.constantFrom("a", "a-b", "B", "ö", "a b", "~'()"),
    fc.string().map((text) => text.toWellFormed()),
  ),
  headers: fc.dictionary(fc.constantFrom("x-amz-meta", "x-amz-other", "x-custom", "accept"), printable),
  body: fc.string().map((text) => text.toWellFormed()),
});

test("Whatever the AWS signer signs is accepted, and with one character changed anywhere it is not", async () => {
  await fc.assert(
    fc.asyncProperty(request, fc.nat(), fc.constantFrom("target", "header", "body", "method"), async (wish, at, where) => {
      // Dots alone are no segment: the signer leaves them out, and no route has them.
      fc.pre(!/\/\.{1,2}\//.test(wish.path));
      const { head, authorization, headers } = await signRequest({ pair, at: now, ...wish });
      const credential = (change: Partial<RequestHead> = {}): Credential => ({
        kind: "signature",
        authorization,
        head: { ...head, ...change },
      });
      assert.equal(verify(credential(), wish.body), "hr");

      const altered = (text: string): string => {
        const place = at % (text.length + 1);
        return `${text.slice(0, place)}Z${text.slice(place + 1)}`;
      };
      fc.pre(where !== "target" || altered(head.target) !== head.target);
      if (where === "target") assert.notEqual(verify(credential({ target: altered(head.target) }), wish.body), "hr");
      else if (where === "body") {
        fc.pre(altered(wish.body) !== wish.body);
        assert.notEqual(verify(credential(), altered(wish.body)), "hr");
      } else if (where === "method") assert.notEqual(verify(credential({ method: "PUT" }), wish.body), "hr");
      else {
        const signedNames = /SignedHeaders=([^,]*)/.exec(authorization)?.[1]?.split(";") ?? [];
        const name = signedNames[at % signedNames.length] ?? "";
        const rawHeaders = Object.entries({ ...headers, [name]: `${headers[name] ?? ""}Z` }).flat();
        assert.notEqual(verify(credential({ rawHeaders }), wish.body), "hr");
      }
    }),
    { numRuns: 300 },
  );
});

test("Any headers are read and judged without a fault, and let nobody in", () => {
  const name = fc.constantFrom(
    "authorization",
    "Authorization",
    "x-api-key",
    "x-amz-date",
    "x-amz-content-sha256",
    "host",
    ":authority",
    "x-amz-security-token",
  );
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom("Bearer x", "20261121T120000Z", "20269921T996199Z", "AWS4-HMAC-SHA256 "),
    fc
      .tuple(
        fc.constantFrom(pair.accessKeyId, "SPAK", "x"),
        fc.stringMatching(/^[a-z0-9;:-]{0,30}$/),
        fc.stringMatching(/^[0-9a-f]{64}$/),
      )
      .map(
        ([id, names, signature]) =>
          `AWS4-HMAC-SHA256 Credential=${id}/20261121/us-east-1/bedrock/aws4_request, SignedHeaders=host;x-amz-date${names}, Signature=${signature}`,
      ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 6 }), fc.string(), (headers, query) => {
      const rawHeaders = [...headers.flat(), "host", "h", "x-amz-date", "20261121T120000Z"];
      const credential = readCredential({ method: "POST", target: `/model/x/invoke?${query}`, rawHeaders });
      assert.match(verify(credential, ""), /^credential_/);
    }),
    { numRuns: 2000 },
  );
});
