import { randomUUID } from "node:crypto";
import { asProblem, Problem } from "../../core/problem.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { CallDeps } from "../call-deps.ts";
import { openCall } from "../open-call.ts";
import { ownerOf } from "../owner-of.ts";
import { inspectionOf } from "../record-inspection.ts";
import { refuseCall } from "../refuse-call.ts";
import type { IncomingCall, Reply } from "../reply.ts";
import { openTrail, trailHeaders, type Trail } from "../trail.ts";
import type { Operation } from "./conversation-request.ts";
import { lifetimeOf } from "./keep-alive.ts";

export interface ConversationPath {
  /** Empty where the path names nothing. */
  readonly id: string;
  readonly query: URLSearchParams;
}

/**
 * The life of a request about what is kept: it goes nowhere, and passes all that a call passes until then. It counts as a request
 * of the use case. Never rejects.
 */
export async function serveConversation(
  deps: CallDeps,
  dialect: Dialect,
  operation: Operation,
  path: ConversationPath,
  incoming: IncomingCall,
  reply: Reply,
): Promise<void> {
  const trail = openTrail(`req_${randomUUID()}`, deps.clock(), "openai-conversations");
  try {
    await serve(deps, dialect, operation, path, incoming, reply, trail);
  } catch (error) {
    await refuseCall(deps, dialect, reply, trail, asProblem(error, "internal", "The request could not be served."));
  }
  deps.conversations.leave(trail.call);
  deps.meter.count(trail, deps.clock() - trail.at);
}

async function serve(
  deps: CallDeps,
  dialect: Dialect,
  operation: Operation,
  path: ConversationPath,
  incoming: IncomingCall,
  reply: Reply,
  trail: Trail,
): Promise<void> {
  const call = await openCall(deps, incoming, trail);
  const { caller, binding } = call;
  const { conversations: setting } = binding.entitlement.spec;
  const { state: form } = dialect;
  if (setting === undefined || form === undefined) {
    const detail = `${caller.useCase} keeps no conversations. Its manifest could say that it does: conversations.`;
    throw new Problem("content_not_supported", detail);
  }
  const place = await inspectionOf(deps, caller, binding);
  try {
    const shelf = deps.conversations.shelfOf(ownerOf(caller));
    const lifetime = lifetimeOf(setting.hours);
    const request = { ...call, ...path, deps, dialect, form, incoming, trail, shelf, lifetime, now: deps.clock() };
    const answer = await operation(request);
    reply.begin(200, { ...trailHeaders(trail), "content-type": "application/json", "cache-control": "no-store" });
    reply.end(JSON.stringify(answer));
  } finally {
    place.close();
  }
}
