import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeDisk } from "../../test/fault/log-fake-disk.ts";
import { admissionOf, denialOf, outcomeOf, signer } from "../../test/fault/log-samples.ts";
import { exportOcsf, ocsfEvent } from "./export-ocsf.ts";
import { exportJsonl } from "./export-records.ts";
import { openLog } from "./open-log.ts";
import type { AuditRecord } from "./record.ts";

const records: readonly AuditRecord[] = [
  { type: "started", at: 1_000, version: "0.1.0", recovered: 2 },
  admissionOf("c1", 2_000),
  { ...outcomeOf("c1", 1, 3_000), status: "blocked", code: "guardrail_blocked" },
  denialOf("c2", 4_000),
  { type: "change", at: 5_000, actor: "admin", action: "key-revoke", target: "k_1", reason: "lost" },
  { type: "change", at: 5_500, actor: "admin", action: "andon-pull", target: "all", reason: "incident" },
  { type: "stopped", at: 6_000, version: "0.1.0" },
];

async function collect(lines: AsyncIterable<string>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const line of lines) {
    assert.ok(!line.includes("\n"));
    all.push(JSON.parse(line));
  }
  return all;
}

test("exports give one line for each record since a time, in the order of the log", async () => {
  const log = await openLog({ dir: "/data/log", origin: signer.name, signer, fs: new FakeDisk() });
  for (const record of records) await log.append(record);
  await log.publish();
  assert.deepEqual(
    await collect(exportJsonl(log.view())),
    records.map((record, index) => ({ index, record: structuredClone(record) })),
  );
  assert.equal((await collect(exportJsonl(log.view(), 4_000))).length, 4);
  const events = await collect(exportOcsf(log.view(), 6_000));
  assert.deepEqual(events, [JSON.parse(JSON.stringify(ocsfEvent(records[6] ?? denialOf("x"), 6, signer.name)))]);
  await log.close();
});

test("every event has what OCSF requires of its class, and a type that fits class and activity", () => {
  for (const [index, record] of records.entries()) {
    const event = ocsfEvent(record, index, "log") as Record<string, unknown>;
    for (const name of ["activity_id", "category_uid", "class_uid", "severity_id", "time", "type_uid", "metadata"]) {
      assert.notEqual(event[name], undefined, `${record.type}: ${name}`);
    }
    assert.equal(event["type_uid"], Number(event["class_uid"]) * 100 + Number(event["activity_id"]));
    const needed = event["class_uid"] === 6003 ? ["actor", "api", "src_endpoint"] : ["app"];
    for (const name of needed) assert.notEqual(event[name], undefined, `${record.type}: ${name}`);
  }
});

test("a change that failed says so, as the activity that it was to be", () => {
  const change = { type: "change", at: 1, actor: "admin", action: "apply-failed", target: "Model/mock" } as const;
  const event = ocsfEvent(change, 1, "log") as Record<string, unknown>;
  assert.deepEqual([event["status"], event["activity_name"]], ["Failure", "Update"]);
  const pull = ocsfEvent({ ...change, action: "andon-pull-failed" }, 1, "log") as Record<string, unknown>;
  assert.deepEqual([pull["status"], pull["severity"], pull["activity_id"]], ["Failure", "Medium", 99]);
});

test("an admission says who called which model for what, and a refusal says that it was blocked and why", () => {
  assert.deepEqual(ocsfEvent(denialOf("c2", 4_000), 3, "campus.example/log"), {
    class_uid: 6003,
    class_name: "API Activity",
    category_uid: 6,
    category_name: "Application Activity",
    activity_id: 99,
    activity_name: "Deny model call",
    type_uid: 600_399,
    time: 4_000,
    metadata: {
      version: "1.8.0",
      product: { name: "Sallyport", vendor_name: "Sallyport" },
      profiles: ["security_control", "ai_operation"],
      log_name: "campus.example/log",
      uid: "campus.example/log/3",
      correlation_uid: "c2",
    },
    severity_id: 3,
    severity: "Medium",
    status_id: 2,
    status: "Failure",
    status_code: "policy_denied",
    action_id: 2,
    action: "Denied",
    disposition_id: 2,
    disposition: "Blocked",
    actor: { user: { name: "svc-hr", credential_uid: "k_0123456789" } },
    src_endpoint: { svc_name: "svc-hr" },
    api: { operation: "openai-chat", request: { uid: "c2" } },
    unmapped: { key: "k_0123456789", dialect: "openai-chat", findings: [] },
  });
  const repeated = ocsfEvent({ ...denialOf("c2"), suppressed: 30 }, 3, "log") as Record<string, unknown>;
  assert.equal(repeated["count"], 31);
  const admitted = JSON.parse(JSON.stringify(ocsfEvent(admissionOf("c1"), 1, "log"))) as Record<string, unknown>;
  assert.deepEqual(admitted["actor"], { user: { name: "svc-hr", credential_uid: "k_0123456789" }, app_name: "hr-insights" });
  assert.deepEqual(admitted["ai_model"], { name: "echo", ai_provider: "echo-local" });
  assert.equal(admitted["disposition"], "Corrected");
});

const attributesOf = (record: AuditRecord) => ocsfEvent(record, 3, "log") as Record<string, unknown>;

test("a person's record says so, with who vouched for them and whether with several factors; old records say nothing of it", () => {
  const user = { name: "alice", type_id: 1, type: "User", credential_uid: "k_0123456789" };
  for (const [strength, is_mfa] of [
    [1, false],
    [2, true],
    [3, true],
  ] as const) {
    const { actor } = attributesOf({ ...denialOf("c2"), kind: "user", provider: "campus", strength, principal: "alice" });
    assert.deepEqual(actor, { user, session: { is_mfa }, idp: { name: "campus" } });
  }
  const endUser = { principal: "alice", provider: "campus" };
  const program = { ...denialOf("c2"), kind: "service-account", strength: 2, endUser } as const;
  const { actor, unmapped } = attributesOf(program);
  assert.deepEqual(actor, { user: { name: "svc-hr", type_id: 4, type: "Service", credential_uid: "k_0123456789" } });
  const { endUser: mapped, strength } = unmapped as Record<string, unknown>;
  assert.deepEqual([mapped, strength], [endUser, 2]);
});

test("a change says what its actor was and how sure it was of them; a log-in is one", () => {
  const by = { byKind: "user", byMethod: "session", byStrength: 3, byProvider: "campus" };
  const change = { type: "change", at: 1, actor: "dana", action: "scim-token-create", target: "campus", detail: by } as const;
  const made = attributesOf(change);
  const user = { name: "dana", type_id: 1, type: "User" };
  assert.deepEqual(made["actor"], { user, session: { is_mfa: true }, idp: { name: "campus" } });
  assert.equal(made["activity_name"], "Create");

  const detail = { provider: "campus", strength: 2, token: "0123456789abcdef" };
  const logIn = attributesOf({ type: "change", at: 1, actor: "dana", action: "log-in", target: "dana", detail });
  assert.deepEqual([logIn["class_uid"], logIn["category_uid"], logIn["type_uid"], logIn["status_id"]], [3002, 3, 300201, 1]);
  assert.deepEqual([logIn["user"], logIn["is_mfa"], logIn["auth_protocol"]], [user, true, "OpenID"]);
  const logOut = { type: "change", at: 1, actor: "dana", action: "log-out", target: "dana", detail: { session: "ab" } } as const;
  assert.equal(attributesOf(logOut)["type_uid"], 300202);
  assert.equal(attributesOf({ ...logOut, action: "log-in-failed" })["status_id"], 2);
});
