import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { TextPart } from "../../core/inspection.ts";

/**
 * Token by token, the log probabilities of a content part spell out what was said and what was nearly said. They are inspected as one text, and are
 * taken away as soon as anything in their part is rewritten. `parts` from `first` on are those of the content part.
 */
export function watchLogprobs(parts: TextPart[], first: number, part: JsonObject): void {
  const { logprobs } = part;
  if (logprobs === undefined || logprobs === null) return;
  const drop = (): void => {
    part["logprobs"] = [];
  };
  const text = Array.isArray(logprobs) ? spell(logprobs) : undefined;
  if (text === undefined) return drop();
  for (let index = first; index < parts.length; index++) {
    const { surface, text: said, replace } = parts[index] as TextPart;
    parts[index] = {
      surface,
      text: said,
      replace(masked) {
        drop();
        replace(masked);
      },
    };
  }
  if (text !== "") parts.push({ surface: "assistant", text, replace: drop });
}

/** What was said in one line, and each other thing that the tokens or their bytes spell. Undefined where their shape is not the known one. */
function spell(entries: readonly JsonValue[]): string | undefined {
  let said = "";
  const bytes: number[] = [];
  const others: string[] = [];
  for (const entry of entries) {
    if (!isEntry(entry)) return undefined;
    said += entry.token;
    // A token may hold a part of a character only; its bytes spell the text anew.
    for (const byte of entry.bytes ?? []) bytes.push(byte);
    for (const other of entry.top_logprobs ?? []) {
      if (!isEntry(other) || other.top_logprobs !== undefined) return undefined;
      if (other.token !== entry.token) others.push(other.token);
      const spelt = decode(other.bytes ?? []);
      if (spelt !== "" && spelt !== other.token) others.push(spelt);
    }
  }
  const spelt = decode(bytes);
  return [said, ...(spelt === "" || spelt === said ? [] : [spelt]), ...others].join("\n").toWellFormed();
}

interface Entry {
  readonly token: string;
  readonly bytes?: readonly number[] | null;
  readonly top_logprobs?: readonly JsonValue[];
}

/** `{token, logprob, bytes, top_logprobs}` and nothing else. */
function isEntry(value: JsonValue): value is JsonObject & Entry {
  if (!isJsonObject(value) || typeof value["token"] !== "string") return false;
  return Object.keys(value).every((key) => {
    const member = value[key];
    if (key === "token") return true;
    if (key === "logprob") return member === null || (typeof member === "number" && Math.abs(member) < 1e5);
    if (key === "bytes") return member === null || (Array.isArray(member) && member.every(isByte));
    return key === "top_logprobs" && Array.isArray(member);
  });
}

function isByte(value: JsonValue): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 255;
}

function decode(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString("utf8");
}
