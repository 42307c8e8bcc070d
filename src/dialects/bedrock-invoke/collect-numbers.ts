import type { JsonValue } from "../../core/json.ts";

/** From here on a number can be somebody's number, and is inspected (../collect-text.ts). */
const speakingNumber = 1e8;

/** Whether there is nothing to inspect in a list, as in an embedding. One pass without calls, because these lists are long. */
export function holdsSmallNumbersOnly(list: readonly JsonValue[]): boolean {
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    if (typeof item !== "number" || item >= speakingNumber || item <= -speakingNumber) return false;
  }
  return true;
}
