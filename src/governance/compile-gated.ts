import { advisersOf } from "./advisers-of.ts";
import { type Asked, isAnsweredAlike, noteAsked } from "./asked.ts";
import type { Frozen } from "./case/case-life.ts";
import type { Phase } from "./case/judgement.ts";
import { judgePhases } from "./case/judge-use-case.ts";
import { isSame } from "./compiled-case.ts";
import { type CaseSources, caseInputs, caseWorld, type DeclaredCase } from "./compile-case.ts";
import { defaultGuardrailId } from "./default-guardrail.ts";
import { entitlementIn } from "./entitlement-at.ts";
import { modelsFor } from "./inherited-class.ts";
import { resolvePrompts } from "./prompts/resolve-prompts.ts";
import type { CandidateVersion, Entitlement, ModelEntry } from "./register.ts";
import { resolveTools } from "./resolve-tools.ts";
import { resolveGuardrail } from "./resolve-guardrail.ts";
import type { UseCaseSpec } from "./schemas.ts";
import { type ResourceVersion, specOf } from "./version-index.ts";
import { candidateOf, isLive } from "./versions-in-force.ts";

/** What was judged of a use case, and by what: both are kept while nothing of that changes. */
export interface JudgedCase {
  readonly inputs: readonly unknown[];
  readonly asked: Asked;
  readonly phases: readonly [Phase, ...Phase[]];
}

/** As it was judged before, where nothing of what it is judged by has changed. */
export function judgeAgain(useCase: DeclaredCase, sources: CaseSources, before: JudgedCase | undefined, now: number): JudgedCase {
  const inputs = caseInputs(useCase, sources);
  if (before !== undefined && isSame(inputs, before.inputs) && isAnsweredAlike(before.asked, sources.answers)) return before;
  const { answers, asked } = noteAsked(sources.answers);
  return { inputs, asked, phases: judgePhases(caseWorld(useCase, { ...sources, answers }), now) };
}

export interface Resolved {
  readonly models: ReadonlyMap<string, ModelEntry>;
  /** Takes each guardrail, prompt, tool or version of the use case that is newer than what is served. */
  readonly note: (candidate: CandidateVersion) => void;
}

/**
 * A use case that goes through the gates. In production the set that was approved goes on being served while a newer one is a
 * candidate; before that, what is declared.
 */
export function entitleGated(
  useCase: DeclaredCase,
  sources: CaseSources,
  { phases }: JudgedCase,
  resolved: Resolved,
): Entitlement {
  const { index, lives } = sources;
  const life = lives.get(useCase.row.name);
  const frozen = life !== undefined && isLive(life) ? life.approved?.frozen : undefined;
  const row = frozen === undefined ? useCase.row : servedVersion(useCase.row, frozen, sources);
  const { name } = useCase.row;
  const spec = specOf(row ?? useCase.row, "UseCase");
  const find = (kind: string) => (reference: string) =>
    frozen === undefined ? index.find(kind, reference) : servedPart(kind, reference, frozen, sources, resolved);
  const guardrailNamed = (reference: string): string | undefined => resolveGuardrail(reference, find("Guardrail"));
  const reference = spec.guardrail ?? (spec.environment === "sandbox" ? defaultGuardrailId : undefined);
  const guardrail = reference === undefined ? undefined : guardrailNamed(reference);
  const prompts = resolvePrompts({ name, spec }, find("Prompt"));
  if (frozen !== undefined && row !== useCase.row) resolved.note(candidateOf(useCase.row, row));
  const missing =
    row === undefined
      ? "Its approved version is not in the register."
      : guardrail === undefined
        ? "It names no guardrail that exists."
        : undefined;
  const base = {
    useCase: name,
    digest: (row ?? useCase.row).digest,
    spec,
    phases: missing === undefined ? phases : (phases.map((phase) => refuse(phase, missing, spec)) as [Phase, ...Phase[]]),
    overlays: spec.overlays,
    applyGuardrails: [...new Set(spec.applyGuardrails.map(guardrailNamed).filter((id) => id !== undefined))],
    models: modelsFor(spec, resolved.models),
    sandboxLabel: sources.standard.settings.sandbox.label,
    ...(guardrail !== undefined && { guardrail }),
    ...(prompts !== undefined && { prompts }),
    tools: resolveTools(spec.tools, find("Tool")),
  };
  return entitlementIn(base, base.phases[0]);
}

/** The version of the use case itself that was approved. */
function servedVersion({ name }: ResourceVersion, { parts }: Frozen, { index }: CaseSources): ResourceVersion | undefined {
  const part = parts.find((one) => one.kind === "UseCase" && one.name === name);
  const row = part && index.find("UseCase", `${name}@${part.version}`);
  return row?.digest === part?.digest ? row : undefined;
}

/**
 * Of what a use case has for itself: the newest that its gates froze, or that a second person approved since. A guardrail that asks a
 * model which no gate of it froze passes the gates: nothing would hold that model as it is.
 */
function servedPart(
  kind: string,
  reference: string,
  { parts }: Frozen,
  { index, inForce }: CaseSources,
  { note }: Resolved,
): ResourceVersion | undefined {
  const [name = "", pinned] = reference.split("@");
  const mayServe = (row: ResourceVersion): boolean =>
    parts.some(
      (part) => part.kind === kind && part.name === name && part.version === row.version && part.digest === row.digest,
    ) ||
    (inForce.isApproved(row) && asks(row).every((model) => parts.some((part) => part.kind === "Model" && part.name === model)));
  const history = index.history(kind, name);
  if (pinned !== undefined) return history.find((row) => row.version === Number(pinned) && mayServe(row));
  const served = history.findLast(mayServe);
  const newest = history.at(-1);
  if (newest !== undefined && newest !== served) note(candidateOf(newest, served));
  return served;
}

function asks(row: ResourceVersion): readonly string[] {
  return row.kind === "Guardrail" ? advisersOf(specOf(row, "Guardrail")).map(({ model }) => model) : [];
}

function refuse(phase: Phase, why: string, { owner }: UseCaseSpec): Phase {
  if (phase.refused !== undefined) return phase;
  const detail = `The use case is not served. ${why} Ask its owner, ${owner}.`;
  return { ...phase, refused: { code: "use_case_not_approved", detail }, causes: [why] };
}
