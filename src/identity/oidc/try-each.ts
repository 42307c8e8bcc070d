/** What the first attempt gives that does not throw. Throws what the first of them threw where all do. */
export function firstOf<A, B>(all: readonly A[], attempt: (one: A) => B): B {
  let failure: unknown;
  for (const one of all)
    try {
      return attempt(one);
    } catch (error) {
      failure ??= error;
    }
  throw failure;
}

/** The same where an attempt may have to wait; one after the other. */
export async function firstToHold<A, B>(all: readonly A[], attempt: (one: A) => B | Promise<B>): Promise<B> {
  let failure: unknown;
  for (const one of all)
    try {
      return await attempt(one);
    } catch (error) {
      failure ??= error;
    }
  throw failure;
}
