import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { after, before, test } from "node:test";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { minutes, seconds } from "../../../src/core/units.ts";
import type { Approval } from "../../../src/governance/case/statements.ts";
import { useCase } from "../../support/manifests.ts";
import { alex } from "../../support/open-admin.ts";
import { reviewOf, sampleDigest } from "../../support/sample-statements.ts";
import { caseName, type CaseRoom, caseSpec, caseSubject, openCase, requireProblem } from "./open-case.ts";

let room: CaseRoom;
before(async () => {
  room = await openCase();
});
after(() => room?.close());

const judgement = `/api/v1/use-cases/${caseName}/judgement`;
const requests = `/api/v1/use-cases/${caseName}/requests`;
const begin = "/api/v1/signatures/begin";
const finish = "/api/v1/signatures";

test("Submitting freezes what the use case stands on, in the log first, and says what the gate waits for", async () => {
  const lead = await room.person("project_lead");
  const { changes } = room.world.admin;
  const from = changes.length;
  const asked = await lead.ask("POST", requests, { note: "For the winter term." });
  assert.equal(asked.status, 201, asked.text);
  assert.equal(asked.json.gate, "G1_INTAKE");
  assert.equal(asked.json.state, "INTAKE_REVIEW");
  assert.deepEqual(asked.json.parts.map(({ kind, name }: { kind: string; name: string }) => `${kind}/${name}`).sort(), [
    "Deployment/mock-local",
    "Deployment/spare",
    "Guardrail/advising",
    "Model/mock",
    "Policy/spare",
    `UseCase/${caseName}`,
  ]);
  assert.deepEqual(
    changes.slice(from).map(({ action, actor, target }) => [action, actor, target]),
    [
      ["request", "project_lead", caseSubject],
      ["transition", "project_lead", caseSubject],
    ],
  );
  const { json } = await lead.ask("GET", judgement);
  const [gate] = json.gates;
  assert.equal(gate.gate, "G1_INTAKE");
  assert.equal(gate.requestedBy, "project_lead");
  assert.deepEqual(
    gate.missing
      .filter(({ what }: { what: string }) => what === "approval")
      .map(({ role }: { role: string }) => role)
      .sort(),
    ["DATA_OWNER", "INFOSEC", "LEGAL"],
  );
});

test("A signature is a passkey's over the canonical JSON of what was shown, and anybody can verify it from the statement alone", async () => {
  room.tick();
  const infosec = await room.person("INFOSEC");
  const begun = await infosec.ask("POST", begin, {
    subject: caseSubject,
    about: "G1_INTAKE",
    role: "INFOSEC",
    reason: "Classified, scoped and owned.",
  });
  assert.equal(begun.status, 200, begun.text);
  const { document, canonical, text, options, ticket } = begun.json;
  assert.equal(canonical, canonicalJson(document));
  assert.equal(options.challenge, hash("sha256", canonical, "base64url"));
  assert.match(
    text.join("\n"),
    /You approve, as INFOSEC:\nThe use case advising passes G1_INTAKE.*Model mock, version 1.*owned\./s,
  );
  const response = infosec.passkey.get(options);
  const signed = await infosec.ask("POST", finish, { ticket, response });
  assert.equal(signed.status, 201, signed.text);
  assert.equal(signed.json.signature, "passkey");

  const { deps, changes } = room.world.admin;
  const stored = await deps.store.getStatement(signed.json.id);
  const { document: kept, assertion, strength, signer } = JSON.parse(stored?.body ?? "") as Approval;
  assert.ok(assertion);
  assert.deepEqual([signer, strength], ["INFOSEC", 3]);
  const { credentialId: id, publicKey, origin, rpId, ...parts } = assertion;
  const verified = await verifyAuthenticationResponse({
    response: { id, rawId: id, type: "public-key", response: parts, clientExtensionResults: {} },
    expectedChallenge: hash("sha256", canonicalJson(kept), "base64url"),
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter: 0 },
    requireUserVerification: true,
  });
  assert.equal(verified.verified, true);
  assert.deepEqual([origin, rpId], ["http://localhost:8081", "localhost"]);
  const [change] = changes.slice(-1);
  assert.equal(change?.action, "sign");
  assert.equal(change.digest, stored?.digest);
  assert.equal(change.detail?.["signed"], document.digest);
  const { json } = await infosec.ask("GET", judgement);
  assert.deepEqual(
    json.gates[0].signed.map(({ role }: { role: string }) => role),
    ["INFOSEC"],
  );

  requireProblem(await infosec.ask("POST", finish, { ticket, response }), "409 conflict", /signed already/);
  room.tick();
  const again = (
    await infosec.ask("POST", begin, { subject: caseSubject, about: "G1_INTAKE", role: "INFOSEC", reason: "A copy." })
  ).json;
  const copy = infosec.passkey.get(again.options, { counter: 1 });
  requireProblem(
    await infosec.ask("POST", finish, { ticket: again.ticket, response: copy }),
    "401 credential_invalid",
    /did not sign/,
  );
});

