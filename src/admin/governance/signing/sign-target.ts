import type { Role } from "../../../core/roles.ts";
import type { NeededApproval } from "../../../governance/standard/standard.ts";
import type { AdminAction } from "../../authorize.ts";
import type { Subject } from "../subject.ts";

/** What somebody signs, as it stands now. */
export interface SignTarget {
  readonly subject: Subject;
  readonly about: string;
  /** What the signature is bound to. */
  readonly digest: string;
  /** What that is, for people: one line each. */
  readonly lines: readonly string[];
  /** Roles whose signature counts; undefined where any does whose holder may do `action`. */
  readonly roles: readonly Role[] | undefined;
  readonly action?: AdminAction;
  /** Whose yes counts for nothing, and why. Without roles, in whatever role. */
  readonly barred: readonly Bar[];
}

export interface Bar {
  readonly who: (principal: string, roles: readonly Role[]) => boolean;
  readonly roles?: readonly Role[];
  readonly why: string;
}

/** Of those approvals that count, each role once. */
export function rolesOf(needed: readonly NeededApproval[], counts: (one: NeededApproval) => boolean): readonly Role[] {
  return [...new Set(needed.filter(counts).map(({ role }) => role))];
}
