import type { Rule } from "../../model/rule.ts";
import { isProperties, Unknown, type Value } from "../../model/value.ts";
import { ask, type Check, part, say, type Subject } from "../checks/check.ts";
import { itemsOf, when } from "../checks/combine-checks.ts";
import { systemTypes } from "./ai-types.ts";

/** Each tag by the names that people give it; organisations write them in many ways. */
const wanted: Readonly<Record<string, RegExp>> = {
  owner: /^((business|technical|system|data|service)?owner|team|contact)$/,
  "data class": /^(data)?(class|classification|sensitivity)$|^dataclassification$/,
  project: /^(project|application|app|system|service|workload|costcentre|costcenter)(id|name|code)?$/,
  "use case": /^usecase(id)?$/,
};

/** As names are compared: without prefixes such as `org:`, without case, dashes and underscores. */
const plain = (key: string): string =>
  key
    .slice(key.lastIndexOf(":") + 1)
    .replaceAll(/[^A-Za-z0-9]/g, "")
    .toLowerCase();

interface Tags {
  readonly values: ReadonlyMap<string, Value | undefined>;
  readonly isWhole: boolean;
}

/** The tags of a resource, as a list of keys and values or as a map. */
function tagsOf(subject: Subject): Tags {
  const tags = part(subject, "Tags");
  const values = new Map<string, Value | undefined>();
  if (isProperties(tags.value) && !Object.hasOwn(tags.value, "Key")) {
    for (const [key, value] of Object.entries(tags.value)) values.set(plain(key), value);
    return { values, isWhole: true };
  }
  const { items, doubt } = itemsOf(subject, "Tags");
  let isWhole = doubt === undefined;
  for (const { value } of items)
    if (isProperties(value) && typeof value["Key"] === "string") values.set(plain(value["Key"]), value["Value"]);
    else isWhole = false;
  return { values, isWhole };
}

const requireTags =
  (names: readonly string[]): Check =>
  (subject) => {
    const { values, isWhole } = tagsOf(subject);
    const told = [...values].filter(([, value]) => value !== "" && !(value instanceof Unknown && value.mayBeAbsent));
    const missing = names.filter((name) => !told.some(([key]) => wanted[name]?.test(key) === true));
    const at = part(subject, "Tags");
    const doubtful = [...values.values()].find((value) => value instanceof Unknown && value.mayBeAbsent);
    if (missing.length > 0 && doubtful instanceof Unknown) return say("UNKNOWN", at, `may not all be there: ${doubtful.why}`);
    if (missing.length === 0) return say("PASS", at, `tell the ${names.join(", ")}`);
    return isWhole
      ? say("FAIL", at, `do not tell the ${missing.join(", ")}`)
      : say("UNKNOWN", at, `tell no ${missing.join(", ")} as far as they are known`);
  };

const isSandbox: Check = (subject) => {
  const value = environmentOf(subject);
  if (value === undefined && !tagsOf(subject).isWhole) return say("UNKNOWN", subject, "has tags that are not known");
  if (value instanceof Unknown) return say("UNKNOWN", subject, `is of an environment that is not known: ${value.why}`);
  return say(value === "sandbox" ? "PASS" : "FAIL", subject, "is tagged with its environment");
};

function environmentOf(subject: Subject): string | Unknown | undefined {
  for (const [key, value] of tagsOf(subject).values)
    if (/^(env|environment|stage)$/.test(key) && value instanceof Unknown) return value;
    else if (/^(env|environment|stage)$/.test(key) && typeof value === "string") return kindOf(value);
  return undefined;
}

function kindOf(value: string): string | undefined {
  if (/^prod(uction)?$/i.test(value)) return "prod";
  if (/^research$/i.test(value)) return "research";
  return /^sandbox$/i.test(value) ? "sandbox" : undefined;
}

export const tagRules: readonly Rule[] = [
  {
    id: "tags-tell-who-and-what",
    control: "LOG-006",
    severity: "medium",
    title: "What an AI system is made of is tagged with owner, data class, project and use case",
    remediation:
      "Add the tags Owner, DataClass, Project and UseCaseId, best for the whole stack. In Terraform: default_tags of the provider.",
    types: systemTypes,
    check: ask(requireTags(Object.keys(wanted))),
  },
  {
    id: "tags-sandbox-expires",
    control: "SDL-004",
    severity: "medium",
    title: "What is tagged as a sandbox says when it ends",
    remediation: "Add a tag such as Expires, with a date within 180 days, and delete what is past it.",
    types: systemTypes,
    check: ask(
      when(isSandbox, (subject) => {
        const { values, isWhole } = tagsOf(subject);
        const expires = [...values].find(([key]) =>
          /^(expires?(on|at)?|expiry(date)?|expiration(date)?|deleteafter|ttl)$/.test(key),
        );
        const at = part(subject, "Tags");
        if (expires !== undefined) return say("PASS", at, "tell when it ends");
        return say(isWhole ? "FAIL" : "UNKNOWN", at, "do not tell when it ends");
      }),
    ),
  },
];
