import type { NewApiKey } from "../identity/api-keys.ts";
import type { KeyPair } from "../identity/key-pairs.ts";
import type { AuditSink } from "../audit/record.ts";
import type { LogView } from "../audit/log-view.ts";
import type { CaseFiles } from "../governance/case/case-index.ts";
import type { LifecycleSettings } from "../governance/lifecycle.ts";
import type { Register } from "../governance/register.ts";
import type { Directory } from "../identity/directory.ts";
import type { TokenVerifier } from "../identity/oidc/token-verifier.ts";
import type { PolicySet } from "../policy/decision.ts";
import type { SessionDesk } from "./sessions/session-desk.ts";
import type { Store } from "../storage/store.ts";

/** What the operations of the control plane are given. */
export interface AdminDeps {
  readonly store: Store;
  readonly audit: AuditSink;
  /** The read side of the audit log, as of its newest checkpoint. */
  readonly log: {
    view(): LogView;
    /** Resolves when a checkpoint covers everything that is durable now. */
    publish(): Promise<void>;
  };
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly issueKey: () => NewApiKey;
  /** The pair that signs for a key. */
  readonly pairOf: (key: Pick<NewApiKey, "id" | "hash">) => KeyPair;
  /** For the HASH action when a guardrail is tried out. */
  readonly hashValue: (value: string) => string;
  /** Makes the data plane use what the store holds now. A change is answered only after it. */
  readonly afterChange: () => Promise<void>;
  /** Runs one change at a time, so that what a change was checked against is still so when it takes effect. */
  readonly exclusive: Exclusive;
  readonly settings: AdminSettings;
  /** What is in force now, as the data plane sees it. */
  readonly register: () => Register;
  /** Undefined when the policies did not compile: then only the bootstrap token may mend them. */
  readonly policies: () => PolicySet | undefined;
  readonly directory: Directory;
  /** What was said of each use case, as of the last look; `afterChange` waits for one. */
  readonly cases: CaseFiles;
  readonly sessions: SessionDesk;
  /** For people and programs that come with a token of their identity provider. */
  readonly tokens: TokenVerifier;
}

export interface AdminSettings {
  readonly keyMaxDays: number;
  readonly lifecycle: LifecycleSettings;
}

export type Exclusive = <T>(work: () => Promise<T>) => Promise<T>;

/** One after the other, in the order of calls; a failed one does not hold up the next. */
export function createExclusive(): Exclusive {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(ignored);
    return mine;
  };
}

/** The failure reaches whoever asked for the work. */
function ignored(): void {}
