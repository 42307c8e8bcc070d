import { randomUUID } from "node:crypto";
import { parseJsonObject } from "../core/parse-json.ts";
import { asProblem, Problem, type ProblemCode } from "../core/problem.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { admit } from "./admit.ts";
import { answerBlocked } from "./answer-blocked.ts";
import { authenticate, authenticateWhole } from "./authenticate.ts";
import type { Caller } from "../identity/key-index.ts";
import { openAsk } from "./advisers/ask-adviser.ts";
import { bindUseCase, type Binding } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import { classify } from "./classify.ts";
import { closeCall } from "./close-call.ts";
import { decide } from "./decide.ts";
import { denialLimitOf } from "./limit-denials.ts";
import { orderRoutes } from "./order-routes.ts";
import { prepareRoutes } from "./prepare-routes.ts";
import { followMasks, referencePrompt } from "./reference-prompt.ts";
import { brokenEnd, relay } from "./relay.ts";
import type { IncomingCall, Reply } from "./reply.ts";
import { readMedia } from "./inspect-media.ts";
import { requireSmallEnough } from "./require-small-enough.ts";
import { weighMedia } from "./weigh-media.ts";
import { requireNotStopped, type Snapshot } from "./snapshot.ts";
import { takeTurns } from "./take-turns.ts";
import type { SessionVault } from "./token-vault.ts";
import { countFindings, denialOf, openTrail, trailHeaders, type Trail } from "./trail.ts";

/**
 * The whole life of a model call. Each step either goes on or throws a Problem; what fails in an unforeseen way denies
 * with its step's own `*_unavailable` code (INVARIANT fail-closed). Never rejects: the caller always gets an answer.
 */
export async function callModel(deps: CallDeps, dialect: Dialect, incoming: IncomingCall, reply: Reply): Promise<void> {
  const trail = openTrail(`req_${randomUUID()}`, deps.clock(), dialect.name);
  try {
    await serve(deps, dialect, incoming, reply, trail);
  } catch (error) {
    await refuse(deps, dialect, reply, trail, asProblem(error, "internal", "The call could not be served."));
  }
  deps.meter.count(trail, deps.clock() - trail.at);
}

async function serve(deps: CallDeps, dialect: Dialect, incoming: IncomingCall, reply: Reply, trail: Trail): Promise<void> {
  // Before the body is read, so that strangers and use cases that may not call cost nothing.
  const early = openCall(deps, incoming, trail);
  const carriesMedia = early === undefined || (early.binding.entitlement.spec.modalities ?? []).length > 0;
  const body = await incoming.readBody({ carriesMedia, owner: early?.caller.useCase ?? "" });
  // And after it where only the body proves who calls, and where the key or the approval may have ended meanwhile.
  const { snapshot, caller, binding } = early && stillStands(deps, early) ? early : openWhole(deps, incoming, body, trail);
  const { entitlement, guardrail } = binding;

  const { limits, modalities = [] } = entitlement.spec;
  // What holds base64 can only be weighed once it is parsed.
  if (modalities.length === 0) requireSmallEnough(body.length, limits);
  const request = dialect.parseRequest(parseJsonObject(body), incoming.target);
  if (modalities.length > 0) requireSmallEnough(body.length, limits, weighMedia(request.media));
  // What is no model of this use case's is text of the caller's, and no scope that it may hear of.
  if (entitlement.models.includes(request.model)) trail.model = request.model;
  const { safeMode } = requireNotStopped(snapshot, { ...caller, model: trail.model });

  const media = await orElse("guardrail_unavailable", () => readMedia(deps, request, modalities));
  const all = media.parts.length === 0 ? request.parts : [...request.parts, ...media.parts];
  const parts = guardrail.refersToPrompt ? followMasks(all) : all;
  const vault = guardrail.tokenizes ? await openVault(deps, caller, incoming.session) : undefined;
  const context = { hash: deps.hashFor(caller.useCase), blockEverything: safeMode, ...(vault && { vault }) };
  const ask = openAsk(deps, { snapshot, caller, binding, trail, safeMode });
  const input = await orElse("guardrail_unavailable", () => takeTurns(guardrail.inspectInputInSteps(parts, context), ask));
  trail.findings = countFindings(input.findings);
  if (input.outcome === "blocked") return answerBlocked(deps, dialect, reply, trail, guardrail, request);
  if (input.outcome === "masked") {
    if (await media.unmaskable()) throw new Problem("guardrail_blocked", guardrail.blockedInputMessage);
    trail.decision = "masked";
  }

  const classified = classify(entitlement, incoming.dataClass, input.findings, trail);
  const { uninspected } = media;
  const observed = request.stream && guardrail.observesOutput;
  const carried = { found: input.findings.length > 0, uninspected: uninspected.length > 0, observed };
  const question = { snapshot, caller, entitlement, request, classified, safeMode, ...carried };
  const { routes: allowed, policyDigest } = await orElse("policy_unavailable", () => decide(question, trail));

  const ordered = orderRoutes(allowed, { health: deps.health, now: deps.clock(), random: () => deps.random() });
  const routes = prepareRoutes(deps, { dialect, request, binding, pages: media.pages }, ordered);
  trail.policies = routes[0].policies;
  if (vault) await orElse("guardrail_unavailable", () => vault.save());
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
    context: judged,
    ask,
    routes,
    policyDigest,
    uninspected,
  };
  const call = await admit(deps, candidate);
  const end = await relay(call).catch((error: unknown) => brokenEnd(call, error));
  closeCall(call, end);
  if (end.problem) throw end.problem;
}

