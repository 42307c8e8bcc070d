import { Problem } from "../core/problem.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { weightless, type MediaWeight } from "./weigh-media.ts";

/**
 * Refuses a prompt above the use case's `maxInputTokens` before anything costly is done with it, by the estimates above.
 * Throws Problem `prompt_too_large`.
 */
export function requireSmallEnough(
  bodyBytes: number,
  limits: { readonly maxInputTokens?: number | undefined },
  weight: MediaWeight = weightless,
): void {
  const tokens = estimateTokens(bodyBytes - weight.base64Bytes) + weight.tokens;
  if (limits.maxInputTokens !== undefined && tokens > limits.maxInputTokens) {
    throw new Problem(
      "prompt_too_large",
      `The request is about ${tokens} tokens long; this use case may send ${limits.maxInputTokens}.`,
    );
  }
}
