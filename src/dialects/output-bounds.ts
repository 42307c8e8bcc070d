import type { JsonObject } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";
import { requireCount } from "./refuse-request.ts";
import { variantsOf } from "./refuse-variants.ts";

/** Every name that a model or a serving container has for the most tokens to make, as all of them are held down. */
export const boundNames = (
  "max_tokens max_new_tokens maxTokens max_gen_len max_completion_tokens max_tokens_to_sample max_output_tokens maxTokenCount " +
  "maxNewTokens maxOutputTokens max_length"
).split(" ");

/** And for how many answers to make. */
export const countNames =
  "n num_return_sequences num_generations num_results numResults num_completions candidate_count candidateCount best_of".split(
    " ",
  );

/** Objects that hold settings. */
export const settingsNames =
  "parameters inferenceConfig textGenerationConfig generationConfig generation_config inferenceParams sampling_params".split(" ");

const refuseVariants = variantsOf(boundNames, countNames, settingsNames, ["model", "modelId", "stream", "stream_options"]);

/** More answers than this to one request are refused: each reserves the full output budget. */
const maxChoices = 8;

export interface OutputBounds {
  /** The smallest that the caller set. */
  readonly maxOutputTokens: number | undefined;
  readonly choices: number;
  /** Lowers what the caller set. True when there was anything. */
  lower(limit: number): boolean;
}

/** Throws Problem `request_malformed` on a bound that is no positive integer: it may mean no bound at all. */
export function readBounds(body: JsonObject): OutputBounds {
  const places: { readonly holder: JsonObject; readonly name: string; readonly bound: number }[] = [];
  let choices = 1;
  const read = (holder: JsonObject, prefix: string): void => {
    refuseVariants(holder, prefix);
    for (const name of boundNames) {
      const bound = requireCount(holder[name], prefix + name);
      if (bound !== undefined) places.push({ holder, name, bound });
    }
    for (const name of countNames) choices = Math.max(choices, requireCount(holder[name], prefix + name, maxChoices) ?? 1);
  };
  read(body, "");
  for (const name of settingsNames) {
    const settings = body[name];
    if (isJsonObject(settings)) read(settings, `${name}.`);
  }
  return {
    maxOutputTokens: places.length === 0 ? undefined : Math.min(...places.map(({ bound }) => bound)),
    choices,
    lower(limit) {
      for (const { holder, name, bound } of places) holder[name] = Math.min(bound, limit);
      return places.length > 0;
    },
  };
}
