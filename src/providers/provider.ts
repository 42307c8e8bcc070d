import type { Problem } from "../core/problem.ts";
import type { AdviserApi, DialectName } from "../dialects/dialect.ts";

/** What a provider needs of a deployment's manifest, already checked. */
export interface DeploymentTarget {
  readonly name: string;
  readonly provider: string;
  readonly baseUrl?: string;
  /** Which addresses it may reach: those of private networks and this machine, or public ones. Never both. */
  readonly network: "private" | "public";
  /** Asked at each call, so that a rotated secret is used. Never logged. Throws or rejects with Problem `upstream_unavailable`. */
  readonly credential?: () => string | Promise<string>;
  /** The upstream did not accept the credential: it is read anew for the next call, where it is kept. */
  readonly credentialRefused?: () => void;
  /** Header that carries the credential as it is, instead of `authorization: Bearer`. */
  readonly credentialHeader?: string;
  /** For openai-compatible: which of its APIs the server has; all when absent. */
  readonly apis?: readonly ("chat-completions" | "responses" | "embeddings")[];
  /** Query parameters of every call; names and values that need no escaping. */
  readonly query?: Readonly<Record<string, string>>;
  /** For bedrock and sagemaker. */
  readonly aws?: {
    readonly region: string;
    readonly profile?: string;
    readonly guardrail?: { readonly identifier: string; readonly version: string };
  };
  readonly timeouts: {
    readonly connectMs: number;
    readonly firstByteMs: number;
    readonly idleMs: number;
    readonly totalMs: number;
  };
  /** Settings of the echo provider's deployment. */
  readonly echo?: {
    readonly delayMs?: number;
    readonly failWith?: number;
    readonly cutAfterChunks?: number;
    readonly chunkDelayMs?: number;
  };
}

export interface ProviderCall {
  /** What `body` is in: a dialect that the provider speaks with this deployment, or an API of its for guardrails. */
  readonly dialect: DialectName | AdviserApi;
  /** The upstream's name for the model, for APIs that have it in the path. */
  readonly model: string;
  readonly body: string;
  readonly stream: boolean;
  /** Headers of the caller's that its dialect has checked and that go along. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** The head of an upstream's answer. The body must be read to its end, or cancelled by the call's signal. */
export interface ProviderAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfterSeconds?: number;
  /** Bytes as they come; throws Problem `upstream_unavailable` on a cut, `deadline_exceeded` on a stall. */
  readonly body: AsyncIterable<Uint8Array>;
  /** The whole body; throws Problem `upstream_malformed` above `limitBytes`. Use this or `body`, not both. */
  readAll(limitBytes: number): Promise<Uint8Array>;
}

/** Not a byte of the request left for the upstream, so that it can be sent elsewhere without being made twice. */
export interface NotSent {
  readonly notSent: Problem;
}

export interface Provider {
  /** The dialects that this deployment can be spoken to in; the first is the one to translate into. */
  speaks(target: DeploymentTarget): readonly DialectName[];
  /** What moderates text at this deployment; absent where nothing does. */
  readonly moderates?: AdviserApi;
  /**
   * A status of 400 or more is an answer, not a throw. Throws Problem `upstream_unavailable` or `deadline_exceeded` where the
   * upstream may have got the request and acted on it.
   */
  send(target: DeploymentTarget, call: ProviderCall): Promise<ProviderAnswer | NotSent>;
  close(): Promise<void>;
}