test("What was shown is good for its own person and log-in, for five minutes, and only with their verified passkey", async () => {
  room.tick();
  const legal = await room.person("LEGAL");
  const wanted = { subject: caseSubject, about: "G1_INTAKE", role: "LEGAL", reason: "Terms are clear." };
  const begun = async () => (await legal.ask("POST", begin, wanted)).json;
  const { ticket, options } = await begun();
  const other = await room.person("LEGAL");
  requireProblem(await other.ask("POST", finish, { ticket, response: legal.passkey.get(options) }), "409 conflict", /not yours/);
  const infosec = await room.person("INFOSEC");
  requireProblem(
    await infosec.ask("POST", finish, { ticket, response: legal.passkey.get(options) }),
    "409 conflict",
    /not yours/,
  );
  for (const [what, response] of [
    ["unverified", legal.passkey.get(options, { verified: false })],
    ["a foreign page", legal.passkey.get(options, { origin: "https://evil.example" })],
    ["another's passkey", infosec.passkey.get({ challenge: options.challenge })],
    ["another text", legal.passkey.get({ challenge: hash("sha256", "another", "base64url") })],
    ["nothing", undefined],
  ] as const) {
    const answer = await legal.ask("POST", finish, { ticket, ...(response && { response }) });
    assert.equal(`${answer.status} ${answer.json.code}`, "401 credential_invalid", what);
  }
  const later = await begun();
  room.tick(minutes(5));
  requireProblem(
    await legal.ask("POST", finish, { ticket: later.ticket, response: legal.passkey.get(later.options) }),
    "409 conflict",
    /five minutes/,
  );
  assert.equal((await legal.ask("POST", finish, { ticket: "AAAA" })).status, 409);
});

test("Who may not sign is told why: not the requester, not the author, no role, not this role, no auditor, no program", async () => {
  room.tick();
  const gate = { about: "G1_INTAKE" };
  const lead = await room.person("project_lead");
  requireProblem(await lead.sign({ ...gate, role: "PROJECT_LEAD" }), "422 resource_invalid", /takes the signature of DATA_OWNER/);
  requireProblem(await lead.sign({ ...gate, role: "INFOSEC" }), "403 forbidden", /do not hold the role INFOSEC/);
  const others = await room.person("DATA_OWNER@others");
  requireProblem(await others.sign({ ...gate, role: "DATA_OWNER" }), "404 not_found", /no UseCase named advising/);
  const auditor = await room.person("AUDITOR");
  requireProblem(await auditor.sign({ ...gate, role: "AUDITOR" }), "403 forbidden", /[Aa]uditors/);
  const { world } = room;
  const bootstrap = { authorization: "Bearer an-admin-token-for-tests-0123456789" };
  const body = { subject: caseSubject, ...gate, role: "INFOSEC", reason: "Because." };
  requireProblem(await world.call("POST", begin, { headers: bootstrap, body }), "403 forbidden", /person/);

  // The requester holds the role, too.
  await room.apply([
    { kind: "RoleBinding", name: "lead-is-infosec", spec: { role: "INFOSEC", members: ["project_lead", "author"] } },
  ]);
  requireProblem(await lead.sign({ ...gate, role: "INFOSEC" }), "403 forbidden", /asked for this gate/);
  const author = await room.person("author");
  requireProblem(await author.sign({ ...gate, role: "INFOSEC" }), "403 forbidden", /made a part of it/);
  requireProblem(await lead.sign({ about: "G2_DESIGN", role: "INFOSEC" }), "409 conflict", /Nobody asked for G2_DESIGN/);
  requireProblem(await lead.sign({ about: "G9", role: "INFOSEC" }), "422 resource_invalid", /nothing that is signed/);
});

