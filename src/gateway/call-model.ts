import { randomUUID } from "node:crypto";
import { higherClass } from "../core/data-class.ts";
import { parseJsonObject } from "../core/parse-json.ts";
import { asProblem, Problem } from "../core/problem.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { admit } from "./admit.ts";
import { openAsk, type AskingCall } from "./advisers/ask-adviser.ts";
import { answerBlocked } from "./answer-blocked.ts";
import type { CallDeps } from "./call-deps.ts";
import { classify, requireDeclaredClass } from "./classify.ts";
import { closeCall } from "./close-call.ts";
import { continueConversation } from "./conversations/continue-conversation.ts";
import { decide, mayUse } from "./decide.ts";
import { readMedia } from "./inspect-media.ts";
import { requireApprovedTools } from "./hold-to-tools.ts";
import { openCall, openVault } from "./open-call.ts";
import { orderRoutes } from "./order-routes.ts";
import { prepareRoutes } from "./prepare-routes.ts";
import { followMasks, referencePrompt } from "./reference-prompt.ts";
import { orElse, refuseCall } from "./refuse-call.ts";
import { brokenEnd, relay } from "./relay.ts";
import type { IncomingCall, Reply } from "./reply.ts";
import { requirePrompts } from "./require-prompts.ts";
import { requireSmallEnough } from "./require-small-enough.ts";
import { requireNotStopped } from "./snapshot.ts";
import { takeTurns } from "./take-turns.ts";
import { countFindings, openTrail, type Trail } from "./trail.ts";
import { weighMedia } from "./weigh-media.ts";

/**
 * The whole life of a model call. Each step either goes on or throws a Problem; what fails in an unforeseen way denies
 * with its step's own `*_unavailable` code (INVARIANT fail-closed). Never rejects: the caller always gets an answer.
 */
export async function callModel(deps: CallDeps, dialect: Dialect, incoming: IncomingCall, reply: Reply): Promise<void> {
  const trail = openTrail(`req_${randomUUID()}`, deps.clock(), dialect.name);
  try {
    await serve(deps, dialect, incoming, reply, trail);
  } catch (error) {
    await refuseCall(deps, dialect, reply, trail, asProblem(error, "internal", "The call could not be served."));
  }
  deps.conversations.leave(trail.call);
  deps.meter.count(trail, deps.clock() - trail.at);
}

async function serve(deps: CallDeps, dialect: Dialect, incoming: IncomingCall, reply: Reply, trail: Trail): Promise<void> {
  const { snapshot, caller, binding, body } = await openCall(deps, incoming, trail);
  const { entitlement, guardrail } = binding;

  const { limits, modalities = [] } = entitlement.spec;
  // What holds base64 can only be weighed once it is parsed.
  if (modalities.length === 0) requireSmallEnough(body.length, limits);
  const document = parseJsonObject(body);
  const turn = await continueConversation(deps, { dialect, caller, binding, incoming, document, bytes: body.length, trail });
  const request = dialect.parseRequest(document, incoming.target);
  const weight = modalities.length > 0 ? weighMedia(request.media) : undefined;
  if (weight !== undefined || turn.bytes > 0) requireSmallEnough(body.length + turn.bytes, limits, weight);
  // What is no model of this use case's is text of the caller's, and no scope that it may hear of.
  if (mayUse(caller, entitlement, request.model)) trail.model = request.model;
  const { safeMode } = requireNotStopped(snapshot, { caller, model: trail.model });

  requirePrompts(snapshot, entitlement, dialect.name, request, trail);
  requireApprovedTools(entitlement, request);
  const declared = higherClass(requireDeclaredClass(entitlement, incoming.dataClass, trail), turn.dataClass);
  const media = await orElse("guardrail_unavailable", () => readMedia(deps, request, modalities));
  const all = media.parts.length === 0 ? request.parts : [...request.parts, ...media.parts];
  const parts = guardrail.refersToPrompt ? followMasks(all) : all;
  const vault = await openVault(deps, caller, guardrail, turn.session);
  const context = { hash: deps.hashFor(caller.useCase), blockEverything: safeMode, ...(vault && { vault }) };
  const asking: AskingCall = { caller, address: incoming.address, binding, trail, safeMode };
  const input = await orElse("guardrail_unavailable", () =>
    takeTurns(guardrail.inspectInputInSteps(parts, context), openAsk(deps, asking)),
  );
  trail.findings = countFindings(input.findings);
  if (input.outcome === "blocked") return answerBlocked(deps, dialect, reply, trail, guardrail, request);
  if (input.outcome === "masked") {
    if (await media.unmaskable()) throw new Problem("guardrail_blocked", guardrail.blockedInputMessage);
    trail.decision = "masked";
  }

  const classified = classify(entitlement, declared, input.findings, trail);
  const { uninspected } = media;
  const observed = request.stream && guardrail.observesOutput;
  const carried = { found: input.findings.length > 0, uninspected: uninspected.length > 0, observed };
  const question = {
    snapshot,
    caller,
    address: incoming.address,
    now: deps.clock(),
    entitlement,
    request,
    classified,
    safeMode,
    ...carried,
  };
  const { routes: allowed, policyDigest, asked } = await orElse("policy_unavailable", () => decide(question, trail));

  const ordered = orderRoutes(allowed, { health: deps.health, now: deps.clock(), random: () => deps.random() });
  const routes = prepareRoutes(deps, { dialect, request, caller, binding, pages: media.pages }, ordered);
  trail.policies = routes[0].policies;
  const marked = input.outcome === "masked" ? [] : (request.marked ?? []);
  const judged = guardrail.refersToPrompt ? { ...context, prompt: referencePrompt(parts, marked) } : context;
  const candidate = {
    dialect,
    reply,
    trail,
    caller,
    incoming,
    binding,
    request,
    turn,
    context: judged,
    // A question about the answer may show the prompt too.
    ask: openAsk(deps, { ...asking, overlays: classified.overlays }),
    routes,
    policyDigest,
    asked,
    uninspected,
    store: () => orElse("guardrail_unavailable", async () => vault?.save()),
  };
  const call = await admit(deps, candidate);
  const end = await relay(call).catch((error: unknown) => brokenEnd(call, error));
  closeCall(call, end);
  if (end.problem) throw end.problem;
}
