import type { Problem } from "../core/problem.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { challengeOf } from "../gateway/refuse-call.ts";
import type { Reply } from "../gateway/reply.ts";

export function sendProblem(
  reply: Reply,
  dialect: Dialect,
  problem: Problem,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): void {
  const wire = dialect.error(problem, requestId);
  const more = { ...dialect.headers?.(requestId), ...wire.headers, ...challengeOf(problem) };
  reply.begin(wire.status, { ...headers, "x-request-id": requestId, ...more });
  reply.end(wire.body);
}

export function sendJson(reply: Reply, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  reply.begin(status, { ...headers, "content-type": "application/json" });
  reply.end(JSON.stringify(body));
}
