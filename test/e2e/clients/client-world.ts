import { mockKey } from "../../support/verify-signature.ts";
import { deployment, guardrail, model, useCase } from "../../support/manifests.ts";
import { startMockAnthropic } from "../../support/mock-anthropic.ts";
import { startMockBedrock } from "../../support/mock-bedrock.ts";
import { startMockSageMaker } from "../../support/mock-sagemaker.ts";
import { startMockServer, type ReceivedRequest, type Respond } from "../../support/mock-server.ts";
import { startSallyport, type Sallyport } from "../../support/start-sallyport.ts";
import { speaks } from "./upstream-wires.ts";

/** A key pair for SDKs of AWS, as the gateway issues it. */
export interface KeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What a client of one use case proves itself with. */
export interface Caller {
  readonly key: string;
  readonly pair: KeyPair;
}

export interface Upstream {
  readonly requests: ReceivedRequest[];
  behave(behaviour: Respond): void;
}

/**
 * One gateway, and behind it one stub for each kind of provider. Models: `gpt` (OpenAI, all APIs), `chat` (OpenAI, chat completions only), `claude` (Anthropic), `nova`
 * (Bedrock), `endpoint` (SageMaker).
 *
 * Use cases: `tests` may call all of them and send images; `narrow` calls `gpt` only; `stopped` is suspended; `spent` has one request a month; `hurried` one a minute; `strict` has blocks answered as errors.
 */
export interface World {
  readonly sallyport: Sallyport;
  readonly callers: Readonly<Record<UseCaseName, Caller>>;
  upstreamOf(model: string): Upstream;
  /** The outcome of the next call that its client left, once it is in the log. */
  leftCall(): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

const models = ["gpt", "chat", "claude", "nova", "endpoint"];
const useCases = ["tests", "narrow", "stopped", "spent", "hurried", "strict"] as const;
export type UseCaseName = (typeof useCases)[number];

export async function openWorld(): Promise<World> {
  const behaviour = speaks({ text: ["Hello", " there."] });
  const openai = await startMockServer({ behaviours: {}, behaviour });
  const anthropic = await startMockAnthropic({ behaviour, apiKeys: ["anthropic-secret"] });
  const bedrock = await startMockBedrock({ behaviour });
  const sagemaker = await startMockSageMaker();
  const sallyport = await startSallyport({
    config: "drainMs: 50\n",
    env: {
      SALLYPORT_EXAMPLES: "off",
      ANTHROPIC_UPSTREAM_KEY: "anthropic-secret",
      AWS_ACCESS_KEY_ID: mockKey.accessKeyId,
      AWS_SECRET_ACCESS_KEY: mockKey.secretAccessKey,
      AWS_EC2_METADATA_DISABLED: "true",
    },
  });

  // One try, and no breaker: what a client sees of a failure does not depend on the tests before.
  const once = { retry: { attempts: 1 }, breaker: { failures: 1000 } };
  const aws = { region: "us-east-1" };
  await sallyport.apply(
    ...models.map((name) => model(name)),
    deployment("openai", "gpt", `${openai.url}/v1`, once),
    deployment("chat-only", "chat", `${openai.url}/v1`, { ...once, apis: ["chat-completions"] }),
    deployment("anthropic", "claude", anthropic.url, {
      ...once,
      provider: "anthropic",
      credential: { env: "ANTHROPIC_UPSTREAM_KEY" },
    }),
    deployment("bedrock", "nova", bedrock.url, {
      ...once,
      provider: "bedrock",
      upstreamModel: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
      aws,
    }),
    deployment("sagemaker", "endpoint", sagemaker.url, { ...once, provider: "sagemaker", upstreamModel: "llm-endpoint", aws }),
    guardrail("test-guardrail"),
    guardrail("strict-guardrail", { onBlock: "error" }),
    useCase("tests", models, { modalities: [{ type: "image" }] }),
    useCase("narrow", ["gpt"]),
    useCase("stopped", models),
    useCase("spent", models, { budgets: [{ limit: 1, unit: "requests", per: "month" }] }),
    useCase("hurried", models, { limits: { requestsPerMinute: 1 } }),
    useCase("strict", models, { guardrail: "strict-guardrail" }),
  );
  const transition = { to: "SUSPENDED", reason: "a review is due" };
  await sallyport.admin("POST", "/api/v1/use-cases/stopped/transitions", transition);
  const callers = {} as Record<UseCaseName, Caller>;
  for (const name of useCases) {
    const { key } = await sallyport.newKey(name);
    const { body: pair } = await sallyport.admin("POST", "/api/v1/keys", { useCase: name, aws: true });
    callers[name] = { key, pair };
  }

  const upstreams: Record<string, Upstream> = {
    gpt: openai,
    chat: openai,
    claude: anthropic,
    nova: bedrock,
    endpoint: sagemaker,
  };
  const leftCalls = async (): Promise<Record<string, unknown>[]> => {
    const { body } = await sallyport.admin("GET", "/api/v1/audit/export?format=jsonl");
    const lines = (typeof body === "string" ? body : JSON.stringify(body)).trim().split("\n");
    const records = lines.map((line) => (JSON.parse(line) as { record: Record<string, unknown> }).record);
    return records.filter(({ type, status }) => type === "outcome" && status === "client-left");
  };
  let left = 0;
  return {
    sallyport,
    callers,
    upstreamOf: (name) => upstreams[name] ?? openai,
    async leftCall() {
      const deadline = Date.now() + 10_000;
      while (Date.now() < deadline) {
        const outcome = (await leftCalls())[left];
        if (outcome === undefined) continue;
        left++;
        return outcome;
      }
      throw new Error("the log has no outcome of a call that its client left");
    },
    async close() {
      await sallyport.stop();
      await Promise.all([openai.close(), anthropic.close(), bedrock.close(), sagemaker.close()]);
    },
  };
}
