import { quote, type ScimType, scimProblem } from "./scim-problem.ts";

/** RFC 7644, section 3.10. Lower-case, as names are compared without case. */
export interface AttributePath {
  /** The schema that it is of, where it was named. */
  readonly urn?: string;
  readonly name: string;
  readonly sub?: string;
}

const namePattern = /^(?:\$ref|[a-z][a-z0-9_-]*)$/;

/** Of one word, such as `userName`, `name.givenName` or `urn:ietf:params:scim:schemas:core:2.0:User:name.givenName`. */
export function parseAttributePath(word: string, type: ScimType): AttributePath {
  const lower = word.toLowerCase();
  const colon = lower.lastIndexOf(":");
  const [name = "", sub, ...more] = lower.slice(colon + 1).split(".");
  const whole = more.length === 0 && namePattern.test(name) && (sub === undefined || namePattern.test(sub));
  if (!whole || (colon >= 0 && !lower.startsWith("urn:"))) throw scimProblem(type, `“${quote(word)}” is no attribute's name.`);
  return { ...(colon >= 0 && { urn: lower.slice(0, colon) }), name, ...(sub !== undefined && { sub }) };
}
