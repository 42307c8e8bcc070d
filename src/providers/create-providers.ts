import { createAnthropic } from "./anthropic.ts";
import { createBedrock } from "./bedrock.ts";
import { createEgressGuard, type EgressOptions } from "./check-egress.ts";
import { createEcho } from "./echo.ts";
import { openHttp } from "./open-http.ts";
import { createOpenAiCompatible } from "./openai-compatible.ts";
import type { Provider } from "./provider.ts";
import { createSageMaker } from "./sagemaker.ts";

/** Every provider by the name that manifests use. Owns their connections. */
export interface Providers {
  get(name: string): Provider | undefined;
  /** Ends what is still running; call it after draining. */
  close(): Promise<void>;
}

export interface ProvidersOptions {
  readonly egress?: EgressOptions;
  readonly connections?: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Throws TypeError on an egress list that cannot be read. */
export function createProviders(options: ProvidersOptions): Providers {
  const { now, connections } = options;
  const http = openHttp({ egress: createEgressGuard(options.egress), now, ...(connections !== undefined && { connections }) });
  const providers = new Map<string, Provider>([
    ["echo", createEcho(now)],
    ["openai-compatible", createOpenAiCompatible(http)],
    ["anthropic", createAnthropic(http)],
    ["bedrock", createBedrock(http, now)],
    ["sagemaker", createSageMaker(http, now)],
  ]);
  return {
    get: (name) => providers.get(name),
    async close() {
      await Promise.all([...providers.values()].map((provider) => provider.close()));
    },
  };
}
