import type { CaseFiles } from "./case/case-index.ts";
import type { CaseLife } from "./case/case-life.ts";
import { collectNamed } from "./collect-named.ts";
import { collectShared } from "./collect-shared.ts";
import { type CaseSources, caseWorld } from "./compile-case.ts";
import { type CompiledCase, isSame, isUpToDate } from "./compiled-case.ts";
import { entitleGated, judgeAgain } from "./compile-gated.ts";
import { type ApprovalStep, entitleNewest } from "./compile-light.ts";
import type { People } from "./holds-until.ts";
import { isGated, type LifecycleSettings } from "./lifecycle.ts";
import { openSources } from "./open-sources.ts";
import type { CandidateVersion, Entitlement, ModelEntry, Register } from "./register.ts";
import { sharedInputs } from "./shared-inputs.ts";
import { indexVersions, planVersions, type ResourceVersion, specOf, type VersionIndex } from "./version-index.ts";

export type { ResourceVersion } from "./version-index.ts";

/** By what use cases are judged that go through the gates. Without it every use case is one that an approval alone lets through. */
export interface GovernanceInputs {
  /** By use case: its whole life so far, the same object until it takes a step; and the same map until anything does. */
  readonly lives: ReadonlyMap<string, CaseLife>;
  readonly cases: Pick<CaseFiles, "caseFile">;
  readonly people: People;
  readonly settings: LifecycleSettings;
  /** SHA-256, as `sha256:` and 64 hex digits. */
  readonly hash: (text: string) => string;
  /** Milliseconds since the epoch: phases are told from here on. */
  readonly now: number;
}

export interface CompileInputs {
  readonly index: VersionIndex;
  /** The newest step of each use case. The same object until it takes another. */
  readonly steps: ReadonlyMap<string, ApprovalStep>;
  readonly governance?: GovernanceInputs;
}

/**
 * Compiles again and again, and keeps what it judged and made, so that a change costs what it changed. What comes out depends on what
 * goes in alone: the same as from a compiler that is new.
 */
export interface Compiler {
  /** In steps of a use case each, to be run to their end before the next are begun. Until then the inputs must stay as they are. */
  compile(inputs: CompileInputs): Generator<undefined, Register, undefined>;
}

/**
 * Compiles what is declared and what is approved into what may be served. Pure: no clock, no I/O. Whatever does not resolve is
 * refused rather than guessed at.
 *
 * @param versions every version of every resource that is not retired
 * @param steps the newest step of each use case
 */
export function compile(
  versions: readonly ResourceVersion[],
  steps: readonly ApprovalStep[],
  governance?: GovernanceInputs,
): Register {
  const stepOf = new Map(steps.map((step) => [step.useCase, step]));
  return finish(createCompiler().compile({ index: indexVersions(versions), steps: stepOf, ...(governance && { governance }) }));
}

/** To the end, without a pause. */
export function finish(steps: ReturnType<Compiler["compile"]>): Register {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export function createCompiler(): Compiler {
  const making = openSources();
  let sharedBefore: readonly unknown[] = [];
  let before = new Map<string, CompiledCase>();

  return {
    *compile({ index, steps, governance }) {
      const sources = governance && making.sourcesOf(index, governance);
      const candidates = new Map<string, CandidateVersion>();
      const note = (one: CandidateVersion): void => void candidates.set(`${one.kind}/${one.name}`, one);
      sources?.accessWaiting.forEach(note);
      const parts = collectShared(index, sources?.inForce, note);
      const shared = sharedInputs(index, sources);
      const isSharedSame = isSame(shared, sharedBefore);
      yield;
      const compiled = new Map<string, CompiledCase>();
      const entitlements = new Map<string, Entitlement>();
      for (const row of index.ofKind("UseCase")) {
        const step = steps.get(row.name);
        const known = before.get(row.name);
        const subject = known?.subject ?? `UseCase/${row.name}`;
        const own = [index.history("UseCase", row.name), step, sources?.lives.get(row.name), sources?.caseFile(subject)];
        const one =
          known !== undefined && isSharedSame && isUpToDate(known, own, sources?.answers)
            ? known
            : {
                own,
                subject,
                ...compileCase(row, step, index, governance && sources && { sources, now: governance.now }, parts.models, known),
              };
        compiled.set(row.name, one);
        entitlements.set(row.name, one.entitlement);
        one.candidates.forEach(note);
        yield;
      }
      before = compiled;
      sharedBefore = shared;
      return {
        entitlements,
        ...parts,
        ...collectNamed(entitlements.values(), index),
        access: sources?.access ?? making.accessOf(index),
        candidates: [...candidates.values()],
        ...(sources && {
          governance: {
            standard: sources.standard,
            guarded: sources.inForce.guarded,
            authors: (kind, name) => {
              const row = index.find(kind, name);
              return row === undefined ? [] : sources.inForce.authors(row);
            },
            guards: (kind, name) => sources.inForce.guards(kind, name),
            accessAfter: (change) => sources.accessAfter(planVersions(index, change)),
            gated: new Set([...compiled].flatMap(([name, { judged }]) => (judged === undefined ? [] : [name]))),
            lives: sources.lives,
            answers: sources.answers,
            world: (name, answers = sources.answers) => {
              const row = index.find("UseCase", name);
              return row && caseWorld({ row, reason: steps.get(name)?.reason }, { ...sources, answers });
            },
          },
        }),
      };
    },
  };
}

function compileCase(
  row: ResourceVersion,
  step: ApprovalStep | undefined,
  index: VersionIndex,
  judging: { readonly sources: CaseSources; readonly now: number } | undefined,
  models: ReadonlyMap<string, ModelEntry>,
  known: CompiledCase | undefined,
): Omit<CompiledCase, "own" | "subject"> {
  const lives = judging?.sources.lives;
  if (judging === undefined || !isGated(specOf(row, "UseCase"), lives?.get(row.name), judging.sources.settings))
    return { entitlement: entitleNewest(row, step, index, models), candidates: [] };
  const { sources, now } = judging;
  const useCase = { row, reason: step?.reason };
  const candidates: CandidateVersion[] = [];
  const judged = judgeAgain(useCase, sources, known?.judged, now);
  const entitlement = entitleGated(useCase, sources, judged, { models, note: (one) => candidates.push(one) });
  return { judged, entitlement, candidates };
}
