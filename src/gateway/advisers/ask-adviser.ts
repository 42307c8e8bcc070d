import { createHmac } from "node:crypto";
import { exceedsClass, type Overlay } from "../../core/data-class.ts";
import { asProblem, Problem } from "../../core/problem.ts";
import type { Answer, Question } from "../../guardrails/guardrail.ts";
import type { Caller } from "../../identity/caller.ts";
import type { ProviderCall } from "../../providers/provider.ts";
import type { Binding } from "../bind-use-case.ts";
import type { CallDeps } from "../call-deps.ts";
import { judgeRoute } from "../decide.ts";
import { orderRoutes, type Route } from "../order-routes.ts";
import { recordCaller } from "../record-caller.ts";
import type { Snapshot } from "../snapshot.ts";
import { reasonToStop } from "../standing.ts";
import type { Ask } from "../take-turns.ts";
import type { Trail } from "../trail.ts";
import { prepareQuestion, type PreparedQuestion } from "./prepare-question.ts";

/** On whose behalf a guardrail asks. */
export interface AskingCall {
  readonly caller: Caller;
  /** Where the call came from. */
  readonly address: string | undefined;
  readonly binding: Binding;
  readonly trail: Trail;
  readonly safeMode: boolean;
  /** What is known to be in it besides what a question shows; the use case's own when absent. */
  readonly overlays?: readonly Overlay[];
}

/** Questions about one prompt or answer: a million characters in many messages need no more. */
const mostQuestions = 256;
/** Wait for all of their answers together, ms: as long as the longest that a guardrail may wait for one, twice. */
const mostWaitMs = 60_000;
/** Largest answer of an adviser, bytes: 32 embeddings of 4,096 numbers take less. */
const mostAnswerBytes = 4 * 1024 * 1024;
const onnxPrefix = "onnx/";

/**
 * Asks the models that this call's guardrail names. Never rejects: whatever goes wrong is the answer `failed`, told to the
 * operator, and the guardrail says what holds then. So it is, too, once there were too many questions, or they took too long.
 */
export function openAsk(deps: CallDeps, call: AskingCall): Ask {
  let questions = 0;
  let waitedMs = 0;
  return async (question) => {
    const { model, timeoutMs } = question.adviser;
    const began = performance.now();
    try {
      if (questions++ >= mostQuestions || waitedMs >= mostWaitMs)
        throw new Problem("guardrail_unavailable", "The guardrail has more to ask about this call than one call may.");
      const signal = AbortSignal.timeout(Math.ceil(Math.min(timeoutMs, mostWaitMs - waitedMs)));
      if (model.startsWith(onnxPrefix)) return await askClassifier(deps, question, model.slice(onnxPrefix.length), signal);
      return await askModel(deps, call, question, signal);
    } catch (cause) {
      deps.reportFault({ call: call.trail.call, code: "guardrail_unavailable", cause });
      return { kind: "failed" };
    } finally {
      waitedMs += performance.now() - began;
    }
  };
}

/** Of this very moment: asking takes time, in which the cord may be pulled or the approval end. Throws the reason to stop. */
function currentSnapshot(deps: CallDeps, { caller, address }: AskingCall): Snapshot {
  const snapshot = deps.snapshot();
  const reason = reasonToStop(
    snapshot,
    { caller, address, model: undefined, deployment: undefined, dataClass: undefined },
    deps.clock(),
  );
  if (reason) throw reason;
  return snapshot;
}

/** One that runs in this installation, beside the gateway: nothing leaves. */
async function askClassifier(deps: CallDeps, question: Question, name: string, signal: AbortSignal): Promise<Answer> {
  if (question.kind !== "prompt-attack")
    throw new Problem("internal", `The classifier ${name} can't be asked about ${question.kind}.`);
  return { kind: "prompt-attack", score: await deps.classify(name, question.text, signal) };
}

