import type { Directory, DirectoryPerson } from "./directory.ts";
import { followChanges } from "./follow-changes.ts";
import { shareName } from "./share-name.ts";

/** What the directory is made from; `Store` of storage fits. */
export interface DirectorySource {
  directoryChanges(
    sequence: number,
    limit: number,
  ): Promise<
    readonly {
      readonly sequence: number;
      readonly provider: string;
      readonly principal: string;
      readonly active: boolean;
      /** Display names. */
      readonly groups: readonly string[];
    }[]
  >;
}

/** The directory, as it follows the store. One call of `follow` at a time. */
export interface LiveDirectory extends Directory {
  readonly sequence: number;
  /** Resolves when it holds what the store held at the time of the call. */
  follow(): Promise<void>;
  readonly size: number;
}

/** Empty until the first `follow`. The object for a person stays the same until something about them changes. */
export function createLiveDirectory(source: DirectorySource): LiveDirectory {
  const people = new Map<string, DirectoryPerson>();
  let sequence = 0;
  return {
    find: (principal) => people.get(principal.toLowerCase()),
    follow: async () => {
      sequence = await followChanges(
        sequence,
        (after, limit) => source.directoryChanges(after, limit),
        ({ provider, principal, active, groups }) => {
          const name = principal.toLowerCase();
          const known = people.get(name);
          // That a former provider let somebody go says nothing of who knows them now.
          if (!active && known?.active === true && known.provider !== provider) return;
          people.set(name, { provider, active, groups: active ? groups.map((group) => shareName(`${provider}/${group}`)) : [] });
        },
      );
    },
    get sequence() {
      return sequence;
    },
    get size() {
      return people.size;
    },
  };
}
