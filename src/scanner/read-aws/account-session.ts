import type { BedrockClient } from "@aws-sdk/client-bedrock";
import type { CloudControlClient } from "@aws-sdk/client-cloudcontrol";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { AwsIdentity, ChainOptions } from "./open-credentials.ts";
import { credentialsExpired, isExpired, TooLate } from "./explain-failure.ts";
import { limitCalls } from "./limit-calls.ts";
import { boundAnswers } from "./read-answer.ts";

export interface SessionOptions extends ChainOptions {
  /** The first is asked what is the same from everywhere but has no home of its own. */
  readonly regions: readonly string[];
  readonly identity: () => Promise<AwsIdentity>;
  readonly account: string;
  /** Aborts when the scan has to end. */
  readonly deadline: AbortSignal;
  readonly now: () => number;
  readonly bounds: Bounds;
  readonly onCall?: (calls: number) => void;
}

export interface Bounds {
  readonly callsAtOnce: number;
  /** How long a call may take with all its retries, milliseconds. */
  readonly callMs: number;
  /** How long one attempt may take, milliseconds. */
  readonly attemptMs: number;
  readonly attempts: number;
  /** Of one type in one region. */
  readonly maxResources: number;
  /** Between two questions whether a report is ready, milliseconds. */
  readonly pollMs: number;
}

export const usualBounds: Bounds = {
  callsAtOnce: 8,
  callMs: 90_000,
  attemptMs: 20_000,
  attempts: 8,
  maxResources: 10_000,
  pollMs: 2000,
};

/** What one scan of one account shares: its clients, its places for calls and its end. */
export interface AccountSession {
  readonly account: string;
  readonly regions: readonly string[];
  readonly bounds: Bounds;
  readonly partition: string;
  /** Where what belongs to the whole account is asked. */
  readonly home: string;
  readonly options: SessionOptions;
  readonly clients: Clients;
  /** One call: it waits for a place, is given up after `callMs`, and rejects with TooLate then or when the scan has to end. */
  readonly ask: <T>(call: (abortSignal: { readonly abortSignal: AbortSignal }) => Promise<T>) => Promise<T>;
  /** What was asked already is not asked again: by a key, once for each session. */
  readonly once: <T>(key: string, make: () => Promise<T>) => Promise<T>;
  /** Why nothing more is asked, a plain clause: its time is over, or its credentials are. */
  readonly brokenOff: () => string | undefined;
}

export interface Clients {
  readonly cloudControl: (region: string) => Promise<CloudControlClient>;
  readonly bedrock: (region: string) => Promise<BedrockClient>;
  readonly sageMaker: (region: string) => Promise<SageMakerClient>;
  readonly secrets: (region: string) => Promise<SecretsManagerClient>;
  readonly iam: () => Promise<IAMClient>;
  readonly organizations: () => Promise<OrganizationsClient>;
  readonly close: () => void;
}

export function openSession(given: SessionOptions): AccountSession {
  // That credentials cannot be had again, as those of a role, is that they expired.
  const identity = async (): Promise<AwsIdentity> => {
    try {
      return await given.identity();
    } catch (error) {
      throw new TooLate(credentialsExpired, { cause: error });
    }
  };
  const options = { ...given, identity };
  const { account, regions, bounds } = options;
  const [first = "us-east-1"] = regions;
  const { partition, home } = partitionOf(first);
  const limit = limitCalls(bounds.callsAtOnce);
  const known = new Map<string, Promise<unknown>>();
  let calls = 0;
  let areExpired = false;
  const brokenOff = (): string | undefined =>
    options.deadline.aborted ? "the scan had to end before everything was asked" : areExpired ? credentialsExpired : undefined;
  return {
    account,
    regions,
    bounds,
    partition,
    home,
    options,
    clients: openClients(options, home),
    ask: (call) =>
      limit(async () => {
        const over = brokenOff();
        if (over !== undefined) throw new TooLate(over);
        options.onCall?.(++calls);
        try {
          return await inTime(call, options.deadline, bounds.callMs);
        } catch (error) {
          areExpired ||= isExpired(error);
          throw error;
        }
      }),
    brokenOff,
    once: <T>(key: string, make: () => Promise<T>) => {
      const made = (known.get(key) as Promise<T> | undefined) ?? make();
      known.set(key, made);
      return made;
    },
  };
}

