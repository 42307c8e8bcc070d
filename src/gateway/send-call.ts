import { setTimeout as sleep } from "node:timers/promises";
import type { Attempt } from "../audit/record.ts";
import { asProblem, Problem } from "../core/problem.ts";
import { KiB } from "../core/units.ts";
import type { ProviderAnswer } from "../providers/provider.ts";
import { upstreamProblem } from "../providers/upstream-problem.ts";
import { stoppedBecause, type AdmittedCall } from "./admit.ts";
import type { Turn } from "./deployment-health.ts";
import type { PreparedRoute } from "./prepare-routes.ts";
import type { Snapshot } from "./snapshot.ts";
import { reasonToStop } from "./standing.ts";

interface Answered {
  readonly outcome: "answered";
  readonly answer: ProviderAnswer;
  /** To be ended by who knows how the answer ended. */
  readonly turn: Turn;
}

/** Where a call got its answer from, or where it was tried last. */
export type Sent = {
  readonly route: PreparedRoute;
  /** Tries that did not become the answer. */
  readonly attempts: readonly Attempt[];
} & (
  | Answered
  /** It may not be sent, or not again: nothing of it is under way anywhere. */
  | { readonly outcome: "stopped"; readonly problem: Problem }
  | {
      readonly outcome: "failed";
      readonly problem: Problem;
      readonly upstreamStatus?: number;
      /** Whether the model may have acted on the prompt, though its answer never came: then it is charged. */
      readonly mayHaveActed: boolean;
    }
);

/** One try: an answer to pass on, or why not and what may be done about it. */
type Try =
  | Answered
  | {
      readonly outcome: "failed";
      readonly problem: Problem;
      readonly upstreamStatus?: number;
      readonly mayHaveActed: boolean;
      /** `again`: here, after a wait, or elsewhere. `elsewhere`: this deployment will not do better. `never`: nor will any other. */
      readonly next: "again" | "elsewhere" | "never";
    };

/**
 * Sends the call to its routes in order until one answers. Tried again is only what the upstream has not acted on: a
 * request that never left, or one that was answered with an error. So nothing is made twice, the reservation for one answer
 * covers all tries (INVARIANT never-overspent), and as nothing has been relayed yet, no byte has reached the client.
 *
 * Each route was allowed for this very call when it was decided (INVARIANT boundary-kept); before each try, the first
 * included, it is asked again whether the call still stands, as it may have waited.
 */
export async function sendCall(call: AdmittedCall): Promise<Sent> {
  const attempts: Attempt[] = [];
  let last: Sent | undefined;
  // Each try has its own deadlines, and all of them together begin within one call's.
  const until = call.deps.clock() + call.routes[0].deployment.spec.timeouts.totalMs;
  for (const route of call.routes) {
    const { retry } = route.deployment.spec;
    for (let count = 1; count <= retry.attempts; count++) {
      // Nobody waits for it any more, and no upstream is working on it; or it has had its time.
      if (last !== undefined && (call.reply.left || call.deps.clock() >= until)) return last;
      const problem = whyNotGoing(call, route);
      if (problem) return { outcome: "stopped", problem, route: last?.route ?? route, attempts };
      const tried = await tryRoute(call, route);
      if (tried.outcome === "answered") return { ...tried, route, attempts };
      const { upstreamStatus } = tried;
      attempts.push({
        deployment: route.deployment.name,
        failure: upstreamStatus === undefined ? tried.problem.code : String(upstreamStatus),
      });
      last = { ...tried, route, attempts };
      if (tried.next === "never") return last;
      if (tried.next === "elsewhere" || count === retry.attempts) break;
      const waitMs = waitBefore(retry, count, tried.problem.retryAfterSeconds, call.deps.random());
      if (waitMs === undefined) break;
      await pause(call, waitMs);
    }
  }
  if (last === undefined) throw new Problem("internal", "The call had nowhere to go.");
  return last;
}

/** Full jitter, at least what the upstream asked for. Undefined where that is longer than it is worth waiting. */
function waitBefore(
  { baseMs, maxMs }: { readonly baseMs: number; readonly maxMs: number },
  count: number,
  retryAfterSeconds: number | undefined,
  random: number,
): number | undefined {
  const askedMs = (retryAfterSeconds ?? 0) * 1000;
  if (askedMs > maxMs) return undefined;
  return askedMs + random * Math.min(maxMs - askedMs, baseMs * 2 ** (count - 1));
}

