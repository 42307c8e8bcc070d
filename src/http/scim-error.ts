import { errorMessage, scimMediaType } from "../admin/scim/schema-names.ts";
import type { Problem } from "../core/problem.ts";
import type { Answer } from "./control-request.ts";

/** Whether a request is a SCIM client's, whatever becomes of it: it is answered in SCIM's words. */
export function isScimPath(url: string): boolean {
  return /^\/scim(?:\/|\?|$)/.test(url);
}

/** A problem as RFC 7644, section 3.12 has it: `status` is a text. */
export function scimErrorAnswer(problem: Problem, headers: Readonly<Record<string, string>> = {}): Answer {
  const { status, detail } = problem;
  const subtype = problem.subtype ?? (problem.code === "request_malformed" ? "invalidSyntax" : undefined);
  const body = { schemas: [errorMessage], status: String(status), ...(subtype !== undefined && { scimType: subtype }), detail };
  return { status, headers, mediaType: scimMediaType, body: `${JSON.stringify(body)}\n` };
}
