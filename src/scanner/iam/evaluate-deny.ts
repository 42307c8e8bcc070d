import { Reference, Unknown } from "../model/value.ts";
import { matchPattern, matchWildcard } from "./match-pattern.ts";
import { type Answer, allOf, anyOf, not, type Pattern } from "./pattern.ts";
import type { Condition, PolicyDocument, Statement } from "./parse-policy.ts";
import { speaksOf } from "./what-role-can.ts";

/** A request as IAM would see it. */
export interface RequestFixture {
  /** `sagemaker:CreateNotebookInstance`. */
  readonly action: string;
  /** Its ARN; undefined where any resource that a policy may speak of is meant. */
  readonly resource?: string;
  /** Values by key in lower case. An empty list: the request is known not to carry that key. Keys that are not listed are not known. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** Made up: no parameter, and nothing that is deployed, is ever equal to one of these. */
export const strangers = {
  role: "arn:aws:iam::999999999999:role/an-ordinary-role",
  guardrail: "arn:aws:bedrock:us-east-1:999999999999:guardrail/anothers:1",
  region: "zz-unapproved-1",
  organization: "o-0000000000",
  endpoint: "vpce-00000000000000000",
  vpc: "vpc-00000000000000000",
} as const;
const made: ReadonlySet<string> = new Set(Object.values(strangers));

/** Keys of an ordinary request: of a role that no policy names, in no service's name. */
export const ordinary: RequestFixture["context"] = {
  "aws:principalarn": [strangers.role],
  "aws:principalisawsservice": ["false"],
  "aws:viaawsservice": ["false"],
  "aws:calledvia": [],
  "aws:calledviafirst": [],
  "aws:calledvialast": [],
  "aws:securetransport": ["true"],
};

/** From the internet, by a role of the account whose credentials were lost. */
export const offNetwork: RequestFixture["context"] = {
  ...ordinary,
  "aws:sourcevpce": [],
  "aws:sourcevpc": [],
  "aws:sourcevpcarn": [],
  "aws:vpcsourceip": [],
  "aws:vpceaccount": [],
  "aws:vpceorgid": [],
  "aws:vpceorgpaths": [],
  "aws:sourceip": ["198.51.100.7"],
  "aws:calledvia": [],
  "kms:viaservice": [],
  "kms:grantisforawsresource": [],
  "s3:tlsversion": ["1.3"],
};

/** Whether a policy denies a request for sure; an Unknown where that depends on what is not known. */
export function denies({ statements, unread }: PolicyDocument, request: RequestFixture): Answer {
  const answer = anyOf(statements, (statement) => applies(statement, request));
  return answer === false && unread !== undefined ? new Unknown(unread) : answer;
}

function applies(statement: Statement, { action, resource, context }: RequestFixture): Answer {
  if (statement.effect === "Allow") return false;
  const parts: readonly (() => Answer)[] = [
    () => (statement.effect === "Deny" ? true : (statement.effect as Unknown)),
    () => speaksOf(statement, action),
    () => concerns(statement, resource),
    () => everyone(statement),
    () => (statement.unknownConditions === undefined ? true : new Unknown(statement.unknownConditions)),
    () => allOf(statement.conditions, (condition) => holds(condition, context)),
  ];
  return allOf(parts, (part) => part());
}

function concerns({ resources, notResource }: Statement, resource: string | undefined): Answer {
  if (resource === undefined) return !notResource || new Unknown("it leaves some resources out");
  if (resources.length === 0) return true;
  const named = anyOf(resources, (pattern) => matchPattern(pattern, resource));
  return notResource ? not(named) : named;
}

/** A policy of a resource denies everyone only where its principal is `*`. */
function everyone({ principals, notPrincipal }: Statement): Answer {
  if (principals === undefined) return true;
  if (principals.some(({ kind }) => kind === "*")) return !notPrincipal;
  const unknown = principals.find(({ kind, value }) => kind === "unknown" || value instanceof Unknown)?.value;
  return unknown instanceof Unknown ? unknown : notPrincipal;
}

export function holds(condition: Condition, context: RequestFixture["context"]): Answer {
  const { base, key, values, ifExists, quantifier } = condition;
  const name = key.toLowerCase();
  const present = Object.hasOwn(context, name) ? context[name] : undefined;
  if (present === undefined) return new Unknown(`whether the request carries ${key.slice(0, 80)} is not known`);
  if (base === "null")
    return anyOf(values, (value) =>
      typeof value === "string" ? (value.toLowerCase() === "true") === (present.length === 0) : asUnknown(value),
    );
  const negated = base.includes("not");
  if (present.length === 0) {
    if (ifExists || quantifier === "ForAllValues") return true;
    return quantifier === "ForAnyValue" ? false : negated;
  }
  const compare = comparisons.get(base.replace("not", ""));
  if (compare === undefined) return new Unknown(`how ${condition.operator} compares is not known`);
  /** Whether one value of the request meets the condition: any of the listed, or for a negated one none of them. */
  const meets = (one: string): Answer => {
    const listed = anyOf(values, (value) =>
      typeof value === "string" && !value.includes("${") ? compare(value, one) : fitsUnknown(base, value, one),
    );
    return negated ? not(listed) : listed;
  };
  if (quantifier === "ForAllValues") return allOf(present, meets);
  // Without a quantifier a request has one value.
  return negated && quantifier === undefined ? allOf(present, meets) : anyOf(present, meets);
}

function asUnknown(value: Pattern): Unknown {
  return value instanceof Unknown ? value : new Unknown("what the condition compares with is known only when it is deployed");
}

/** Of a value of which parts are known, whether those rule it out. */
function fitsUnknown(base: string, value: Pattern, text: string): Answer {
  if (!/^(string|arn)/.test(base)) return asUnknown(value);
  // A parameter may hold a pattern, such as `*`, where patterns are compared; a reference to another resource never is one.
  if (made.has(text) && typeof value !== "string" && (value instanceof Reference || !/like|^arn/.test(base))) return false;
  return matchPattern(value, text, base.includes("ignorecase")) === false && typeof value !== "string" ? false : asUnknown(value);
}

type Compare = (value: string, present: string) => Answer;
const numeric =
  (compare: (a: number, b: number) => boolean): Compare =>
  (value, present) =>
    compare(Number(present), Number(value));
const date =
  (compare: (a: number, b: number) => boolean): Compare =>
  (value, present) =>
    compare(Date.parse(present), Date.parse(value));

const comparisons: ReadonlyMap<string, Compare> = new Map<string, Compare>([
  ["stringequals", (value, present) => value === present],
  ["stringequalsignorecase", (value, present) => value.toLowerCase() === present.toLowerCase()],
  ["stringlike", (value, present) => matchWildcard(value, present)],
  ["arnequals", (value, present) => matchWildcard(value, present)],
  ["arnlike", (value, present) => matchWildcard(value, present)],
  ["bool", (value, present) => value.toLowerCase() === present.toLowerCase()],
  ["numericequals", numeric((a, b) => a === b)],
  ["numericlessthan", numeric((a, b) => a < b)],
  ["numericlessthanequals", numeric((a, b) => a <= b)],
  ["numericgreaterthan", numeric((a, b) => a > b)],
  ["numericgreaterthanequals", numeric((a, b) => a >= b)],
  ["dateequals", date((a, b) => a === b)],
  ["datelessthan", date((a, b) => a < b)],
  ["datelessthanequals", date((a, b) => a <= b)],
  ["dategreaterthan", date((a, b) => a > b)],
  ["dategreaterthanequals", date((a, b) => a >= b)],
  ["ipaddress", (value, present) => inRange(value, present)],
]);

/** IPv4 alone: fixtures have no other. */
function inRange(range: string, address: string): Answer {
  const [base = "", bits = "32"] = range.split("/");
  const [low, one] = [toNumber(base), toNumber(address)];
  const prefix = Number(bits);
  if (low === undefined || one === undefined || !(prefix >= 0 && prefix <= 32))
    return range.includes(":") ? false : new Unknown("an address range is not understood");
  const size = 2 ** (32 - prefix);
  return Math.floor(low / size) === Math.floor(one / size);
}

function toNumber(address: string): number | undefined {
  const parts = address.split(".").map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}
