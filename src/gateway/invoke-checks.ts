import { randomUUID } from "node:crypto";
import { digestOf } from "../crypto/digest-of.ts";
import { parseJsonObject } from "../core/parse-json.ts";
import { asProblem, Problem } from "../core/problem.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { parseChecks, type ChecksRequest } from "../dialects/bedrock-guardrail/parse-checks.ts";
import { writeChecks, type Checked } from "../dialects/bedrock-guardrail/write-checks.ts";
import { compileGuardrail } from "../guardrails/compile-guardrail.ts";
import { scoreContent } from "../guardrails/content/score-content.ts";
import type { Finding, Steps } from "../guardrails/guardrail.ts";
import { scoreAttackKindsInSteps } from "../guardrails/score-prompt-attack-heads.ts";
import { entityTypes } from "../guardrails/compile-entities.ts";
import { slicesOf } from "../guardrails/score-prompt-attack-parts.ts";
import type { CallDeps } from "./call-deps.ts";
import { openCall } from "./open-call.ts";
import { closeInspection, inspectionOf } from "./record-inspection.ts";
import { orElse, refuseCall } from "./refuse-call.ts";
import type { IncomingCall, Reply } from "./reply.ts";
import { requireSmallEnough } from "./require-small-enough.ts";
import { requireNotStopped } from "./snapshot.ts";
import { takeTurns } from "./take-turns.ts";
import { openTrail, trailHeaders, type Trail } from "./trail.ts";

/**
 * Detectors by themselves, as Amazon Bedrock's InvokeGuardrailChecks: the caller names what is looked for and gets scores,
 * nothing is blocked. For use cases that may apply some guardrail by itself. Never rejects.
 */
export async function invokeChecks(deps: CallDeps, dialect: Dialect, incoming: IncomingCall, reply: Reply): Promise<void> {
  const trail = openTrail(`req_${randomUUID()}`, deps.clock(), "bedrock-guardrail-checks");
  try {
    await serve(deps, incoming, reply, trail);
  } catch (error) {
    await refuseCall(deps, dialect, reply, trail, asProblem(error, "internal", "The checks could not be made."));
  }
  deps.meter.count(trail, deps.clock() - trail.at);
}

async function serve(deps: CallDeps, incoming: IncomingCall, reply: Reply, trail: Trail): Promise<void> {
  const { snapshot, caller, binding: own, body } = await openCall(deps, incoming, trail);
  const { entitlement } = own;
  delete trail.guardrail;
  if (entitlement.applyGuardrails.length === 0) {
    const detail = `${entitlement.useCase} may not apply guardrails by themselves. applyGuardrails in its manifest lists those it may.`;
    throw new Problem("use_case_not_permitted", detail);
  }
  requireNotStopped(snapshot, { caller });
  requireSmallEnough(body.length, entitlement.spec.limits);
  const request = parseChecks(parseJsonObject(body), entityTypes);
  const place = await inspectionOf(deps, caller, own);
  try {
    const { checked, findings } = await orElse("guardrail_unavailable", () =>
      takeTurns(check(request, deps.hashFor(caller.useCase)), () => Promise.resolve({ kind: "failed" })),
    );
    const guardrailDigest = digestOf(JSON.stringify([request.content, request.promptAttack, request.sensitive]));
    const binding = { ...own, guardrailId: "inline", guardrailDigest };
    await closeInspection(deps, { trail, caller, binding, source: "input", outcome: "clean", findings });
    reply.begin(200, { ...trailHeaders(trail), "x-amzn-requestid": trail.call, "content-type": "application/json" });
    reply.end(JSON.stringify(writeChecks(checked)));
  } finally {
    place.close();
  }
}

/** Findings of all messages together. */
const mostFindings = 10_000;

interface AllChecked {
  readonly checked: Checked;
  readonly findings: readonly Finding[];
}

/** Message by message, with a pause after each text. */
function* check(request: ChecksRequest, hashed: (value: string) => string): Steps<AllChecked> {
  const contentScores: Record<string, number> = {};
  const attackScores: Record<string, number> = {};
  const entities: Checked["entities"][number][] = [];
  const findings: Finding[] = [];
  const raise = (scores: Record<string, number>, category: string, score: number): void => {
    scores[category] = Math.max(scores[category] ?? 0, score);
  };
  const wanted = new Set(request.sensitive);
  const guardrail = compileGuardrail({
    sensitiveInformationPolicy: { piiEntities: [...wanted].map((type) => ({ type, action: "NONE" })) },
    blockedInputMessaging: "",
    blockedOutputsMessaging: "",
  });
  for (const [messageIndex, { texts }] of request.messages.entries()) {
    for (const [contentIndex, text] of texts.entries()) {
      for (const slice of request.content ? slicesOf(text) : []) {
        for (const [type, score] of Object.entries(scoreContent(slice))) raise(contentScores, type, score);
        yield;
      }
      if (request.promptAttack) {
        const { jailbreak, injection, leakage } = yield* scoreAttackKindsInSteps(text);
        raise(attackScores, "JAILBREAK", jailbreak);
        raise(attackScores, "PROMPT_INJECTION", injection);
        raise(attackScores, "PROMPT_LEAKAGE", leakage);
      }
      yield;
      if (!request.sensitive) continue;
      const part = { surface: "user", text, replace: () => {} } as const;
      for (const finding of (yield* guardrail.inspectInputInSteps([part], { hash: hashed })).findings) {
        const { type, confidence: confidenceScore, start: beginOffset, end: endOffset } = finding;
        if (!wanted.has(type)) continue;
        // What is counted and told is bounded, however much there is.
        if (findings.length >= mostFindings) break;
        findings.push(finding);
        entities.push({ type, confidenceScore, beginOffset, endOffset, messageIndex, contentIndex });
      }
    }
  }
  return { checked: { request, contentScores, attackScores, entities }, findings };
}
