import { randomUUID } from "node:crypto";
import { asProblem, Problem } from "../core/problem.ts";
import { parseJsonObject } from "../core/parse-json.ts";
import type { TextPart } from "../core/inspection.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { parseApply, type ApplyRequest } from "../dialects/bedrock-guardrail/parse-apply.ts";
import { writeApply, type AppliedFinding } from "../dialects/bedrock-guardrail/write-apply.ts";
import type { Finding, Inspection, InspectionContext, PromptReference } from "../guardrails/guardrail.ts";
import { openAsk } from "./advisers/ask-adviser.ts";
import type { Binding } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import { closeInspection, inspectionOf } from "./record-inspection.ts";
import { openCall, openVault } from "./open-call.ts";
import { orElse, refuseCall } from "./refuse-call.ts";
import type { IncomingCall, Reply } from "./reply.ts";
import { requireNotStopped, type CompiledGuardrail, type Snapshot } from "./snapshot.ts";
import { takeTurns } from "./take-turns.ts";
import { openTrail, trailHeaders, type Trail } from "./trail.ts";

export interface GuardrailPath {
  readonly name: string;
  /** A number, or DRAFT for the newest. */
  readonly version: string;
}

/**
 * A guardrail by itself, as Amazon Bedrock's ApplyGuardrail: for applications that call their models elsewhere. Nothing goes
 * anywhere; what was found is in the log before the caller hears of it. Never rejects.
 */
export async function applyGuardrail(
  deps: CallDeps,
  dialect: Dialect,
  path: GuardrailPath,
  incoming: IncomingCall,
  reply: Reply,
): Promise<void> {
  const trail = openTrail(`req_${randomUUID()}`, deps.clock(), "bedrock-apply-guardrail");
  try {
    await serve(deps, path, incoming, reply, trail);
  } catch (error) {
    await refuseCall(deps, dialect, reply, trail, asProblem(error, "internal", "The guardrail could not be applied."));
  }
  deps.meter.count(trail, deps.clock() - trail.at);
}

async function serve(deps: CallDeps, path: GuardrailPath, incoming: IncomingCall, reply: Reply, trail: Trail): Promise<void> {
  const { snapshot, caller, binding: own, body } = await openCall(deps, incoming, trail);
  const compiled = requireGuardrail(snapshot, own, path);
  const binding: Binding = { ...own, guardrail: compiled.guardrail, guardrailId: compiled.id, guardrailDigest: compiled.digest };
  trail.guardrail = compiled.id;
  const { safeMode } = requireNotStopped(snapshot, caller);
  const request = parseApply(parseJsonObject(body));
  const place = await inspectionOf(deps, own);
  try {
    const vault = await openVault(deps, caller, binding.guardrail, incoming.session);
    const context = { hash: deps.hashFor(caller.useCase), blockEverything: safeMode, ...(vault && { vault }) };
    const ask = openAsk(deps, { caller, binding, trail, safeMode });
    const started = performance.now();
    const applied = await orElse("guardrail_unavailable", () => inspectBlocks(request, binding, context, ask));
    const latencyMs = performance.now() - started;
    if (vault) await orElse("guardrail_unavailable", () => vault.save());
    const { outcome, findings } = applied;
    trail.decision = outcome === "clean" ? "allowed" : outcome;
    await closeInspection(deps, { trail, caller, binding, source: request.source, outcome, findings });
    const { guardrail } = binding;
    const message = request.source === "input" ? guardrail.blockedInputMessage : guardrail.blockedOutputMessage;
    const outputs = outcome === "blocked" ? [message] : applied.outputs;
    const [name = "", version = ""] = compiled.id.split("@");
    const { full, content } = request;
    const counts = { guarded: lengthOf(content.filter(isGuarded)), total: lengthOf(content) };
    const told = { outcome, findings: applied.told, outputs, full, ...counts, latencyMs, guardrail: { name, version } };
    reply.begin(200, { ...trailHeaders(trail), "x-amzn-requestid": trail.call, "content-type": "application/json" });
    reply.end(JSON.stringify(writeApply(told)));
  } finally {
    place.close();
  }
}

/**
 * One that the use case may call by itself. Another's, one that it may not call and none at all answer alike (INVARIANT
 * no-cross-tenant).
 */
function requireGuardrail(
  { guardrails }: Snapshot,
  { entitlement }: Binding,
  { name, version }: GuardrailPath,
): CompiledGuardrail {
  const ids = entitlement.applyGuardrails.filter((id) => id.startsWith(`${name}@`));
  const id = version === "DRAFT" ? newestOf(ids) : ids.find((one) => one === `${name}@${version}`);
  if (id === undefined) {
    const detail = `The guardrail does not exist in this version, or ${entitlement.useCase} may not apply it. applyGuardrails in its manifest lists those it may.`;
    throw new Problem("not_found", detail);
  }
  const compiled = guardrails.get(id);
  if (compiled === undefined) throw new Problem("guardrail_unavailable", `The guardrail ${id} is not available.`);
  return compiled;
}

function newestOf(ids: readonly string[]): string | undefined {
  return [...ids].sort((a, b) => Number(b.split("@")[1]) - Number(a.split("@")[1]))[0];
}

interface InspectedBlocks extends Inspection {
  readonly outputs: readonly string[];
  readonly told: readonly AppliedFinding[];
}

type Block = ApplyRequest["content"][number];

/** What is only a source or a question is not guarded: the answer is measured against it. */
function isGuarded({ qualifiers }: Block): boolean {
  return qualifiers.length === 0 || qualifiers.includes("guard_content");
}

/** One after the other, because a finding's offsets are its block's own. */
async function inspectBlocks(
  { source, content }: ApplyRequest,
  { guardrail }: Binding,
  given: InspectionContext,
  ask: Parameters<typeof takeTurns>[1],
): Promise<InspectedBlocks> {
  const outputs: string[] = [];
  const findings: Finding[] = [];
  const told: AppliedFinding[] = [];
  let outcome: Inspection["outcome"] = "clean";
  const context: InspectionContext = source === "output" ? { ...given, prompt: referenceOf(content) } : given;
  for (const { text } of content.filter(isGuarded)) {
    let written = text;
    const part: TextPart = { surface: source === "input" ? "user" : "assistant", text, replace: (masked) => (written = masked) };
    const steps =
      source === "input" ? guardrail.inspectInputInSteps([part], context) : guardrail.inspectOutputInSteps([part], context);
    const inspected = await takeTurns(steps, ask);
    outputs.push(written);
    findings.push(...inspected.findings);
    for (const { policy, type, action, confidence, start, end } of inspected.findings)
      told.push({ policy, type, action, confidence, match: text.slice(start, Math.min(end, start + longestMatch)) });
    if (inspected.outcome === "blocked" || outcome === "clean") outcome = inspected.outcome;
  }
  return { outcome, findings, outputs, told };
}

/** UTF-16 units of what was found that an answer repeats. */
const longestMatch = 1000;

function referenceOf(content: readonly Block[]): PromptReference {
  const marked = (qualifier: "grounding_source" | "query"): string[] =>
    content.filter(({ qualifiers }) => qualifiers.includes(qualifier)).map(({ text }) => text);
  return { system: [], sources: marked("grounding_source"), query: marked("query").join("\n") };
}

function lengthOf(content: readonly Block[]): number {
  return content.reduce((sum, { text }) => sum + text.length, 0);
}
