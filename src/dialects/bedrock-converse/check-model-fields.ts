import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { boundNames, countNames, settingsNames } from "../output-bounds.ts";
import { malformed, notSupported } from "../refuse-request.ts";
import { variantsOf } from "../refuse-variants.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Say what the request says elsewhere, where it is counted, bounded and inspected. */
const saidElsewhere = words("messages system prompt input inputs inputText contents text images instances stream model modelId");

/** Bounds of the output: the one that counts is `inferenceConfig.maxTokens`. */
const bounds: ReadonlySet<string> = new Set([...boundNames, ...countNames]);

/** Objects in which the models' own APIs keep their settings. */
const settings: ReadonlySet<string> = new Set(settingsNames);

/** Let the provider keep, fetch, run or reach something. */
const hosted = words(
  "mcp_servers mcpServers container web_search_options search_parameters plugins file_ids files connectors " +
    "previous_response_id conversation background s3Location toolConfig",
);

/** Name another model, address, credential or guardrail than the register does. */
const routing = words(
  "models fallbacks route provider base_url api_base api_key api_version extra_headers extra_query extra_body headers " +
    "guardrailConfig amazon-bedrock-guardrailConfig amazon-bedrock-guardrailAction amazon-bedrock-trace guardrailIdentifier guardrailVersion trace",
);

const refuseVariants = variantsOf(saidElsewhere, bounds, settings, hosted, routing, ["store", "tools"]);

/** Anthropic's tools that the client runs; all others with a type of their own run at the provider. */
const clientTools = /^(?:custom|function|(?:bash|computer|text_editor|memory)_\d{8})$/;

/**
 * `additionalModelRequestFields`, which the provider mixes into the model's own request. What would widen the call is refused or, like everything that
 * routers read, dropped; the rest is inspected like any unknown field. Throws Problem `request_malformed` or `content_not_supported`.
 */
export function checkModelFields(fields: JsonValue | undefined, path: string): void {
  if (fields === undefined || fields === null) return;
  if (!isJsonObject(fields)) throw malformed(path, "an object");
  refuseVariants(fields, `${path}.`);
  for (const key of Object.keys(fields)) {
    const value = fields[key] as JsonValue;
    const at = `${path}.${key}`;
    if (routing.has(key)) delete fields[key];
    else if (key === "store") fields[key] = false;
    else if (hosted.has(key)) throw notSupported(at, "what the provider runs, fetches or keeps");
    else if (saidElsewhere.has(key)) throw malformed(at, "left out: the request says it elsewhere");
    else if (bounds.has(key)) throw malformed(at, "left out: inferenceConfig.maxTokens is the bound");
    else if (key === "tools") requireClientTools(value, at);
    else if (settings.has(key) && isJsonObject(value)) requireNoBounds(value, at);
  }
}

function requireNoBounds(object: JsonObject, path: string): void {
  const key = Object.keys(object).find((name) => bounds.has(name));
  if (key !== undefined) throw malformed(`${path}.${key}`, "left out: inferenceConfig.maxTokens is the bound");
}

function requireClientTools(tools: JsonValue, path: string): void {
  if (!Array.isArray(tools)) throw malformed(path, "an array");
  for (const [index, tool] of tools.entries()) {
    if (!isJsonObject(tool)) throw malformed(`${path}[${index}]`, "an object");
    const type = tool["type"];
    const runsHere = type === undefined || type === null || (typeof type === "string" && clientTools.test(type));
    if (!runsHere || "mcp_server_name" in tool) throw notSupported(`${path}[${index}]`, "a tool that the provider runs");
  }
}
