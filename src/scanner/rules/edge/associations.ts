import type { Outcome } from "../../model/rule.ts";
import { Joined, Reference, type Value } from "../../model/value.ts";
import { type Subject } from "../checks/check.ts";
import { lacking } from "../checks/ask-account.ts";

/** Whether a web ACL is associated with a resource. */
export const behindWebAcl = (subject: Subject): Outcome =>
  seen(subject, "AWS::WAFv2::WebACLAssociation", "ResourceArn", "It is behind a web ACL", "No web ACL is associated with it");

export const logsOfWebAcl = (subject: Subject): Outcome =>
  seen(
    subject,
    "AWS::WAFv2::LoggingConfiguration",
    "ResourceArn",
    "It has a logging configuration",
    "No logging configuration names it",
  );

function seen({ resource, index }: Subject, type: string, property: string, good: string, missing: string): Outcome {
  let doubt = false;
  for (const one of index.ofType(type)) {
    const named = namesResource(one.properties[property], resource.id, resource.properties);
    if (named === true && one.mayBeAbsent === undefined && one.unreadable === undefined)
      return { status: "PASS", why: `${good}.` };
    doubt ||= named !== false;
  }
  if (doubt) return { status: "UNKNOWN", why: `${missing} for sure: one names what is not known.` };
  return lacking(index, [type], missing);
}

/** Undefined where it cannot be told. ARNs of stages are put together from the names of the API and the stage. */
function namesResource(
  value: Value | undefined,
  id: string,
  properties: { readonly [name: string]: Value },
): boolean | undefined {
  if (value instanceof Reference) return value.id === id;
  if (value instanceof Joined) {
    if (value.parts.some((part) => part instanceof Reference && part.id === id)) return true;
    return value.parts.some((part) => typeof part !== "string") ? undefined : false;
  }
  if (typeof value !== "string") return undefined;
  return value === id || [properties["Arn"], properties["LoadBalancerArn"]].includes(value);
}
