import { days } from "../../core/units.ts";
import type { Standard } from "../standard/standard.ts";
import type { ReviewData, ReviewedKey } from "./review-data.ts";

export interface ReviewItem {
  readonly id: string;
  readonly summary: string;
  /** Whether whoever signs should look at it before anything else. */
  readonly attention: boolean;
}

type Summary = Omit<ReviewItem, "id">;
type Rules = Pick<Standard, "monthlyReview" | "settings">;

const unusedMs = days(30);
const oldMs = days(90);
const longest = 4000;

/**
 * What was collected, for people, item by item of the standard. No names of people: those are in the data, for who may see them. An item
 * wants attention where a control that it names does not hold, or its own numbers say so. Pure.
 */
export function summariseReview(data: ReviewData, { monthlyReview, settings }: Rules): readonly ReviewItem[] {
  const known: Readonly<Record<string, (data: ReviewData, warnMs: number) => Summary>> = {
    keys: ofKeys,
    access: ofAccess,
    drift: ofDrift,
    cost: ofCost,
    guardrails: ofGuardrails,
    exceptions: ofExceptions,
    vendors: ofVendors,
  };
  return monthlyReview.items.map(({ id, title, controls }) => {
    const own = known[id]?.(data, days(settings.expiryWarningDays)) ?? { summary: `${title}: look at it.`, attention: true };
    const bad = controls.flatMap((control) => {
      const found = data.controls[control];
      const good = found === undefined || ["pass", "not-applicable-proved"].includes(found.verdict);
      return good ? [] : [`${control} is ${found.verdict}: ${found.why}`];
    });
    return {
      id,
      summary: [own.summary, ...bad].join(" ").slice(0, longest),
      attention: own.attention || bad.length > 0,
    };
  });
}

/** Those that need a look come first. */
export function sortKeys(keys: readonly ReviewedKey[], now: number): readonly ReviewedKey[] {
  const rank = (key: ReviewedKey): number =>
    (key.owner === undefined ? 2 : 0) + (isUnused(key, now) ? 2 : 0) + (now - key.createdAt > oldMs ? 1 : 0);
  return keys.toSorted((one, other) => rank(other) - rank(one) || (one.id < other.id ? -1 : 1));
}

function isUnused({ lastUsedAt, createdAt }: ReviewedKey, now: number): boolean {
  return now - (lastUsedAt ?? createdAt) > unusedMs;
}

function ofKeys({ keys, collectedAt }: ReviewData): Summary {
  const { live, listed } = keys;
  const unused = listed.filter((key) => isUnused(key, collectedAt)).length;
  const unowned = listed.filter(({ owner }) => owner === undefined).length;
  const old = listed.filter(({ createdAt }) => collectedAt - createdAt > oldMs).length;
  const more = live > listed.length ? ` Only ${listed.length} of them were looked at one by one.` : "";
  return {
    summary: `${live} live keys: ${unused} not used for 30 days, ${unowned} without an owner, ${old} older than 90 days.${more}`,
    attention: unused + unowned > 0 || live > listed.length,
  };
}

function ofAccess({ access }: ReviewData): Summary {
  const people = access.listed.reduce((sum, { count }) => sum + count, 0);
  const gone = access.listed.reduce((sum, one) => sum + one.gone.length, 0);
  const roles = [...new Set(access.listed.map(({ role }) => role))].join(", ");
  return {
    summary:
      `${access.bindings} role bindings name it, with ${people} members (${roles || "no role"}); ${gone} of them are no longer let in. ` +
      `${access.serviceAccounts.length} programs hold a key for it.`,
    attention: gone > 0 || access.bindings > access.listed.length,
  };
}

function ofDrift({ drift }: ReviewData): Summary {
  const { approved, current, candidates } = drift;
  const same = approved === current;
  const is =
    approved === undefined
      ? "Nothing is approved."
      : same
        ? "What is declared is what was approved."
        : "What is declared has moved on from what was approved.";
  const waiting = candidates.length === 0 ? "" : ` Waiting: ${candidates.join(", ")}.`;
  return {
    summary: `${is} Approved ${approved ?? "none"}, now ${current}.${waiting}`,
    attention: !same || candidates.length > 0,
  };
}

function ofCost({ use, budgets }: ReviewData): Summary {
  const { calls, denials, inputTokens, outputTokens, costMicros, mostPerDay, complete } = use;
  const of = { requests: calls, tokens: inputTokens + outputTokens, micros: costMicros };
  const shares = budgets.flatMap(({ limit, unit, per }) => {
    const key = unit === "requests" ? "requests" : unit === "tokens" ? "tokens" : "micros";
    const used = per === "month" ? of[key] : per === "day" ? mostPerDay[key] : undefined;
    if (used === undefined) return [];
    const percent = limit === 0 ? 100 : Math.round((used / limit) * 100);
    return [{ percent, text: `${percent} % of ${limit} ${unit} per ${per}${per === "day" ? " on the busiest day" : ""}` }];
  });
  const partly = complete ? "" : " The log has more records of this month than were read: these are the first of them.";
  const spent = shares.length === 0 ? "" : ` ${shares.map(({ text }) => text).join(", ")}.`;
  return {
    summary:
      `${calls} calls and ${denials} refusals; ${inputTokens} input and ${outputTokens} output tokens, ` +
      `${(costMicros / 1e6).toFixed(2)} in the currency of the prices.${spent}${partly}`,
    attention: !complete || shares.some(({ percent }) => percent >= 80),
  };
}

function ofGuardrails({ use }: ReviewData): Summary {
  const listed = Object.entries(use.findings).sort(([, one], [, other]) => other - one);
  const total = listed.reduce((sum, [, count]) => sum + count, 0);
  const shown = listed.slice(0, 20).map(([what, count]) => `${what} ${count}`);
  const denied = use.denialCodes["guardrail_blocked"] ?? 0;
  return {
    summary: `${total} findings${shown.length === 0 ? "" : `: ${shown.join(", ")}`}. ${denied} calls were refused for them.`,
    attention: use.calls > 0 && denied > use.calls / 10,
  };
}

function ofExceptions({ exceptions, collectedAt }: ReviewData): Summary {
  const late = exceptions.filter(({ planDueAt }) => Date.parse(planDueAt) < collectedAt);
  const ending = exceptions.filter(({ state }) => state === "EXPIRING" || state === "REVOKED");
  const shown = exceptions.map(({ name, state, planDueAt, progress }) => {
    const done = progress === undefined ? "no progress is told" : progress.slice(0, 200);
    return `${name} is ${state}, its plan is due ${planDueAt}: ${done}.`;
  });
  return {
    summary: exceptions.length === 0 ? "There are none." : shown.join(" "),
    attention: late.length + ending.length > 0,
  };
}

function ofVendors({ vendors, collectedAt }: ReviewData, warnMs: number): Summary {
  const soon = vendors.filter(({ endsAt }) => endsAt !== undefined && endsAt - collectedAt <= warnMs);
  const shown = vendors.map(({ name, what, endsAt }) =>
    endsAt === undefined
      ? `${name}: ${what} has no end.`
      : `${name}: ${what} ends ${new Date(endsAt).toISOString().slice(0, 10)}.`,
  );
  return { summary: shown.length === 0 ? "No vendor processes its data." : shown.join(" "), attention: soon.length > 0 };
}
