import type { Problem } from "../core/problem.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Reply } from "../gateway/reply.ts";

export function sendProblem(
  reply: Reply,
  dialect: Dialect,
  problem: Problem,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): void {
  const wire = dialect.error(problem, requestId);
  reply.begin(wire.status, { ...headers, "x-request-id": requestId, ...dialect.headers?.(requestId), ...wire.headers });
  reply.end(wire.body);
}

export function sendJson(reply: Reply, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  reply.begin(status, { ...headers, "content-type": "application/json" });
  reply.end(JSON.stringify(body));
}
