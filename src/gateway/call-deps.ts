import type { KeyObject } from "node:crypto";
import type { AuditSink } from "../audit/record.ts";
import type { CredentialVerifier } from "../identity/verify-credential.ts";
import type { CallMeter } from "../monitor/call-meter.ts";
import type { DocumentReader } from "../documents/document-reader.ts";
import type { DeploymentEntry } from "../governance/register.ts";
import type { DeploymentTarget, Provider } from "../providers/provider.ts";
import type { Quota } from "../quota/quota.ts";
import type { KeptEmbeddings } from "./advisers/keep-embeddings.ts";
import type { ConversationDesk } from "./conversations/conversation-desk.ts";
import type { DeploymentHealth } from "./deployment-health.ts";
import type { InFlight } from "./in-flight.ts";
import type { LastUses } from "./last-uses.ts";
import type { Snapshot } from "./snapshot.ts";
import type { RecordReader } from "./tell-denial.ts";
import type { VaultDesk } from "./token-vault.ts";

/** Everything that a model call reaches for. `open-data-plane.ts` builds it once. */
export interface CallDeps {
  clock(): number;
  /** The newest Snapshot. Throws Problem `register_unavailable` when it is too old to be trusted. */
  snapshot(): Snapshot;
  readonly verifier: CredentialVerifier;
  /** Key of the digests in the log. */
  readonly digestKey: KeyObject;
  /** Key of the names by which upstreams tell callers apart. */
  readonly upstreamNameKey: KeyObject;
  /** The HASH action's keyed hash, one for each use case. */
  hashFor(useCase: string): (value: string) => string;
  readonly audit: AuditSink;
  /** The same log, for telling people why they were denied. */
  readonly records: RecordReader;
  readonly quota: Quota;
  /** Undefined for a provider that this process does not have. */
  provider(name: string): Provider | undefined;
  target(deployment: DeploymentEntry): DeploymentTarget;
  /** Which deployments are in service, and how quick they are. */
  readonly health: DeploymentHealth;
  /** From 0 to 1, exclusive: for spreading calls and retries, not for secrets. */
  random(): number;
  readonly documents: DocumentReader;
  /** Where the values are that tokens stand for. */
  readonly vaults: VaultDesk;
  /** Where conversations are kept. */
  readonly conversations: ConversationDesk;
  readonly embeddings: KeptEmbeddings;
  /** How likely a classifier of the configuration takes a text for a prompt attack, 0 to 1. Rejects where there is none of this name. */
  classify(name: string, text: string, signal: AbortSignal): Promise<number>;
  readonly inFlight: InFlight;
  readonly lastUses: LastUses;
  readonly meter: CallMeter;
  readonly limits: CallLimits;
  /** For faults that a client must not see. Never given raw text of a call. */
  reportFault(fault: { readonly call: string; readonly code: string; readonly cause: unknown }): void;
}

export interface CallLimits {
  readonly maxAnswerBytes: number;
  readonly maxStreamBytes: number;
  /** How long and how far an upstream stream is read on after its client left. */
  readonly drainMs: number;
  readonly drainBytes: number;
  /** Longest time for reading the documents of a call. */
  readonly documentMs: number;
}
