import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Surface } from "../../core/inspection.ts";
import { Problem } from "../../core/problem.ts";
import type { FieldRule, FieldRules } from "../collect-text.ts";
import { collectFields, collectText, fields, jsonText, listOf, oneOf, rules, setting, text } from "../collect-text.ts";
import { malformed, notSupported, requireObjects } from "../refuse-request.ts";
import { opaque } from "../opaque-data.ts";
import type { RequestCollection } from "./parse-content.ts";
import { collectContent, collectImage } from "./parse-content.ts";
import { toolsField } from "./request-fields.ts";
import { isReference } from "./read-references.ts";
import { isSaid } from "./request-checks.ts";
import { requireClientTools, requireLocal } from "./require-client-tools.ts";

/** One kind of input item. What `prepare` has read or checked, `fields` pass over. */
interface ItemKind {
  readonly fields: FieldRules;
  readonly rest: Surface;
  readonly usesTools: boolean;
  readonly prepare?: (into: RequestCollection, item: JsonObject, path: string) => void;
}

const handled: FieldRule = () => {};
/** Identifiers come from the caller here, so they are inspected. */
const common = {
  type: handled,
  id: text("name"),
  call_id: text("name"),
  status: oneOf("in_progress", "completed", "incomplete"),
};
const caller = fields(rules({ type: oneOf("direct") }), "name");

const call = (table: Readonly<Record<string, FieldRule>>, prepare?: ItemKind["prepare"]): ItemKind => ({
  fields: rules({ ...common, name: text("name"), namespace: text("name"), caller, ...table }),
  rest: "tool-arguments",
  usesTools: true,
  ...(prepare === undefined ? undefined : { prepare }),
});

const output = (table: Readonly<Record<string, FieldRule>>, prepare?: ItemKind["prepare"]): ItemKind => ({
  ...call(table, prepare),
  rest: "tool-result",
});

const outputContent: ItemKind["prepare"] = (into, item, path) => {
  if (!isSaid(item["output"])) throw malformed(`${path}.output`, "a string or an array of content parts");
  collectContent(into, item, "output", "tool-result", `${path}.output`);
};

const shellPlace: ItemKind["prepare"] = (_into, item, path) => requireLocal(item["environment"], `${path}.environment`);
const thoughts = listOf(rules({ type: oneOf("summary_text", "reasoning_text"), text: text("reasoning") }), "reasoning");

/** Items by type (API reference, "Create a model response", `input`). All others are refused: they belong to tools that the provider runs. */
const kinds: ReadonlyMap<JsonValue, ItemKind> = new Map<JsonValue, ItemKind>([
  ["function_call", call({ arguments: jsonText("tool-arguments"), async: setting })],
  ["function_call_output", output({ output: handled }, outputContent)],
  ["custom_tool_call", call({ input: text("tool-arguments"), async: setting })],
  ["custom_tool_call_output", output({ output: handled }, outputContent)],
  ["local_shell_call", call({ action: text("tool-arguments") })],
  ["local_shell_call_output", output({ output: text("tool-result") })],
  ["shell_call", call({ action: text("tool-arguments") }, shellPlace)],
  ["shell_call_output", output({ output: text("tool-result"), max_output_length: setting })],
  ["apply_patch_call", call({ operation: text("tool-arguments") })],
  ["apply_patch_call_output", output({ output: text("tool-result"), status: oneOf("completed", "failed") })],
  ["computer_call", call({ action: text("tool-arguments"), actions: text("tool-arguments") })],
  [
    "computer_call_output",
    output(
      { output: fields(rules({ type: oneOf("computer_screenshot"), image_url: handled }), "tool-result") },
      (into, item, path) => {
        if (!isJsonObject(item["output"])) throw malformed(`${path}.output`, "an object");
        collectImage(into, item["output"], `${path}.output`);
      },
    ),
  ],
  [
    "reasoning",
    {
      fields: rules({ ...common, summary: thoughts, content: thoughts, encrypted_content: opaque }),
      rest: "reasoning",
      usesTools: false,
    },
  ],
  [
    "additional_tools",
    {
      fields: rules({ ...common, role: oneOf("developer"), tools: toolsField }),
      rest: "tool-definition",
      usesTools: true,
      prepare: (_into, item, path) => requireClientTools(item["tools"], `${path}.tools`),
    },
  ],
]);

const surfaces: ReadonlyMap<JsonValue | undefined, Surface> = new Map([
  ["system", "system"],
  ["developer", "system"],
  ["user", "user"],
  ["assistant", "assistant"],
]);

const messageFields = rules({
  type: handled,
  role: handled,
  content: handled,
  id: common.id,
  status: common.status,
  phase: oneOf("commentary", "final_answer"),
});

/** `input`: a string or a list of items. True when tools take part. */
export function collectInput(into: RequestCollection, body: JsonObject): boolean {
  const { input } = body;
  if (typeof input === "string") {
    collectText(into, body, "input", "user");
    return false;
  }
  if (!Array.isArray(input) || input.length === 0) throw malformed("input", "a string or a non-empty array");
  requireObjects(input, "input");
  let usesTools = false;
  for (const [index, item] of (input as JsonObject[]).entries()) {
    if (collectItem(into, item, `input[${index}]`)) usesTools = true;
  }
  return usesTools;
}

function collectItem(into: RequestCollection, item: JsonObject, path: string): boolean {
  const type = item["type"] ?? "message";
  // Those that are kept have been put in their places by ./restore-input.ts.
  if (isReference(item)) {
    throw new Problem(
      "content_not_supported",
      `${path} refers to an item that is not sent with it. Send the item itself (with store: false, SDKs do so): this use case keeps no conversations.`,
    );
  }
  if (type === "message") {
    collectMessage(into, item, path);
    return false;
  }
  const kind = kinds.get(type);
  if (kind === undefined) throw notSupported(path, "an item of a tool that the provider runs, or of an unknown type,");
  kind.prepare?.(into, item, path);
  collectFields(into, item, kind.fields, kind.rest);
  return kind.usesTools;
}

function collectMessage(into: RequestCollection, item: JsonObject, path: string): void {
  const role = item["role"];
  if (typeof role !== "string") throw malformed(`${path}.role`, "a string");
  const surface = surfaces.get(role);
  // A role that nobody knows is inspected as text, and what it says as if a user said it.
  if (surface === undefined) collectText(into, item, "role", "unknown");
  collectContent(into, item, "content", surface ?? "user", `${path}.content`);
  collectFields(into, item, messageFields, "unknown");
}
