import { type AttributePath, parseAttributePath } from "./attribute-path.ts";
import {
  beginScan,
  countTerm,
  goDeeper,
  refuse,
  requireSymbol,
  type Scan,
  skipSpaces,
  takeName,
  takeSymbol,
  takeValue,
  takeWord,
} from "./scan-filter.ts";

export const comparisons = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"] as const;
export type Comparison = (typeof comparisons)[number];
export type FilterValue = string | number | boolean | null;

/** RFC 7644, section 3.4.2.2. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly parts: readonly Filter[] }
  | { readonly kind: "not"; readonly part: Filter }
  | { readonly kind: "compare"; readonly path: AttributePath; readonly by: Comparison; readonly value: FilterValue }
  | { readonly kind: "present"; readonly path: AttributePath }
  /** Any one value of the attribute passes the whole of `part`, whose paths begin at the value. */
  | { readonly kind: "some"; readonly path: AttributePath; readonly part: Filter };

/** Throws Problem `request_malformed` (invalidFilter) for what is no filter, or too long, deep or wide. */
export function parseFilter(text: string): Filter {
  const scan = beginScan(text, "invalidFilter");
  const filter = parseAlternatives(scan);
  if (scan.at < scan.text.length) refuse(scan, "“and”, “or” or the end");
  return filter;
}

/** `or` binds less than `and`, and that less than `not`. */
export function parseAlternatives(scan: Scan): Filter {
  return parseList(scan, "or", () => parseList(scan, "and", parseTerm));
}

function parseList(scan: Scan, kind: "and" | "or", parsePart: (scan: Scan) => Filter): Filter {
  const parts: Filter[] = [];
  do parts.push(parsePart(scan));
  while (takeWord(scan, kind));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind, parts };
}

/** Ends past the spaces that follow it. */
function parseTerm(scan: Scan): Filter {
  skipSpaces(scan);
  countTerm(scan);
  const term = takeNegation(scan) ?? takeGroup(scan, "(", ")") ?? parseComparison(scan);
  skipSpaces(scan);
  return term;
}

function takeNegation(scan: Scan): Filter | undefined {
  const begin = scan.at;
  if (!takeWord(scan, "not")) return undefined;
  skipSpaces(scan);
  const part = takeGroup(scan, "(", ")");
  if (part !== undefined) return { kind: "not", part };
  // An attribute may have this name.
  scan.at = begin;
  return undefined;
}

function takeGroup(scan: Scan, open: string, close: string): Filter | undefined {
  if (!takeSymbol(scan, open)) return undefined;
  goDeeper(scan);
  const inside = parseAlternatives(scan);
  requireSymbol(scan, close);
  scan.depth -= 1;
  return inside;
}

function parseComparison(scan: Scan): Filter {
  const path = parseAttributePath(takeName(scan), scan.type);
  const part = takeGroup(scan, "[", "]");
  if (part === undefined) return compare(scan, path);
  if (!takeSymbol(scan, ".")) return { kind: "some", path, part };
  // Not in the RFC's grammar, but what Entra ID asks: emails[type eq "work"].value eq "…".
  const below = compare(scan, parseAttributePath(takeName(scan), scan.type));
  return { kind: "some", path, part: { kind: "and", parts: [part, below] } };
}

function compare(scan: Scan, path: AttributePath): Filter {
  skipSpaces(scan);
  if (takeWord(scan, "pr")) return { kind: "present", path };
  const by = comparisons.find((word) => takeWord(scan, word));
  if (by === undefined) return refuse(scan, `one of ${comparisons.join(", ")} or pr`);
  skipSpaces(scan);
  return { kind: "compare", path, by, value: takeValue(scan) };
}
