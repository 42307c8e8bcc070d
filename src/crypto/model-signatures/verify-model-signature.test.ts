import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { test } from "node:test";
import type { JsonObject } from "../../core/json.ts";
import { bundleByKey, makeSigstore } from "../../../test/support/make-sigstore.ts";
import { type ModelSignature, type PinnedSigner, verifyModelSignature } from "./verify-model-signature.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const other = `sha256:${"f".repeat(64)}`;
const start = Date.UTC(2026, 0, 1);
const at = Date.UTC(2026, 5, 1);
const email = "release@maker.example";
const issuer = "https://login.maker.example";
const base64 = (data: Uint8Array | string): string => Buffer.from(data).toString("base64");
const pemOf = (key: KeyObject): string => key.export({ type: "spki", format: "pem" });
const simpleSigning = (of: string): string =>
  JSON.stringify({
    critical: {
      identity: { "docker-reference": "registry.maker.example/model" },
      image: { "docker-manifest-digest": of },
      type: "cosign container image signature",
    },
    optional: null,
  });

const house = makeSigstore(start);
const stranger = makeSigstore(start);
const maker: PinnedSigner = { name: "maker", trustedRoot: house.trustedRoot, issuer, subject: email };
const wish = { email, issuer, at };
const statement = (of: string): object => ({
  _type: "https://in-toto.io/Statement/v1",
  subject: [{ name: "model", digest: { sha256: of.slice(7) } }],
  predicateType: "https://model_signing/signature/v1.0",
  predicate: {},
});

/** "" where it is verified, otherwise why not. */
function check(signature: ModelSignature, signers: readonly PinnedSigner[], of = digest): string {
  const verdict = verifyModelSignature({ digest: of, signature }, signers);
  return verdict.verified ? "" : verdict.why;
}
const checkBundle = (bundle: JsonObject, more: { payload?: string; of?: string; signer?: PinnedSigner } = {}): string =>
  check(
    { signer: "maker", bundle: JSON.stringify(bundle), ...(more.payload !== undefined && { payload: base64(more.payload) }) },
    [more.signer ?? maker],
    more.of,
  );