async function pause(call: AdmittedCall, ms: number): Promise<void> {
  const { signal } = call.running.controller;
  // What aborts it is found by the next look at whether the call still stands.
  await sleep(ms, undefined, { signal }).catch(() => {});
}

/** By the Snapshot and the clock of now, for a call that goes to this deployment. */
function whyNotGoing(call: AdmittedCall, route: PreparedRoute): Problem | undefined {
  const { running, deps } = call;
  if (running.standing.deployment !== route.deployment.name) {
    running.standing = { ...running.standing, model: route.model.name, deployment: route.deployment.name };
  }
  const stopped = stoppedBecause(call);
  if (stopped) return stopped;
  try {
    const snapshot = deps.snapshot();
    return reasonToStop(snapshot, running.standing, deps.clock()) ?? whyNotThere(snapshot, call, route);
  } catch (error) {
    return asProblem(error, "register_unavailable", "The register could not be read.");
  }
}

/** What was decided about a place holds for the manifests that it was decided by. */
function whyNotThere(
  { register }: Snapshot,
  { caller }: AdmittedCall,
  { model, deployment }: PreparedRoute,
): Problem | undefined {
  const asDecided =
    register.entitlements.get(caller.useCase)?.models.includes(model.name) === true &&
    register.models.get(model.name)?.digest === model.digest &&
    register.deploymentsByModel.get(model.name)?.some(({ digest }) => digest === deployment.digest) === true;
  if (asDecided) return undefined;
  const detail = `The model ${model.name} was changed in the register while this call waited to be sent. Try again.`;
  return new Problem("register_unavailable", detail, { retryAfterSeconds: 1 });
}

async function tryRoute(call: AdmittedCall, route: PreparedRoute): Promise<Try> {
  const { deps, running, request } = call;
  const { name, spec } = route.deployment;
  const startedAt = deps.clock();
  const turn = deps.health.enter(name, spec.breaker, startedAt);
  if (turn === undefined) return outOfService(deps.health.opensAt(name) - startedAt);
  let tried: Try;
  try {
    const sent = await route.provider.send(route.target, {
      dialect: route.upstream.name,
      model: route.upstreamModel,
      body: route.body,
      stream: request.stream,
      ...(route.upstream === call.dialect && request.headers !== undefined && { headers: request.headers }),
      signal: running.controller.signal,
    });
    tried = "notSent" in sent ? failed(sent.notSent, "again") : readStatus(sent, turn);
  } catch (error) {
    const problem = asProblem(error, "internal", "The call could not be sent.");
    tried = { ...failed(problem, "never"), mayHaveActed: problem.code !== "internal" };
  }
  if (tried.outcome === "answered") turn.began(deps.clock() - startedAt);
  else if (running.controller.signal.aborted) turn.left();
  else if (isItsAnswer(tried.upstreamStatus)) turn.succeeded();
  else turn.failed(deps.clock());
  return tried;
}

function failed(problem: Problem, next: "again" | "elsewhere" | "never"): Extract<Try, { outcome: "failed" }> {
  return { outcome: "failed", problem, mayHaveActed: false, next };
}

function outOfService(waitMs: number): Extract<Try, { outcome: "failed" }> {
  const detail = "The model provider has failed again and again, and is left alone for a moment. Try again later.";
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  return failed(new Problem("upstream_unavailable", detail, { retryAfterSeconds }), "elsewhere");
}

/** Refusing a request or asking for patience is what a healthy upstream does too. */
function isItsAnswer(status: number | undefined): boolean {
  return status !== undefined && status < 500 && status !== 401 && status !== 403 && status !== 404 && status !== 408;
}

function readStatus(answer: ProviderAnswer, turn: Turn): Try {
  const { status, retryAfterSeconds } = answer;
  if (status === 200) return { outcome: "answered", answer, turn };
  // Errors are short: read to the end, the connection can be used again. What they say is not for the caller.
  answer.readAll(KiB(64)).catch(() => {});
  const problem =
    upstreamProblem(status, retryAfterSeconds) ??
    new Problem("upstream_malformed", `The model provider answered with the unexpected status ${status}.`);
  // A success that is none was acted on, whatever it means.
  if (status < 300) return { ...failed(problem, "never"), upstreamStatus: status, mayHaveActed: true };
  return { ...failed(problem, nextAfter(status)), upstreamStatus: status };
}

function nextAfter(status: number): "again" | "elsewhere" | "never" {
  if (status === 408 || status === 429 || status >= 500) return "again";
  // Another deployment may have a better key, or the model.
  return status === 401 || status === 403 || status === 404 ? "elsewhere" : "never";
}
