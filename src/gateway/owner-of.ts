import type { Caller } from "../identity/caller.ts";

/** Whose something personal is: a token vault, a conversation, a rate limit (INVARIANT no-cross-tenant). */
export interface Owner {
  readonly useCase: string;
  /** Who calls, and, where that is a program on somebody's behalf, for whom: the two can't be taken for anybody else. */
  readonly principal: string;
}

export function ownerOf({ useCase, principal, person, delegated }: Caller): Owner {
  if (!delegated || person === undefined) return { useCase, principal };
  // No principal's name holds a blank.
  return { useCase, principal: `${principal} for ${person.provider} ${person.principal}` };
}
