import { setImmediate as nextTurn } from "node:timers/promises";
import { judgeException, type JudgedException } from "../../governance/case/judge-exception.ts";
import { declaredException } from "../../governance/declared-exception.ts";
import { holdsUntil } from "../../governance/holds-until.ts";
import type { ExceptionSpec } from "../../governance/schemas.ts";
import type { StoredResource } from "../../storage/store.ts";
import type { AdminDeps } from "../deps.ts";
import { judgeNow } from "../governance/judge-now.ts";
import { standardNow } from "../governance/standard-now.ts";

export interface ExceptionNow {
  readonly name: string;
  readonly version: number;
  readonly spec: ExceptionSpec;
  /** By its requests, signatures and times; what compensates for it is asked for each use case. */
  readonly judged: JudgedException;
  /** As each use case that it names has it. Empty for one of the whole programme: there each use case has it as its own controls are. */
  readonly useCases: readonly { readonly name: string; readonly judged: JudgedException }[];
}

type Judged = ReadonlyMap<string, JudgedException>;

/**
 * Where exceptions stand now. Each use case is judged once, however many exceptions name it; others have their turn in between.
 *
 * @param single whether use cases are asked, too
 */
export async function judgeExceptions(
  deps: AdminDeps,
  stored: readonly StoredResource[],
  single: boolean,
): Promise<readonly ExceptionNow[]> {
  const known = new Map<string, Judged>();
  const of = async (useCase: string): Promise<Judged> => {
    let found = known.get(useCase);
    if (found === undefined) {
      const there = deps.register().governance?.world(useCase) !== undefined;
      const exceptions = there ? judgeNow(deps, useCase).judgement.exceptions : [];
      found = new Map(exceptions.map((one) => [one.exception.name, one]));
      known.set(useCase, found);
      await nextTurn();
    }
    return found;
  };
  const all: ExceptionNow[] = [];
  for (const resource of stored) {
    const spec = JSON.parse(resource.spec) as ExceptionSpec;
    const useCases: { name: string; judged: JudgedException }[] = [];
    for (const name of single ? (spec.useCases ?? []) : []) {
      const judged = (await of(name)).get(resource.name);
      if (judged !== undefined) useCases.push({ name, judged });
    }
    all.push({ name: resource.name, version: resource.version, spec, judged: judgeAlone(deps, resource, spec), useCases });
  }
  return all;
}

function judgeAlone(deps: AdminDeps, resource: StoredResource, { useCases = [""] }: ExceptionSpec): JudgedException {
  const { exceptions: rules, settings } = standardNow(deps);
  const { access, governance } = deps.register();
  return judgeException(
    declaredException(resource, governance?.authors("Exception", resource.name) ?? [resource.createdBy]),
    deps.cases.caseFile(`Exception/${resource.name}`),
    {
      rules,
      settings,
      // Whoever lets several pass holds their role for each of them.
      holdsUntil: (approval) => Math.min(...useCases.map((useCase) => holdsUntil(access, deps.directory, approval, useCase))),
      ownersOf: (principal) => governance?.answers.ownersOf(principal) ?? [],
      badFrom: () => ({ at: Infinity, why: "" }),
    },
    deps.clock(),
  );
}

/**
 * One word for all: revoked where it is in every use case that it names. Elsewhere its own times count: what compensates for it is shown
 * anew before it is too old, so that its end is not the exception's.
 */
export function stateOf({ judged, useCases }: ExceptionNow): JudgedException {
  const [first] = useCases;
  if (first === undefined || useCases.some((one) => one.judged.state !== "REVOKED")) return judged;
  return first.judged;
}
