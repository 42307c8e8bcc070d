import type { JsonValue } from "../../core/json.ts";
import type { Surface, TextPart } from "../../core/inspection.ts";
import { MiB } from "../../core/units.ts";
import type { Collection, FieldRules } from "../collect-text.ts";
import { collectFields, newCollection, settle } from "../collect-text.ts";
import type { StreamInspection } from "../inspect-stream.ts";

/**
 * Inspection of what a stream says again and again: a text in pieces, then whole, then in its content part, in its item and in the response. What was
 * inspected once is remembered with what may be said for it, so that each repetition says the same, and is found once.
 */
export interface OnceInspection {
  /** Reads a document of its own by `collect` and rewrites it in place. False when something blocked: then nothing of it may be said. */
  inspect(collect: (into: Collection) => void, isOutput?: boolean): boolean;
  /** A text that went through a channel, and what the channel let out for it. */
  learn(surface: Surface, text: string, said: string): void;
  /** UTF-8 bytes of output that no channel had seen. */
  readonly bytes: number;
}

/** Beyond this, in characters, texts are inspected each time. */
const maxRemembered = MiB(4);

export function inspectOnce(inspection: StreamInspection): OnceInspection {
  const known = new Map<Surface, Map<string, string>>();
  let remembered = 0;
  let bytes = 0;

  const learn = (surface: Surface, text: string, said: string): void => {
    remembered += text.length;
    if (remembered > maxRemembered) return;
    let texts = known.get(surface);
    if (texts === undefined) {
      texts = new Map();
      known.set(surface, texts);
    }
    texts.set(text, said);
  };

  const inspectPart = (part: TextPart, isOutput: boolean): boolean => {
    let said = known.get(part.surface)?.get(part.text);
    if (said === undefined) {
      if (isOutput) bytes += Buffer.byteLength(part.text);
      said = part.text;
      const replace = (masked: string): void => {
        said = masked;
      };
      if (!inspection.parts([{ surface: part.surface, text: part.text, replace }])) return false;
      learn(part.surface, part.text, said);
    }
    if (said !== part.text) part.replace(said);
    return true;
  };

  return {
    learn,
    inspect(collect, isOutput = true) {
      const collection = newCollection("upstream_malformed");
      collect(collection);
      if (!collection.parts.every((part) => inspectPart(part, isOutput))) return false;
      settle(collection);
      return true;
    },
    get bytes() {
      return bytes;
    },
  };
}

/** One value that is not the model's, read by the rule of its name. Undefined when it blocked. */
export function inspectMember(
  once: OnceInspection,
  key: string,
  value: JsonValue,
  rules: FieldRules,
): readonly [string, JsonValue] | undefined {
  const box = { [key]: value };
  if (!once.inspect((into) => collectFields(into, box, rules, "unknown"), false)) return undefined;
  return Object.entries(box)[0];
}
