import type { FieldRule } from "../collect-text.ts";
import { collectAny } from "../collect-text.ts";

/**
 * Signatures and encrypted reasoning: base64 (RFC 4648, section 4) that only the provider can read. What is as short as a key or a name, or not base64, is
 * inspected as text.
 */
export function looksOpaque(value: string): boolean {
  return value.length >= 64 && value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value);
}

export const opaque: FieldRule = (into, object, key) => {
  const value = object[key];
  if (typeof value !== "string" || !looksOpaque(value)) collectAny(into, object, key, "unknown");
};