for (const kind of ["ed25519", "P-256", "P-384", "P-521"] as const) {
  test(`A pinned key verifies what it signed, over the digest or over cosign's payload, and nothing else: ${kind}`, () => {
    const make = () => (kind === "ed25519" ? generateKeyPairSync("ed25519") : generateKeyPairSync("ec", { namedCurve: kind }));
    const { publicKey, privateKey } = make();
    const hash = { ed25519: null, "P-256": "sha256", "P-384": "sha384", "P-521": "sha512" }[kind];
    const lab = { name: "lab", key: pemOf(publicKey) };
    const signed = (text: string): string => base64(sign(hash, Buffer.from(text), privateKey));
    assert.equal(check({ signer: "lab", signature: signed(digest) }, [lab]), "");
    assert.match(check({ signer: "lab", signature: signed(digest) }, [lab], other), /over this digest/);
    assert.match(
      check({ signer: "lab", signature: signed(digest) }, [{ name: "lab", key: pemOf(make().publicKey) }]),
      /key of lab/,
    );
    assert.match(check({ signer: "else", signature: signed(digest) }, [lab]), /none of the model's signers/);
    const payload = base64(simpleSigning(digest));
    assert.equal(check({ signer: "lab", signature: signed(simpleSigning(digest)), payload }, [lab]), "");
    assert.match(
      check({ signer: "lab", signature: signed(simpleSigning(digest)), payload }, [lab], other),
      /names another digest/,
    );
    assert.match(check({ signer: "lab", signature: signed(digest), payload }, [lab]), /key of lab/);
  });
}

test("Keys of other kinds, and what is no key or signature, verify nothing", () => {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const signature = base64(sign("sha256", Buffer.from(digest), privateKey));
  assert.notEqual(check({ signer: "lab", signature }, [{ name: "lab", key: pemOf(publicKey) }]), "");
  assert.notEqual(check({ signer: "lab", signature }, [{ name: "lab", key: "no key" }]), "");
  const lab = { name: "lab", key: pemOf(generateKeyPairSync("ed25519").publicKey) };
  assert.notEqual(check({ signer: "lab", signature: "AAAA" }, [lab]), "");
  assert.match(check({ signer: "maker", signature: "AAAA" }, [maker]), /needs a bundle/);
  for (const payload of ["no JSON", "[]", "{}", JSON.stringify({ critical: { image: { "docker-manifest-digest": digest } } })])
    assert.match(check({ signer: "lab", signature: "AAAA", payload: base64(payload) }, [lab]), /not cosign's/);
});

test("A bundle by the pinned identity verifies: over cosign's payload, over the digest and over a statement about it", () => {
  const payload = simpleSigning(digest);
  assert.equal(checkBundle(house.signMessage(Buffer.from(payload), wish), { payload }), "");
  assert.equal(checkBundle(house.signMessage(Buffer.from(digest), wish)), "");
  assert.equal(checkBundle(house.signStatement(statement(digest), wish)), "");
});

test("A bundle about another digest is refused", () => {
  assert.match(checkBundle(house.signMessage(Buffer.from(digest), wish), { of: other }), /not over this digest/);
  assert.match(checkBundle(house.signStatement(statement(digest), wish), { of: other }), /names another digest/);
  const payload = simpleSigning(other);
  assert.match(checkBundle(house.signMessage(Buffer.from(payload), wish), { payload }), /names another digest/);
  const strange = house.signStatement(statement(digest), { ...wish, payloadType: "text/plain" });
  assert.match(checkBundle(strange), /or is none/);
});

test("A bundle by another identity, issuer or Sigstore is refused, and an identity is no pattern", () => {
  const message = Buffer.from(digest);
  assert.match(checkBundle(house.signMessage(message, { ...wish, email: "mallory@maker.example" })), /mallory@maker\.example/);
  assert.match(
    checkBundle(house.signMessage(message, { ...wish, issuer: "https://login.evil.example" })),
    /login\.evil\.example/,
  );
  assert.match(checkBundle(stranger.signMessage(message, wish)), /does not come from the pinned authorities/);
  const pattern = { ...maker, subject: ".*@maker.example" };
  assert.match(checkBundle(house.signMessage(message, wish), { signer: pattern }), /not by maker/);
});

test("A certificate that had ended, or had not begun, when the log took the signature is refused", () => {
  const message = Buffer.from(digest);
  for (const loggedAt of [at + 3_600_000, at - 60_000])
    assert.match(checkBundle(house.signMessage(message, { ...wish, loggedAt })), /had ended when it was made/);
});

test("A bundle that was changed in any place is refused", () => {
  const bundle = house.signStatement(statement(digest), wish);
  const strings: (readonly (string | number)[])[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value === "string") strings.push(path);
    else if (typeof value === "object" && value !== null)
      for (const [key, member] of Object.entries(value)) walk(member, [...path, key]);
  };
  walk(bundle, []);
  const free = /keyid|rootHash|treeSize|inclusionProof\.logIndex|mediaType$/;
  let tried = 0;
  for (const path of strings.filter((one) => !free.test(one.join(".")))) {
    const changed = structuredClone(bundle);
    const [last = ""] = path.slice(-1);
    let holder = changed as unknown as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) holder = holder[key] as typeof holder;
    const text = holder[last] as string;
    const middle = Math.floor(text.length / 2);
    holder[last] = text.slice(0, middle) + (text[middle] === "A" ? "B" : "A") + text.slice(middle + 1);
    assert.notEqual(checkBundle(changed), "", path.join("."));
    tried++;
  }
  assert.ok(tried >= 10, `${tried} places`);
});

test("A bundle without its log entry, with a log's name that is a pattern, or that is none at all is refused", () => {
  const bundle = house.signMessage(Buffer.from(digest), wish);
  const material = bundle["verificationMaterial"] as JsonObject;
  assert.match(checkBundle({ ...bundle, verificationMaterial: { ...material, tlogEntries: [] } }), /when it was made/);
  const patterned = JSON.parse(JSON.stringify(bundle).replace("\u2014 log.test.example", "\u2014 (.*.*)*x")) as JsonObject;
  assert.match(checkBundle(patterned), /no log's name/);
  assert.match(checkBundle({}), /no Sigstore bundle/);
  assert.match(check({ signer: "maker", bundle: "[1" }, [maker]), /no Sigstore bundle/);
  assert.match(checkBundle(bundle, { signer: { ...maker, trustedRoot: "{}" } }), /trusted root of maker cannot be read/);
});

test("A bundle by a pinned key needs no certificate and no log, and is nobody else's", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = { name: "maker", key: pemOf(publicKey) };
  const bundle = bundleByKey(privateKey, Buffer.from(digest));
  assert.equal(checkBundle(bundle, { signer: key }), "");
  assert.match(checkBundle(bundle, { signer: key, of: other }), /over this digest/);
  assert.match(checkBundle(bundle), /nobody knows whose/);
});
