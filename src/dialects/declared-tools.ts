import type { JsonObject, JsonValue } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";

/** A tool that a request lets its model call. */
export interface DeclaredTool {
  /** Where it stands: `tools[0]`. */
  readonly place: string;
  /** All names that it says for itself, whichever of them an upstream reads; the type of one that has none. Empty where none can be read. */
  readonly names: readonly string[];
  /** All schemas of its arguments that it says. */
  readonly schemas: readonly JsonObject[];
}

/** Members that hold tools, in the bodies of all APIs and of servers that speak them. */
const holders: ReadonlySet<string> = new Set(["tools", "functions"]);
/** Members with data in them that is nobody's declaration: arguments of calls, and results. */
const data: ReadonlySet<string> = new Set(["arguments", "json"]);
/** By which APIs call the same tool in declarations and in answers. */
const alias: Readonly<Record<string, string>> = { computer_use_preview: "computer" };

/**
 * What a request of any API declares as tools, wherever in the body it does: an upstream may read a place that the API itself has not.
 * Pure; `document` was parsed, and nests no deeper than the parser lets it.
 */
export function declaredTools(document: JsonObject): readonly DeclaredTool[] {
  const found: DeclaredTool[] = [];
  walk(document, "", found);
  return found;
}

function walk(node: JsonValue, path: string, found: DeclaredTool[]): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) walk(item, `${path}[${index}]`, found);
    return;
  }
  for (const key of Object.keys(node)) {
    const value = node[key] as JsonValue;
    const place = path === "" ? key : `${path}.${key}`;
    // In a call that was made before, `input` is what it was made with.
    if (data.has(key) || (key === "input" && isJsonObject(value))) continue;
    if (holders.has(key) && holdsTools(value, path)) readTools(value, place, found);
    else if (key === "toolAddition" && isJsonObject(value)) readTool(value["tool"], place, found);
    else walk(value, place, found);
  }
}

/** Of the body itself whatever stands there; elsewhere a list of objects. */
function holdsTools(value: JsonValue, path: string): boolean {
  if (value === null || (Array.isArray(value) && value.length === 0)) return false;
  return path === "" || (Array.isArray(value) && value.every(isJsonObject));
}

function readTools(value: JsonValue, place: string, found: DeclaredTool[]): void {
  if (!Array.isArray(value)) return void found.push({ place, names: [], schemas: [] });
  for (const [index, tool] of value.entries()) readTool(tool, `${place}[${index}]`, found);
}

function readTool(tool: JsonValue | undefined, place: string, found: DeclaredTool[]): void {
  if (!isJsonObject(tool)) return void found.push({ place, names: [], schemas: [] });
  // A mark for the provider's cache, and nothing else.
  if (isJsonObject(tool["cachePoint"]) && Object.keys(tool).length === 1) return;
  const inner = ["function", "custom", "toolSpec"].map((key) => tool[key]).filter(isJsonObject);
  const all = [tool, ...inner];
  const names = all.map(({ name }) => name).filter((name) => typeof name === "string");
  const { tools: members, type } = tool;
  if (Array.isArray(members)) {
    // A namespace: what is called are the tools in it.
    readTools(members, `${place}.tools`, found);
    if (inner.length === 0) return;
  }
  const said = names.length === 0 && typeof type === "string" ? [alias[type] ?? type] : names;
  found.push({ place, names: [...new Set(said)], schemas: all.flatMap(schemasOf) });
}

function schemasOf({ parameters, input_schema: input, inputSchema, parameter_definitions: defined }: JsonObject): JsonObject[] {
  return [parameters, input, isJsonObject(inputSchema) ? inputSchema["json"] : undefined, defined].filter(isJsonObject);
}
