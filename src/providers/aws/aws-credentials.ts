import type { defaultProvider } from "@aws-sdk/credential-provider-node";
import { asProblem } from "../../core/problem.ts";

type Chain = ReturnType<typeof defaultProvider>;
export type AwsIdentity = Awaited<ReturnType<Chain>>;

/** Credentials by AWS's own rules: the role of the machine, container or pod, SSO, a profile, environment variables. */
export interface AwsCredentials {
  /**
   * Those at hand, or new ones: from five minutes before they expire they are replaced behind the calls' backs, once expired
   * a call waits for new ones, and all calls wait for the same. Rejects with Problem `upstream_unavailable`.
   */
  get(): Promise<AwsIdentity>;
  /** AWS did not accept them: they are read anew for the next call, every few seconds at the most. */
  refused(): void;
}

export interface AwsCredentialsOptions {
  readonly region: string;
  readonly profile?: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Credentials that name no end are read again after this. */
const keepStaticMs = 300_000;
const minGapMs = 5000;

const silence = (): void => {};
/** The SDK warns on the console where it has no other place. */
const silent = { debug: silence, info: silence, warn: silence, error: silence };

export function openAwsCredentials({ region, profile, now }: AwsCredentialsOptions): AwsCredentials {
  let opening: Promise<Chain> | undefined;
  let readAt = -Infinity;
  let distrusted = false;

  /** Loaded with the first call, because most gateways never need it. */
  const open = async (): Promise<Chain> => {
    const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
    // A rotated profile is seen, because its files are read each time that the chain is asked.
    const init = { ignoreCache: true, clientConfig: { region }, logger: silent, timeout: 1000, maxRetries: 1 };
    return defaultProvider(profile === undefined ? init : { ...init, profile });
  };

  const read = async (): Promise<AwsIdentity> => {
    opening ??= open();
    const chain = await opening;
    if (readAt === -Infinity) readAt = now();
    if (distrusted) {
      distrusted = false;
      readAt = now();
      // What was refused may have been good: many a refusal has another reason.
      await chain({ forceRefresh: true }).catch(silence);
    }
    const identity = await chain();
    if (identity.expiration === undefined && now() - readAt > keepStaticMs) {
      readAt = now();
      // The ones at hand serve until it is done; where it fails, it is tried again in some minutes.
      chain({ forceRefresh: true }).catch(silence);
    }
    return identity;
  };

  return {
    async get() {
      try {
        return await read();
      } catch (error) {
        const detail = "The gateway's AWS credentials for this deployment could not be had.";
        throw asProblem(error, "upstream_unavailable", detail);
      }
    },
    refused() {
      if (now() - readAt >= minGapMs) distrusted = true;
    },
  };
}
