import type { Caller } from "../identity/caller.ts";

/** Whose something personal is: a token vault, a conversation, a rate limit (INVARIANT no-cross-tenant). */
export interface Owner {
  readonly useCase: string;
  /** Who calls, and, where that is a program on somebody's behalf, for whom: the two can't be taken for anybody else. */
  readonly principal: string;
}

/**
 * Names of keys, programs and people are kept apart: whoever issues a key may give it any name, also a person's. No name holds a
 * blank.
 */
export function ownerOf({ useCase, principal, kind, person, endUser }: Caller): Owner {
  if (endUser !== undefined) return { useCase, principal: `${kind} ${principal} for ${endUser.provider} ${endUser.principal}` };
  if (person !== undefined) return { useCase, principal: `${kind} ${person.provider} ${principal}` };
  return { useCase, principal: kind === "key" ? principal : `${kind} ${principal}` };
}
