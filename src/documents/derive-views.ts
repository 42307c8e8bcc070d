import type { TextFormat } from "./media-types.ts";
import { decodeReferences, textsOfPage } from "./read-html.ts";

const views: Readonly<Record<TextFormat, (source: string) => readonly string[]>> = {
  plain: () => [],
  markdown: (source) => [decodeReferences(source).replaceAll(/\\([!-/:-@[-`{-~])/g, "$1")],
  html: (source) => [...textsOfPage(source), decodeReferences(source)],
  xml: (source) => [decodeReferences(source)],
  json: (source) => [unescapeJson(source)],
};

/**
 * What else a reader of a text sees in it than its characters. A function of the text alone: as many views, in the same order, for
 * every text of one format, each equal to the source where it shows nothing new.
 */
export function deriveViews(format: TextFormat, source: string): readonly string[] {
  return views[format](source);
}

const jsonEscape = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g;
const jsonEscapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** String escapes of RFC 8259, section 7, decoded wherever they stand. */
function unescapeJson(source: string): string {
  if (!source.includes("\\")) return source;
  return source.replaceAll(jsonEscape, (_, unit: string | undefined, letter: string | undefined) =>
    unit === undefined ? (jsonEscapes[letter ?? ""] ?? letter ?? "") : String.fromCharCode(Number.parseInt(unit, 16)),
  );
}
