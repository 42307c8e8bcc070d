/**
 * What went wrong, in a form that is safe to show a client.
 *
 * `code` comes from the closed table below, `detail` is written for the caller and never holds a secret,
 * raw prompt text or another tenant's names, and `cause` is for the log only.
 */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Whether the same call can succeed later without anybody changing it. */
  readonly retryable: boolean;
}

const kind = (status: number, title: string, retryable = false): ProblemKind => ({ status, title, retryable });

/** Every problem either plane can answer with. Docs and wire errors are generated from this table. */
export const problemKinds = {
  credential_missing: kind(401, "No credential"),
  credential_invalid: kind(401, "Credential not valid"),
  credential_expired: kind(401, "Credential expired"),
  authentication_insufficient: kind(401, "Stronger or fresher log-in needed"),

  use_case_not_permitted: kind(403, "Use case not permitted"),
  use_case_not_approved: kind(403, "Use case not approved"),
  use_case_suspended: kind(403, "Use case suspended"),
  entitlement_expired: kind(403, "Approval expired"),
  data_class_exceeded: kind(403, "Data class exceeded"),
  prompt_not_approved: kind(403, "Prompt not approved"),
  tool_not_approved: kind(403, "Tool not approved"),
  policy_denied: kind(403, "Denied by policy"),
  andon_stopped: kind(403, "Stopped by the Andon cord"),
  forbidden: kind(403, "Forbidden"),

  request_malformed: kind(400, "Malformed request"),
  content_not_supported: kind(400, "Content not supported"),
  guardrail_blocked: kind(400, "Blocked by a guardrail"),
  prompt_too_large: kind(413, "Prompt too large"),
  request_too_large: kind(413, "Request too large"),
  media_type_not_supported: kind(415, "Content type not supported"),
  request_timeout: kind(408, "Request timed out"),
  method_not_allowed: kind(405, "Method not allowed"),

  model_not_found: kind(404, "Model not found"),
  not_found: kind(404, "Not found"),
  conflict: kind(409, "Conflict"),
  precondition_failed: kind(412, "Precondition failed"),
  resource_invalid: kind(422, "Resource not valid"),

  rate_limited: kind(429, "Too many requests", true),
  concurrency_exceeded: kind(429, "Too many concurrent calls", true),
  budget_exhausted: kind(429, "Budget exhausted"),

  identity_unavailable: kind(503, "Identity unavailable", true),
  policy_unavailable: kind(503, "Policy unavailable", true),
  guardrail_unavailable: kind(503, "Guardrail unavailable", true),
  quota_unavailable: kind(503, "Quota unavailable", true),
  audit_unavailable: kind(503, "Audit log unavailable", true),
  conversation_unavailable: kind(503, "Conversation unavailable", true),
  register_unavailable: kind(503, "Register unavailable", true),
  shutting_down: kind(503, "Shutting down", true),

  // Not 502: clients that go by the status alone would try again what is refused again.
  upstream_rejected: kind(424, "Model provider refused the call"),
  upstream_unavailable: kind(502, "Model provider unavailable", true),
  upstream_malformed: kind(502, "Model provider answered malformed data", true),
  deadline_exceeded: kind(504, "Deadline exceeded", true),
  internal: kind(500, "Internal error", true),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problemKinds, text);
}

export interface ProblemOptions {
  readonly cause?: unknown;
  /** Seconds after which a retry can help; becomes `retry-after`. */
  readonly retryAfterSeconds?: number;
  /** Pointed errors inside the offending document, for the control plane. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  /** A finer word for it of the protocol that is answered in, such as SCIM's `scimType`. */
  readonly subtype?: string;
  /** With `authentication_insufficient`: the log-in that would do (RFC 9470). */
  readonly needs?: NeededLogin;
}

export interface NeededLogin {
  readonly strength: 2 | 3;
  /** At most so long ago, seconds. */
  readonly maxAgeSeconds: number;
  /** What the identity provider of who asks calls it; absent where that is not known. */
  readonly acrValues?: readonly string[];
}

export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly detail: string;
  readonly retryAfterSeconds: number | undefined;
  readonly errors: ProblemOptions["errors"];
  readonly subtype: string | undefined;
  readonly needs: NeededLogin | undefined;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(`${code}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.errors = options.errors;
    this.needs = options.needs;
    this.subtype = options.subtype;
  }

  get status(): number {
    return problemKinds[this.code].status;
  }

  get title(): string {
    return problemKinds[this.code].title;
  }

  get retryable(): boolean {
    return problemKinds[this.code].retryable;
  }
}

/** A `Problem` as it is; anything else wrapped under `code`, its message kept from the client. */
export function asProblem(error: unknown, code: ProblemCode, detail: string): Problem {
  return error instanceof Problem ? error : new Problem(code, detail, { cause: error });
}
