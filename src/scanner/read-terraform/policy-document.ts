import { isProperties, Joined, Reference, Unknown, type Properties, type Value } from "../model/value.ts";
import { readJsonText } from "./json-text.ts";

/**
 * The IAM policy that the data source aws_iam_policy_document makes of its blocks. Statements of `source_policy_documents` come first;
 * those of `override_policy_documents` take the place of any with the same Sid. An Unknown where one of those cannot be read.
 */
export function policyDocument(block: Properties): Value {
  const sources = documents(block, "source_policy_documents", "source_json");
  const overrides = documents(block, "override_policy_documents", "override_json");
  for (const list of [sources, overrides]) if (list instanceof Unknown) return list;
  const own = listOf(block["statement"]);
  if (own instanceof Unknown) return own;
  const statements: Value[] = [];
  for (const statement of [...(sources as readonly Value[]), ...own.map(statementOf)]) statements.push(statement);
  for (const statement of overrides as readonly Value[]) {
    const sid = isProperties(statement) ? statement["Sid"] : undefined;
    const at =
      typeof sid !== "string" || sid === "" ? -1 : statements.findIndex((one) => isProperties(one) && one["Sid"] === sid);
    if (at < 0) statements.push(statement);
    else statements[at] = statement;
  }
  const [version, id] = [block["version"] ?? "2012-10-17", block["policy_id"]];
  return { Version: version, ...(id !== undefined && id !== null && { Id: id }), Statement: statements };
}

function documents(block: Properties, many: string, one: string): readonly Value[] | Unknown {
  const texts = listOf(block[many]);
  if (texts instanceof Unknown) return texts;
  const single = block[one];
  const statements: Value[] = [];
  for (const text of [...texts, ...(single === undefined || single === null ? [] : [single])]) {
    const document = readJsonText(text);
    if (document instanceof Unknown) return document;
    if (document instanceof Reference || document instanceof Joined || !isProperties(document))
      return new Unknown("a policy that it takes statements from is known only when it is deployed");
    const found = listOf(document["Statement"]);
    if (found instanceof Unknown) return found;
    statements.push(...found.slice(0, 1000));
  }
  return statements;
}

function statementOf(block: Value): Value {
  if (!isProperties(block)) return block instanceof Unknown ? block : new Unknown("a statement is not understood");
  const statement: Record<string, Value> = { Effect: block["effect"] ?? "Allow" };
  const given = (name: string): Value | undefined => {
    const value = block[name];
    return value === null || value === "" || (Array.isArray(value) && value.length === 0) ? undefined : value;
  };
  const sid = given("sid");
  if (sid !== undefined) statement["Sid"] = sid;
  for (const [name, from] of [
    ["Action", "actions"],
    ["NotAction", "not_actions"],
    ["Resource", "resources"],
    ["NotResource", "not_resources"],
  ] as const) {
    const value = given(from);
    if (value !== undefined) statement[name] = value;
  }
  for (const [name, from] of [
    ["Principal", "principals"],
    ["NotPrincipal", "not_principals"],
  ] as const) {
    const value = given(from);
    if (value !== undefined) statement[name] = principalsOf(value);
  }
  const conditions = given("condition");
  if (conditions !== undefined) statement["Condition"] = conditionsOf(conditions);
  return statement;
}

function principalsOf(blocks: Value): Value {
  const list = listOf(blocks);
  if (list instanceof Unknown) return list;
  const byType = new Map<string, Value[]>();
  for (const block of list) {
    if (!isProperties(block)) return block instanceof Unknown ? block : new Unknown("a principal is not understood");
    const type = block["type"];
    if (typeof type !== "string") return type instanceof Unknown ? type : new Unknown("the type of a principal is not known");
    const identifiers = listOf(block["identifiers"]);
    if (type === "*" && !(identifiers instanceof Unknown) && identifiers.includes("*")) return "*";
    byType.set(type, [...(byType.get(type) ?? []), ...(identifiers instanceof Unknown ? [identifiers] : identifiers)]);
  }
  return Object.fromEntries(byType);
}

function conditionsOf(blocks: Value): Value {
  const list = listOf(blocks);
  if (list instanceof Unknown) return list;
  const byTest = new Map<string, Map<string, Value>>();
  for (const block of list) {
    if (!isProperties(block)) return block instanceof Unknown ? block : new Unknown("a condition is not understood");
    const { test, variable } = block;
    if (typeof test !== "string" || typeof variable !== "string") return new Unknown("what a condition tests is not known");
    const values = byTest.get(test) ?? new Map<string, Value>();
    values.set(variable, block["values"] ?? []);
    byTest.set(test, values);
  }
  return Object.fromEntries([...byTest].map(([test, values]) => [test, Object.fromEntries(values)]));
}

function listOf(value: Value | undefined): readonly Value[] | Unknown {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value as readonly Value[];
  if (value instanceof Unknown) return value;
  return [value];
}
