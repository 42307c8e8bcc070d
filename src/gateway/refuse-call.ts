import { asProblem, type Problem, type ProblemCode } from "../core/problem.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { CallDeps } from "./call-deps.ts";
import { denialLimitOf } from "./limit-denials.ts";
import type { Reply } from "./reply.ts";
import { denialOf, trailHeaders, type Trail } from "./trail.ts";

/** The exit of every step: logged if the caller is known and nothing was admitted, then answered in the API's own shape. */
export async function refuseCall(deps: CallDeps, dialect: Dialect, reply: Reply, trail: Trail, problem: Problem): Promise<void> {
  if (problem.cause !== undefined) deps.reportFault({ call: trail.call, code: problem.code, cause: problem.cause });
  trail.code = problem.code;
  if (!trail.admitted) {
    trail.decision = "denied";
    await recordDenial(deps, trail, problem);
  }
  // Once an answer has begun, the relay has told the client in the stream itself.
  if (reply.begun) return reply.end();
  const wire = dialect.error(problem, trail.call);
  reply.begin(wire.status, {
    ...trailHeaders(trail),
    ...dialect.headers?.(trail.call),
    ...wire.headers,
    ...challengeOf(problem),
  });
  reply.end(wire.body);
}

/**
 * Every 401 says how to authenticate (RFC 9110, section 15.5.2), and, where another log-in would do, which (RFC 9470). What providers
 * call their levels differs, so that where that is not known only the age is named for programs to read.
 */
export function challengeOf({ status, needs }: Problem): Record<string, string> {
  if (status !== 401) return {};
  if (needs === undefined) return { "www-authenticate": "Bearer" };
  const { maxAgeSeconds, acrValues = [] } = needs;
  const described = 'error_description="A stronger or fresher log-in is needed"';
  const levels = acrValues.length > 0 ? `, acr_values="${acrValues.join(" ")}"` : "";
  return {
    "www-authenticate": `Bearer error="insufficient_user_authentication", ${described}${levels}, max_age=${maxAgeSeconds}`,
  };
}

/** A denial that cannot be written stays a denial. */
export async function recordDenial(deps: CallDeps, trail: Trail, problem: Problem): Promise<void> {
  const denial = denialOf(trail, problem, deps.clock(), denialLimitOf(deps.audit));
  if (denial === undefined) return;
  try {
    trail.audit = await deps.audit.append(denial);
  } catch (cause) {
    deps.reportFault({ call: trail.call, code: "audit_unavailable", cause });
  }
}

/** What fails in an unforeseen way denies with the step's own code (INVARIANT fail-closed). */
export async function orElse<T>(code: ProblemCode, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw asProblem(error, code, "A security check could not be made, so the call is denied. Try again later.");
  }
}
