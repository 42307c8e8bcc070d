import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { AnswerContext, Usage } from "../dialect.ts";
import { looksLikeIdentifier } from "../collect-text.ts";
import { countsOf } from "../openai-chat/parse-usage.ts";
import { responseFields } from "./answer-fields.ts";
import type { OnceInspection } from "./inspect-once.ts";
import { inspectMember } from "./inspect-once.ts";
import { parseUsage } from "./parse-usage.ts";

/** The response object that a stream tells of at its start and at its end, without its output. */
export interface StreamedResponse {
  /** Reads one of an event. Undefined when something in it blocked. */
  take(response: JsonObject): JsonObject | undefined;
  /** As it stands, for events of our own. */
  current(): JsonObject;
  readonly usage: Usage | undefined;
}

/** What changes as the response goes on. All else is said once: a text that changed could be one in pieces, of which each could pass. */
const changing: ReadonlySet<string> = new Set(["status", "completed_at", "error", "incomplete_details", "service_tier"]);

export function streamResponse(once: OnceInspection, context: AnswerContext): StreamedResponse {
  const told = new Map<string, readonly [string, JsonValue]>();
  let fields: JsonObject = emptyResponse(context);
  let started = false;
  let usage: Usage | undefined;

  return {
    take(response) {
      const read: JsonObject = { id: fields["id"] as string, object: "response" };
      for (const key of Object.keys(response)) {
        const value = response[key] as JsonValue;
        if (key === "output" || key === "output_text" || key === "object") continue;
        if (key === "id") {
          if (started || typeof value !== "string") continue;
          const id = looksLikeIdentifier(value) ? value : inspectMember(once, "id", value, responseFields)?.[1];
          if (id === undefined) return undefined;
          read["id"] = id;
        } else if (key === "created_at") {
          read[key] = started ? (fields[key] ?? 0) : typeof value === "number" ? value : 0;
        } else if (key === "model") {
          read[key] = context.model;
        } else if (key === "usage") {
          usage = parseUsage(value) ?? usage;
          read[key] = countsOf(value);
        } else {
          const before = changing.has(key) || typeof value === "number" ? undefined : told.get(key);
          const member = before ?? inspectMember(once, key, value, responseFields);
          if (member === undefined) return undefined;
          if (typeof value === "string" || (typeof value === "object" && value !== null)) told.set(key, member);
          read[member[0]] = member[1];
        }
      }
      started = true;
      fields = read;
      return read;
    },
    current: () => ({ ...fields }),
    get usage() {
      return usage;
    },
  };
}

/** A response that nobody has told anything of. */
export function emptyResponse(context: AnswerContext): JsonObject {
  return {
    id: `resp_${context.callId}`,
    object: "response",
    created_at: Math.floor(context.at / 1000),
    status: "in_progress",
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    metadata: {},
    model: context.model,
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: false,
    temperature: null,
    text: { format: { type: "text" } },
    tool_choice: "auto",
    tools: [],
    top_p: null,
    truncation: "disabled",
    usage: null,
  };
}
