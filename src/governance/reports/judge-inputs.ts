import { createCaseIndex } from "../case/case-index.ts";
import { type CaseLife, type Frozen, newLife, readLife, readStep } from "../case/case-life.ts";
import { judgeUseCase } from "../case/judge-use-case.ts";
import type { Judgement } from "../case/judgement.ts";
import { compile } from "../compile.ts";
import type { Standard } from "../standard/standard.ts";
import type { EvidenceInputs } from "./evidence-inputs.ts";

export interface JudgedInputs {
  readonly judgement: Judgement;
  readonly standard: Standard;
}

/**
 * Judges a use case again by what is in a bundle and nothing else, as the control plane did at that instant. Pure. Throws TypeError where the inputs
 * have no such use case, and what parsing throws where a spec or a statement is none.
 *
 * @param hash SHA-256 of a text, `sha256:` and 64 hex digits
 */
export function judgeInputs(inputs: EvidenceInputs, hash: (text: string) => string): JudgedInputs {
  const { useCase, at, versions, transitions, statements, people, settings } = inputs;
  const cases = createCaseIndex();
  for (const { notAfter, ...row } of statements) cases.apply({ ...row, ...(notAfter !== undefined && { notAfter }) });
  const known = new Map(people.map(({ principal, ...person }) => [principal.toLowerCase(), person]));
  const last = transitions.at(-1);
  const steps =
    last === undefined
      ? []
      : [
          {
            useCase,
            to: last.to,
            digest: last.digest,
            reason: last.reason,
            ...(last.notAfter !== undefined && { notAfter: last.notAfter }),
          },
        ];
  const register = compile(versions, steps, {
    lives: livesOf(inputs),
    cases,
    people: { find: (principal) => known.get(principal.toLowerCase()) },
    settings,
    hash,
    now: at,
  });
  const world = register.governance?.world(useCase);
  if (world === undefined) throw new TypeError(`The inputs have no use case ${useCase}.`);
  return { judgement: judgeUseCase(world, at), standard: world.standard };
}

/** The use case's own life, and as many nameless ones as others stand on the same parts. */
function livesOf({ useCase, transitions, others }: EvidenceInputs): ReadonlyMap<string, CaseLife> {
  const lives = new Map<string, CaseLife>();
  for (const [n, { at, liveSince, parts }] of others.entries()) {
    if (liveSince === undefined) {
      lives.set(`other ${n}`, { ...newLife, policies: parts.map((part) => ({ part, at })) });
      continue;
    }
    const frozen: Frozen = { digest: "", digestSet: {}, parts };
    // No use case has a blank in its name.
    const approved = { frozen, at, notAfter: Infinity };
    lives.set(`other ${n}`, { ...newLife, state: "PRODUCTION", approved, liveSince, firstLive: liveSince });
  }
  if (transitions.length > 0) lives.set(useCase, readLife(transitions.map((step) => readStep(step))));
  return lives;
}
