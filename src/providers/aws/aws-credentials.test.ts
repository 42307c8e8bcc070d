import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Problem } from "../../core/problem.ts";
import type { MockContainerCredentials } from "../../../test/support/mock-secrets.ts";
import { startMockContainerCredentials } from "../../../test/support/mock-secrets.ts";
import { type AwsCredentials, openAwsCredentials } from "./aws-credentials.ts";

// The role of a container or pod: all that the chain finds here.
for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
process.env["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent/credentials";
process.env["AWS_CONFIG_FILE"] = "/nonexistent/config";

let role: MockContainerCredentials;
let clock = 0;
let credentials: AwsCredentials;
before(async () => {
  role = await startMockContainerCredentials("role-token");
  process.env["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = `${role.url}/credentials`;
  process.env["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "role-token";
});
beforeEach(() => {
  role.behave("answer");
  role.requests.length = 0;
  clock = 0;
  credentials = openAwsCredentials({ region: "eu-central-1", now: () => clock });
});
after(() => role.close());

const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
const key = (name: string) => ({ accessKeyId: name, secretAccessKey: "role-secret", sessionToken: "session" });
const idOf = async (): Promise<string> => (await credentials.get()).accessKeyId;

test("the role's credentials are asked for once, by however many calls, and kept", async () => {
  role.give(key("FIRST"), minutes(60));
  const ids = await Promise.all(Array.from({ length: 20 }, idOf));
  assert.deepEqual(new Set(ids), new Set(["FIRST"]));
  assert.equal(await idOf(), "FIRST");
  assert.equal(role.requests.length, 1);
});

test("credentials that end soon are replaced while they serve, once", async () => {
  role.give(key("SOON"), minutes(4));
  assert.equal(await idOf(), "SOON");
  role.give(key("NEXT"), minutes(60));
  let id = "SOON";
  for (let count = 0; count < 1000 && id === "SOON"; count++) {
    id = await idOf();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(id, "NEXT");
  assert.equal(role.requests.length, 2);
});

test("credentials that have ended are never used again: calls wait for new ones, and fail without", async () => {
  role.give(key("ENDED"), minutes(-1));
  assert.equal(await idOf(), "ENDED", "as the role gave them");
  role.give(key("NEXT"), minutes(60));
  assert.deepEqual(await Promise.all([idOf(), idOf(), idOf()]), ["NEXT", "NEXT", "NEXT"]);
  assert.equal(role.requests.length, 2);
});

test("refused credentials are read anew, every few seconds at the most, and served on where that fails", async () => {
  role.give(key("REVOKED"), minutes(60));
  assert.equal(await idOf(), "REVOKED");
  credentials.refused();
  assert.equal(await idOf(), "REVOKED");
  assert.equal(role.requests.length, 1);
  clock += 5000;
  role.give(key("NEXT"), minutes(60));
  credentials.refused();
  assert.equal(await idOf(), "NEXT");
  clock += 5000;
  role.behave((_request, response) => {
    response.writeHead(403);
    response.end();
  });
  credentials.refused();
  assert.equal(await idOf(), "NEXT");
});

test("a role that gives nothing fails the call with a problem that holds nothing of it", async () => {
  role.behave((_request, response) => {
    response.writeHead(400);
    response.end('{"Message":"role-secret"}');
  });
  await assert.rejects(credentials.get(), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, "upstream_unavailable");
    return !error.message.includes("role-secret");
  });
});
