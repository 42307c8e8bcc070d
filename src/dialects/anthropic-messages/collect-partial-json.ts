import type { JsonObject } from "../../core/json.ts";
import type { Collection } from "../collect-text.ts";
import { collectJsonText } from "../collect-text.ts";
import { decodeJsonText } from "../decode-json-text.ts";

/**
 * Tool arguments of a stream. An answer that ran out of tokens ends in the middle of them, and clients read what there is: so what is not JSON is
 * inspected as it stands, and again with its escapes decoded. What must be masked there goes altogether, because it has no place in the text.
 */
export function collectPartialJson(into: Collection, holder: JsonObject, key: string): void {
  const json = holder[key] as string;
  collectJsonText(into, holder, key, "tool-arguments");
  if (!json.includes("\\") || decodeJsonText(json) !== undefined) return;
  const text = json.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_escape, code: string | undefined, letter: string | undefined) =>
    code === undefined ? (controls[letter as string] ?? (letter as string)) : String.fromCharCode(Number.parseInt(code, 16)),
  );
  const replace = (): void => {
    holder[key] = "";
  };
  into.parts.push({ surface: "tool-arguments", text: text.toWellFormed(), replace });
}

const controls: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };
