import { Problem } from "../core/problem.ts";
import type { LogView } from "./log-view.ts";
import { entriesOf } from "./read-tiles.ts";
import { RightEdge } from "./right-edge.ts";
import { tileWidth } from "./tile-path.ts";
import { leafHash } from "./tree-hash.ts";
import type { TreeHead } from "./verify-proof.ts";

/** The entries of one bundle. */
export interface ProvedEntries {
  /** Index of the first of them. */
  readonly first: number;
  readonly entries: readonly Buffer[];
}

/**
 * All entries of a log, bundle by bundle. Each is hashed, and the end is reached only where they make the root that the checkpoint signs,
 * and those of all earlier `heads`: until then nothing of it is proved. Rejects with Problem `audit_unavailable` where they do not. Memory
 * does not grow with the log.
 *
 * @param heads of trees that this log must have had
 */
export async function* readProvedEntries(
  view: LogView,
  heads: readonly TreeHead[] = [],
): AsyncGenerator<ProvedEntries, void, undefined> {
  const { size, root } = view.checkpoint;
  const edge = new RightEdge(() => {});
  const known = Map.groupBy(heads, (head) => head.size);
  const requireHeads = (): void => {
    if (known.get(edge.size)?.some((head) => !edge.root().equals(head.root)) === true) throw anotherLog(edge.size);
    known.delete(edge.size);
  };
  requireHeads();
  for (let bundle = 0; bundle * tileWidth < size; bundle++) {
    const first = edge.size;
    const entries = entriesOf(await view.bundle(bundle), `entries ${bundle}`);
    for (const entry of entries) {
      edge.append(leafHash(entry), entry);
      if (known.has(edge.size)) requireHeads();
    }
    yield { first, entries };
  }
  if (edge.size !== size || !edge.root().equals(root)) {
    const detail =
      'The audit log does not hash to the root that its checkpoint signs. Run "sallyport audit verify" to see where.';
    throw new Problem("audit_unavailable", detail);
  }
  for (const wanted of known.keys()) throw anotherLog(wanted);
}

function anotherLog(size: number): Problem {
  return new Problem(
    "audit_unavailable",
    `The audit log never had the tree of ${size} records that something here was proved by.`,
  );
}
