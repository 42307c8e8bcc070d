import { Problem } from "../core/problem.ts";

/** The twin of refuse-request.ts, for what an upstream says: each is a Problem to throw, with nothing of the upstream's text in it. */
export function malformedAnswer(how: string): Problem {
  return new Problem("upstream_malformed", `The model provider gave an answer ${how}.`);
}

export function malformedStream(what: string): Problem {
  return new Problem("upstream_malformed", `The model provider streamed ${what}.`);
}

/** An answer that ended before its end. */
export function cutOff(): Problem {
  return new Problem("upstream_unavailable", "The model provider's answer was cut off before its end.");
}

/** An event of a stream that says that the rest will not come. */
export function reportedFailure(): Problem {
  return new Problem("upstream_unavailable", "The model provider reported an error in the middle of its answer.");
}
