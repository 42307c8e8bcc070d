/**
 * Keeps what was made of the last inputs, by what they say: use cases are alike, so that few are made anew. The same object for
 * inputs that are alike; when there are too many, all are forgotten.
 *
 * @param most how many are kept for each thing that they are made by
 */
export function rememberAlike<Made>(most: number): (by: object, key: string, make: () => Made) => Made {
  const all = new WeakMap<object, Map<string, Made>>();
  return (by, key, make) => {
    let known = all.get(by);
    if (known === undefined) {
      known = new Map();
      all.set(by, known);
    }
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}
