import type { PrincipalKind, Strength } from "../core/authentication.ts";
import type { DataClass, Overlay } from "../core/data-class.ts";

/** Findings by type and what was done, with how many: no offsets, no text. */
export interface FindingCount {
  readonly type: string;
  readonly surface: string;
  readonly action: string;
  readonly count: number;
}

/** Who called. What is optional is absent from records of versions that knew only keys. */
export interface CallerFields {
  readonly principal: string;
  /** Names the credential: a key's id, or `PROVIDER:` and 16 hex digits of the token's SHA-256. */
  readonly key: string;
  readonly kind?: PrincipalKind;
  /** The IdentityProvider that vouched for them. */
  readonly provider?: string;
  /** Whom a program called on behalf of. */
  readonly endUser?: { readonly principal: string; readonly provider: string };
  /** How sure it was: 0 not at all, 1 one factor or a program's secret, 2 several factors, 3 one that cannot be phished. */
  readonly strength?: Strength;
}

/**
 * What policies were asked about a call and its record tells nowhere else, so that the decision can be made again. The caller's address
 * is not kept: it is personal, and few policies read it.
 */
export interface AskedFields {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Those of the caller that held for the use case. */
  readonly roles: readonly string[];
  /** Of the caller's groups those that a policy in force named. Absent for who is in no group at all, or in too many that are named. */
  readonly groups?: readonly string[];
  /** Of whom the call was on behalf of. */
  readonly endUserRoles?: readonly string[];
  readonly endUserGroups?: readonly string[];
  /** Minutes since the log-in, rounded up as policies see them. */
  readonly ageMinutes: number;
  /** Up to what class the use case was served then. */
  readonly approvedClass: DataClass;
  readonly usesTools?: true;
  /** Deployments for which safe mode held. Absent for none. */
  readonly safeMode?: readonly string[];
  /** Deployments that policies kept it from; the caller heard of the first. Absent for none. */
  readonly denied?: readonly string[];
  /** Whether there were too many groups or deployments to be kept. Absent for no. */
  readonly cut?: true;
}

/** The same of a call that was denied, whose record tells less. */
export interface DeniedFields extends AskedFields {
  readonly useCaseDigest: string;
  readonly state: string;
  readonly overlays: readonly Overlay[];
  readonly uninspected?: true;
  readonly observed?: true;
  readonly policyDigest: string;
}

/** A model call that was admitted: written and durable before any byte leaves for a provider. */
export interface AdmissionRecord extends CallerFields {
  readonly type: "admission";
  readonly call: string;
  /** Milliseconds since the epoch, local clock. */
  readonly at: number;
  readonly useCase: string;
  readonly useCaseDigest: string;
  readonly state: string;
  readonly entitledUntil: number;
  readonly dialect: string;
  readonly stream: boolean;
  readonly model: string;
  /** Where it goes first. */
  readonly deployment: string;
  /** Where else it may go, should that not answer: decided with it, under the same policies. Absent for nowhere. */
  readonly alternatives?: readonly string[];
  /** Whether a streamed answer goes out before it is inspected, and what is found in it only reported. Absent for no. */
  readonly observed?: true;
  /** Kinds of content that no detector looked at: `image`, `audio`, `document:application/pdf`. Absent for none. */
  readonly uninspected?: readonly string[];
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
  readonly guardrail: string;
  readonly guardrailDigest: string;
  /** Prompts of the catalogue that it carries, as `name@version`. Absent for none, and where the use case names none. */
  readonly prompts?: readonly string[];
  readonly findings: readonly FindingCount[];
  readonly masked: boolean;
  /** Cedar policies that allowed it, and the digest of the whole policy set. */
  readonly policies: readonly string[];
  readonly policyDigest: string;
  /** Absent from records of version 0.4.0 and before. */
  readonly asked?: AskedFields;
  readonly reservedTokens: number;
  readonly reservedMicros: number;
  /** Exceptions that the use case stood on. Absent for none. */
  readonly exceptions?: readonly string[];
  /** HMAC-SHA256 of the bytes sent upstream, under the log's digest key: comparable, not guessable. */
  readonly input: string;
}

/** One try at one deployment that did not become the answer. */
export interface Attempt {
  readonly deployment: string;
  /** The upstream's status, or the code of the problem where there was none. */
  readonly failure: string;
}

/** How an admitted call ended. Exactly one for each admission; recovery writes `unknown` for one that a crash left open. */
export interface OutcomeRecord {
  readonly type: "outcome";
  readonly call: string;
  readonly at: number;
  /** The index of the admission record. */
  readonly admission: number;
  readonly status: "completed" | "blocked" | "failed" | "client-left" | "stopped" | "unknown";
  /** The problem code where the status is not `completed`. */
  readonly code?: string;
  readonly upstreamStatus?: number;
  /** Where it was served from, and what happened on the way, where that was not just the first deployment. */
  readonly deployment?: string;
  readonly attempts?: readonly Attempt[];
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Whether the provider reported the usage, or the gateway estimated it. */
  readonly usage: "reported" | "estimated" | "reserved";
  readonly costMicros: number;
  readonly durationMs: number;
  readonly findings: readonly FindingCount[];
  readonly masked: boolean;
  readonly output?: string;
}

