import { Problem, type ProblemCode } from "../../core/problem.ts";

/** The words of RFC 7644, table 9, that are used here, and the problem that each is. */
const codes = {
  invalidFilter: "request_malformed",
  tooMany: "request_malformed",
  uniqueness: "conflict",
  mutability: "request_malformed",
  invalidSyntax: "request_malformed",
  invalidPath: "request_malformed",
  noTarget: "request_malformed",
  invalidValue: "request_malformed",
} as const satisfies Record<string, ProblemCode>;

export type ScimType = keyof typeof codes;

export function scimProblem(type: ScimType, detail: string): Problem {
  return new Problem(codes[type], detail, { subtype: type });
}

/** A value that came from a client, short enough and safe for an error's one line. */
export function quote(value: string): string {
  const line = value.replaceAll(/[^\x20-\x7e]/g, "?");
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
