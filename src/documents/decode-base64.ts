import { setImmediate as turn } from "node:timers/promises";
import { MiB } from "../core/units.ts";

/** Characters that are decoded at a stretch: about a millisecond. */
const stretch = MiB(2);

/** How many bytes base64 of such a length holds, at the most two less for its padding. */
export function decodedLength(base64: string): number {
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}

/** Base64 of RFC 4648, section 4, with padding and nothing else in it; undefined for anything else. Lets others have their turn. */
export async function decodeBase64(base64: string): Promise<Buffer | undefined> {
  if (base64.length % 4 !== 0 || !hasCleanEnd(base64)) return undefined;
  const length = decodedLength(base64);
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let from = 0; from < base64.length; from += stretch) {
    if (from > 0) await turn();
    const piece = base64.slice(from, from + stretch);
    // Node reads the URL alphabet too, and steps over what is in neither, which shows in the length.
    if (piece.includes("-") || piece.includes("_")) return undefined;
    const expected = Math.min((stretch / 4) * 3, length - (from / 4) * 3);
    if (bytes.write(piece, (from / 4) * 3, "base64") !== expected) return undefined;
  }
  return bytes;
}

/** Bits of the last character that no byte takes are zero (section 3.5), so that each content has one form. */
function hasCleanEnd(base64: string): boolean {
  if (base64.endsWith("==")) return /[AQgw]==$/.test(base64.slice(-3));
  return !base64.endsWith("=") || /[AEIMQUYcgkosw048]=$/.test(base64.slice(-2));
}
