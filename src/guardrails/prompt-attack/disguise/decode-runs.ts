import { decodeBase64 } from "../decode-base64.ts";
import { readBytes } from "./read-bytes.ts";

/**
 * What runs of base64 (either alphabet, padded or not, in one piece or over lines), base32, hex and binary digits say, one to a line;
 * empty when they say nothing. A run that doesn't begin with text within a few bytes is left alone, so that pictures cost little.
 */
const MIN_RUN = 12;
const MIN_PIECE = 4;
const MAX_GAP = 8;
const PROBE = 160;
const RUN = /[A-Za-z0-9+/_-]+={0,6}/g;
const BETWEEN = /^[\s"'`+,\\.;>#*|]*$/;

export function decodeRuns(text: string): string[] {
  const found: string[] = [];
  let chain: string[] = [];
  let chainEnd = 0;
  const settle = (): void => {
    decodeChain(chain, found);
    chain = [];
  };
  for (const match of text.matchAll(RUN)) {
    const run = match[0];
    const last = chain.at(-1);
    if (
      last !== undefined &&
      !continues(chain[0] ?? "", last, run, text.slice(chainEnd, Math.min(match.index, chainEnd + MAX_GAP + 1)))
    )
      settle();
    if (run.length >= MIN_PIECE) chain.push(run);
    chainEnd = match.index + run.length;
  }
  settle();
  return found;
}

/** Lines of one length, the last shorter. */
function continues(first: string, last: string, run: string, between: string): boolean {
  if (run.length < MIN_PIECE && run.length < 2) return false;
  if (between.length > MAX_GAP || !BETWEEN.test(between) || last.endsWith("=")) return false;
  return run.length <= last.length && (last.length === first.length || last.length >= MIN_RUN);
}

function decodeChain(chain: readonly string[], found: string[]): void {
  if (chain.length > 1) {
    const whole = decodeRun(chain.join(""));
    if (whole !== undefined) {
      found.push(whole);
      return;
    }
  }
  for (const run of chain) {
    const plain = run.length >= MIN_RUN ? decodeRun(run) : undefined;
    if (plain !== undefined) found.push(plain);
  }
}

function decodeRun(padded: string): string | undefined {
  const run = padded.replaceAll("=", "");
  if (run.length < MIN_RUN) return undefined;
  if (/^[01]+$/.test(run)) return run.length % 8 === 0 ? readBytes(decodeRadix(run, 8, 2)) : undefined;
  if (/^[0-9a-fA-F]+$/.test(run)) {
    const plain = run.length % 2 === 0 ? probe(run, (part) => decodeRadix(part, 2, 16)) : undefined;
    if (plain !== undefined) return plain;
  }
  if (/^[A-Z2-7]+$/.test(run) || /^[a-z2-7]+$/.test(run)) {
    const plain = probe(run.toUpperCase(), decodeBase32);
    if (plain !== undefined) return plain;
  }
  for (let skip = 0; skip < 4; skip += 1) {
    const plain = probe(run.slice(skip), decodeBase64);
    if (plain !== undefined) return plain;
  }
  // What stands before may be a path: https://host/SWdub3Jl
  const slash = Math.max(run.lastIndexOf("/"), run.lastIndexOf("_"), run.lastIndexOf("-"));
  return slash > 0 && run.length - slash > MIN_RUN ? probe(run.slice(slash + 1), decodeBase64) : undefined;
}

function probe(run: string, decode: (part: string) => Uint8Array): string | undefined {
  if (run.length > PROBE && readBytes(decode(run.slice(0, PROBE))) === undefined) return undefined;
  return readBytes(decode(run));
}

function decodeRadix(run: string, digits: number, radix: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor(run.length / digits));
  for (let index = 0; index < bytes.length; index += 1)
    bytes[index] = Number.parseInt(run.slice(index * digits, (index + 1) * digits), radix);
  return bytes;
}

/** RFC 4648 section 6. */
function decodeBase32(run: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((run.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (let index = 0; index < run.length; index += 1) {
    const code = run.charCodeAt(index);
    bits = (bits << 5) | (code >= 0x41 ? code - 0x41 : code - 0x32 + 26);
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes[length++] = (bits >>> held) & 0xff;
      bits &= (1 << held) - 1;
    }
  }
  return bytes.subarray(0, length);
}
