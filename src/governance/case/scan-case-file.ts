import type { CaseFile, Said } from "./case-file.ts";

/** What is asked of a case file as a whole. */
export interface ScannedFile {
  /** When anything was last said. */
  readonly lastSaid: number;
  /** Kinds of artefacts and controls of which something holds for one digest set alone. */
  readonly bound: ReadonlySet<string>;
}

const scanned = new WeakMap<CaseFile, ScannedFile>();

/** Case files never change, so that each is looked through once. */
export function scanCaseFile(file: CaseFile): ScannedFile {
  const known = scanned.get(file);
  if (known !== undefined) return known;
  const bound = new Set<string>();
  let lastSaid = 0;
  for (const said of [file.evidence, file.artefacts, file.requests, file.reviews])
    for (const [key, { at }] of said) {
      lastSaid = Math.max(lastSaid, at);
      const slash = key.indexOf("/");
      if (slash > 0) bound.add(key.slice(0, slash));
    }
  for (const said of file.approvals.values()) for (const { at } of said) lastSaid = Math.max(lastSaid, at);
  const found = { lastSaid, bound };
  scanned.set(file, found);
  return found;
}

/**
 * The newest that was said of a kind, of any digest set or of this one. What holds for one digest set alone has a topic of its own,
 * KIND/DIGEST: a candidate's reports leave those of what serves in place. Neither hides what was said of the other kind later.
 */
export function newestOf<Body extends { readonly digestSet?: string }>(
  said: ReadonlyMap<string, Said<Body>>,
  kind: string,
  digest: string,
  bound: ScannedFile["bound"],
): Said<Body> | undefined {
  const general = said.get(kind);
  const own = bound.has(kind) ? said.get(`${kind}/${digest}`) : undefined;
  if (own === undefined) return general;
  const counts = general !== undefined && (general.body.digestSet ?? digest) === digest;
  return counts && general.id > own.id ? general : own;
}
