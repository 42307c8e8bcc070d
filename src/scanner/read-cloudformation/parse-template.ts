import { isNestedDeeper } from "../../core/check-json.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { findJsonLines } from "./find-json-lines.ts";
import { maxDepth, maxTemplateBytes, unreadable } from "./limits.ts";
import { findRepeatedName } from "./find-repeated-name.ts";
import { parseYaml, type ParsedText, shownName } from "./parse-yaml.ts";

/** A template as it is written, intrinsics in their long form. */
export interface Template {
  /** As a person named it. */
  readonly file: string;
  /** Where it is, so that templates can name each other. With slashes on every system. */
  readonly path: string;
  readonly root: JsonObject;
  /** Of a resource, from 1. */
  readonly lineOf: (logicalId: string) => number | undefined;
}

/** Whether a document is meant as a template at all. */
export function isTemplate(root: JsonValue): root is JsonObject {
  if (!isJsonObject(root) || !isJsonObject(own(root, "Resources") ?? null)) return false;
  if (Object.hasOwn(root, "AWSTemplateFormatVersion") || Object.hasOwn(root, "Transform")) return true;
  const resources = Object.values(root["Resources"] as JsonObject);
  return resources.some((one) => isJsonObject(one) && typeof own(one, "Type") === "string");
}

/** Undefined where the text is a document of another kind. Throws Problem `resource_invalid` on what cannot be read. */
export function parseTemplate(text: string, file: string): Template | undefined {
  const { value, lineOf } = parseText(text, file);
  return isTemplate(value) ? templateOf(value, lineOf, { file, path: file }) : undefined;
}

export function templateOf(
  root: JsonObject,
  lineOf: ParsedText["lineOf"],
  { file, path }: Pick<Template, "file" | "path">,
): Template {
  return { file, path, root, lineOf: (logicalId) => lineOf(["Resources", logicalId]) };
}

/** JSON or YAML as it is written. Throws Problem `resource_invalid`. */
export function parseText(text: string, file: string): ParsedText {
  if (text.length > maxTemplateBytes) throw unreadable(file, `is larger than ${maxTemplateBytes} bytes`);
  if (isNestedDeeper(text, 10 * maxDepth)) throw unreadable(file, "is nested too deep");
  const isJson = /^\uFEFF?\s*[{[]/.test(text);
  if (!isJson) return guard(file, "YAML", () => parseYaml(text, file));
  let value: JsonValue;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, "")) as JsonValue;
  } catch {
    // Flow style YAML begins like JSON.
    return guard(file, "JSON", () => parseYaml(text, file));
  }
  const repeated = findRepeatedName(text);
  if (repeated !== undefined) throw unreadable(file, `names ${shownName(repeated)} twice in one object`);
  // Most documents of a folder are no templates: nobody asks for their lines.
  let lines: ParsedText["lineOf"] | undefined;
  return { value, lineOf: (path) => (lines ??= findJsonLines(text, 2))(path) };
}

/** The parser recurses: what is nested too deep ends in a RangeError. */
function guard<T>(file: string, kind: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) throw unreadable(file, "is nested too deep");
    if (error instanceof Error && error.name === "Problem") throw error;
    throw unreadable(file, `is not valid ${kind}`);
  }
}

export function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A section of a template, or what stands for a map in it; empty where it is something else. */
export function section(object: JsonObject, name: string): JsonObject {
  const found = own(object, name);
  return isJsonObject(found) ? found : {};
}
