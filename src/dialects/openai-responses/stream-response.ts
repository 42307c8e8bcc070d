import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { AnswerContext, Usage } from "../dialect.ts";
import { callerNames } from "../dialect.ts";
import { countsOf } from "../openai-chat/parse-usage.ts";
import { responseFields } from "./answer-fields.ts";
import type { OnceInspection } from "./inspect-once.ts";
import { inspectMember } from "./inspect-once.ts";
import { stateFields } from "./own-ids.ts";
import { parseUsage } from "./parse-usage.ts";
import { malformedStream } from "../refuse-answer.ts";
import { toldUsage } from "../hide-cache.ts";

/** The response object that a stream tells of at its start and at its end, without its output. */
export interface StreamedResponse {
  /** Reads one of an event, the last or one before. Undefined when something in it blocked. */
  take(response: JsonObject, isFinal: boolean): JsonObject | undefined;
  /** As it stands, for events of our own. */
  current(): JsonObject;
  readonly usage: Usage | undefined;
}

/** Words that replace another as the response goes on. All else is said once: a text that changed could be one in pieces, of which each could pass. */
const words: ReadonlySet<JsonValue> = new Set(
  "queued in_progress completed incomplete failed cancelled auto default flex scale priority".split(" "),
);

/** What is told only at the end. */
const lastWords: ReadonlySet<string> = new Set(["error", "incomplete_details"]);

/** Said by us, or elsewhere. */
const ours: ReadonlySet<string> = new Set("id store previous_response_id conversation output output_text object".split(" "));

/** The caller's own words, whatever the upstream was told. */
const names: ReadonlySet<string> = new Set(callerNames);

/** An upstream that tells of the response more often than this tells something else. */
const maxTold = 64;

export function streamResponse(once: OnceInspection, context: AnswerContext): StreamedResponse {
  const told = new Map<string, readonly [string, JsonValue]>();
  const own = stateFields(context);
  let fields: JsonObject = emptyResponse(context);
  let started = false;
  let usage: Usage | undefined;
  let count = 0;

  return {
    take(response, isFinal) {
      if (++count > maxTold) throw malformedStream("its response too often");
      const read: JsonObject = { ...own, object: "response" };
      for (const key of Object.keys(response)) {
        const value = (names.has(key) ? (context.named?.[key] ?? null) : response[key]) as JsonValue;
        if (ours.has(key)) continue;
        if (key === "created_at") {
          read[key] = started ? (fields[key] ?? 0) : typeof value === "number" ? value : 0;
        } else if (key === "model") {
          read[key] = context.model;
        } else if (key === "usage") {
          usage = parseUsage(value) ?? usage;
          read[key] = toldUsage(countsOf(value), context);
        } else if (lastWords.has(key) && !isFinal) {
          read[key] = null;
        } else {
          const before = typeof value === "number" || words.has(value) ? undefined : told.get(key);
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
    ...stateFields(context),
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
    reasoning: { effort: null, summary: null },
    temperature: null,
    text: { format: { type: "text" } },
    tool_choice: "auto",
    tools: [],
    top_p: null,
    truncation: "disabled",
    usage: null,
  };
}
