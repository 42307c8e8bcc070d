import type { MediaPart, Modality } from "../core/inspection.ts";
import { estimateTokens } from "./estimate-tokens.ts";

/** What the media of a request weigh, beside its text. */
export interface MediaWeight {
  /** Of base64 in the body. */
  readonly base64Bytes: number;
  /** What they are taken for where nobody counts, and the most that they can be. */
  readonly tokens: number;
  readonly mostTokens: number;
}

export const weightless: MediaWeight = { base64Bytes: 0, tokens: 0, mostTokens: 0 };

/**
 * By modality, from the decoded bytes: tokens usually, and at the most. Providers scale images down before they count
 * them, to less than 2,000 tokens each, some to 5,000. Sound makes 10 to 50 tokens a second, of which even
 * 8 kbit/s compressed has 1,000 bytes. Documents are text; each page of a PDF may be read as a picture besides.
 */
const tokensOf: Readonly<Record<Modality, (bytes: number) => readonly [number, number]>> = {
  image: () => [1600, 8192],
  audio: (bytes) => [Math.ceil(bytes / 640), Math.ceil(bytes / 20)],
  document: (bytes) => [estimateTokens(bytes), bytes + 8192],
};

/** A page's text and picture: 1,500 to 3,000 tokens and about 1,600. */
const usualPage = 2000;
const mostPage = 5000;

/** @param pages of the PDFs among them, once they are read */
export function weighMedia(media: readonly MediaPart[], pages = 0): MediaWeight {
  if (media.length === 0) return weightless;
  let base64Bytes = 0;
  let tokens = pages * usualPage;
  let mostTokens = pages * mostPage;
  for (const { data, modality } of media) {
    const [usual, most] = tokensOf[modality](Math.ceil(data.length * 0.75));
    base64Bytes += data.length;
    tokens += usual;
    mostTokens += most;
  }
  return { base64Bytes, tokens, mostTokens };
}