/** Not every client stops at once when it is told to, as while it waits to try again: the scan does not wait for it. */
async function inTime<T>(
  call: (abortSignal: { readonly abortSignal: AbortSignal }) => Promise<T>,
  deadline: AbortSignal,
  callMs: number,
): Promise<T> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let end: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer came in ${callMs / 1000} seconds`)), callMs);
    end = () => reject(new TooLate("the scan had to end before there was an answer"));
    deadline.addEventListener("abort", end, { once: true });
  });
  try {
    return await Promise.race([call({ abortSignal: stop.signal }), late]);
  } finally {
    clearTimeout(timer);
    if (end !== undefined) deadline.removeEventListener("abort", end);
    stop.abort();
  }
}

/** By the first part of a region's name: what ARNs begin with, and where the services of the whole account are asked. */
export function partitionOf(region: string): { readonly partition: string; readonly home: string; readonly suffix: string } {
  if (region.startsWith("cn-")) return { partition: "aws-cn", home: "cn-north-1", suffix: "amazonaws.com.cn" };
  if (region.startsWith("us-gov-")) return { partition: "aws-us-gov", home: "us-gov-west-1", suffix: "amazonaws.com" };
  if (region.startsWith("eusc-")) return { partition: "aws-eusc", home: "eusc-de-east-1", suffix: "amazonaws.eu" };
  return { partition: "aws", home: "us-east-1", suffix: "amazonaws.com" };
}

/** What all clients have. */
interface SdkClient {
  readonly middlewareStack: {
    add(
      middleware: typeof boundAnswers,
      at: { readonly step: "deserialize"; readonly priority: "low"; readonly name: string },
    ): void;
  };
  destroy(): void;
}

/** Each client is loaded and made when it is first asked for: no scan of templates needs one. */
function openClients({ identity, bounds, endpoint }: SessionOptions, home: string): Clients {
  const open = new Map<string, Promise<SdkClient>>();
  const configOf = (region: string) => ({
    region,
    credentials: identity,
    maxAttempts: bounds.attempts,
    retryMode: "adaptive" as const,
    requestHandler: { requestTimeout: bounds.attemptMs, connectionTimeout: 5000, throwOnRequestTimeout: true },
    ...(endpoint !== undefined && { endpoint }),
  });
  type Config = ReturnType<typeof configOf>;
  const lazy = <T extends SdkClient>(name: string, load: () => Promise<new (config: Config) => T>) => {
    const make = async (region: string): Promise<T> => {
      const client = new (await load())(configOf(region));
      client.middlewareStack.add(boundAnswers, { step: "deserialize", priority: "low", name: "boundAnswers" });
      return client;
    };
    return (region: string): Promise<T> => {
      const key = `${name} ${region}`;
      const made = (open.get(key) as Promise<T> | undefined) ?? make(region);
      open.set(key, made);
      return made;
    };
  };
  const iam = lazy("iam", async () => (await import("@aws-sdk/client-iam")).IAMClient);
  const organizations = lazy("organizations", async () => (await import("@aws-sdk/client-organizations")).OrganizationsClient);
  return {
    cloudControl: lazy("cloudcontrol", async () => (await import("@aws-sdk/client-cloudcontrol")).CloudControlClient),
    bedrock: lazy("bedrock", async () => (await import("@aws-sdk/client-bedrock")).BedrockClient),
    sageMaker: lazy("sagemaker", async () => (await import("@aws-sdk/client-sagemaker")).SageMakerClient),
    secrets: lazy("secretsmanager", async () => (await import("@aws-sdk/client-secrets-manager")).SecretsManagerClient),
    iam: () => iam(home),
    organizations: () => organizations(home),
    close: () => {
      for (const client of open.values()) client.then((one) => one.destroy()).catch(() => undefined);
    },
  };
}
