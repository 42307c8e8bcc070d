import { Unknown } from "../model/value.ts";
import { maxChain } from "./limits.ts";

export const cycle = new Unknown("it rests on itself, or on too much in a row");

/** Works each thing out once. Whoever asks for it meanwhile, because it rests on itself, is told so. */
export function newOnce(): <T>(of: object, key: string, work: () => T, meanwhile: T) => T {
  const known = new Map<object, Map<string, unknown>>();
  let chain = 0;
  return <T>(of: object, key: string, work: () => T, meanwhile: T): T => {
    const values = known.get(of) ?? new Map<string, unknown>();
    known.set(of, values);
    if (values.has(key)) return values.get(key) as T;
    // Not kept: whoever asks for it first may get it.
    if (chain >= maxChain) return meanwhile;
    values.set(key, meanwhile);
    chain++;
    const value = work();
    chain--;
    values.set(key, value);
    return value;
  };
}
