import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { notSupported, requireObjects } from "../refuse-request.ts";
import { isSaid } from "./request-checks.ts";

/** Tools whose calls come back to the client. All others the provider runs by itself: search, code, files, images, MCP. */
const clientTools: ReadonlySet<JsonValue | undefined> = new Set([
  "function",
  "custom",
  "local_shell",
  "shell",
  "apply_patch",
  "computer",
  "computer_use_preview",
]);

const namespaced: ReadonlySet<JsonValue | undefined> = new Set(["function", "custom"]);

/** Throws Problem `request_malformed`, or `content_not_supported` on a tool that the provider runs. */
export function requireClientTools(tools: JsonValue | undefined, path: string, known = clientTools): void {
  if (!isSaid(tools)) return;
  requireObjects(tools, path);
  for (const [index, tool] of (tools as JsonObject[]).entries()) {
    const place = `${path}[${index}]`;
    if (tool["type"] === "namespace" && known !== namespaced) requireClientTools(tool["tools"], `${place}.tools`, namespaced);
    else if (!known.has(tool["type"])) throw notSupported(place, "a tool that the provider runs by itself");
    requireLocal(tool["environment"], `${place}.environment`);
    requireDirectCalls(tool["allowed_callers"], `${place}.allowed_callers`);
  }
}

/** Where a shell runs: with the client, not in a container of the provider. */
export function requireLocal(environment: JsonValue | undefined, path: string): void {
  if (!isSaid(environment)) return;
  if (!isJsonObject(environment) || environment["type"] !== "local") throw notSupported(path, "a container of the provider");
}

/** `programmatic` callers are programs that the provider runs. */
function requireDirectCalls(callers: JsonValue | undefined, path: string): void {
  if (!isSaid(callers)) return;
  if (!Array.isArray(callers) || callers.some((caller) => caller !== "direct")) {
    throw notSupported(path, "a program that the provider runs");
  }
}
