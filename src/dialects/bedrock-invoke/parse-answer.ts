import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { TextPart } from "../../core/inspection.ts";
import type { AnswerView } from "../dialect.ts";
import { newCollection, settle } from "../collect-text.ts";
import { answerMembers, spelling } from "./answer-members.ts";
import type { FreeForm } from "./collect-free-form.ts";
import { collectValue } from "./collect-free-form.ts";
import { readUsage } from "./read-usage.ts";
import { holdsSmallNumbersOnly } from "./collect-numbers.ts";
import { holdsMedia } from "./tell-media.ts";
import { malformedAnswer } from "../refuse-answer.ts";

const maxDepth = 64;

/**
 * An answer of any family or container, which may be any JSON value: read by the names of its members, wherever they stand, and all
 * else string by string. Throws Problem `upstream_malformed` on what nests too deep, and on pictures or sound, which can't be inspected.
 */
export function parseFreeFormAnswer(answer: JsonValue): AnswerView {
  const box: JsonValue[] = [answer];
  const spelled = findSpelled(answer);
  const dropSpelled = (): void => {
    for (const { holder, key } of spelled) holder[key] = null;
  };
  const collection = newCollection("upstream_malformed");
  // First what spells the rest out: it is read as the text it spells, and gone before the walk could read it word by word.
  const spelledParts: TextPart[] = spelled.map(({ text }) => ({ surface: "assistant", text, replace: dropSpelled }));
  const kept = spelled.map(({ holder, key }) => holder[key] as JsonValue);
  dropSpelled();
  const form: FreeForm = {
    collection,
    members: answerMembers,
    takeString({ value }) {
      if (holdsMedia(value)) throw malformedAnswer("with pictures, sound or a document in it, which can't be inspected");
      return false;
    },
  };
  collectValue(form, box, 0, "unknown", "", 0);
  for (const [index, { holder, key }] of spelled.entries()) holder[key] = kept[index] as JsonValue;
  const parts = spelled.length === 0 ? collection.parts : collection.parts.map((part) => dropping(part, dropSpelled));
  return {
    parts: [...parts, ...spelledParts.filter(({ text }) => text !== "")],
    usage: readUsage(answer),
    serialise() {
      settle(collection);
      return JSON.stringify(box[0]);
    },
  };
}

/** What spells a text out can't stay when anything is rewritten: it would tell what was masked. */
function dropping(part: TextPart, drop: () => void): TextPart {
  return {
    surface: part.surface,
    text: part.text,
    replace(text) {
      drop();
      part.replace(text);
    },
  };
}

interface Spelled {
  readonly holder: JsonObject;
  readonly key: string;
  readonly text: string;
}

function findSpelled(answer: JsonValue): Spelled[] {
  const found: Spelled[] = [];
  const walk = (value: JsonValue, depth: number): void => {
    if (typeof value !== "object" || value === null || depth > maxDepth) return;
    if (Array.isArray(value)) {
      if (holdsSmallNumbersOnly(value)) return;
      for (const item of value) walk(item, depth + 1);
      return;
    }
    for (const key of Object.keys(value)) {
      const member = value[key] as JsonValue;
      if (typeof member !== "object" || member === null) continue;
      if (!spelling.has(key)) walk(member, depth + 1);
      else found.push({ holder: value, key, text: spell(member) });
    }
  };
  walk(answer, 0);
  return found;
}

/** Every word in there, names too, and the numbers that may be somebody's. */
function spell(value: JsonValue): string {
  const said: string[] = [];
  const names = new Set<string>();
  const walk = (node: JsonValue, depth: number): void => {
    if (depth > maxDepth) throw malformedAnswer("that nests too deep");
    if (typeof node === "string") said.push(node);
    else if (typeof node === "number") {
      if (Math.abs(node) >= 1e8) said.push(` ${node} `);
    } else if (Array.isArray(node)) {
      for (const item of node) walk(item, depth + 1);
    } else if (isJsonObject(node)) {
      for (const key of Object.keys(node)) {
        names.add(key);
        walk(node[key] as JsonValue, depth + 1);
      }
    }
  };
  walk(value, 0);
  const text = said.join("");
  for (const name of ["text", "token", "logprob", "id", "special", "likelihood", "bytes"]) names.delete(name);
  return (names.size === 0 ? text : `${text}\n${[...names].join("\n")}`).toWellFormed();
}
