import { hash } from "node:crypto";

/** SHA-256 of a text's UTF-8, as `sha256:` and 64 hex digits. */
export function digestOf(text: string): string {
  return `sha256:${hash("sha256", text)}`;
}
