import { changeVersions, indexVersions, type ResourceVersion, type VersionIndex } from "../governance/version-index.ts";
import { followChanges } from "../identity/follow-changes.ts";
import type { Store, StoredResource } from "../storage/store.ts";

/** Every version of all that is declared and not retired, as it follows the store. One call of `follow` at a time. */
export interface LiveResources {
  /** Another one after each `follow` that read something new. */
  readonly index: VersionIndex;
  /** Resolves when it holds what the store held at the time of the call; rejects when it fails, with what was read until then. */
  follow(): Promise<void>;
}

/** Empty until the first `follow`. */
export function createLiveResources(source: Pick<Store, "resourceChanges">): LiveResources {
  let index = indexVersions([]);
  let newest = 0;
  /** Versions of names that are retired, by kind and name: they count again when one comes back. */
  const gone = new Map<string, ResourceVersion[]>();

  return {
    get index() {
      return index;
    },
    follow: async () => {
      const changed = new Map<string, Map<string, ResourceVersion[]>>();
      try {
        await followChanges(
          newest,
          (after, limit) => source.resourceChanges(after, limit),
          ({ sequence, resource }) => {
            takeVersion(resource, changed);
            newest = sequence;
          },
        );
      } finally {
        if (changed.size > 0) index = changeVersions(index, changed);
      }
    },
  };

  function takeVersion(row: StoredResource, changed: Map<string, Map<string, ResourceVersion[]>>): void {
    const { kind, name, retired } = row;
    const key = `${kind}/${name}`;
    let histories = changed.get(kind);
    if (histories === undefined) changed.set(kind, (histories = new Map()));
    const history = gone.get(key) ?? histories.get(name) ?? [...index.history(kind, name)];
    if (retired) gone.set(key, history);
    else {
      gone.delete(key);
      history.push(row);
    }
    histories.set(name, retired ? [] : history);
  }
}
