import { digestOf } from "../crypto/digest-of.ts";
import { z } from "zod";
import { Problem } from "../core/problem.ts";
import { compile } from "../governance/compile.ts";
import { describeIssue } from "../governance/describe-issue.ts";
import { type Manifest, parseManifest } from "../governance/parse-manifest.ts";
import type { Register } from "../governance/register.ts";
import type { UseCaseSpec } from "../governance/schemas.ts";
import { compilePolicies } from "../policy/compile-policies.ts";
import { openDecisions } from "../policy/decide.ts";
import type { AskedOf, Decision, PolicySet, StepUp } from "../policy/decision.ts";
import { chooseRoute, decideAsked, explainDecision } from "../policy/explain.ts";
import { checkPolicy } from "../policy/parse-policies.ts";
import { finish } from "../policy/steps.ts";
import { accessAsDeclared, askedAction, askedCall, questionOfAction, questionsOfCall } from "./policy-question.ts";
import { readManifests } from "./read-manifests.ts";

const caseSchema = z
  .strictObject({
    name: z.string().min(1).max(300).describe("What it shows, as a sentence."),
    call: askedCall.optional(),
    action: askedAction.optional(),
    expect: z.enum(["allow", "deny"]),
    by: z.array(z.string()).min(1).max(50).optional().describe("Policies that must be among those that decide."),
    needs: z
      .strictObject({ strength: z.union([z.literal(2), z.literal(3)]), maxAgeMinutes: z.number().optional() })
      .or(z.literal("nothing"))
      .optional()
      .describe("The log-in that would let it through; nothing where none would."),
  })
  .refine(({ call, action }) => (call === undefined) !== (action === undefined), "needs either call or action");

export const policyCases = z.strictObject({
  now: z.iso
    .datetime({ offset: true })
    .default("2026-01-07T10:00:00Z")
    .describe("When cases that do not say it are asked; a Wednesday."),
  cases: z.array(caseSchema).min(1).max(5000),
});
export type PolicyCases = z.infer<typeof policyCases>;
type PolicyCase = PolicyCases["cases"][number];

export interface CaseResult {
  readonly name: string;
  readonly passed: boolean;
  readonly expected: "allow" | "deny";
  readonly effect: "allow" | "deny" | "error";
  /** What decided. */
  readonly policies: readonly string[];
  readonly needs?: StepUp;
  /** What is not as expected; absent where it passed. */
  readonly wrong?: string;
  readonly advice: readonly string[];
  readonly wouldAllow: readonly string[];
}

export interface PolicyTest {
  readonly passed: number;
  readonly failed: number;
  readonly results: readonly CaseResult[];
  /** Policies that decided in no case: nothing would show that they changed. */
  readonly neverDecided: readonly string[];
  /** How many policies there are. */
  readonly policies: number;
}

/** Cases as YAML or JSON, one document. Throws Problem `request_malformed`, `resource_invalid` with every mistake. */
export function parsePolicyCases(text: string): PolicyCases {
  const [value, ...more] = readManifests(text);
  if (value === undefined || more.length > 0)
    throw new Problem("request_malformed", "Cases are one YAML document with a list named cases.");
  const parsed = policyCases.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 20).flatMap((issue) => describeIssue(issue, policyCases, value));
  throw new Problem("resource_invalid", `The cases are not sound: ${errors[0]?.path ?? ""} ${errors[0]?.message ?? ""}.`, {
    errors,
  });
}

/**
 * Asks the shipped policies and those of the manifests what the cases expect. Offline: use cases count as approved as they are
 * declared, for PRODUCTION or, in the sandbox, for SANDBOX. Throws Problem `resource_invalid` for manifests or policies that are
 * not sound.
 */
