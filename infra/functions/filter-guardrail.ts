import { createHmac, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TextPart } from "../../src/core/inspection.ts";
import type { JsonObject } from "../../src/core/json.ts";
import { parseApply, type ApplyRequest } from "../../src/dialects/bedrock-guardrail/parse-apply.ts";
import { writeApply, type AppliedFinding } from "../../src/dialects/bedrock-guardrail/write-apply.ts";
import { compileGuardrail } from "../../src/guardrails/compile-guardrail.ts";
import type { Guardrail, InspectionContext, Steps } from "../../src/guardrails/guardrail.ts";
import type { GuardrailSpec } from "../../src/guardrails/spec.ts";

/** One of `guardrails.json` beside this file, which is written when the function is put together. */
interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly spec: GuardrailSpec;
}

/** UTF-16 units of what was found that an answer repeats, and how many findings it has. */
const longestMatch = 1000;
const mostFindings = 10_000;

// Made anew by each instance of the function: hashes mask, and join nothing beyond it.
const hashKey = randomBytes(32);
const hash = (value: string): string => createHmac("sha256", hashKey).update(value).digest("base64url").slice(0, 16);

const shipped = JSON.parse(readFileSync(join(import.meta.dirname, "guardrails.json"), "utf8")) as readonly Shipped[];
const compiled = new Map(shipped.map((one) => [one.name, { ...one, guardrail: compileGuardrail(one.spec) }]));

/**
 * Amazon Bedrock's ApplyGuardrail as a function of AWS Lambda, by the gateway's own engine: the request's body, with
 * `guardrailIdentifier` beside it (the first guardrail without one). Sends nothing anywhere; models that a guardrail would ask count as
 * not answering. Whatever can't be inspected rejects: who calls must take that for a block.
 */
export function handler(event: JsonObject): object {
  const { guardrailIdentifier, ...body } = event;
  const chosen = guardrailIdentifier === undefined ? shipped[0]?.name : guardrailIdentifier;
  const found = typeof chosen === "string" ? compiled.get(chosen) : undefined;
  if (found === undefined) throw new Error(`guardrailIdentifier must be one of ${[...compiled.keys()].join(", ")}`);
  const started = performance.now();
  const request = parseApply(body);
  const { outcome, outputs, findings } = inspect(request, found.guardrail);
  const { guardrail, name, version } = found;
  const message = request.source === "input" ? guardrail.blockedInputMessage : guardrail.blockedOutputMessage;
  return writeApply({
    outcome,
    findings,
    outputs: outcome === "blocked" ? [message] : outputs,
    full: request.full,
    guarded: lengthOf(request.content.filter(isGuarded)),
    total: lengthOf(request.content),
    latencyMs: performance.now() - started,
    guardrail: { name, version },
  });
}

type Block = ApplyRequest["content"][number];

const isGuarded = ({ qualifiers }: Block): boolean => qualifiers.length === 0 || qualifiers.includes("guard_content");
const lengthOf = (content: readonly Block[]): number => content.reduce((sum, { text }) => sum + text.length, 0);

function inspect({ source, content }: ApplyRequest, guardrail: Guardrail) {
  const marked = (qualifier: "grounding_source" | "query") =>
    content.filter(({ qualifiers }) => qualifiers.includes(qualifier)).map(({ text }) => text);
  const prompt = { system: [], sources: marked("grounding_source"), query: marked("query").join("\n") };
  const context: InspectionContext = source === "output" ? { hash, prompt } : { hash };
  const outputs: string[] = [];
  const findings: AppliedFinding[] = [];
  let outcome: "clean" | "masked" | "blocked" = "clean";
  for (const { text } of content.filter(isGuarded)) {
    let written = text;
    const part: TextPart = {
      surface: source === "input" ? "user" : "assistant",
      text,
      replace: (masked) => {
        written = masked;
      },
    };
    const inspected = runAlone(
      source === "input" ? guardrail.inspectInputInSteps([part], context) : guardrail.inspectOutputInSteps([part], context),
    );
    outputs.push(written);
    for (const { policy, type, action, confidence, start, end } of inspected.findings.slice(0, mostFindings - findings.length))
      findings.push({ policy, type, action, confidence, match: text.slice(start, Math.min(end, start + longestMatch)) });
    if (inspected.outcome === "blocked" || outcome === "clean") outcome = inspected.outcome;
  }
  return { outcome, outputs, findings };
}

/** Nobody is asked: each guardrail says in its manifest what holds when a model doesn't answer. */
function runAlone<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next(step.value === undefined ? undefined : { kind: "failed" }))
    if (step.done === true) return step.value;
}
