import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { userAttributes } from "./attributes.ts";
import { compileValueFilter } from "./compile-filter.ts";
import type { Filter } from "./parse-filter.ts";
import type { PatchPath } from "./parse-patch-path.ts";
import type { PatchOperation } from "./parse-patch.ts";
import { readFlag, readMember, readText, requireObject } from "./read-values.ts";
import { quote, scimProblem } from "./scim-problem.ts";
import type { Email } from "./user-document.ts";

const most = 20;
const parts = { value: 320, display: 200, type: 50 } as const;
type Part = keyof typeof parts | "primary";

/** One operation on `emails`, `emails.PART`, `emails[FILTER]` or `emails[FILTER].PART`. */
export function changeEmails(
  before: readonly Email[],
  { attribute: { sub }, filter, text }: PatchPath,
  op: PatchOperation["op"],
  value: JsonValue | undefined,
): readonly Email[] | undefined {
  const removes = op === "remove" || value === null || value === undefined;
  const chosen = filter === undefined ? before : before.filter(passing(filter));
  const part = sub === undefined ? undefined : requirePart(sub);
  if (removes) {
    if (part !== undefined) return keep(before.map((email) => (chosen.includes(email) ? withPart(email, part, null) : email)));
    return keep(before.filter((email) => !chosen.includes(email)));
  }
  if (part !== undefined || filter !== undefined) {
    // What the filter describes is made where it is not there yet, as Entra ID expects of Add.
    const targets = chosen.length > 0 ? chosen : [described(filter, text)];
    const changed = targets.map((email) => (part === undefined ? readEmail(value, email) : withPart(email, part, value)));
    const rest = before.map((email) => (chosen.includes(email) ? changed[chosen.indexOf(email)]! : email));
    return keep(chosen.length > 0 ? rest : [...rest, ...changed], changed);
  }
  const sent = (Array.isArray(value) ? value : [value]).map((one) => readEmail(one, {}));
  if (op === "replace") return keep(sent);
  const added = sent.filter((email) => !before.some((other) => other.value === email.value && other.type === email.type));
  return keep([...before, ...added], added);
}

/** At most one is the primary: the last of those in `changed`, should that say so of several (RFC 7644, section 3.5.2). */
function keep(emails: readonly Email[], changed: readonly Email[] = []): readonly Email[] | undefined {
  if (emails.length > most) throw scimProblem("invalidValue", `A person has ${most} emails at most.`);
  const primaries = emails.filter(({ primary }) => primary === true);
  if (primaries.length < 2) return emails.length === 0 ? undefined : emails;
  const newest = changed.findLast(({ primary }) => primary === true);
  if (newest === undefined) throw scimProblem("invalidValue", "One of the emails can be the primary one, not several.");
  return emails.map((email) => (email.primary === true && email !== newest ? { ...email, primary: false } : email));
}

function passing(filter: Filter): (email: Email) => boolean {
  const emails = userAttributes.find(({ name }) => name === "emails");
  if (emails === undefined) return () => false;
  const passes = compileValueFilter(emails, filter);
  return (email) => passes(email as JsonObject);
}

/** The email that a filter of equalities describes. */
function described(filter: Filter | undefined, text: string): Email {
  const equalities = filter === undefined ? [] : filter.kind === "and" ? filter.parts : [filter];
  return equalities.reduce<Email>((email, one) => {
    if (one.kind !== "compare" || one.by !== "eq") throw scimProblem("noTarget", `Nothing is there at ${quote(text)}.`);
    return withPart(email, requirePart(one.path.name), one.value);
  }, {});
}

function requirePart(name: string): Part {
  if (name === "value" || name === "display" || name === "type" || name === "primary") return name;
  throw scimProblem("invalidPath", `emails have no part ${quote(name)}.`);
}

function readEmail(value: JsonValue, before: Email): Email {
  const object = isJsonObject(value) ? value : requireObject("One of the emails", value);
  return (["value", "display", "type", "primary"] as const).reduce((email, part) => {
    const sent = readMember(object, part);
    return sent === undefined ? email : withPart(email, part, sent);
  }, before);
}

function withPart(email: Email, part: Part, value: JsonValue): Email {
  const { [part]: _, ...rest } = email;
  if (part === "primary") return value === null ? rest : { ...rest, primary: readFlag("emails.primary", value) };
  const read = readText(`emails.${part}`, value, parts[part]);
  return read === undefined ? rest : { ...rest, [part]: read };
}
