import type { Said } from "./case-file.ts";

/** What holds for one digest set alone has a topic of its own, KIND/DIGEST: a candidate's reports leave those of what serves in place. */
export function boundTo<Body>(said: ReadonlyMap<string, Said<Body>>, kind: string, digest: string): Said<Body> | undefined {
  return anyBound(said) ? said.get(`${kind}/${digest}`) : undefined;
}

/** Maps of case files never change. */
const bound = new WeakMap<ReadonlyMap<string, unknown>, boolean>();

function anyBound(said: ReadonlyMap<string, unknown>): boolean {
  let found = bound.get(said);
  if (found === undefined) {
    found = [...said.keys()].some((key) => key.includes("/"));
    bound.set(said, found);
  }
  return found;
}
