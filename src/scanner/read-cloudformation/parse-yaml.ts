import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Scalar } from "yaml";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { maxDepth, maxNodes, unreadable } from "./limits.ts";

export interface ParsedText {
  readonly value: JsonValue;
  /** From 1; undefined where the path is not there. The path has the names of members only. */
  readonly lineOf: (path: readonly string[]) => number | undefined;
}

/**
 * YAML as CloudFormation reads it: short-form tags become the long form (`!Ref X` is `{"Ref": "X"}`), dates and numbers with a leading
 * zero stay text, aliases and merge keys are followed. Throws Problem `resource_invalid`.
 */
export function parseYaml(text: string, file: string): ParsedText {
  const lines = new LineCounter();
  // The failsafe schema leaves every scalar a text: which of them are numbers is CloudFormation's to say.
  const document = parseDocument(text, { schema: "failsafe", logLevel: "silent", lineCounter: lines, uniqueKeys: false });
  const [error] = document.errors;
  if (error !== undefined) throw unreadable(file, `is not valid YAML, line ${lines.linePos(error.pos[0]).line}`);
  let left = maxNodes;

  const convert = (node: Node | null | undefined, depth: number): JsonValue => {
    if (node === null || node === undefined) return null;
    if (--left < 0) throw unreadable(file, `holds more than ${maxNodes} values`);
    if (depth > maxDepth) throw unreadable(file, `is nested more than ${maxDepth} levels deep`);
    if (isAlias(node)) return convert(node.resolve(document), depth + 1);
    const tag = node.tag ?? "";
    const value = tag === "!Sub" || tag === "!Ref" || tag === "!GetAtt" ? asText(node, depth) : plain(node, depth);
    return tag.startsWith("!") && tag.length > 1 ? longForm(tag.slice(1), value) : value;
  };
  const asText = (node: Node, depth: number): JsonValue => (isScalar(node) ? String(node.value) : plain(node, depth));
  const plain = (node: Node, depth: number): JsonValue => {
    if (isScalar(node)) return scalarValue(node);
    if (isSeq(node)) return node.items.map((item) => convert(item as Node, depth + 1));
    return isMap(node) ? mapValue(node, depth) : null;
  };
  const mapValue = (node: Extract<Parameters<typeof isMap>[0], object>, depth: number): JsonObject => {
    const members: [string, JsonValue][] = [];
    const merged: [string, JsonValue][] = [];
    const names = new Set<string>();
    if (!isMap(node)) return {};
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : "";
      // Which of the two is deployed is the parser's to say: nobody shall read the other.
      if (name !== "<<" && names.size === names.add(name).size)
        throw unreadable(file, `names ${shownName(name)} twice in one map`);
      const converted = convert(value as Node | null, depth + 1);
      if (name === "<<") merged.push(...[converted].flat().flatMap((one) => (isObject(one) ? Object.entries(one) : [])));
      else members.push([name, converted]);
    }
    // fromEntries defines members of its own, whatever their names are.
    return Object.fromEntries([...merged, ...members]);
  };

  const lineOf = (path: readonly string[]): number | undefined => {
    let node: unknown = document.contents;
    let start: number | undefined;
    for (const name of path) {
      if (!isMap(node)) return undefined;
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === name);
      start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
      node = pair?.value;
    }
    return start === undefined ? undefined : lines.linePos(start).line;
  };
  return { value: convert(document.contents, 0), lineOf };
}

/** Without what could steer a terminal. */
export const shownName = (name: string): string => name.replaceAll(/[^\w:.-]/g, "?").slice(0, 80);

const isObject = (value: JsonValue): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

function scalarValue(node: Scalar): JsonValue {
  const text = String(node.value);
  if (node.type !== Scalar.PLAIN) return text;
  if (/^(true|yes|on)$/i.test(text)) return true;
  if (/^(false|no|off)$/i.test(text)) return false;
  if (text === "" || text === "~" || /^null$/i.test(text)) return null;
  const isNumber = /^[-+]?(0|[1-9]\d{0,14})(\.\d{1,15})?$/.test(text);
  return isNumber ? Number(text) : text;
}

function longForm(tag: string, value: JsonValue): JsonObject {
  if (tag === "Ref" || tag === "Condition") return { [tag]: value };
  if (tag === "GetAtt" && typeof value === "string") {
    const dot = value.indexOf(".");
    return { "Fn::GetAtt": dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [`Fn::${tag}`]: value };
}
