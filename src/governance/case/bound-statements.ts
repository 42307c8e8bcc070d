import type { CaseFile, Said } from "./case-file.ts";

/** What holds for one digest set alone has a topic of its own, KIND/DIGEST: a candidate's reports leave those of what serves in place. */
export function boundTo<Body>(said: ReadonlyMap<string, Said<Body>>, kind: string, digest: string): Said<Body> | undefined {
  return said.get(`${kind}/${digest}`);
}

/** Whether a case file has any of them: mostly none, and then nobody looks for them. */
export function hasBound({ evidence, artefacts }: Pick<CaseFile, "evidence" | "artefacts">): boolean {
  for (const said of [evidence, artefacts]) for (const key of said.keys()) if (key.includes("/")) return true;
  return false;
}
