import type { Outcome, Status } from "../../model/rule.ts";
import { isProperties, Joined, Reference, Unknown } from "../../model/value.ts";
import { cannotTell, type Check, odd, part, say, type Subject } from "./check.ts";

function firstOf(outcomes: readonly (Outcome | undefined)[], order: readonly Status[]): Outcome | undefined {
  for (const status of order) {
    const found = outcomes.find((one) => one?.status === status);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The worst that one of them says. */
export const all =
  (...checks: readonly Check[]): Check =>
  (subject) =>
    worst(checks.map((check) => check(subject)));

/** The best that one of them says. */
export const any =
  (...checks: readonly Check[]): Check =>
  (subject) =>
    firstOf(
      checks.map((check) => check(subject)),
      ["PASS", "UNKNOWN", "FAIL"],
    );

export const worst = (outcomes: readonly (Outcome | undefined)[]): Outcome | undefined =>
  firstOf(outcomes, ["FAIL", "UNKNOWN", "PASS"]);

/** At a part of the subject. */
export const at =
  (path: string, check: Check): Check =>
  (subject) =>
    check(part(subject, path));

/** How many items of a list are looked at: a template may not make a scan endless. */
const maxItems = 5000;

export interface Items {
  readonly items: readonly Subject[];
  /** Why there may be others, or why those that are there cannot be read. */
  readonly doubt?: Outcome;
}

/** The items of a list; one object by itself counts as a list of one, as Terraform writes it. */
export function itemsOf(subject: Subject, path: string): Items {
  const list = part(subject, path);
  const { value } = list;
  if (value === undefined) return { items: [] };
  if (value instanceof Unknown) return { items: [], doubt: cannotTell(list, value) };
  if (value instanceof Reference || value instanceof Joined)
    return { items: [], doubt: say("UNKNOWN", list, "is known only when it is deployed") };
  if (isProperties(value)) return { items: [list] };
  if (!Array.isArray(value)) return { items: [], doubt: odd(list) };
  const items = value
    .slice(0, maxItems)
    .map((item, n): Subject => ({ ...list, value: item ?? undefined, path: `${list.path}.${n}` }));
  if (value.length > maxItems) return { items, doubt: say("UNKNOWN", list, "has more items than are read") };
  const unknown = items.find((item) => item.value instanceof Unknown);
  return unknown?.value instanceof Unknown ? { items, doubt: cannotTell(unknown, unknown.value) } : { items };
}

/** Every item of a list; an empty or absent one is as said. */
export const each =
  (path: string, check: Check, empty: Status | "NONE" = "NONE"): Check =>
  (subject) => {
    const { items, doubt } = itemsOf(subject, path);
    const outcome = worst([...items.map((item) => check(item)), doubt]);
    return outcome ?? (empty === "NONE" || items.length > 0 ? undefined : say(empty, part(subject, path), "has none"));
  };

/** At least one item of a list; why there is none follows the property's name. */
export const some =
  (path: string, check: Check, none: string): Check =>
  (subject) => {
    const { items, doubt } = itemsOf(subject, path);
    const outcomes = [...items.map((item) => check(item)), doubt];
    return firstOf(outcomes, ["PASS", "UNKNOWN"]) ?? say("FAIL", part(subject, path), none);
  };

/** Only where a condition holds: where a check says PASS. Where that is not known, a failure is not known either. */
export const when =
  (condition: Check, check: Check): Check =>
  (subject) => {
    const holds = condition(subject);
    if (holds?.status === "PASS") return check(subject);
    if (holds?.status !== "UNKNOWN") return undefined;
    const outcome = check(subject);
    return outcome?.status === "PASS" ? outcome : holds;
  };

/** The other way round. */
export const not =
  (check: Check): Check =>
  (subject) => {
    const outcome = check(subject);
    if (outcome === undefined || outcome.status === "UNKNOWN") return outcome;
    return { ...outcome, status: outcome.status === "PASS" ? "FAIL" : "PASS" };
  };
