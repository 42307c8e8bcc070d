import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { MediaPart, TextPart } from "../../core/inspection.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { collectFields, newCollection, settle } from "../collect-text.ts";
import { hasItems, malformed, notSupported, requireCount, requireObjects } from "../refuse-request.ts";
import { variantsOf } from "../refuse-variants.ts";
import { forwardHeaders, keepBetas } from "./forward-headers.ts";
import type { ContentReading } from "./parse-content.ts";
import { collectMessages, collectSystem, dropBlocks } from "./parse-content.ts";
import { requestFields } from "./request-fields.ts";
import { writeBound } from "./write-bound.ts";
import { writeUpstream } from "../write-upstream.ts";

/**
 * What would choose another model, place, account or credential. The register says where a call goes, so they are not sent on
 * (INVARIANT request-cannot-weaken).
 */
const routing = (
  "fallbacks fallback_credit_token billing_policy inference_geo workspace_id user_profile_id betas " +
  "route provider base_url api_base api_key api_version custom_llm_provider extra_headers extra_query extra_body headers"
).split(" ");

/** What lets the provider keep, fetch or run something by the caller's word. */
const refused: ReadonlyMap<string, string> = new Map([
  ["mcp_servers", "tools on other servers"],
  ["container", "a container that the model provider keeps"],
  ["thread", "a conversation that the model provider keeps"],
  ["diagnostics", "a reference to an earlier call"],
]);

const refuseVariants = variantsOf(requestFields.keys(), routing);

/** Tools with a type of their own that the caller runs ("Tool use", "Client tools"). */
const clientTools = /^(?:custom|(?:bash|text_editor|computer|memory|computer_toolset|browser_toolset)_\d{8})$/;

/** The body of a message request, whoever names its model. Live, like RequestView. */
export interface MessagesBody {
  readonly maxOutputTokens: number | undefined;
  readonly usesTools: boolean;
  readonly parts: readonly TextPart[];
  readonly media: readonly MediaPart[];
  /** As it stands after rewriting. `model`, `stream` and `max_tokens` are as they came. */
  document(): JsonObject;
}

/**
 * Body of a message request, without regard to `model` and `stream`: for APIs that have these in their path (Bedrock's InvokeModel, where `anthropic_version`
 * and `anthropic_beta` stand in the body instead of headers). Owns `body` from here on. What is sent on is `document()` with the API's own
 * `model` and `stream` put in where it has them, and bounded by `writeBound`. Throws Problem `request_malformed` or `content_not_supported`.
 */
export function parseMessagesBody(body: JsonObject): MessagesBody {
  refuseVariants(body);
  const maxOutputTokens = requireCount(body["max_tokens"], "max_tokens");
  refuseMembers(body);
  const reading: ContentReading = {
    collection: newCollection("request_malformed"),
    media: [],
    dropped: new Set(),
    usesTools: hasItems(body["tools"]),
  };
  collectSystem(reading, body);
  collectMessages(reading, body["messages"]);
  collectFields(reading.collection, body, requestFields, "unknown");
  return {
    maxOutputTokens,
    usesTools: reading.usesTools,
    parts: reading.collection.parts,
    media: reading.media,
    document() {
      settle(reading.collection);
      dropBlocks(body, reading.dropped);
      return body;
    },
  };
}

/** Body of POST /v1/messages. */
export function parseRequest(body: JsonObject, target: CallTarget): RequestView {
  const { model, headers } = parseEnvelope(body, target);
  const { stream } = body;
  if (stream !== undefined && stream !== null && typeof stream !== "boolean") throw malformed("stream", "true or false");
  const parsed = parseMessagesBody(body);
  return {
    model,
    stream: stream === true,
    maxOutputTokens: parsed.maxOutputTokens,
    // A message's stream always tells the usage.
    includeUsage: true,
    choices: 1,
    usesTools: parsed.usesTools,
    parts: parsed.parts,
    media: parsed.media,
    headers,
    document: () => parsed.document(),
    serialise(upstream) {
      // A copy: another deployment may be tried after this one, with another bound.
      const document = { ...parsed.document(), model: upstream.model };
      writeBound(document, upstream.maxOutputTokens);
      return writeUpstream(document, upstream);
    },
  };
}

/** Body of POST /v1/messages/count_tokens: a message request that is not answered, so without a bound or a stream. */
export function parseCountRequest(body: JsonObject, target: CallTarget): RequestView {
  const { model, headers } = parseEnvelope(body, target);
  for (const key of ["max_tokens", "stream"]) delete body[key];
  const parsed = parseMessagesBody(body);
  return {
    model,
    stream: false,
    maxOutputTokens: undefined,
    includeUsage: true,
    choices: 0,
    usesTools: parsed.usesTools,
    parts: parsed.parts,
    media: parsed.media,
    headers,
    document: () => parsed.document(),
    serialise(upstream) {
      return writeUpstream({ ...parsed.document(), model: upstream.model }, upstream);
    },
  };
}

function parseEnvelope(body: JsonObject, target: CallTarget): { model: string; headers: Record<string, string> } {
  const model = target.model ?? body["model"];
  if (typeof model !== "string" || model === "" || model.length > 256) throw malformed("model", "the name of a model");
  return { model, headers: forwardHeaders((name) => target.header(name)) };
}

function refuseMembers(body: JsonObject): void {
  for (const key of Object.keys(body)) {
    const what = refused.get(key.toLowerCase());
    if (what !== undefined && body[key] !== null && !isEmptyList(body[key])) throw notSupported(key, what);
    if (what !== undefined) delete body[key];
  }
  for (const key of routing) if (key in body) delete body[key];
  const betas = body["anthropic_beta"];
  if (betas !== undefined) body["anthropic_beta"] = keepBetas(Array.isArray(betas) ? betas : [betas]);
  const tools = body["tools"];
  if (tools === undefined || tools === null) return;
  requireObjects(tools, "tools");
  for (const [index, { type }] of (tools as JsonObject[]).entries()) {
    if (type === undefined || type === null || (typeof type === "string" && clientTools.test(type))) continue;
    throw notSupported(`tools[${index}]`, "a tool that the model provider runs");
  }
  const thinking = body["thinking"];
  if (thinking !== undefined && thinking !== null && !isJsonObject(thinking)) throw malformed("thinking", "an object");
}

function isEmptyList(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}
