import { canonicalJson } from "../core/canonical-json.ts";
import type { JsonValue } from "../core/json.ts";
import type { ToolSpec } from "./schemas/tool.ts";
import { type ResourceVersion, specOf } from "./version-index.ts";

/** A tool that a use case's models may call. */
export interface EntitledTool {
  /** As models call it. */
  readonly name: string;
  /** Canonical JSON of the schema of its arguments, where its manifest says one. */
  readonly arguments?: string;
}

const entitled = new WeakMap<ToolSpec, EntitledTool>();

/** Of the tools that a use case names, those that exist and may be served. @param find a version of a tool by name */
export function resolveTools(
  names: readonly string[] | undefined,
  find: (name: string) => ResourceVersion | undefined,
): readonly EntitledTool[] {
  return (names ?? []).flatMap((name) => {
    const row = find(name);
    return row === undefined ? [] : entitledTool(specOf(row, "Tool"));
  });
}

function entitledTool(spec: ToolSpec): EntitledTool {
  let tool = entitled.get(spec);
  if (tool === undefined) {
    const { tool: name, arguments: schema } = spec;
    tool = { name, ...(schema !== undefined && { arguments: canonicalJson(schema as JsonValue) }) };
    entitled.set(spec, tool);
  }
  return tool;
}
