/** Lets so many calls be under way at once; the rest wait in the order in which they came. */
export function limitCalls(atOnce: number): <T>(call: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  const enter = async (): Promise<void> => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
  return async (call) => {
    await enter();
    try {
      return await call();
    } finally {
      leave();
    }
  };
}