interface OpenCall {
  readonly snapshot: Snapshot;
  readonly caller: Caller;
  readonly binding: Binding;
}

/** Who calls, and for which approved use case, by the Snapshot of now. Undefined where only the body can tell. */
function openCall(deps: CallDeps, incoming: IncomingCall, trail: Trail): OpenCall | undefined {
  const snapshot = deps.snapshot();
  const caller = authenticate(deps, snapshot, incoming, trail);
  return caller && { snapshot, caller, binding: bindUseCase(snapshot, caller, incoming, deps.clock(), trail) };
}

function openWhole(deps: CallDeps, incoming: IncomingCall, body: Uint8Array, trail: Trail): OpenCall {
  const snapshot = deps.snapshot();
  const caller = authenticateWhole(deps, snapshot, incoming, body, trail);
  return { snapshot, caller, binding: bindUseCase(snapshot, caller, incoming, deps.clock(), trail) };
}

const sessionName = /^[A-Za-z0-9._:-]{1,128}$/;

/** Throws Problem `request_malformed`, `guardrail_unavailable`. */
function openVault(deps: CallDeps, caller: Caller, session: string | undefined): Promise<SessionVault> {
  if (session !== undefined && !sessionName.test(session))
    throw new Problem("request_malformed", "x-sallyport-session must have 1 to 128 letters, digits or ._:- and nothing else.");
  return orElse("guardrail_unavailable", () => deps.vaults.open(caller, session));
}

function stillStands(deps: CallDeps, { snapshot, caller, binding }: OpenCall): boolean {
  const now = deps.clock();
  return deps.snapshot() === snapshot && now < caller.expiresAt && now < binding.entitlement.notAfter;
}

/** The exit of every step: logged if the caller is known and nothing was admitted, then answered in the API's own shape. */
async function refuse(deps: CallDeps, dialect: Dialect, reply: Reply, trail: Trail, problem: Problem): Promise<void> {
  if (problem.cause !== undefined) deps.reportFault({ call: trail.call, code: problem.code, cause: problem.cause });
  trail.code = problem.code;
  if (!trail.admitted) {
    trail.decision = "denied";
    await recordDenial(deps, trail, problem);
  }
  // Once an answer has begun, the relay has told the client in the stream itself.
  if (reply.begun) return reply.end();
  const wire = dialect.error(problem, trail.call);
  reply.begin(wire.status, { ...trailHeaders(trail), ...dialect.headers?.(trail.call), ...wire.headers });
  reply.end(wire.body);
}

/** A denial that cannot be written stays a denial. */
async function recordDenial(deps: CallDeps, trail: Trail, problem: Problem): Promise<void> {
  const denial = denialOf(trail, problem.code, deps.clock(), denialLimitOf(deps.audit));
  if (denial === undefined) return;
  try {
    trail.audit = await deps.audit.append(denial);
  } catch (cause) {
    deps.reportFault({ call: trail.call, code: "audit_unavailable", cause });
  }
}

async function orElse<T>(code: ProblemCode, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw asProblem(error, code, "A security check could not be made, so the call is denied. Try again later.");
  }
}
