import type { DataClass, Overlay } from "../core/data-class.ts";
import type { Problem, ProblemCode } from "../core/problem.ts";
import type { Usage } from "../dialects/dialect.ts";
import type { DenialRecord, DeniedFields, FindingCount } from "../audit/record.ts";
import type { Identity } from "../identity/caller.ts";
import type { DenialLimit } from "./limit-denials.ts";
import type { Finding } from "../guardrails/guardrail.ts";
import { recordCaller } from "./record-caller.ts";

/**
 * What is known about a call so far: grows step by step, and is what its headers, its denial record and its metrics are
 * made from, however far it came.
 */
export interface Trail {
  readonly call: string;
  readonly at: number;
  readonly dialect: string;
  decision: "allowed" | "masked" | "blocked" | "denied";
  /** The problem code of what went wrong, if anything did. */
  code?: ProblemCode;
  /** Set once the admission record is durable: from then on an outcome record tells how the call ended. */
  admitted: boolean;
  usage?: Usage;
  /** Once it is proved. */
  identity?: Identity;
  useCase?: string;
  label?: string | undefined;
  /** In force for the use case. */
  exceptions?: readonly string[] | undefined;
  model?: string;
  deployment?: string;
  dataClass?: DataClass;
  overlays?: readonly Overlay[];
  guardrail?: string;
  findings: readonly FindingCount[];
  /** Of the catalogue, as `name@version`. */
  prompts?: readonly string[];
  policies?: readonly string[];
  /** What they were asked, where they denied it. */
  asked?: DeniedFields;
  /** Index of the admission or denial record. */
  audit?: number;
}

export function openTrail(call: string, at: number, dialect: string): Trail {
  return { call, at, dialect, decision: "allowed", admitted: false, findings: [] };
}

/** The headers that every answer carries. */
export function trailHeaders(trail: Trail): Record<string, string> {
  const headers: Record<string, string> = { "x-request-id": trail.call, "x-sallyport-decision": trail.decision };
  if (trail.dataClass !== undefined) headers["x-sallyport-data-class"] = trail.dataClass;
  if (trail.useCase !== undefined) headers["x-sallyport-use-case"] = trail.useCase;
  if (trail.audit !== undefined) headers["x-sallyport-audit"] = String(trail.audit);
  if (trail.guardrail !== undefined) headers["x-sallyport-guardrail"] = trail.guardrail;
  if (trail.label !== undefined) headers["x-sallyport-label"] = trail.label;
  if (trail.exceptions !== undefined) headers["x-sallyport-exceptions"] = nameSome(trail.exceptions);
  return headers;
}

/** Clients and proxies take so much of a header; the record has all. */
const mostNamed = 20;

function nameSome(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join(", ");
  return names.length > mostNamed ? `${named}, and ${names.length - mostNamed} more` : named;
}

/** Findings as the log keeps them: how many of each type and action on each surface. */
export function countFindings(findings: readonly Finding[]): FindingCount[] {
  if (findings.length === 0) return [];
  const counts = new Map<string, { type: string; surface: string; action: string; count: number }>();
  for (const { type, surface, action } of findings) {
    const key = `${type}\n${surface}\n${action}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { type, surface, action, count: 1 });
  }
  return [...counts.values()];
}

/** What policies deny with. */
const byPolicy: ReadonlySet<ProblemCode> = new Set(["policy_denied", "authentication_insufficient"]);

/**
 * A denial as the log keeps it; undefined while nobody is authenticated, because strangers must not be able to grow the
 * log, and for those of one caller that come too fast.
 */
export function denialOf(
  trail: Trail,
  { code, needs }: Pick<Problem, "code" | "needs">,
  at: number,
  limit: DenialLimit,
): DenialRecord | undefined {
  const { identity, useCase, model, dataClass, guardrail, policies, asked, exceptions } = trail;
  if (identity === undefined) return undefined;
  const suppressed = limit.take(identity, at);
  if (suppressed === undefined) return undefined;
  return {
    type: "denial",
    call: trail.call,
    at,
    code,
    ...recordCaller(identity),
    dialect: trail.dialect,
    findings: trail.findings,
    ...(useCase !== undefined && { useCase }),
    ...(model !== undefined && { model }),
    ...(dataClass !== undefined && { dataClass }),
    ...(guardrail !== undefined && { guardrail }),
    ...(policies !== undefined && { policies }),
    ...(asked !== undefined && byPolicy.has(code) && { asked }),
    ...(exceptions !== undefined && { exceptions }),
    ...(needs !== undefined && { needs }),
    ...(suppressed > 0 && { suppressed }),
  };
}
