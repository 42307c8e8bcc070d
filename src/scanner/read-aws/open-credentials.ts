import type { defaultProvider } from "@aws-sdk/credential-provider-node";
import { asProblem, Problem } from "../../core/problem.ts";

export type AwsIdentity = Awaited<ReturnType<ReturnType<typeof defaultProvider>>>;

export interface ChainOptions {
  /** A profile of the shared configuration files; the SDK's own choice when absent. */
  readonly profile?: string;
  /** Stands for every service's own: for private endpoints and tests. */
  readonly endpoint?: string;
}

/**
 * Whoever the SDK's default chain finds: environment, profile, SSO, web identity, the role of the machine. It is asked again only when
 * what it gave is about to expire. Rejects with Problem `credential_missing`.
 */
export async function openCredentials(region: string, { profile }: ChainOptions): Promise<() => Promise<AwsIdentity>> {
  const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
  const silence = (): void => {};
  const chain = defaultProvider({
    ...(profile !== undefined && { profile }),
    clientConfig: { region },
    logger: { debug: silence, info: silence, warn: silence, error: silence },
    timeout: 1000,
    maxRetries: 1,
  });
  const get = untilExpiry(() => chain());
  await get().catch((error: unknown) => {
    const detail = `No AWS credentials could be had${profile === undefined ? "" : ` from the profile ${profile}`}: log in, or set AWS_PROFILE.`;
    throw error instanceof Problem ? error : asProblem(error, "credential_missing", detail);
  });
  return get;
}

const soonMs = 300_000;

/** Asks again five minutes before the end, once for all who wait. Where that fails, the old ones serve to their end. */
export function untilExpiry(read: () => Promise<AwsIdentity>, now: () => number = Date.now): () => Promise<AwsIdentity> {
  let last: AwsIdentity | undefined;
  let asking: Promise<AwsIdentity> | undefined;
  const endOf = (identity: AwsIdentity): number => identity.expiration?.getTime() ?? Infinity;
  const ask = async (): Promise<AwsIdentity> => {
    try {
      last = await read();
      return last;
    } catch (error) {
      if (last !== undefined && now() < endOf(last)) return last;
      throw error;
    } finally {
      asking = undefined;
    }
  };
  return async () => {
    if (asking === undefined && last !== undefined && now() < endOf(last) - soonMs) return last;
    asking ??= ask();
    return await asking;
  };
}

/** The region that the SDK would take: `AWS_REGION`, or the profile's. Rejects with Problem `request_malformed`. */
export async function usualRegion({ profile }: ChainOptions): Promise<string> {
  const { CloudControlClient } = await import("@aws-sdk/client-cloudcontrol");
  const client = new CloudControlClient(profile === undefined ? {} : { profile });
  try {
    return await client.config.region();
  } catch (error) {
    throw asProblem(error, "request_malformed", "No region is known: name it with --region, or set AWS_REGION.");
  } finally {
    client.destroy();
  }
}