/** A call that an authenticated caller made and that was refused before anything left. */
export interface DenialRecord extends CallerFields {
  readonly type: "denial";
  readonly call: string;
  readonly at: number;
  readonly code: string;
  readonly useCase?: string;
  readonly dialect: string;
  readonly model?: string;
  readonly dataClass?: DataClass;
  readonly guardrail?: string;
  readonly findings: readonly FindingCount[];
  readonly policies?: readonly string[];
  /** Where policies denied a model call. Absent from records of version 0.4.0 and before. */
  readonly asked?: DeniedFields;
  /** Exceptions that the use case stood on. Absent for none. */
  readonly exceptions?: readonly string[];
  /** With `authentication_insufficient`: the log-in that would have done. */
  readonly needs?: { readonly strength: 2 | 3; readonly maxAgeSeconds: number };
  /** Earlier denials of this caller that were not written, because too many came within a second. Absent for none. */
  readonly suppressed?: number;
}

/**
 * A model was asked about a call by its guardrail: written and durable before any byte of the call left for it. It stands
 * before the call's admission, or between that and its outcome.
 */
export interface ConsultationRecord extends CallerFields {
  readonly type: "consultation";
  readonly call: string;
  readonly at: number;
  readonly useCase: string;
  readonly guardrail: string;
  readonly guardrailDigest: string;
  /** prompt-attack, moderation, embeddings, grounding */
  readonly about: string;
  readonly model: string;
  readonly deployment: string;
  readonly dataClass: DataClass;
  readonly policies: readonly string[];
  readonly policyDigest: string;
  /** HMAC-SHA256 of the bytes sent, under the log's digest key. */
  readonly input: string;
}

/** A guardrail was applied by itself, to text that went nowhere from here: written and durable before the caller hears of it. */
export interface InspectionRecord extends CallerFields {
  readonly type: "inspection";
  readonly call: string;
  readonly at: number;
  readonly useCase: string;
  /** `name@version`, or `inline` for checks that the caller named itself. */
  readonly guardrail: string;
  readonly guardrailDigest: string;
  readonly source: "input" | "output";
  readonly outcome: "clean" | "masked" | "blocked";
  readonly findings: readonly FindingCount[];
}

/**
 * Somebody read, changed or deleted what is kept of their own conversations: written and durable before it is told or done. What
 * a call keeps is told by its outcome.
 */
export interface ConversationRecord extends CallerFields {
  readonly type: "conversation";
  readonly call: string;
  readonly at: number;
  readonly useCase: string;
  readonly action: "create" | "read" | "update" | "delete";
  /** `conv_…` or `resp_…`: names made here, which lead nobody but their owner anywhere. */
  readonly target: string;
  readonly dataClass: DataClass;
  /** In what it was created with. */
  readonly findings: readonly FindingCount[];
}

/** A program got a token that stands for it and for a person (RFC 8693): written and durable before it has the token. */
export interface ExchangeRecord extends CallerFields {
  readonly type: "exchange";
  readonly call: string;
  readonly at: number;
  readonly useCase: string;
  /** Names the person's own token, as `key` would; and how sure it was of them. */
  readonly subject: string;
  readonly subjectStrength: Strength;
  /** Names the token that was issued: `key` of the calls that are made with it. */
  readonly token: string;
  /** Exclusive, milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** A change that an administrator made: written before the change takes effect. */
export interface ChangeRecord {
  readonly type: "change";
  readonly at: number;
  readonly actor: string;
  /** apply, key-create, log-in …: all of them are in docs/audit-log.md. */
  readonly action: string;
  /** `kind/name`, or the key's id, or the Andon scope. */
  readonly target: string;
  readonly digest?: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** The process started or stopped; recovery says what it closed. */
export interface LifecycleRecord {
  readonly type: "started" | "stopped";
  readonly at: number;
  readonly version: string;
  readonly recovered?: number;
}

export type AuditRecord =
  | AdmissionRecord
  | OutcomeRecord
  | DenialRecord
  | ConsultationRecord
  | InspectionRecord
  | ConversationRecord
  | ExchangeRecord
  | ChangeRecord
  | LifecycleRecord;

/**
 * Where records go. `append` takes its place in the order of the log at once, and resolves with the record's index when
 * it is durable. It rejects when it cannot be made durable; from then on every append rejects until the process has been
 * restarted, because a log that failed to write can no longer tell what is on disk.
 */
export interface AuditSink {
  append(record: AuditRecord): Promise<number>;
}
