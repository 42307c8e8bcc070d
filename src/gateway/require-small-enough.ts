import type { MediaPart, Modality } from "../core/inspection.ts";
import { Problem } from "../core/problem.ts";

/** Tokens that a text of so many UTF-8 bytes is taken for where nobody counts them: about four bytes each in English prose. */
export function estimateTokens(bytes: number): number {
  return Math.ceil(bytes / 4);
}

/** What the media of a request weigh, beside its text. */
export interface MediaWeight {
  /** Of base64 in the body. */
  readonly base64Bytes: number;
  /** What they are taken for where nobody counts, and the most that they can be. */
  readonly tokens: number;
  readonly mostTokens: number;
}

const weightless: MediaWeight = { base64Bytes: 0, tokens: 0, mostTokens: 0 };

/**
 * By modality, from the decoded bytes: tokens usually, and at the most. Providers scale images down before they count
 * them, to less than 2,000 tokens each, some to 5,000. Sound makes 10 to 50 tokens a second, of which even
 * 8 kbit/s compressed has 1,000 bytes. Documents are text, and images of their pages.
 */
const tokensOf: Readonly<Record<Modality, (bytes: number) => readonly [number, number]>> = {
  image: () => [1600, 8192],
  audio: (bytes) => [Math.ceil(bytes / 640), Math.ceil(bytes / 20)],
  document: (bytes) => [estimateTokens(bytes), bytes + 8192],
};

export function weighMedia(media: readonly MediaPart[]): MediaWeight {
  if (media.length === 0) return weightless;
  let base64Bytes = 0;
  let tokens = 0;
  let mostTokens = 0;
  for (const { data, modality } of media) {
    const [usual, most] = tokensOf[modality](Math.ceil(data.length * 0.75));
    base64Bytes += data.length;
    tokens += usual;
    mostTokens += most;
  }
  return { base64Bytes, tokens, mostTokens };
}

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
