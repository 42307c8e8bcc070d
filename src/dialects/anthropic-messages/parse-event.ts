import { parseJsonText } from "../../core/check-json.ts";
import { isJsonObject, type JsonObject } from "../../core/json.ts";
import type { Problem } from "../../core/problem.ts";
import { malformedStream } from "../refuse-answer.ts";

/** The JSON of one event. @param notJson the Problem of data that is none: the end of a stream that was cut says so */
export function parseEvent(data: string, notJson: () => Problem): JsonObject {
  let value: unknown;
  try {
    value = parseJsonText(data);
  } catch {
    throw notJson();
  }
  if (!isJsonObject(value)) throw malformedStream("an event that is not an object");
  return value;
}
