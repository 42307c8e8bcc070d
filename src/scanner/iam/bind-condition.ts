import { Unknown } from "../model/value.ts";
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

/** Keys that anybody's request can have any value of, or that all requests have. */
const anybodys =
  /^(aws:(securetransport|currenttime|epochtime|useragent|referer|principaltype|viaawsservice|principalisawsservice|requestedregion|tokenissuetime|username)|s3:(tlsversion|signatureversion|authtype|signatureage))$/i;

/** Whether a statement holds for some requests only, by conditions that not everybody meets. */
export function isNarrowed({ conditions, unknownConditions }: Statement): Answer {
  const answer = anyOf(conditions, (condition): Answer => {
    const { key, base, ifExists, quantifier, values } = condition;
    if (ifExists || quantifier === "ForAllValues" || anybodys.test(key) || base.includes("not")) return false;
    if (base === "ipaddress")
      return allOf(values, (value) =>
        typeof value === "string" ? !value.endsWith("/0") : value instanceof Unknown ? value : true,
      );
    return /^(string|arn)/.test(base) ? binds(condition, /^/) : values.length > 0;
  });
  return answer === false && unknownConditions !== undefined ? new Unknown(unknownConditions) : answer;
}
