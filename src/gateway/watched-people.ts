import type { Directory, DirectoryPerson } from "../identity/directory.ts";

/** The directory as the register was compiled from it: whom that asked about, and whether anything of them has changed since. */
export interface WatchedPeople extends Directory {
  hasChanged(): boolean;
  /** From here on. */
  begin(): void;
}

/** Nobody is forgotten: those who are asked about answer for use cases or sign exceptions, and are few. */
export function watchPeople(directory: Directory): WatchedPeople {
  const asked = new Map<string, DirectoryPerson | undefined>();
  return {
    find: (principal) => {
      const person = directory.find(principal);
      asked.set(principal, person);
      return person;
    },
    hasChanged: () => {
      for (const [principal, person] of asked) if (directory.find(principal) !== person) return true;
      return false;
    },
    begin: () => asked.clear(),
  };
}
