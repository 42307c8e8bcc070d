import { Problem } from "../../core/problem.ts";

/** The JSON of one event. @param problem in place of `upstream_malformed`, when it is not JSON */
export function parseChunk(data: string, problem?: () => Problem): unknown {
  try {
    return JSON.parse(data);
  } catch (cause) {
    throw problem?.() ?? new Problem("upstream_malformed", "The model provider streamed a chunk that is not JSON.", { cause });
  }
}

export function reported(): Problem {
  return new Problem("upstream_unavailable", "The model provider reported an error in the middle of its answer.");
}

export function cut(): Problem {
  return new Problem("upstream_unavailable", "The model provider's answer was cut off before its end.");
}
