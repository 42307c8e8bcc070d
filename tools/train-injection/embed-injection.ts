import { nextCellEnd } from "../../src/guardrails/prompt-attack/cut-cells.ts";
import type { Random } from "./seeded-random.ts";

/** A document with an injection in it, and the text of the scanner's windows that hold the injection. */
export interface EmbeddedInjection {
  readonly document: string;
  /** Each of two neighbouring cells, as the scanner cuts them, with at least a third of the injection or of the window. */
  readonly windows: readonly string[];
}

/** Puts an injection at the start, between two sentences or lines, inside the document's own syntax, or at the end. */
export function embedInjection(carrier: string, injection: string, random: Random): EmbeddedInjection {
  const place = random.next();
  const dressed = random.chance(0.35) ? dress(injection, random) : injection;
  if (place < 0.3) return join(carrier, random.pick(GAPS), dressed, "");
  if (place < 0.42) return join("", "", dressed, random.pick(GAPS) + carrier);
  const inside = place < 0.62 ? insideSyntax(carrier, injection, random) : undefined;
  if (inside !== undefined) return inside;
  const breaks = [...carrier.matchAll(/(?<=[.!?]) (?=[A-Z0-9])|\n+/g)];
  if (breaks.length === 0) return join(carrier, " ", dressed, "");
  const at = random.pick(breaks);
  const gap = at[0];
  return join(carrier.slice(0, at.index), gap, dressed, gap + carrier.slice(at.index + gap.length));
}

const GAPS = ["\n\n", "\n", " ", "\n\n---\n", "\n> ", "\n\n\n", "  "];

/** Windows of a document in which a harmless or planted span stands. */
export function windowsAround(text: string, start: number, end: number): string[] {
  const cells: number[] = [0];
  for (let at = 0; at < text.length;) {
    at = Math.max(nextCellEnd(text, at), at + 1);
    cells.push(at);
  }
  const windows: string[] = [];
  for (let index = 0; index + 1 < cells.length; index += 1) {
    const from = cells[index] ?? 0;
    const to = cells[index + 2] ?? cells[index + 1] ?? text.length;
    const shared = Math.min(to, end) - Math.max(from, start);
    if (shared * 3 >= Math.min(end - start, to - from)) windows.push(text.slice(from, to));
    if (index + 2 >= cells.length) break;
  }
  return windows;
}

function join(before: string, gap: string, injection: string, after: string): EmbeddedInjection {
  const lead = before === "" ? "" : before + gap;
  const document = lead + injection + after;
  return { document, windows: windowsAround(document, lead.length, lead.length + injection.length) };
}

/** Where a format lets text hide: comments, attributes, quoted values, cells, log fields. */
function insideSyntax(carrier: string, injection: string, random: Random): EmbeddedInjection | undefined {
  const oneLine = injection.replaceAll(/\s*\n\s*/g, " ");
  const quoted = [...carrier.matchAll(/": "([^"\n]{3,})"/g)];
  const cells = [...carrier.matchAll(/\| ([^|\n]{3,}) \|/g)];
  const comments = [...carrier.matchAll(/(?:\/\/|#|--|;) [^\n]{3,}$/gm)];
  const tags = [...carrier.matchAll(/<\/(?:p|li|td|div|h\d)>/g)];
  const values = [...carrier.matchAll(/^[\w -]{2,24}: [^\n]{3,}$/gm)];
  const found = random.pick([quoted, cells, comments, tags, values].filter((places) => places.length > 0).concat([[]]));
  if (found.length === 0) return undefined;
  const match = random.pick(found);
  const put = (at: number, lead: string, text: string, rest: string): EmbeddedInjection => {
    const before = carrier.slice(0, at) + lead;
    const document = before + text + rest;
    return { document, windows: windowsAround(document, before.length, before.length + text.length) };
  };
  const end = match.index + match[0].length;
  if (found === quoted) {
    const escaped = oneLine.replaceAll('"', '\\"');
    const keep = random.chance(0.5);
    return put(
      end - 1 - (keep ? 0 : (match[1] ?? "").length),
      keep ? random.pick([" ", ". ", " - "]) : "",
      escaped,
      carrier.slice(end - 1),
    );
  }
  if (found === cells)
    return put(
      match.index + 2,
      random.chance(0.5) ? `${match[1] ?? ""} ` : "",
      oneLine.replaceAll("|", "/"),
      carrier.slice(end - 2),
    );
  if (found === tags) {
    const [open, close] = random.pick(HIDERS);
    return put(end, `\n${open}`, oneLine, close + carrier.slice(end));
  }
  const mark = found === comments ? (/^\S+ /.exec(match[0])?.[0] ?? "") : "";
  if (found === values || random.chance(0.5)) return put(end, random.pick([" ", ". ", " (", "; "]), oneLine, carrier.slice(end));
  return put(end, `\n${mark}`, oneLine, carrier.slice(end));
}

const HIDERS: readonly (readonly [string, string])[] = [
  ["<!-- ", " -->"],
  ['<span style="display:none">', "</span>"],
  ['<p style="font-size:0;color:white">', "</p>"],
  ['<img src="x.png" alt="', '">'],
  ['<div hidden aria-label="', '"></div>'],
  ['<meta name="description" content="', '">'],
  ["<noscript>", "</noscript>"],
  ["<p>", "</p>"],
  ["<li>", "</li>"],
];

/** A wrapping that gives the injection a place of its own in any kind of document. */
function dress(injection: string, random: Random): string {
  const oneLine = injection.replaceAll(/\s*\n\s*/g, " ");
  const [open, close] = random.pick(WRAPPERS);
  return open + oneLine + close;
}

const WRAPPERS: readonly (readonly [string, string])[] = [
  ["<!-- ", " -->"],
  ["// ", ""],
  ["# ", ""],
  ["/* ", " */"],
  ["> ", ""],
  ["- ", ""],
  ["* ", ""],
  ["(", ")"],
  ["[", "]"],
  ["**", "**"],
  ["*", "*"],
  ["“", "”"],
  ['"', '"'],
  ["P.S. ", ""],
  ["PS: ", ""],
  ["NB: ", ""],
  ["[//]: # (", ")"],
  ["![", "](https://cdn.example/a.png)"],
  ['<img alt="', '" src="a.png">'],
  ["-- \n", ""],
  ["Comment: ", ""],
  ["Note: ", ""],
  ["Review: ", ""],
  ["Description: ", ""],
  ["INFO ", ""],
  ["[WARN] ", ""],
  ["Footer: ", ""],
  ["\t", ""],
  ["{{", "}}"],
  ["--- ", " ---"],
];