test("A role that is lost between looking and signing signs nothing", async () => {
  room.tick();
  const owner = await room.person("data_owner");
  const wanted = { subject: caseSubject, about: "G1_INTAKE", role: "DATA_OWNER", reason: "It is mine." };
  const { ticket, options } = (await owner.ask("POST", begin, wanted)).json;
  const binding = (members: string[]) => ({
    kind: "RoleBinding",
    name: "data_owner-advising",
    spec: { role: "DATA_OWNER", members, useCases: [caseName] },
  });
  await room.apply([binding(["somebody-else"])]);
  const answer = await owner.ask("POST", finish, { ticket, response: owner.passkey.get(options) });
  requireProblem(answer, "404 not_found", /no UseCase named advising/);
  await room.apply([binding(["data_owner"])]);
});

test("A signature that was taken back counts no more, and its old answer does not bring it back", async () => {
  room.tick();
  const legal = await room.person("LEGAL");
  const wanted = { subject: caseSubject, about: "G1_INTAKE", role: "LEGAL", reason: "Terms are clear." };
  const { ticket, options } = (await legal.ask("POST", begin, wanted)).json;
  const response = legal.passkey.get(options);
  assert.equal((await legal.ask("POST", finish, { ticket, response })).status, 201);
  const signed = async () => (await legal.ask("GET", judgement)).json.gates[0].signed.map(({ role }: { role: string }) => role);
  assert.deepEqual(await signed(), ["INFOSEC", "LEGAL"]);
  room.tick();
  const { reason: _, ...own } = wanted;
  const back = await legal.ask("POST", "/api/v1/signatures/withdraw", { ...own, reason: "I looked at the wrong one." });
  assert.equal(back.status, 200, back.text);
  assert.equal(back.json.withdrawn, true);
  assert.deepEqual(await signed(), ["INFOSEC"]);
  requireProblem(await legal.ask("POST", finish, { ticket, response }), "409 conflict", /signed already/);
  requireProblem(
    await legal.ask("POST", "/api/v1/signatures/withdraw", { ...own, reason: "Again." }),
    "404 not_found",
    /have not signed/,
  );
  const { items } = (await legal.ask("GET", `/api/v1/signatures?subject=${encodeURIComponent(caseSubject)}`)).json;
  assert.deepEqual(
    items.map(({ role, withdrawn }: { role: string; withdrawn: boolean }) => [role, withdrawn]),
    [
      ["INFOSEC", false],
      ["LEGAL", true],
    ],
  );
});

test("A rejection is signed as an approval is, and names its reason where the gate waits", async () => {
  room.tick();
  const legal = await room.person("LEGAL");
  const no = await legal.sign({ about: "G1_INTAKE", role: "LEGAL", decision: "reject", reason: "The terms are not clear." });
  assert.equal(no.status, 201, no.text);
  const { json } = await legal.ask("GET", judgement);
  const why = json.gates[0].missing.map((one: { why: string }) => one.why).join("\n");
  assert.match(why, /LEGAL rejected it: The terms are not clear\./);
});

