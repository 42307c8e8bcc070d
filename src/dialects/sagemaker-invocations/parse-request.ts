import type { JsonObject } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { parseFreeForm, refuseHiddenMedia } from "../bedrock-invoke/parse-free-form.ts";
import { readBounds } from "../output-bounds.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { openaiChat } from "../openai-chat/openai-chat.ts";
import { malformed, notSupported } from "../refuse-request.ts";
import { writeUpstream } from "../write-upstream.ts";

/** What containers take in common; the rest is inspected string by string. */
type Form = "chat" | "prompt" | "inputs" | "other";

/** Members of `parameters` that only a model that makes text has. */
const textSettings = "do_sample temperature top_p top_k return_full_text repetition_penalty stop max_time details".split(" ");

/**
 * Body of POST /endpoints/{name}/invocations. The headers of this API that choose a variant, a model or a component behind the
 * endpoint, or that go to the container as they are, are not read, so they do not go along. Owns `body` from here on. Throws
 * Problem `request_malformed` or `content_not_supported`.
 */
export function parseRequest(body: JsonObject, target: CallTarget): RequestView {
  const { model } = target;
  if (model === undefined || model === "" || model.length > 256) throw malformed("endpoint", "the name of an endpoint");
  const { stream } = body;
  if (stream === true) throw notSupported("stream", "a stream in an operation that answers whole");
  // False, or what a container could take for true.
  for (const name of ["stream", "stream_options", "model"]) delete body[name];
  const bounds = readBounds(body);
  const form = formOf(body);
  const read = form === "chat" ? readChat(body, target) : readOther(body);
  return {
    model,
    stream: false,
    includeUsage: true,
    maxOutputTokens: bounds.maxOutputTokens,
    choices: bounds.choices,
    usesTools: read.usesTools,
    parts: read.parts,
    media: read.media,
    variant: form,
    document: () => read.document(),
    serialise(upstream) {
      const lowered = bounds.lower(upstream.maxOutputTokens);
      // A copy: the next upstream may have a bound of its own.
      const document = { ...read.document() };
      if (!lowered) writeBound(document, form, upstream.maxOutputTokens);
      return writeUpstream(document, upstream);
    },
  };
}

type ReadBody = Pick<RequestView, "parts" | "media" | "usesTools" | "document">;

function readChat(body: JsonObject, target: CallTarget): ReadBody {
  refuseHiddenMedia(body);
  body["model"] = "none";
  const read = openaiChat.parseRequest(body, target);
  return {
    parts: read.parts,
    media: read.media,
    usesTools: read.usesTools,
    document() {
      const { model: _, ...rest } = read.document();
      return rest;
    },
  };
}

function readOther(body: JsonObject): ReadBody {
  const read = parseFreeForm(body);
  return {
    parts: read.parts,
    media: read.media,
    usesTools: read.usesTools,
    document() {
      read.settle();
      return body;
    },
  };
}

function formOf(body: JsonObject): Form {
  if (Array.isArray(body["messages"])) return "chat";
  if (typeof body["prompt"] === "string") return "prompt";
  return "inputs" in body ? "inputs" : "other";
}

/** Only where the form is that of a model that makes text: another container would refuse a member that it does not know. */
function writeBound(document: JsonObject, form: Form, limit: number): void {
  if (form === "chat" || form === "prompt") document["max_tokens"] = limit;
  const { parameters } = document;
  if (form === "inputs" && isJsonObject(parameters) && textSettings.some((name) => name in parameters)) {
    document["parameters"] = { ...parameters, max_new_tokens: limit };
  }
}
