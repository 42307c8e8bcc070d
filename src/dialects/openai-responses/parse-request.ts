import type { JsonObject } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { collectFields, newCollection, settle } from "../collect-text.ts";
import { hasItems, malformed, requireCount } from "../refuse-request.ts";
import { variantsOf } from "../refuse-variants.ts";
import { isSaid, requireBoolean, requireModel } from "./request-checks.ts";
import type { RequestCollection } from "./parse-content.ts";
import { collectInput } from "./parse-input.ts";
import { requireClientTools } from "./require-client-tools.ts";
import { requestFields } from "./request-fields.ts";
import { callerNames } from "../dialect.ts";
import { writeUpstream } from "../write-upstream.ts";

/**
 * What routers and proxies that speak this API take as another model, provider, address or credential, and what widens or narrows the provider's own
 * guards. The register says where a call goes and how it is guarded, so they are not sent on (INVARIANT request-cannot-weaken).
 */
const routing = (
  "models fallbacks context_window_fallbacks content_policy_fallbacks route provider base_url api_base api_key api_version " +
  "custom_llm_provider user_config extra_headers extra_query extra_body headers moderation access_programs"
).split(" ");

const keptNowhere = "Send the whole input: this use case keeps no conversations. Its manifest could say that it does.";

/** What has the provider fetch a part of the prompt from what it keeps, or keep the answer. */
const kept: readonly (readonly [string, string])[] = [
  ["previous_response_id", keptNowhere],
  ["conversation", keptNowhere],
  ["prompt", "Send the prompt's text in instructions or input; what the provider keeps can't be inspected."],
  ["context_management", "Shorten the input yourself; what the provider would make of it can't be inspected."],
];

const refuseVariants = variantsOf(
  requestFields.keys(),
  routing,
  kept.map(([name]) => name),
);

/** Body of POST /v1/responses, which says everything itself. Owns `body` from here on. */
export function parseRequest(body: JsonObject, _target: CallTarget): RequestView {
  refuseVariants(body);
  const model = requireModel(body["model"]);
  const stream = requireBoolean(body["stream"], "stream");
  const maxOutputTokens = requireCount(body["max_output_tokens"], "max_output_tokens");
  for (const [key, advice] of kept) {
    if (isSaid(body[key])) throw new Problem("content_not_supported", `${key} is not supported here. ${advice}`);
  }
  if (requireBoolean(body["background"], "background")) {
    throw new Problem("content_not_supported", "background: true is not supported here. Wait for the answer, or stream it.");
  }
  if (isSaid(body["instructions"]) && typeof body["instructions"] !== "string") throw malformed("instructions", "a string");
  requireClientTools(body["tools"], "tools");

  for (const key of routing) if (key in body) delete body[key];
  // Said even when the caller says nothing: the API keeps answers by default.
  body["store"] = false;

  const collection: RequestCollection = { ...newCollection("request_malformed"), media: [] };
  const toolItems = collectInput(collection, body);
  collectFields(collection, body, requestFields, "unknown");
  return {
    model,
    stream,
    includeUsage: true,
    maxOutputTokens,
    choices: 1,
    usesTools: toolItems || hasItems(body["tools"]),
    parts: collection.parts,
    media: collection.media,
    named() {
      settle(collection);
      return Object.fromEntries(callerNames.map((name) => [name, body[name] ?? null]));
    },
    document() {
      settle(collection);
      return body;
    },
    serialise(upstream) {
      settle(collection);
      body["model"] = upstream.model;
      body["max_output_tokens"] = Math.min(maxOutputTokens ?? Infinity, upstream.maxOutputTokens);
      // Padding against watchers of the wire; it does not outlive the rewriting, so it need not be sent.
      if (isJsonObject(body["stream_options"])) body["stream_options"]["include_obfuscation"] = false;
      return writeUpstream(body, upstream);
    },
  };
}
