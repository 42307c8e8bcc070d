import type { AskedFields } from "../audit/record.ts";
import { ageMinutes } from "../policy/circumstances.ts";
import type { PolicySet } from "../policy/decision.ts";
import { provedByEachCall } from "../identity/caller.ts";
import type { RouteQuestion } from "./decide.ts";

/** Longest lists that a record keeps: it must stay small, whatever policies name. */
const mostGroups = 32;
const mostDeployments = 16;

/** What became of a deployment that policies were asked about. */
export interface AskedRoute {
  readonly deployment: string;
  readonly allowed: boolean;
  readonly safeMode: boolean;
}

/** What the policies were asked, as records keep it. */
export function askedFields(question: RouteQuestion, policies: PolicySet, routes: readonly AskedRoute[]): AskedFields {
  const { caller, entitlement, now, usesTools } = question;
  const { endUser, authentication } = caller;
  const groups = policies.namedGroups("principal", caller.groups);
  const endUserGroups = endUser && policies.namedGroups("endUser", endUser.groups);
  const denied = namesOf(routes, ({ allowed }) => !allowed);
  const safeMode = namesOf(routes, (route) => route.safeMode);
  const cut =
    groups.length > mostGroups ||
    (endUserGroups?.length ?? 0) > mostGroups ||
    denied.length > mostDeployments ||
    safeMode.length > mostDeployments;
  return {
    at: now,
    roles: caller.heldRoles,
    ...(caller.groups.length > 0 && groups.length <= mostGroups && { groups }),
    ...(endUser && { endUserRoles: endUser.heldRoles }),
    ...(endUser && endUserGroups && endUser.groups.length > 0 && endUserGroups.length <= mostGroups && { endUserGroups }),
    ageMinutes: ageMinutes(authentication.at === provedByEachCall ? now : authentication.at, now),
    approvedClass: entitlement.dataClass,
    ...(usesTools && { usesTools }),
    ...(safeMode.length > 0 && { safeMode: safeMode.slice(0, mostDeployments) }),
    ...(denied.length > 0 && { denied: denied.slice(0, mostDeployments) }),
    ...(cut && { cut }),
  };
}

const none: readonly string[] = [];

function namesOf(routes: readonly AskedRoute[], wanted: (route: AskedRoute) => boolean): readonly string[] {
  return routes.some(wanted) ? routes.filter(wanted).map(({ deployment }) => deployment) : none;
}