test("A change of any part voids what was signed, and signing what was asked for before is refused", async () => {
  room.tick();
  const infosec = await room.person("INFOSEC");
  await applyManifests(
    room.world.admin.deps,
    { ...alex, name: "author" },
    {
      dryRun: false,
      manifests: [useCase(caseName, ["mock"], { ...caseSpec, title: "Something else" })],
    },
  );
  const { json } = await infosec.ask("GET", judgement);
  assert.deepEqual(json.gates[0].signed, []);
  assert.ok(json.gates[0].missing.some(({ what }: { what: string }) => what === "request"));
  requireProblem(await infosec.sign({ about: "G1_INTAKE", role: "INFOSEC" }), "409 conflict", /has changed since/);
});

test("A review and an attestation are signed by those whom the standard names", async () => {
  room.tick();
  const { deps } = room.world.admin;
  const { topic, body } = reviewOf("2026-10");
  const text = canonicalJson(body);
  const said = { subject: caseSubject, topic, body: text, digest: sampleDigest(text), by: "collector", at: deps.clock() };
  await deps.store.appendStatements([said]);
  await deps.afterChange();
  room.tick();
  const owner = await room.person("data_owner");
  const review = await owner.sign({ about: "REVIEW/2026-10", role: "DATA_OWNER" });
  assert.equal(review.status, 201, review.text);
  assert.equal(review.json.digest, said.digest);
  const lead = await room.person("project_lead");
  requireProblem(
    await lead.sign({ about: "REVIEW/2026-10", role: "PROJECT_LEAD" }),
    "422 resource_invalid",
    /takes the signature of DATA_OWNER/,
  );
  requireProblem(await owner.sign({ about: "REVIEW/2026-09", role: "DATA_OWNER" }), "404 not_found", /no review of 2026-09/);

  const purge = await lead.ask("POST", `/api/v1/use-cases/${caseName}/artefacts`, {
    kind: "DATA_PURGE",
    title: "Nothing is left",
  });
  assert.equal(purge.status, 201, purge.text);
  room.tick();
  const attested = await owner.sign({ about: "ATTESTATION/DATA_PURGE", role: "DATA_OWNER" });
  assert.equal(attested.status, 201, attested.text);
  assert.equal(attested.json.digest, purge.json.digest);
  requireProblem(
    await (await room.person("LEGAL")).sign({ about: "ATTESTATION/DATA_PURGE", role: "LEGAL" }),
    "422 resource_invalid",
    /takes the signature of DATA_OWNER, PLATFORM/,
  );
});

test("Where the standard takes a log-in, a recent one of several factors signs, from the command line too", async () => {
  const { world } = room;
  room.tick();
  await room.apply([{ kind: "Standard", name: "default", spec: { approvals: { signature: "log-in" } } }]);
  const lead = await room.person("project_lead");
  assert.equal((await lead.ask("POST", requests, {})).status, 201);
  room.tick();
  const token = (claims: object) => ({ authorization: `Bearer ${world.token("INFOSEC", claims)}` });
  const at = Math.floor(world.admin.now / 1000);
  const body = { subject: caseSubject, about: "G1_INTAKE", role: "INFOSEC", reason: "Read." };
  const stale = await world.call("POST", begin, { headers: token({ auth_time: at - 16 * 60 }), body });
  requireProblem(stale, "401 authentication_insufficient", /15 minutes/);
  assert.deepEqual(stale.json.needs.maxAgeSeconds, 900);
  const headers = token({});
  const begun = await world.call("POST", begin, { headers, body });
  assert.equal(begun.json.signature, "log-in");
  assert.equal(begun.json.options, undefined);
  room.tick(seconds(1));
  const signed = await world.call("POST", finish, { headers, body: { ticket: begun.json.ticket } });
  assert.equal(signed.status, 201, signed.text);
  assert.equal(signed.json.signature, "log-in");
  const { json } = await lead.ask("GET", judgement);
  assert.deepEqual(
    json.gates[0].signed.map(({ role }: { role: string }) => role),
    ["INFOSEC"],
  );
});
