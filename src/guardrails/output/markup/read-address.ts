import { judgeUrl } from "./judge-url.ts";
import type { HostList } from "./judge-url.ts";

/**
 * Addresses in plain text, of which many programs make links. They differ on where one begins and where it ends: at any bracket,
 * at one without its other half, at a mark of emphasis, at the end of a table's cell. Each of these is reckoned with.
 */

/** Where what is masked ends. */
const maskEnd = /[)\]|*']/;
/** Where some program ends an address, and may find another in what comes after. */
const stop = /[()[\]{}|*'~\\]|_(?![\p{L}\p{N}])/u;
/** After anything else some programs see no address, and so may find one further on. */
const opening = /^[\s>([{"'|,;:.!?-]?$/;
/** Of nested addresses each is read to the end of all. */
const mostNested = 2;
/** What may be taken out or made a label: a link in angle brackets, an address, a link's destination. */
const takenOut = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|(?:https?:|ftp:|www\.|\/\/)[^\s<>"`)\]|*']*|\]\([^()]*\)/gi;
/** A name ends a host, and then what no program, or not every one, reads on at. */
const farHost = /[.@][A-Za-z0-9%\u0080-\u{10ffff}-]+(?::\d*)?(?:[!"').,:;>?_]*$|[!"').,:;>?_]*[&()<[\\\]*|~])/u;
const origin = /^(?:(?:https?|ftp):)?\/*[^/?#]*/i;

/** What the address at the beginning of `run`, which goes on to the next white space, may be taken for. */
export function addressReadings(run: string): readonly string[] {
  const cut = run.slice(0, maskedAddress(run));
  const readings = [run, cut, run.slice(0, lengthBefore(run, stop)), cut.replace(/[_~].*$/s, "")];
  return [...new Set(readings)].map((one) => (/^www\./i.test(one) ? `//${one}` : one));
}

/** How much of `run` is taken out with an address that may not stay. */
export function maskedAddress(run: string): number {
  return Math.max(1, lengthBefore(run, maskEnd));
}

/** How much of `run` is settled by an address that may stay. `before` is the character it comes after, or empty. */
export function addressEnd(run: string, before: string): number {
  const length = opening.test(before) ? run.length : (origin.exec(run)?.[0].length ?? 0);
  return Math.max(1, Math.min(length, lengthBefore(run, stop)));
}

/**
 * Whether `rest`, from the quotation mark, back-tick or angle bracket on that ends `run` up to white space, may be more of its host: some
 * programs read past such a mark, past the `&lt;` in its place, and past what is left of an address or link that is taken out.
 */
export function mayGoOn(run: string, rest: string, hosts: HostList): boolean {
  if (origin.exec(run)?.[0] !== run) return false;
  let hasKept = false;
  const left = rest.replaceAll(takenOut, (found) => {
    hasKept ||= /^\w+:/.test(found) && judgeUrl(found, hosts) === "allowed";
    return hasKept ? found : "";
  });
  return isFarHost(rest) || isFarHost(left);
}

function isFarHost(text: string): boolean {
  const host = text.replace(/[/?#].*$/s, "");
  // No host has a `>` in it, but a user's name may.
  return farHost.test(host.includes("@") ? host : host.replace(/>.*$/s, ""));
}

/** The readings of the addresses in `text`, and one that may not stay where too many are nested. */
export function* addressesIn(text: string): Generator<readonly string[]> {
  const address = /(?:https?:|ftp:|www\.|[/\\]{2})\S*/gi;
  let nested = 0;
  let end = 0;
  for (let found = address.exec(text); found !== null; found = address.exec(text)) {
    const run = found[0];
    if (found.index < end) nested++;
    yield addressReadings(nested <= mostNested ? run : "https://too-many.invalid/");
    if (nested > mostNested) return;
    end = found.index + run.length;
    address.lastIndex = found.index + addressEnd(run, text.charAt(found.index - 1));
  }
}

function lengthBefore(run: string, mark: RegExp): number {
  const length = run.search(mark);
  return length < 0 ? run.length : length;
}
