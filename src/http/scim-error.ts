import { errorMessage } from "../admin/scim/schema-names.ts";
import type { Problem } from "../core/problem.ts";

export { scimMediaType } from "../admin/scim/schema-names.ts";

/** Whether a request is a SCIM client's, whatever becomes of it: it is answered in SCIM's words. */
export function isScimPath(url: string): boolean {
  return /^\/scim(?:\/|\?|$)/.test(url);
}

export interface ScimError {
  readonly schemas: readonly string[];
  /** As a text, as the RFC has it. */
  readonly status: string;
  readonly scimType?: string;
  readonly detail: string;
}

/** A problem as RFC 7644, section 3.12 has it. */
export function toScimError({ status, subtype, detail }: Problem): ScimError {
  return { schemas: [errorMessage], status: String(status), ...(subtype !== undefined && { scimType: subtype }), detail };
}