export function testPolicies(cases: PolicyCases, manifests: readonly unknown[]): PolicyTest {
  const parsed = manifests.map(parseManifest);
  requireOnce(parsed);
  for (const { kind, name, spec } of parsed) {
    const mistakes = kind === "Policy" ? checkPolicy((spec as { cedar: string }).cedar) : [];
    if (mistakes.length > 0)
      throw new Problem("resource_invalid", `Policy ${name}: ${mistakes[0]?.message ?? ""}.`, { errors: mistakes });
  }
  const register = registerOf(parsed);
  const compiled = compilePolicies(register.policies, "sha256:test");
  const policies = openDecisions(compiled);
  const results = cases.cases.map((one) => runCase(policies, register, one, Date.parse(cases.now)));
  const decided = new Set(results.flatMap((result) => result.policies));
  const failed = results.filter(({ passed }) => !passed).length;
  return {
    passed: results.length - failed,
    failed,
    results,
    neverDecided: [...compiled.policies.keys()].filter((id) => !decided.has(id)),
    policies: compiled.policies.size,
  };
}

function requireOnce(manifests: readonly Manifest[]): void {
  const seen = new Set<string>();
  for (const { kind, name } of manifests) {
    const id = `${kind} ${name}`;
    if (seen.has(id)) throw new Problem("resource_invalid", `${id} is in the manifests more than once.`);
    seen.add(id);
  }
}

function registerOf(manifests: readonly Manifest[]): Register {
  const versions = manifests.map(({ kind, name, canonical }) => ({
    kind,
    name,
    version: 1,
    digest: digestOf(canonical),
    spec: canonical,
  }));
  const steps = versions.flatMap(({ kind, name, digest, spec }) => {
    if (kind !== "UseCase") return [];
    const to = (JSON.parse(spec) as UseCaseSpec).environment === "sandbox" ? "SANDBOX" : "PRODUCTION";
    return [{ useCase: name, to, digest, notAfter: latestInstant, reason: "policy test" }];
  });
  return compile(versions, steps);
}

/** Of ECMAScript's times (ECMA-262, section 21.4.1.1). */
const latestInstant = 8.64e15;

function runCase(policies: PolicySet, register: Register, one: PolicyCase, now: number): CaseResult {
  const shared = { name: one.name, expected: one.expect };
  try {
    const asked = askedBy(policies, register, one, now);
    const decision = decideAsked(policies, asked);
    const wrong = whatIsWrong(one, decision);
    const explained = wrong === undefined ? undefined : finish(explainDecision(policies, asked));
    return {
      ...shared,
      passed: wrong === undefined,
      effect: decision.effect,
      policies: decision.policies,
      ...(decision.effect === "deny" && decision.needs && { needs: decision.needs }),
      ...(wrong !== undefined && { wrong }),
      advice: explained?.policies.flatMap(({ advice }) => advice ?? []) ?? [],
      wouldAllow: explained?.wouldAllow ?? [],
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...shared, passed: false, effect: "error", policies: [], wrong: error.detail, advice: [], wouldAllow: [] };
  }
}

function askedBy(policies: PolicySet, register: Register, { call, action }: PolicyCase, now: number): AskedOf {
  const world = { register, now, ...accessAsDeclared(register) };
  const asked =
    call === undefined ? action && questionOfAction(world, action) : finish(chooseRoute(policies, questionsOfCall(world, call)));
  if (asked === undefined) throw new Problem("resource_invalid", "The case asks for nothing.");
  return asked;
}

function whatIsWrong({ expect, by = [], needs }: PolicyCase, decision: Decision): string | undefined {
  if (decision.effect !== expect) return `expected ${expect}, got ${decision.effect}`;
  const missing = by.filter((id) => !decision.policies.includes(id));
  if (missing.length > 0) return `not decided by ${missing.join(", ")}`;
  if (needs === undefined) return undefined;
  const got = decision.effect === "deny" ? decision.needs : undefined;
  if (needs === "nothing")
    return got === undefined ? undefined : `expected that no log-in would do, but one of strength ${got.strength} would`;
  if (got === undefined) return "expected that a log-in would do, but none would";
  if (got.strength !== needs.strength) return `expected a log-in of strength ${needs.strength}, got ${got.strength}`;
  if (needs.maxAgeMinutes !== undefined && got.maxAgeSeconds !== needs.maxAgeMinutes * 60)
    return `expected a log-in of at most ${needs.maxAgeMinutes} min, got ${got.maxAgeSeconds / 60}`;
  return undefined;
}
