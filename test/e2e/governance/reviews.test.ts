import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createKey } from "../../../src/admin/create-key.ts";
import type { AdmissionRecord } from "../../../src/audit/record.ts";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { alex } from "../../support/open-admin.ts";
import { sha256 } from "../../support/governed.ts";
import { caseName, casePath, type CaseRoom, goLive, holderOf, openCase, requireProblem } from "./open-case.ts";
import { covered, logCall } from "./log-call.ts";

/** The monthly review: collected from data, signed by the owner, and what follows when nobody does. */
let room: CaseRoom;
before(async () => {
  room = await openCase();
  await goLive(room);
});
after(() => room?.close());

const ask = async (role: string, method: string, path: string, body?: unknown) => {
  room.tick();
  return await (await room.person(holderOf(role))).ask(method, `${casePath}/reviews${path}`, body);
};
const attention = (items: readonly { id: string; attention: boolean }[]): string[] =>
  items.filter((item) => item.attention).map(({ id }) => id);

async function call(at: number, useCase: string, findings: AdmissionRecord["findings"] = []): Promise<number> {
  const admission = await logCall(room, { call: `call-${at}-${useCase}`, at, useCase, dataClass: "restricted", findings });
  return await room.world.admin.deps.audit.append({
    type: "outcome",
    call: `call-${at}-${useCase}`,
    at: at + 1,
    admission,
    status: "completed",
    inputTokens: 900_000,
    outputTokens: 50_000,
    usage: "reported",
    costMicros: 2_000_000,
    durationMs: 1,
    findings: [],
    masked: false,
  });
}

test("The month that it went live in is nobody's to review; the next is, once it is over", async () => {
  const { json } = await ask("CISO", "GET", "");
  assert.deepEqual(
    json.months.map(({ period, status, due }: Record<string, string>) => [period, status, due]),
    [["2026-12", "coming", "2027-01-08T00:00:00.000Z"]],
  );
  assert.equal(json.degradesAt, "2027-01-08T00:00:00.000Z");
  assert.equal(json.suspendsAt, "2027-02-08T00:00:00.000Z");
  requireProblem(await ask("DATA_OWNER", "POST", "", {}), "409 conflict", /the first is the one after it went live/);
  requireProblem(await ask("DATA_OWNER", "POST", "", { period: "2026-12" }), "409 conflict", /2026-12 is not over/);
  requireProblem(
    await ask("DATA_OWNER", "POST", "", { period: "2026-11" }),
    "409 conflict",
    /the first is the one after it went live/,
  );
});

test("It is collected from keys, roles, versions, the log, exceptions and vendors, and names what wants attention", async () => {
  const { admin } = room.world;
  await createKey(admin.deps, alex, { useCase: caseName });
  await call(Date.parse("2026-12-05T12:00:00Z"), caseName, [{ type: "EMAIL", surface: "input", action: "MASK", count: 3 }]);
  await call(Date.parse("2026-12-05T12:00:01Z"), "tests", [{ type: "EMAIL", surface: "input", action: "MASK", count: 5 }]);
  await covered(room, await call(Date.parse("2027-01-01T00:00:00Z"), caseName));
  admin.now = Date.parse("2027-01-02T08:00:00Z");
  requireProblem(await ask("DATA_OWNER", "GET", "/2026-12"), "404 not_found", /review generate advising 2026-12/);
  requireProblem(await ask("PLATFORM", "POST", "", {}), "403 forbidden", /RequestApproval/);
  const made = await ask("PROJECT_LEAD", "POST", "", { comment: "A quiet month." });
  assert.equal(made.status, 201, made.text);
  const { json } = await ask("DATA_OWNER", "GET", "/2026-12");
  assert.equal(json.status, "collected");
  assert.deepEqual(
    json.items.map(({ id }: { id: string }) => id),
    ["keys", "access", "drift", "cost", "guardrails", "exceptions", "vendors"],
  );
  const summary = (id: string): string => json.items.find((item: { id: string }) => item.id === id).summary as string;
  assert.match(summary("keys"), /^1 live keys: 1 not used for 30 days, 0 without an owner/);
  assert.match(summary("access"), /^3 role bindings name it, with 3 members/);
  assert.match(summary("drift"), /^What is declared is what was approved/);
  assert.match(
    summary("cost"),
    /^1 calls and 0 refusals; 900000 input and 50000 output tokens, 2.00 .* 95 % of 1000000 tokens per day/,
  );
  assert.match(summary("guardrails"), /^3 findings: EMAIL MASK 3/);
  assert.ok(attention(json.items).includes("keys") && attention(json.items).includes("cost"));
  assert.equal(json.comments[0].text, "A quiet month.");
});

test("Its digest is over what was collected, which is shown to who may see who may come in, and to no other", async () => {
  const { json } = await ask("DATA_OWNER", "GET", "/2026-12");
  assert.equal(sha256(canonicalJson(json.data)), json.dataDigest);
  assert.equal(json.data.access.listed.length, 3);
  assert.equal((await ask("AUDITOR", "GET", "/2026-12")).json.data.useCase, caseName);
  const developer = await ask("DEVELOPER", "GET", "/2026-12");
  assert.equal(developer.status, 200);
  assert.equal(developer.json.data, undefined);
  assert.doesNotMatch(developer.text, /"members"/);
  const logged = room.world.admin.changes.findLast(({ action, detail }) => action === "review-collect" && detail?.["period"]);
  assert.equal(logged?.detail?.["data"], json.dataDigest);
});

test("The owner signs it and nobody else; then it is collected no more, and the next month is due", async () => {
  room.tick();
  const lead = await room.person("project_lead");
  requireProblem(
    await lead.sign({ about: "REVIEW/2026-12", role: "PROJECT_LEAD" }),
    "422 resource_invalid",
    /takes the signature of DATA_OWNER/,
  );
  const said = await ask("PROJECT_LEAD", "POST", "/2026-12/comments", { text: "The old key goes." });
  assert.equal(said.status, 201, said.text);
  room.tick();
  const owner = await room.person("data_owner");
  const signed = await owner.sign({ about: "REVIEW/2026-12", role: "DATA_OWNER" });
  assert.equal(signed.status, 201, signed.text);
  assert.equal((await ask("CISO", "POST", "/2026-12/comments", { text: "Seen." })).status, 201);
  const { json } = await ask("CISO", "GET", "/2026-12");
  assert.equal(json.status, "signed");
  assert.equal(signed.json.digest, json.digest);
  assert.deepEqual(
    json.comments.map(({ text }: { text: string }) => text),
    ["A quiet month.", "The old key goes.", "Seen."],
  );
  requireProblem(await ask("PROJECT_LEAD", "POST", "", { period: "2026-12" }), "409 conflict", /is signed/);
  const { json: list } = await ask("CISO", "GET", "");
  assert.equal(list.degradesAt, "2027-02-08T00:00:00.000Z");
  assert.deepEqual(
    list.months.map(({ status }: { status: string }) => status),
    ["signed", "coming"],
  );
});

test("A month that nobody signed by its day is missed", async () => {
  room.world.admin.now = Date.parse("2027-02-08T00:00:00Z");
  const { json } = await ask("CISO", "GET", "");
  assert.deepEqual(
    json.months.map(({ period, status }: Record<string, string>) => `${period} ${status}`),
    ["2026-12 signed", "2027-01 missed", "2027-02 coming"],
  );
});
