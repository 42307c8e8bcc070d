import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { TextPart } from "../../core/inspection.ts";
import type { AnswerContext, AnswerView } from "../dialect.ts";
import { collectFields, newCollection, settle } from "../collect-text.ts";
import { answerFields, choiceFields, holdsMedia } from "./answer-fields.ts";
import { mergeContent } from "./merge-text.ts";
import { countsOf, parseUsage } from "./parse-usage.ts";
import { malformedAnswer } from "../refuse-answer.ts";
import { toldUsage } from "../hide-cache.ts";

const maxChoices = 16;

/** A whole chat completion. Throws Problem `upstream_malformed`. */
export function parseAnswer(answer: JsonValue, context: Pick<AnswerContext, "model" | "hidesCache">): AnswerView {
  if (!isJsonObject(answer)) throw malformedAnswer("that is not a JSON object");
  const choices = answer["choices"];
  if (!Array.isArray(choices) || choices.length > maxChoices) throw malformedAnswer("without a list of choices");
  const collection = newCollection("upstream_malformed");
  collectFields(collection, answer, answerFields, "unknown");
  const parts = collection.parts;
  for (const choice of choices) {
    if (!isJsonObject(choice) || !isJsonObject(choice["message"])) throw malformedAnswer("with a choice that holds no message");
    const { message } = choice;
    if (holdsMedia(message)) throw malformedAnswer("with pictures or sound, which can't be inspected");
    if (Array.isArray(message["content"])) message["content"] = mergeContent(message["content"]);
    const first = parts.length;
    collectFields(collection, choice, choiceFields, "unknown");
    if (isJsonObject(choice["logprobs"])) watchLogprobs(parts, first, choice);
    else if (choice["logprobs"] !== undefined) choice["logprobs"] = null;
  }
  answer["model"] = context.model;
  if (answer["usage"] !== undefined) answer["usage"] = toldUsage(countsOf(answer["usage"]), context);
  return {
    parts,
    usage: parseUsage(answer["usage"]),
    serialise() {
      settle(collection);
      return JSON.stringify(answer);
    },
  };
}

/**
 * Token by token, log probabilities spell out what was said and what was nearly said. They are inspected as one text,
 * and are taken away as soon as anything in their choice is rewritten.
 */
function watchLogprobs(parts: TextPart[], first: number, choice: JsonObject): void {
  const drop = (): void => {
    choice["logprobs"] = null;
  };
  for (let index = first; index < parts.length; index++) {
    const part = parts[index] as TextPart;
    parts[index] = {
      surface: part.surface,
      text: part.text,
      replace(text) {
        drop();
        part.replace(text);
      },
    };
  }
  const text = spell(choice["logprobs"] as JsonObject);
  if (text === undefined) drop();
  else if (text !== "") parts.push({ surface: "assistant", text, replace: drop });
}

/** Undefined where it is not of the known shape: then it can't be read as text, and goes. */
function spell(logprobs: JsonObject): string | undefined {
  const lines: string[] = [];
  for (const key of Object.keys(logprobs)) {
    const entries = logprobs[key];
    if (entries === null) continue;
    if ((key !== "content" && key !== "refusal") || !Array.isArray(entries)) return undefined;
    let said = "";
    // A token may hold a part of a character only; its bytes spell the text anew, and are read as such.
    const bytes: number[] = [];
    for (const entry of entries) {
      if (!isTokenEntry(entry, "top_logprobs")) return undefined;
      said += entry.token;
      for (const byte of bytesOf(entry)) bytes.push(byte);
      for (const other of (entry["top_logprobs"] as JsonValue[] | undefined) ?? []) {
        if (!isTokenEntry(other)) return undefined;
        if (other.token !== entry.token) lines.push(other.token);
        const spelt = decode(bytesOf(other));
        if (spelt !== other.token) lines.push(spelt);
      }
    }
    lines.unshift(said);
    const spelt = decode(bytes);
    if (spelt !== said) lines.push(spelt);
  }
  return lines.join("\n").toWellFormed();
}

function bytesOf(entry: JsonObject): number[] {
  return (entry["bytes"] ?? []) as number[];
}

function decode(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString("utf8");
}

/** `{token, logprob, bytes}` and nothing else. */
function isTokenEntry(entry: JsonValue | undefined, list?: string): entry is JsonObject & { token: string } {
  if (!isJsonObject(entry) || typeof entry["token"] !== "string") return false;
  for (const key of Object.keys(entry)) {
    const value = entry[key];
    if (key === "token") continue;
    if (key === "logprob" && ((typeof value === "number" && Math.abs(value) < 1e5) || value === null)) continue;
    if (key === "bytes" && (value === null || (Array.isArray(value) && value.every(isByte)))) continue;
    if (key === list && Array.isArray(value)) continue;
    return false;
  }
  return true;
}

function isByte(value: JsonValue): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 255;
}
