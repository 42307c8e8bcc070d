import { Unknown } from "../model/value.ts";
import { isWideRange } from "../network/wide-range.ts";
import type { Condition, Statement } from "./parse-policy.ts";
import { type Answer, allOf, anyOf, type Pattern } from "./pattern.ts";

/**
 * Whether a statement holds only where a key, such as `aws:PrincipalOrgID`, has one of the values that it lists; an Unknown where its
 * conditions do not tell. What also holds without the key, or for any value of it, binds nothing.
 */
export function isBoundBy({ conditions, unknownConditions }: Statement, keys: RegExp): Answer {
  const answer = anyOf(conditions, (condition) => binds(condition, keys));
  return answer === false && unknownConditions !== undefined ? new Unknown(unknownConditions) : answer;
}

function binds({ key, base, ifExists, quantifier, values }: Condition, keys: RegExp): Answer {
  if (!keys.test(key) || ifExists || quantifier === "ForAllValues" || values.length === 0) return false;
  if (!/^(string|arn)(equals|like|equalsignorecase)$/.test(base)) return false;
  const takesPatterns = base === "stringlike" || base.startsWith("arn");
  return allOf(values, (value) => isNarrow(value, takesPatterns));
}

/** Only where patterns are compared is `*` more than a letter; what is not known could be one. */
function isNarrow(value: Pattern, takesPatterns: boolean): Answer {
  if (typeof value !== "string") return value instanceof Unknown && (takesPatterns || value.mayBeAbsent) ? value : true;
  // Who asks is compared with itself.
  if (/\$\{(?!aws:resource)[^}]*\}/i.test(value) && !/\$\{aws:principaltag/i.test(value)) return false;
  if (!takesPatterns) return !/^[*?]*$/.test(value);
  if (/^(o-|ou-|r-|vpce?-)?[*?]*$/.test(value) || /^arn:[^:]*:(iam|sts|[*?]+)::[*?]*$/.test(value)) return false;
  const [arn, , , , account] = value.split(":");
  return !(arn === "arn" && account !== undefined && /^[*?]+$/.test(account));
}

/**
 * Keys that say who asks, from where, or for whom a service does, where no stranger can have the value. What a request says of itself
 * (`s3:prefix`, `s3:x-amz-acl`), what a resource is (`aws:ResourceAccount`) and tags, which everybody gives his own roles, tell nothing.
 */
export const ownOnly =
  /^(aws:(principalorgid|principalorgpaths|principalaccount|principalarn|sourceaccount|sourcearn|sourceorgid|sourceorgpaths|sourceowner|sourcevpce|sourcevpc|sourcevpcarn|vpceorgid|vpceorgpaths|vpceaccount|ec2instancesourcevpc|userid)|kms:calleraccount|s3:dataaccesspointaccount|sts:externalid|lambda:functionarn)$/i;

/** Whether a statement that everyone is named in holds for one's own only, by conditions that strangers do not meet. */
export function isNarrowed(statement: Statement): Answer {
  const fromOwn = anyOf(statement.conditions, ({ key, base, ifExists, quantifier, values }): Answer => {
    if (base !== "ipaddress" || ifExists || quantifier === "ForAllValues" || values.length === 0) return false;
    // A VPC of anybody has the private addresses that aws:VpcSourceIp tells.
    return /^aws:sourceip$/i.test(key) && allOf(values, isNarrowRange);
  });
  return anyOf([fromOwn, isBoundBy(statement, ownOnly)], (answer) => answer);
}

const isNarrowRange = (value: Pattern): Answer =>
  typeof value === "string" ? !isWideRange(value) : value instanceof Unknown ? value : true;
