import type { Candidate, Rule, Scanner } from "../../candidate.ts";
import { judgeTag } from "./judge-tag.ts";
import type { MarkupHosts, TagVerdict } from "./judge-tag.ts";
import { judgeUrl } from "./judge-url.ts";
import type { UrlVerdict } from "./judge-url.ts";
import { addressEnd, addressReadings, maskedAddress, mayGoOn } from "./read-address.ts";
import { longestUrl, readEnd, readOn, readUrl, runEnd } from "./read-destination.ts";

export interface MarkupRules {
  /** For an answer with too much to judge. */
  readonly flood: Rule;
  readonly unsafe: Rule;
  /** For markup that is made inert though nothing says it is hostile. */
  readonly inert: Rule;
  readonly link: Rule;
  readonly image: Rule;
}

/** How far a tag, a link's text or a line is read ahead; beyond it the worst is assumed. */
const longestConstruct = 4096;
/** Judging one takes microseconds; an answer with more than any answer needs is blocked. */
const mostUrls = 4000;
const mostTags = 20_000;

const plainTrigger = /[\n\\`<\]]|!?\[/g;
const linkTrigger = /[\n\\`<\]]|!?\[|(?:https?|ftp):\/\/|www\.|(?<![:\w/\\])\/\/(?=[\p{L}\p{N}-]{1,63}\.)/giu;
/** What a trigger could begin with, at the end of what is known. */
const trailing = /(?:[A-Za-z]{1,6}:?\/?|!|\/{1,2}[\p{L}\p{N}-]{0,63})$/u;
/** What ends a link's text, or may make it something else. */
const endOfPlain = new Set("[]`\\<&\n");
const fenceLine = /^( {0,3})(`{3,}|~{3,})([^\n]*)$/;
const autolink = /^<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>$/;

type Step = number | "more";

/**
 * Finds active HTML, and links and images that lead elsewhere than they may, in HTML and Markdown mixed. Every `<` is judged by
 * itself, and so is every destination; nothing that one parser could see is skipped because another would see something else
 * around it. Only code is left alone: fenced blocks and spans that every CommonMark parser reads as code. A client that shows an
 * answer as a page without reading Markdown must escape it: to that client code is no code. Names of hosts without `//` or `www.`
 * before them are left alone too, though some clients make links of those: file names and sentences without a space look like them.
 *
 * Holds back a tag, a link's text, a destination or a line with a back-tick in it until its end, 4,096 units at most.
 */
export class MarkupScanner implements Scanner {
  readonly reads?: "source";
  readonly #rules: MarkupRules;
  readonly #hosts: MarkupHosts;
  readonly #trigger: RegExp;
  #position = 0;
  #atLineStart = true;
  #fence: { readonly mark: string; readonly length: number; readonly indent: number } | undefined;
  /** Set for good where parsers could differ on what is code. */
  #noCode = false;
  // Of the paragraph in progress.
  #hasTag = false;
  #hasOpenSpan = false;
  #hasOpenImage = false;
  #urls = 0;
  #tags = 0;
  #isRefused = false;

  constructor(rules: MarkupRules, hosts: MarkupHosts, reads: "source" | undefined) {
    if (reads !== undefined) this.reads = reads;
    this.#rules = rules;
    this.#hosts = hosts;
    this.#trigger = hosts.link === undefined ? plainTrigger : linkTrigger;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    let at = this.#position - base;
    while (at < text.length) {
      if (this.#urls > mostUrls || this.#tags > mostTags) return this.#refuse(text, base, found);
      if (this.#atLineStart) {
        const next = this.#beginLine(text, at, final);
        if (next === "more") break;
        at = next;
        if (at >= text.length) break;
        if (this.#atLineStart) continue;
      }
      this.#trigger.lastIndex = at;
      const match = this.#trigger.exec(text);
      if (match === null) {
        const open = final ? 0 : (trailing.exec(text.slice(Math.max(at, text.length - 70)))?.[0].length ?? 0);
        at = Math.max(at, text.length - open);
        break;
      }
      at = match.index;
      const next = this.#judge(match[0], text, at, base, final, found);
      if (next === "more") break;
      at = next;
      this.#position = base + at;
    }
    this.#position = base + at;
    return final ? base + text.length : this.#position;
  }

  /** Where the line's text begins; the next line's beginning, with `#atLineStart` left set, where it is skipped. */
  #beginLine(text: string, at: number, final: boolean): Step {
    let end = text.indexOf("\n", at);
    const isWhole = end >= 0 || final;
    if (end < 0) end = text.length;
    const isOver = end - at > longestConstruct;
    const line = text.slice(at, Math.min(end, at + longestConstruct)).replace(/\r$/, "");
    const ink = line.search(/[^ \t]/);
    const mayBeFence = ink < 0 || (ink <= 3 && /^ *(?:`{1,2}$|~{1,2}$|`{3}|~{3})/.test(line));
    const fence = this.#fence;
    if (!isWhole && !isOver && (mayBeFence || (fence !== undefined && ink <= 3))) return "more";
    if (ink < 0 && !isOver) {
      this.#hasTag = false;
      this.#hasOpenSpan = false;
      this.#hasOpenImage = false;
      if (end < text.length) return end + 1;
      this.#atLineStart = false;
      return end;
    }
    const match = isOver ? null : fenceLine.exec(line);
    if (fence !== undefined) {
      if (ink < fence.indent) {
        // In a list this line ends the block; elsewhere it doesn't.
        this.#fence = undefined;
        this.#noCode = true;
      } else {
        const mark = match?.[2] ?? "";
        if (mark.startsWith(fence.mark) && mark.length >= fence.length && match?.[3]?.trim() === "") this.#fence = undefined;
        return this.#skipLine(text, at);
      }
    }
    if (match !== null && !((match[2] ?? "").startsWith("`") && (match[3] ?? "").includes("`"))) {
      // To some parsers a line with a `|` in it is first of all a table's.
      if (!this.#noCode && !this.#hasTag && !(match[3] ?? "").includes("|")) {
        const mark = match[2] ?? "";
        this.#fence = { mark: mark.charAt(0), length: mark.length, indent: (match[1] ?? "").length };
        this.#hasOpenSpan = false;
        this.#hasOpenImage = false;
        return this.#skipLine(text, at);
      }
      this.#noCode = true;
    }
    this.#atLineStart = false;
    return at;
  }

  #skipLine(text: string, at: number): number {
    const end = text.indexOf("\n", at);
    // The rest of a line that isn't all there is skipped when it comes: nothing in it is a trigger but its end.
    this.#atLineStart = end >= 0;
    return end < 0 ? text.length : end + 1;
  }

  #judge(trigger: string, text: string, at: number, base: number, final: boolean, found: Candidate[]): Step {
    if (trigger === "\n") {
      this.#atLineStart = true;
      return at + 1;
    }
    if (this.#fence !== undefined) {
      const end = text.indexOf("\n", at);
      return end < 0 ? text.length : end;
    }
    if (trigger === "\\") {
      if (at + 1 === text.length && !final) return "more";
      const next = text.charAt(at + 1);
      return next === "`" || next === "\\" ? at + 2 : at + 1;
    }
    if (trigger === "`") return this.#readSpan(text, at, final);
    if (trigger === "<") return this.#readTag(text, at, base, final, found);
    if (trigger === "[" || trigger === "![") return this.#readLink(trigger, text, at, base, final, found);
    if (trigger === "]") return this.#readDestination(text, at, base, final, found);
    return this.#readAddress(text, at, base, final, found);
  }

  /** A span of code within one line; back-ticks without an end in it may pair with any in the paragraph. */
  #readSpan(text: string, at: number, final: boolean): Step {
    if (this.#noCode || this.#hasTag || this.#hasOpenSpan) return at + 1;
    let lineEnd = text.indexOf("\n", at);
    if (lineEnd < 0) lineEnd = text.length;
    const isOver = lineEnd - at > longestConstruct;
    if (lineEnd === text.length && !final && !isOver) return "more";
    const run = /`+/y;
    run.lastIndex = at;
    const mark = run.exec(text)?.[0] ?? "`";
    const line = text.slice(at + mark.length, Math.min(lineEnd, at + longestConstruct));
    const end = findRun(line, mark.length);
    if (end === undefined || isOver) {
      this.#hasOpenSpan = true;
      return at + mark.length;
    }
    const before = text.slice(Math.max(text.lastIndexOf("\n", at) + 1, at - 190), at);
    const isCell = line.includes("|") || before.includes("|");
    if (isCell || mayBeAddress(/\S*$/.exec(before)?.[0] ?? "")) {
      this.#hasOpenSpan = true;
      return at + mark.length;
    }
    return at + mark.length + end + mark.length;
  }

  #readTag(text: string, at: number, base: number, final: boolean, found: Candidate[]): Step {
    if (at + 1 === text.length && !final) return "more";
    const next = text.charAt(at + 1);
    if (next === "!" || next === "?") {
      // Comments and the like go on over blank lines; what they hide is judged all the same.
      this.#noCode = true;
      return at + 2;
    }
    if (next === "/" && at + 2 === text.length && !final) return "more";
    if (!/[A-Za-z]/.test(next === "/" ? text.charAt(at + 2) : next)) return at + 1;
    const limit = Math.min(text.length, at + longestConstruct);
    let end = at + 1;
    while (end < limit && text.charCodeAt(end) !== 0x3c && text.charCodeAt(end) !== 0x3e) end++;
    if (end === text.length && end < at + longestConstruct && !final) return "more";
    this.#hasTag = true;
    const isClosed = end < limit && text.charCodeAt(end) === 0x3e;
    const stretch = text.slice(at, isClosed ? end + 1 : end);
    if (isClosed && autolink.test(stretch)) {
      const verdict = this.#worst([stretch.slice(1, -1)], this.#hosts.link);
      if (verdict === "unlisted") this.#mask(this.#rules.link, base + at, base + end + 1, "{LINK_HOST}", found);
      if (verdict !== "unsafe") return end + 1;
    }
    if (/^<\/?pre\b/i.test(stretch)) this.#noCode = true;
    const verdict = isClosed && autolink.test(stretch) ? ({ kind: "unsafe" } as const) : this.#judgeTag(stretch);
    if (verdict.kind !== "tag") {
      this.#mask(verdict.kind === "unsafe" ? this.#rules.unsafe : this.#rules.inert, base + at, base + at + 1, "&lt;", found);
      return at + 1;
    }
    for (const { type, start, end } of verdict.faults) {
      const rule = type === "UNSAFE_MARKUP" ? this.#rules.unsafe : type === "LINK_HOST" ? this.#rules.link : this.#rules.image;
      this.#mask(rule, base + at + start, base + at + end, "", found);
    }
    return verdict.isText ? at + 1 : end + 1;
  }

  /** A link or image whose text is plain is replaced by its text where it may not stay; any other loses its destination. */
  #readLink(trigger: string, text: string, at: number, base: number, final: boolean, found: Candidate[]): Step {
    const isImage = trigger === "![";
    const open = at + trigger.length;
    let close = open;
    const limit = Math.min(text.length, open + 1024);
    while (close < limit && !endOfPlain.has(text.charAt(close))) close++;
    if (!final && close === text.length) return "more";
    if (!final && close + 1 === text.length && text.charAt(close) === "]") return "more";
    const isPlain = text.startsWith("](", close);
    const destination = isPlain ? readUrl(text, close + 2, false, final) : undefined;
    if (destination === "more") return "more";
    if (destination === undefined) {
      if (isImage) this.#hasOpenImage = true;
      return open;
    }
    const after = readEnd(text, destination.end, final);
    if (after === "more") return "more";
    if (after === text.length && !final) return "more";
    // Where a line ends a block, as in a table, a link over two lines is none, and its text may hold an address.
    const isBroken = text.slice(close, destination.start).includes("\n");
    if (after === undefined || isBroken || this.#hasOpenImage) {
      if (isImage) this.#hasOpenImage = true;
      return open;
    }
    const verdict = this.#worst(destination.readings, isImage ? this.#hosts.image : this.#hosts.link);
    if (verdict === "allowed") return isImage ? destination.next : readOn(text, destination);
    const label = text.slice(open, close);
    const shown = /:\/\/|www\./i.test(label) ? "" : label;
    const left = at === 0 || /[\s\p{L}\p{N}(*_"'~|>.,;-]/u.test(text.charAt(at - 1)) ? "" : " ";
    const right = after === text.length || /[\s\p{L}\p{N})*_"'~|.,;?]/u.test(text.charAt(after)) ? "" : " ";
    const rule = verdict === "unsafe" ? this.#rules.unsafe : isImage ? this.#rules.image : this.#rules.link;
    this.#mask(rule, base + at, base + after, left + shown + right, found);
    return after;
  }

  /** `](…` of links that aren't plain, and `]: …` of definitions, which links and images may share. */
  #readDestination(text: string, at: number, base: number, final: boolean, found: Candidate[]): Step {
    if (at + 1 === text.length && !final) return "more";
    const next = text.charAt(at + 1);
    if (next !== "(" && next !== ":") return at + 1;
    const destination = readUrl(text, at + 2, next === ":", final);
    if (destination === "more") return "more";
    if (destination === undefined) return at + 2;
    // Parsers differ on what the next line is, and so on where code begins.
    if (text.slice(at + 2, destination.start).includes("\n")) this.#noCode = true;
    const isDefinition = next === ":";
    const asLink = this.#worst(destination.readings, this.#hosts.link);
    const asImage = isDefinition || this.#hasOpenImage ? this.#worst(destination.readings, this.#hosts.image) : "allowed";
    if (asLink === "allowed" && asImage === "allowed") return readOn(text, destination);
    const rule =
      asLink === "unsafe" || asImage === "unsafe"
        ? this.#rules.unsafe
        : asLink === "unlisted"
          ? this.#rules.link
          : this.#rules.image;
    this.#mask(rule, base + destination.start, base + destination.end, "#", found);
    return destination.end;
  }

  /** An address in the text itself, of which many programs make a link. */
  #readAddress(text: string, at: number, base: number, final: boolean, found: Candidate[]): Step {
    const end = runEnd(text, at, /[\s<>"`]/);
    if (end === text.length && end - at < longestUrl && !final) return "more";
    const run = text.slice(at, end);
    const far = /["`<>]/.test(text.charAt(end)) ? runEnd(text, end + 1, /\s/) : end;
    if (far === text.length && far > end && far - end <= longestUrl && !final) return "more";
    const isWhole = end - at < longestUrl;
    const verdict = isWhole ? this.#worst(addressReadings(run), this.#hosts.link) : "unlisted";
    const stays = verdict === "allowed" && !this.#mayGoOn(run, text.slice(end, far));
    if (stays) return at + addressEnd(run, text.charAt(at - 1));
    // What remains is read on as text, so what is cut off here is not lost.
    const masked = at + maskedAddress(run);
    this.#mask(this.#rules.link, base + at, base + masked, "{LINK_HOST}", found);
    return masked;
  }

  #mayGoOn(run: string, rest: string): boolean {
    // A tag that stays one ends an address everywhere.
    const tag = /^<[^<>]*>/.exec(rest)?.[0];
    return (tag === undefined || this.#judgeTag(tag).kind !== "tag") && mayGoOn(run, rest, this.#hosts.link);
  }

  #refuse(text: string, base: number, found: Candidate[]): number {
    const start = this.#position;
    if (!this.#isRefused) found.push({ rule: this.#rules.flood, start, end: start + 1, confidence: 1 });
    this.#isRefused = true;
    return base + text.length;
  }

  #judgeTag(stretch: string): TagVerdict {
    return ++this.#tags > mostTags ? { kind: "unsafe" } : judgeTag(stretch, this.#hosts);
  }

  #worst(readings: readonly string[], hosts: readonly string[] | undefined): UrlVerdict {
    if (++this.#urls > mostUrls) return "unsafe";
    let verdict: UrlVerdict = "allowed";
    for (const reading of new Set(readings)) {
      const one = judgeUrl(reading, hosts);
      if (one === "unsafe") return one;
      if (one === "unlisted") verdict = one;
    }
    return verdict;
  }

  #mask(rule: Rule, start: number, end: number, replacement: string, found: Candidate[]): void {
    found.push({ rule, start, end, confidence: 1, replacement });
  }
}

/** What some programs make a link of, back-ticks and all. */
function mayBeAddress(run: string): boolean {
  return run.length >= 190 || /\/\/|www\.|@/i.test(run);
}

function findRun(line: string, length: number): number | undefined {
  for (const { 0: ticks, index } of line.matchAll(/`+/g)) if (ticks.length === length) return index;
  return undefined;
}
