import { randomUUID } from "node:crypto";
import { asProblem, Problem } from "../core/problem.ts";
import { parseJsonObject } from "../core/parse-json.ts";
import type { TextPart } from "../core/inspection.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { parseApply, type ApplyRequest } from "../dialects/bedrock-guardrail/parse-apply.ts";
import { writeApply, type AppliedFinding } from "../dialects/bedrock-guardrail/write-apply.ts";
import type { Finding, Inspection, InspectionContext, PromptReference, Steps } from "../guardrails/guardrail.ts";
import { openAsk, type AskingCall } from "./advisers/ask-adviser.ts";
import type { Binding } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import { classify, requireDeclaredClass } from "./classify.ts";
import { followMasks } from "./reference-prompt.ts";
import { requireSmallEnough } from "./require-small-enough.ts";
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
  const { safeMode } = requireNotStopped(snapshot, { caller });
  const { entitlement } = own;
  requireSmallEnough(body.length, entitlement.spec.limits);
  const declared = requireDeclaredClass(entitlement, incoming.dataClass, trail);
  const request = parseApply(parseJsonObject(body));
  const place = await inspectionOf(deps, caller, own);
  try {
    const vault = await openVault(deps, caller, binding.guardrail, incoming.session);
    const context = { hash: deps.hashFor(caller.useCase), blockEverything: safeMode, ...(vault && { vault }) };
    const asking: AskingCall = { caller, address: incoming.address, binding, trail, safeMode };
    const started = performance.now();
    const reference = await orElse("guardrail_unavailable", () =>
      takeTurns(inspectReference(request, binding, context), openAsk(deps, asking)),
    );
    const { overlays } = classify(entitlement, declared, reference.findings, trail);
    const applied = await orElse("guardrail_unavailable", () =>
      takeTurns(inspectBlocks(request, binding, context, reference), openAsk(deps, { ...asking, overlays })),
    );
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

/** Sources and the question, as a model that judges an answer by them may see them. */
interface InspectedReference extends Inspection {
  readonly prompt: PromptReference;
}

/**
 * Sources and questions of an answer are measured against, not guarded. Where a model elsewhere would see them they are a
 * prompt to it, and inspected as one.
 */
function* inspectReference(
  { source, content }: ApplyRequest,
  { guardrail }: Binding,
  context: InspectionContext,
): Steps<InspectedReference> {
  const marked = content.filter(({ qualifiers }) => qualifiers.includes("grounding_source") || qualifiers.includes("query"));
  const prompt = referenceOf(marked);
  if (source === "input" || !guardrail.refersToPrompt || !guardrail.asksAboutOutput)
    return { outcome: "clean", findings: [], prompt };
  const parts = followMasks(marked.map(({ text }): TextPart => ({ surface: "document", text, replace: () => {} })));
  const inspection = yield* guardrail.inspectInputInSteps(parts, context);
  return { ...inspection, prompt: referenceOf(marked.map((block, at) => ({ ...block, text: parts[at]?.text ?? "" }))) };
}

/** One after the other, because a finding's offsets are its block's own, with a pause after each. */
function* inspectBlocks(
  { source, content }: ApplyRequest,
  { guardrail }: Binding,
  given: InspectionContext,
  reference: InspectedReference,
): Steps<InspectedBlocks> {
  const outputs: string[] = [];
  const findings: Finding[] = [...reference.findings];
  const told: AppliedFinding[] = [];
  if (reference.outcome === "blocked") return { outcome: "blocked", findings, outputs, told };
  let outcome: Inspection["outcome"] = "clean";
  const context: InspectionContext = source === "output" ? { ...given, prompt: reference.prompt } : given;
  for (const { text } of content.filter(isGuarded)) {
    let written = text;
    const part: TextPart = { surface: source === "input" ? "user" : "assistant", text, replace: (masked) => (written = masked) };
    const inspected =
      source === "input"
        ? yield* guardrail.inspectInputInSteps([part], context)
        : yield* guardrail.inspectOutputInSteps([part], context);
    outputs.push(written);
    for (const finding of inspected.findings) {
      // What is counted and told is bounded, however many blocks there are.
      if (findings.length >= mostFindings) break;
      const { policy, type, action, confidence, start, end } = finding;
      findings.push(finding);
      told.push({ policy, type, action, confidence, match: text.slice(start, Math.min(end, start + longestMatch)) });
    }
    if (inspected.outcome === "blocked" || outcome === "clean") outcome = inspected.outcome;
    yield;
  }
  return { outcome, findings, outputs, told };
}

/** Of all blocks together. */
const mostFindings = 10_000;
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
