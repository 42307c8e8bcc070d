import type { Authentication, PrincipalKind } from "../core/authentication.ts";
import type { HeldRole } from "../governance/access.ts";

/** Who asks something of the control plane. */
export interface Actor {
  /** As the log names them. */
  readonly name: string;
  readonly kind: PrincipalKind;
  /** As `PROVIDER/NAME`. */
  readonly groups: readonly string[];
  /** Every role that they hold now, with what it is for. */
  readonly roles: readonly HeldRole[];
  readonly authentication: Authentication;
  readonly ip: string | undefined;
  /** The session that they came with; absent for a token. */
  readonly session?: string;
}

/** The first administrator, who holds the bootstrap token: nobody else is known yet. */
export function bootstrapActor(now: number, ip?: string): Actor {
  return {
    name: "admin",
    kind: "bootstrap",
    groups: [],
    roles: [],
    authentication: { strength: 1, at: now, method: "bootstrap" },
    ip,
  };
}

/** What the gateway does by itself: the examples of the first start. */
export function firstStartActor(now: number): Actor {
  return { ...bootstrapActor(now), name: "first-start" };
}
