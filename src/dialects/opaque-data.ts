import type { FieldRule } from "./collect-text.ts";
import { collectAny } from "./collect-text.ts";

/**
 * Signatures and encrypted reasoning: base64 (RFC 4648, sections 4 and 5) that only the provider can read. What is as short as a key or a name, lacks what
 * random bytes have in base64, holds a number as long as somebody's, or is not base64, is inspected as text.
 */
export function looksOpaque(value: string): boolean {
  if (value.length < 64 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(value)) return false;
  return /[A-Z]/.test(value) && /[a-z]/.test(value) && /\d/.test(value) && !/\d{9}/.test(value);
}

export const opaque: FieldRule = (into, object, key) => {
  const value = object[key];
  if (typeof value !== "string" || !looksOpaque(value)) collectAny(into, object, key, "unknown");
};
