import type { JsonValue } from "../../../core/json.ts";
import { isNarrowed } from "../../iam/bind-condition.ts";
import { parseJsonValue } from "../../iam/parse-json-value.ts";
import { parsePrincipals, parseStatements } from "../../iam/parse-policy.ts";
import { type Answer, anyOf } from "../../iam/pattern.ts";
import { isProperties, Joined, Reference, Unknown, type Value } from "../../model/value.ts";
import { type Check, part, say, type Subject } from "./check.ts";
import { type Items, itemsOf, worst } from "./combine-checks.ts";

/** Policies of AWS are 20 KB at most. */
const maxPolicyLength = 65_536;

/** The statements of a policy document, also where the document is written as JSON text. */
export function statementsOf(subject: Subject, path: string): Items {
  const document = parsed(part(subject, path));
  const items = itemsOf(document, "Statement");
  // Names of members are case-sensitive here: what stands under another is what nobody read.
  if (isProperties(document.value) && !Object.hasOwn(document.value, "Statement"))
    return { items: [], doubt: items.doubt ?? say("UNKNOWN", document, "has no Statement") };
  return items;
}

/** A document as a value; text that is no JSON is an Unknown. */
export function parsed(at: Subject): Subject {
  const { value } = at;
  if (value instanceof Joined) return { ...at, value: parseJsonValue(value) };
  if (value instanceof Reference) return { ...at, value: new Unknown("it is put together when it is deployed") };
  if (typeof value !== "string") return at;
  if (value.length > maxPolicyLength) return { ...at, value: new Unknown("it is longer than a policy can be") };
  try {
    return { ...at, value: JSON.parse(value) as JsonValue };
  } catch {
    return { ...at, value: new Unknown("it is no JSON") };
  }
}

/** A member of a statement as the list that it stands for. */
export function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Whether a principal is everyone; one that is not told by its kind is of AWS. AWS takes no ARN with a wildcard for the account; whoever writes it means every one. */
export const isAnyone = (principal: Value | undefined): Answer =>
  principal !== undefined &&
  anyOf(parsePrincipals(isProperties(principal) ? principal : { AWS: principal }), ({ kind, value }): Answer => {
    if (kind === "*" || (kind === "AWS" && typeof value === "string" && /^(arn:[^:]*:(iam|sts)::)?[*?]/.test(value))) return true;
    return (kind === "AWS" || kind === "unknown") && value instanceof Unknown && value;
  });

/** That no statement allows everyone without a condition. */
export const allowsNotEveryone =
  (path: string, absent: "PASS" | "FAIL" | "NONE" = "NONE"): Check =>
  (subject) => {
    const document = part(subject, path);
    if (document.value === undefined) return absent === "NONE" ? undefined : say(absent, document, "is not set");
    const { items, doubt } = statementsOf(subject, path);
    const said = items.map((item) => {
      const { value } = item;
      if (!isProperties(value)) return say("UNKNOWN", item, "is no statement that can be read");
      const effect = value["Effect"];
      if (effect === "Deny") return undefined;
      const { statements, unread } = parseStatements([value]);
      const [statement] = statements;
      if (statement === undefined) return say("UNKNOWN", item, `is not known: ${unread}`);
      const narrowed = isNarrowed(statement);
      if (narrowed === true) return undefined;
      if (effect !== "Allow") return say("UNKNOWN", item, "has an effect that is not known");
      const anyone = "NotPrincipal" in value ? true : isAnyone(value["Principal"]);
      if (anyone !== false && narrowed instanceof Unknown)
        return say("UNKNOWN", item, `has a condition that is not known: ${narrowed.why}`);
      if (anyone === true) return say("FAIL", item, "allows everyone, without a condition that keeps anybody out");
      return anyone === false ? undefined : say("UNKNOWN", item, `has a principal that is not known: ${anyone.why}`);
    });
    return worst([...said, doubt]) ?? say("PASS", document, "allows nobody without a condition who is not named");
  };
