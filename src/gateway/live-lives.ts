import { type CaseLife, type Frozen, newLife, nextLife, readStep } from "../governance/case/case-life.ts";
import { createSharedTexts } from "../governance/case/share-texts.ts";
import { followChanges } from "../identity/follow-changes.ts";
import type { Store, StoredTransition } from "../storage/store.ts";

/** The lives of all use cases, as they follow the store's transitions. One call of `follow` at a time. */
export interface LiveLives {
  /** By use case. The same object until it takes a step, and the same map until anything does. */
  readonly lives: ReadonlyMap<string, CaseLife>;
  /** The newest step of each use case. */
  readonly steps: ReadonlyMap<string, NewestStep>;
  /** Resolves when they hold what the store held at the time of the call. */
  follow(): Promise<void>;
}

export type NewestStep = Pick<StoredTransition, "useCase" | "to" | "digest" | "notAfter" | "reason">;

/** Empty until the first `follow`. */
export function createLiveLives(source: Pick<Store, "transitionChanges">): LiveLives {
  let lives: ReadonlyMap<string, CaseLife> = new Map();
  const steps = new Map<string, NewestStep>();
  const share = createSharedParts();
  let newest = 0;
  return {
    get lives() {
      return lives;
    },
    steps,
    follow: async () => {
      const changed = new Map<string, CaseLife>();
      try {
        await followChanges(
          newest,
          async (after, limit) => (await source.transitionChanges(after, limit)).map((row) => ({ sequence: row.id, row })),
          ({ row }) => {
            const { id, useCase, to, digest, notAfter, reason } = row;
            changed.set(useCase, nextLife(changed.get(useCase) ?? lives.get(useCase) ?? newLife, readStep(row, share)));
            steps.set(useCase, { useCase, to, digest, ...(notAfter !== undefined && { notAfter }), reason });
            // Last: what could not be read is read again.
            newest = id;
          },
        );
      } finally {
        if (changed.size > 0) lives = new Map([...lives, ...changed]);
      }
    },
  };
}

type ShareFrozen = (frozen: Frozen) => Frozen;
type FrozenPart = Frozen["parts"][number];

/** Thousands of use cases stand on the same models, guardrails and policies; each of those is held once. */
function createSharedParts(): ShareFrozen {
  const share = createSharedTexts();
  const known = new Map<string, FrozenPart>();
  const sharePart = ({ kind, name, version, digest }: FrozenPart): FrozenPart => {
    const key = `${kind}/${name}@${version} ${digest}`;
    let part = known.get(key);
    if (part !== undefined) return part;
    part = { kind: share(kind), name: share(name), version, digest: share(digest) };
    // A use case is part of itself alone.
    if (kind !== "UseCase") known.set(key, part);
    return part;
  };
  return ({ digest, digestSet, parts }) => ({
    digest,
    digestSet: Object.fromEntries(Object.entries(digestSet).map(([part, of]) => [share(part), share(of)])),
    parts: parts.map(sharePart),
  });
}
