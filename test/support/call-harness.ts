import { createSecretKey, randomBytes } from "node:crypto";
import type { AuditRecord, AuditSink } from "../../src/audit/record.ts";
import { Problem } from "../../src/core/problem.ts";
import type { CallTarget } from "../../src/dialects/dialect.ts";
import { openaiChat } from "../../src/dialects/openai-chat/openai-chat.ts";
import type { CallDeps } from "../../src/gateway/call-deps.ts";
import { callModel } from "../../src/gateway/call-model.ts";
import { DocumentReader } from "../../src/documents/document-reader.ts";
import { createKeptEmbeddings } from "../../src/gateway/advisers/keep-embeddings.ts";
import { createConversationDesk } from "../../src/gateway/conversations/conversation-desk.ts";
import { createDeploymentHealth } from "../../src/gateway/deployment-health.ts";
import type { IncomingCall, Reply } from "../../src/gateway/reply.ts";
import { createInFlight } from "../../src/gateway/in-flight.ts";
import { createVaultDesk } from "../../src/gateway/token-vault.ts";
import type { Snapshot } from "../../src/gateway/snapshot.ts";
import { andonBoard } from "../../src/gateway/andon.ts";
import { createCaseIndex } from "../../src/governance/case/case-index.ts";
import { compile } from "../../src/governance/compile.ts";
import { parseManifest } from "../../src/governance/parse-manifest.ts";
import { compileGuardrail } from "../../src/guardrails/compile-guardrail.ts";
import { newApiKey } from "../../src/identity/api-keys.ts";
import type { Identity } from "../../src/identity/caller.ts";
import type { DirectoryPerson } from "../../src/identity/directory.ts";
import type { VerifiedToken } from "../../src/identity/oidc/token-verifier.ts";
import type { Credential } from "../../src/identity/credential.ts";
import { indexKeys, notKnown } from "../../src/identity/key-index.ts";
import { indexProviders } from "../../src/identity/oidc/provider.ts";
import { createVerifier } from "../../src/identity/verify-credential.ts";
import { compilePolicies } from "../../src/policy/compile-policies.ts";
import { openDecisions } from "../../src/policy/decide.ts";
import type { Provider } from "../../src/providers/provider.ts";
import type { Quota } from "../../src/quota/quota.ts";
import { memoryDocuments } from "./memory-documents.ts";
import { memorySealed } from "./memory-sealed.ts";
import { mockWorld } from "./manifests.ts";

/** Of a path that says nothing of model or stream. */
export const bodyTarget: CallTarget = { model: undefined, stream: undefined, header: () => undefined };

/** A log in memory that keeps the order of records, and can be told to fail. */
export interface MemoryLog extends AuditSink {
  readonly records: AuditRecord[];
  failing: boolean;
}

