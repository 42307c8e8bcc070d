import { parseJsonText } from "../../core/check-json.ts";
import { Problem } from "../../core/problem.ts";

/** The JSON of one event. @param problem in place of `upstream_malformed`, when it is not JSON */
export function parseChunk(data: string, problem?: () => Problem): unknown {
  try {
    return parseJsonText(data);
  } catch (cause) {
    throw problem?.() ?? new Problem("upstream_malformed", "The model provider streamed a chunk that is not JSON.", { cause });
  }
}
