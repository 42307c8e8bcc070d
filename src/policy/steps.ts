/** Work that can pause between two short steps, of at most one question to the engine each, so that others get their turn. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** To the end, without a pause. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