export function memoryLog(): MemoryLog {
  const records: AuditRecord[] = [];
  return {
    records,
    failing: false,
    async append(record) {
      if (this.failing) throw new Error("ENOSPC");
      records.push(record);
      const index = records.length - 1;
      await Promise.resolve();
      return index;
    },
  };
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Calls {
  readonly deps: CallDeps;
  readonly log: MemoryLog;
  /** The key of use case `tests`. */
  readonly key: string;
  snapshot: Snapshot;
  /** What the verifiers take tokens for. */
  readonly tokens: Map<string, VerifiedToken>;
  readonly exchanged: Map<string, Identity>;
  /** The directory, by principal in lower case. */
  readonly people: Map<string, DirectoryPerson>;
  /** Other manifests: all of them. The approvals stay. */
  apply(world: readonly object[]): void;
  /** Milliseconds since the epoch; tests move it. */
  now: number;
  /** Bytes that calls took besides their bodies, so far. */
  roomTaken: number;
  /** @param leaveAfter the client leaves after so many writes of the answer */
  call(
    body: unknown,
    options?: {
      leaveAfter?: number;
      key?: string;
      credential?: Credential;
      address?: string;
      useCase?: string;
      session?: string;
      dataClass?: string;
      /** What is called; a chat completion when absent. */
      serve?: (incoming: IncomingCall, reply: Reply) => Promise<void>;
    },
  ): Promise<Answered>;
}

/**
 * The gateway without a socket: the real pipeline over a provider and a quota of the test's, with a log in memory.
 *
 * @param world the manifests, for use case `tests`; one deployment of one model when absent
 */
export function startCalls(
  provider: Provider,
  quota: Quota,
  useCaseSpec: object = {},
  world: readonly object[] = mockWorld("http://127.0.0.1:9/v1", useCaseSpec),
): Calls {
  const pepper = createSecretKey(randomBytes(32));
  const made = newApiKey(randomBytes, pepper);
  const start = Date.UTC(2026, 10, 21, 12);
  const notAfter = start + 86_400_000;
  const approved = { to: "PRODUCTION", notAfter, reason: "approved" };
  const compileWorld = (manifests: readonly object[]) => {
    const versions = manifests
      .map((manifest) => parseManifest(manifest))
      .map(({ kind, name, canonical }) => ({ kind, name, version: 1, digest: `sha256:${name}`, spec: canonical }));
    const useCases = versions.filter(({ kind }) => kind === "UseCase");
    const register = compile(
      versions,
      useCases.map(({ name, digest }) => ({ useCase: name, digest, ...approved })),
    );
    const guardrails = new Map(
      [...register.guardrails].map(([id, { digest, spec }]) => [id, { id, digest, guardrail: compileGuardrail(spec) }]),
    );
    return { register, guardrails, providersByIssuer: indexProviders(register.access.providers.values()) };
  };
  const tokens = new Map<string, VerifiedToken>();
  const exchanged = new Map<string, Identity>();
  const people = new Map<string, DirectoryPerson>();
  const known = <T>(all: ReadonlyMap<string, T>, token: string): T => {
    const one = all.get(token);
    if (one === undefined) throw notKnown();
    return one;
  };
  const log = memoryLog();
  const calls: Calls = {
    log,
    key: made.key,
    tokens,
    exchanged,
    people,
    apply: (manifests) => {
      calls.snapshot = { ...calls.snapshot, revision: calls.snapshot.revision + 1, ...compileWorld(manifests) };
    },
    now: start,
    roomTaken: 0,
    snapshot: {
      revision: 1,
      statements: 0,
      ...compileWorld(world),
      policies: openDecisions(compilePolicies([], "sha256:policies")),
      directory: { find: (principal) => people.get(principal.toLowerCase()) },
      cases: createCaseIndex(),
      keys: indexKeys([
        { id: made.id, kind: "secret", useCase: "tests", principal: "tester", hash: made.hash, expiresAt: notAfter },
      ]),
      andon: andonBoard([]),
    },
    deps: {
      clock: () => calls.now,
      snapshot: () => calls.snapshot,
      verifier: createVerifier({
        pepper,
        pairKey: pepper,
        tokens: { verify: (token) => known(tokens, token) },
        openExchanged: (token) => known(exchanged, token),
      }),
      digestKey: pepper,
      upstreamNameKey: pepper,
      hashFor: () => (value) => `h${value.length}`,
      audit: log,
      records: {
        get size() {
          return log.records.length;
        },
        read: (index) => {
          const record = log.records[index];
          return record ? Promise.resolve(record) : Promise.reject(new Problem("not_found", "There is no such record."));
        },
      },
      quota,
      provider: () => provider,
      target: ({ name }) => ({
        name,
        provider: "test",
        network: "private",
        timeouts: { connectMs: 1, firstByteMs: 1, idleMs: 1, totalMs: 1 },
      }),
      health: createDeploymentHealth(),
      documents: new DocumentReader(),
      vaults: createVaultDesk({ store: memorySealed(), key: pepper, clock: () => calls.now }),
      conversations: createConversationDesk({
        store: memoryDocuments(),
        key: pepper,
        clock: () => calls.now,
        reportFault: () => {},
      }),
      embeddings: createKeptEmbeddings(),
      classify: () => Promise.reject(new Error("no classifier")),
      random: () => 0,
      inFlight: createInFlight(1000),
      lastUses: { note: () => {}, close: () => Promise.resolve() },
      meter: { count: () => {}, read: () => Promise.resolve(""), contentType: "" },
      limits: { maxAnswerBytes: 1_000_000, maxStreamBytes: 1_000_000, drainMs: 50, drainBytes: 10_000, documentMs: 5000 },
      reportFault: () => {},
    },
    call: async (body, { leaveAfter, key = made.key, credential, address, useCase, session, dataClass, serve } = {}) => {
      let text = "";
      let status = 0;
      let headers: Readonly<Record<string, string>> = {};
      let writes = 0;
      let left = false;
      let leave = (): void => {};
      const wrote = (): void => {
        if (leaveAfter !== undefined && ++writes > leaveAfter && !left) {
          left = true;
          leave();
        }
      };
      await (serve ?? ((incoming, reply) => callModel(calls.deps, openaiChat, incoming, reply)))(
        {
          credential: credential ?? { kind: "key", key },
          address,
          useCase,
          dataClass,
          session,
          target: bodyTarget,
          readBody: () => Promise.resolve(Buffer.from(JSON.stringify(body))),
          takeRoom: (bytes) => void (calls.roomTaken += bytes),
        },
        {
          begin: (beginStatus, beginHeaders) => {
            status = beginStatus;
            headers = beginHeaders;
          },
          write: (piece) => {
            if (!left) text += String(piece);
            wrote();
            return undefined;
          },
          end: (piece) => {
            if (!left && piece !== undefined) text += String(piece);
          },
          get begun() {
            return status !== 0;
          },
          get left() {
            return left;
          },
          onLeave: (listener) => {
            leave = listener;
            if (left) listener();
          },
        },
      );
      return { status, headers, text };
    },
  };
  return calls;
}
