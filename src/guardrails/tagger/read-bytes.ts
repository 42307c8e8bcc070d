import { decodeBase64 } from "../prompt-attack/decode-base64.ts";

/** Of ECMAScript 2026; hundreds of times faster than a loop, and younger than the language version we are checked against. */
const fromBase64 = (Uint8Array as { readonly fromBase64?: (text: string) => Uint8Array }).fromBase64;

/** The bytes of base64 in the standard alphabet, as our own tool wrote it. */
export function readBytes(text: string): Uint8Array {
  return fromBase64 === undefined ? decodeBase64(text) : fromBase64.call(Uint8Array, text);
}
