import { setImmediate as turn } from "node:timers/promises";

interface Change {
  readonly sequence: number;
}

/** So many are read and applied in one go, well within 5 ms; then others take their turn. */
const pageSize = 100;

/**
 * Applies all changes after `sequence`, in their order, and gives the newest one's sequence. A change may be applied twice, should
 * reading the next ones fail.
 */
export async function followChanges<C extends Change>(
  sequence: number,
  read: (sequence: number, limit: number) => Promise<readonly C[]>,
  apply: (change: C) => void,
): Promise<number> {
  let newest = sequence;
  for (;;) {
    const page = await read(newest, pageSize);
    for (const change of page) {
      apply(change);
      newest = change.sequence;
    }
    if (page.length < pageSize) return newest;
    await turn();
  }
}
