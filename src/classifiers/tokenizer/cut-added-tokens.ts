import { fieldsOf, flagOf, idOf, listOf, requireUnset, textOf, TokenizerNotSupported } from "./read-fields.ts";
import type { Normalize } from "./read-normalizer.ts";
import { Trie } from "./trie.ts";

/** Tokens beside the model's own, such as runs of spaces. */
export interface AddedTokens {
  /** Ids that no text may yield. */
  readonly special: ReadonlySet<number>;
  /** Looked for in the text as it came. */
  readonly asWritten: Trie | undefined;
  /** Looked for after the normalizer, which has rewritten them too. */
  readonly normalized: Trie | undefined;
}

/** Bounds how far a search looks ahead. */
const maxLength = 256;

export function readAddedTokens(value: unknown, normalize: Normalize): AddedTokens {
  const special = new Set<number>();
  let asWritten: Trie | undefined;
  let normalized: Trie | undefined;
  for (const entry of value === undefined || value === null ? [] : listOf(value, "added_tokens")) {
    const token = fieldsOf(entry, "added_tokens' entry");
    const id = idOf(token["id"], "added_tokens' id");
    const content = textOf(token["content"], "added_tokens' content");
    if (flagOf(token["special"], false, "added_tokens' special")) {
      special.add(id);
      continue;
    }
    if (content.length > maxLength) throw new TokenizerNotSupported(`its added token ${id} is longer than ${maxLength}`);
    requireUnset(token, ["single_word", "lstrip", "rstrip"], `added token ${id}`);
    const rewritten = flagOf(token["normalized"], true, "added_tokens' normalized");
    const wanted = rewritten ? normalize(content) : content;
    if (wanted === "") continue;
    if (rewritten) (normalized ??= new Trie()).add(wanted, id);
    else (asWritten ??= new Trie()).add(wanted, id);
  }
  return { special, asWritten, normalized };
}

interface Section {
  readonly text: string;
  /** Of the added token that it is. */
  readonly id?: number;
}

/** The text, cut around added tokens: leftmost first, the longest of those that begin together. */
export function cutAdded(text: string, tokens: Trie | undefined): readonly Section[] {
  if (tokens === undefined) return text === "" ? [] : [{ text }];
  const sections: Section[] = [];
  let from = 0;
  for (let at = 0; at < text.length;) {
    const found = tokens.longest(text, at);
    if (found === undefined) {
      at++;
      continue;
    }
    if (at > from) sections.push({ text: text.slice(from, at) });
    sections.push({ text: text.slice(at, found.end), id: found.value });
    from = at = found.end;
  }
  if (from < text.length) sections.push({ text: text.slice(from) });
  return sections;
}
