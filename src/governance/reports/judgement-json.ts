import type { JsonValue } from "../../core/json.ts";
import type { Judgement } from "../case/judgement.ts";

/** A judgement as a document: the same text for the same judgement. What never ends has no `until`. */
export function judgementJson(judgement: Judgement): JsonValue {
  const { verdicts, exceptions, ...rest } = judgement;
  return plain({
    format: "sallyport-judgement/1",
    ...rest,
    verdicts: [...verdicts.values()],
    exceptions: exceptions.map(({ exception: { name }, state, from, until, missing, why }) => ({
      name,
      state,
      from,
      until,
      missing,
      why,
    })),
  });
}

/** Without what JSON can't say: infinite ends, and members that are not there. */
function plain(value: unknown): JsonValue {
  if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number") return value;
  if (Array.isArray(value)) return value.map(plain);
  const members = Object.entries(value as object).filter(([, one]) => one !== undefined && one !== Infinity);
  return Object.fromEntries(members.map(([name, one]) => [name, plain(one)]));
}