/** The first deployment that may have this call's text, and answers. */
async function askModel(deps: CallDeps, call: AskingCall, question: Question, signal: AbortSignal): Promise<Answer> {
  const snapshot = currentSnapshot(deps, call);
  const kept = deps.embeddings.read(question, snapshot.revision);
  if (kept !== undefined) return kept;
  let failure: unknown = new Problem(
    "upstream_unavailable",
    `No deployment of ${question.adviser.model} may be asked about this call.`,
  );
  for (const route of routesTo(deps, snapshot, call, question)) {
    const turn = deps.health.enter(route.deployment.name, route.deployment.spec.breaker, deps.clock());
    if (turn === undefined) continue;
    const startedAt = deps.clock();
    try {
      const prepared = prepareQuestion(deps, { caller: call.caller, binding: call.binding }, route, question);
      await recordConsultation(deps, call, question, route, {
        body: prepared.body,
        policyDigest: snapshot.policies?.digest ?? "",
      });
      signal.throwIfAborted();
      const answer = await send(prepared, signal);
      turn.began(deps.clock() - startedAt);
      turn.succeeded();
      deps.embeddings.keep(question, snapshot.revision, answer);
      return answer;
    } catch (error) {
      turn.failed(deps.clock());
      failure = error;
      if (signal.aborted) break;
    }
  }
  throw failure;
}

/**
 * Deployments of the model that every policy allows for data of the use case's class, which no call exceeds.
 *
 * INVARIANT boundary-kept: what a call shows above that class goes nowhere.
 */
function routesTo(
  deps: CallDeps,
  snapshot: Snapshot,
  { caller, address, binding, safeMode, overlays = binding.entitlement.overlays }: AskingCall,
  { adviser, shows }: Question,
): readonly Route[] {
  const { entitlement } = binding;
  const name = adviser.model;
  if (exceedsClass(shows.dataClass, entitlement.dataClass)) return [];
  const { policies, register } = snapshot;
  const model = register.models.get(name);
  if (model === undefined || policies === undefined) return [];
  const classified = { dataClass: entitlement.dataClass, overlays: [...new Set([...overlays, ...shows.overlays])] };
  const asked = { snapshot, caller, address, now: deps.clock(), entitlement, usesTools: false, classified, safeMode };
  const question = { ...asked, found: false, uninspected: false, observed: false };
  const routes = (register.deploymentsByModel.get(name) ?? []).flatMap((deployment) => {
    const { outcome } = judgeRoute(question, policies, model, deployment);
    return outcome instanceof Problem ? [] : [outcome];
  });
  return orderRoutes(routes, { health: deps.health, now: deps.clock(), random: () => deps.random() });
}

/** INVARIANT admitted-before-sent: what leaves for an adviser is in the log first. */
async function recordConsultation(
  deps: CallDeps,
  { caller, binding, trail }: AskingCall,
  { kind }: Question,
  { model, deployment, policies }: Route,
  { body, policyDigest }: { readonly body: string; readonly policyDigest: string },
): Promise<void> {
  await deps.audit.append({
    type: "consultation",
    call: trail.call,
    at: deps.clock(),
    ...recordCaller(caller),
    useCase: caller.useCase,
    guardrail: binding.guardrailId,
    guardrailDigest: binding.guardrailDigest,
    about: kind,
    model: model.name,
    deployment: deployment.name,
    dataClass: binding.entitlement.dataClass,
    policies,
    policyDigest,
    input: createHmac("sha256", deps.digestKey).update(body).digest("hex"),
  });
}

async function send(prepared: PreparedQuestion, signal: AbortSignal): Promise<Answer> {
  const { provider, target, api, upstreamModel, body } = prepared;
  const call: ProviderCall = { dialect: api, model: upstreamModel, body, stream: false, signal };
  const sent = await provider.send(target, call);
  if ("notSent" in sent) throw sent.notSent;
  const bytes = await sent.readAll(mostAnswerBytes);
  if (sent.status !== 200)
    throw new Problem("upstream_unavailable", `The adviser's deployment ${target.name} answered with ${sent.status}.`);
  try {
    return prepared.read(bytes);
  } catch (error) {
    throw asProblem(error, "upstream_malformed", `The answer of the adviser's deployment ${target.name} could not be read.`);
  }
}
