import type { Authentication, PrincipalKind } from "../core/authentication.ts";
import { bootstrapName } from "../core/names.ts";
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
  /** The session that they came with, or that their personal access token rests on; absent for other credentials. */
  readonly session?: string;
  /** The identity provider that vouches for them; of a SCIM client, the one that it is for. */
  readonly provider?: string;
}

/** Who asks what anybody may ask. No policy lets them do anything. */
export function nobody(now: number, ip?: string): Actor {
  return { name: "", kind: "key", groups: [], roles: [], authentication: { strength: 0, at: now, method: "key" }, ip };
}

/** The first administrator, who holds the bootstrap token: nobody else is known yet. */
export function bootstrapActor(now: number, ip?: string): Actor {
  return {
    name: bootstrapName,
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
