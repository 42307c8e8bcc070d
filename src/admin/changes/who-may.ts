import { type Role, roles } from "../../core/roles.ts";
import type { Actor } from "../actor.ts";
import { type AdminAction, type AdminResource, isAllowed } from "../authorize.ts";
import type { AdminDeps } from "../deps.ts";

/** Roles whose holders the policies let do this, with a passkey that they have just touched. For people to be asked; signing asks anew. */
export function rolesThatMay(deps: AdminDeps, action: AdminAction, resources: readonly AdminResource[]): readonly Role[] {
  return roles.filter((role) => resources.every((resource) => isAllowed(deps, somebody(role, deps.clock()), action, resource)));
}

function somebody(role: Role, now: number): Actor {
  return {
    name: "somebody-in-this-role",
    kind: "user",
    groups: [],
    roles: [{ role, useCases: undefined, until: Infinity, binding: "" }],
    authentication: { strength: 3, at: now, method: "session" },
    ip: undefined,
  };
}
