import type { CompiledPrompt } from "./match-prompt.ts";
import { matchPrompt } from "./match-prompt.ts";

/** A prompt of the catalogue, by `name@version`. */
export interface CataloguePrompt {
  readonly id: string;
  readonly prompt: CompiledPrompt;
}

/** How clients cut one prompt into several: cutting adds no word of their own. */
const separators = ["\n\n", "\n", ""] as const;

/** More are only taken one by one. */
const mostJoined = 16;

/**
 * The prompts that these texts are renderings of, in order: each text by itself, or neighbours together, where a client sent one prompt in
 * several blocks or messages. Undefined where any text is left over.
 */
export function matchTexts(prompts: readonly CataloguePrompt[], texts: readonly string[]): readonly string[] | undefined {
  const joins = texts.length <= mostJoined;
  // Of the texts from each place on; from the back, so that nothing is tried twice.
  const ids: (readonly string[] | undefined)[] = Array.from({ length: texts.length + 1 });
  ids[texts.length] = [];
  for (let from = texts.length - 1; from >= 0; from--) {
    for (let to = from + 1; to <= (joins ? texts.length : from + 1) && ids[from] === undefined; to++) {
      const rest = ids[to];
      const id = rest && findPrompt(prompts, texts.slice(from, to));
      if (id !== undefined) ids[from] = [id, ...(rest ?? [])];
    }
  }
  return ids[0];
}

function findPrompt(prompts: readonly CataloguePrompt[], texts: readonly string[]): string | undefined {
  for (const separator of texts.length === 1 ? [""] : separators) {
    const text = texts.join(separator);
    const found = prompts.find(({ prompt }) => matchPrompt(prompt, text) !== undefined);
    if (found !== undefined) return found.id;
  }
  return undefined;
}
