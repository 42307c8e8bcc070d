import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { AnswerContext } from "../dialect.ts";

/**
 * Identifiers of what this gateway keeps. They are made here: an upstream's say nothing to anybody else, and could be made to
 * name what is another's.
 *
 * `resp_CODE` and `conv_CODE`, where CODE is 32 random letters: no digits, so that no detector takes a part of one for somebody's
 * number, and no vowels, so that they spell nothing. Items are named by what they stand in: `msg_CODE_o0` is the first of a
 * response's output, `fco_CODE_i1` the second of its input, `msg_CODE_c0` the first that a conversation began with.
 */
export const codeLetters = "bcdfghjklmnpqrstvwxz";
export const codeLength = 32;

const code = `[${codeLetters}]{${codeLength}}`;
const itemPattern = new RegExp(`^[a-z]{2,5}_(${code})_([oic])(0|[1-9][0-9]{0,4})$`);

/** Where an item stands: in a response's output or input, or at the beginning of a conversation. */
export type ItemPlace = "o" | "i" | "c";

export interface ItemName {
  readonly code: string;
  readonly place: ItemPlace;
  readonly index: number;
}

/** What an id that was made here says; undefined for anything else. */
export function readItemId(id: string): ItemName | undefined {
  const [, code, place, index] = itemPattern.exec(id) ?? [];
  if (code === undefined || place === undefined) return undefined;
  return { code, place: place as ItemPlace, index: Number(index) };
}

/** As the API begins the ids of items of these types. */
const prefixes: Readonly<Record<string, string>> = {
  message: "msg",
  reasoning: "rs",
  function_call: "fc",
  function_call_output: "fco",
  custom_tool_call: "ctc",
  custom_tool_call_output: "ctco",
  local_shell_call: "lsh",
  local_shell_call_output: "lsho",
  shell_call: "sh",
  shell_call_output: "sho",
  apply_patch_call: "apc",
  apply_patch_call_output: "apco",
  computer_call: "cu",
  computer_call_output: "cuo",
};

export function itemIdOf(item: JsonObject, { code, place, index }: ItemName): string {
  const type = item["type"];
  const prefix = typeof type === "string" && Object.hasOwn(prefixes, type) ? prefixes[type] : undefined;
  return `${prefix ?? (item["role"] === undefined ? "item" : "msg")}_${code}_${place}${index}`;
}

/** What a response says of itself and of what it goes on from: never what an upstream says there. */
export function stateFields({ state, callId }: Pick<AnswerContext, "state" | "callId">): JsonObject {
  if (state === undefined) return { id: `resp_${callId}`, store: false, previous_response_id: null };
  const { code, store, previousResponse, conversation } = state;
  return {
    id: `resp_${code}`,
    store,
    previous_response_id: previousResponse ?? null,
    ...(conversation !== undefined && { conversation: { id: conversation } }),
  };
}

/** The name of an output item of an answer that is kept; undefined where nothing is, and the upstream's own may stay. */
export function outputItemId({ state }: Pick<AnswerContext, "state">, item: JsonObject, index: number): string | undefined {
  return state?.store === true ? itemIdOf(item, { code: state.code, place: "o", index }) : undefined;
}

/** Names the items of a whole answer that is kept. */
export function nameOutput(context: AnswerContext, output: readonly JsonValue[]): void {
  for (const [index, item] of output.entries()) {
    const id = isJsonObject(item) ? outputItemId(context, item, index) : undefined;
    if (id !== undefined) (item as JsonObject)["id"] = id;
  }
}
