import type { Outcome } from "../../model/rule.ts";
import type { Subject } from "../checks/check.ts";
import { lacking } from "../checks/ask-account.ts";
import { findReferrers } from "../checks/find-referrers.ts";

/** Whether a web ACL is associated with a resource. */
export const behindWebAcl = (subject: Subject): Outcome =>
  seen(
    subject,
    ["AWS::WAFv2::WebACLAssociation", "AWS::WAFRegional::WebACLAssociation"],
    "ResourceArn",
    "It is behind a web ACL",
    "No web ACL is associated with it",
  );

export const logsOfWebAcl = (subject: Subject): Outcome =>
  seen(
    subject,
    ["AWS::WAFv2::LoggingConfiguration"],
    "ResourceArn",
    "It has a logging configuration",
    "No logging configuration names it",
  );

function seen({ resource, index }: Subject, types: readonly string[], property: string, good: string, missing: string): Outcome {
  const naming = types.map((type) => findReferrers(index, type, property));
  const own = naming.flatMap(({ of }) => of(resource, [resource.properties["Arn"], resource.properties["LoadBalancerArn"]]));
  if (own.some((one) => (one.mayBeAbsent ?? one.unreadable) === undefined)) return { status: "PASS", why: `${good}.` };
  if (own.length > 0 || naming.some(({ doubtful }) => doubtful.length > 0))
    return { status: "UNKNOWN", why: `${missing} for sure: one names what is not known, or need not be there.` };
  return lacking(index, types.slice(0, 1), missing);
}
