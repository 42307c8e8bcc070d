/** A binary heap of numbers. */
export class SmallestFirst {
  readonly #heap: number[] = [];

  add(value: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(value);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] ?? 0;
      if (above <= value) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = value;
  }

  /** The smallest, which leaves; undefined when there is none. */
  take(): number | undefined {
    const heap = this.#heap;
    const smallest = heap[0];
    const moved = heap.pop();
    if (moved === undefined || heap.length === 0) return smallest;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child++;
      const below = heap[child] ?? 0;
      if (below >= moved) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = moved;
    return smallest;
  }
}
