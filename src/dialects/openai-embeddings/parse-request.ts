import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import type { FieldRule } from "../collect-text.ts";
import { collectAny, collectFields, newCollection, oneOf, rules, setting, settle, text } from "../collect-text.ts";
import { malformed, notSupported } from "../refuse-request.ts";
import { variantsOf } from "../refuse-variants.ts";
import { requireModel } from "../openai-responses/request-checks.ts";
import { writeUpstream } from "../write-upstream.ts";

/** As in ../openai-chat/parse-request.ts: the register says where a call goes. */
const routing =
  "models fallbacks route provider base_url api_base api_key api_version custom_llm_provider extra_headers extra_query extra_body headers".split(
    " ",
  );

const maxInputs = 2048;
const handled: FieldRule = () => {};

const requestFields = rules({
  model: handled,
  input: (into, body, key) => collectAny(into, body, key, "user"),
  dimensions: setting,
  encoding_format: oneOf("float", "base64"),
  user: text("name"),
});

const refuseVariants = variantsOf(requestFields.keys(), routing);

/** Body of POST /v1/embeddings. Owns `body` from here on. Throws Problem `request_malformed` or `content_not_supported`. */
export function parseRequest(body: JsonObject, _target: CallTarget): RequestView {
  refuseVariants(body);
  const model = requireModel(body["model"]);
  requireText(body["input"]);
  for (const key of routing) if (key in body) delete body[key];
  const collection = newCollection("request_malformed");
  collectFields(collection, body, requestFields, "unknown");
  return {
    model,
    stream: false,
    includeUsage: false,
    maxOutputTokens: undefined,
    choices: 0,
    usesTools: false,
    parts: collection.parts,
    media: [],
    document() {
      settle(collection);
      return body;
    },
    serialise(upstream) {
      settle(collection);
      body["model"] = upstream.model;
      return writeUpstream(body, upstream);
    },
  };
}

/** Text, or several. Tokens are text that only a model's own tokenizer can read. */
function requireText(input: JsonValue | undefined): void {
  if (typeof input === "string") return;
  if (!Array.isArray(input) || input.length === 0) throw malformed("input", "a string or a non-empty array of strings");
  if (input.length > maxInputs) throw malformed("input", `an array of at most ${maxInputs} strings`);
  if (input.every((item) => typeof item === "string")) return;
  if (input.some((item) => typeof item === "number" || Array.isArray(item))) {
    throw notSupported("input", "tokens in place of text");
  }
  throw malformed("input", "a string or a non-empty array of strings");
}
