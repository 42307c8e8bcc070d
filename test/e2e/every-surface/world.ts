import { followLog, type FollowedLog } from "../../support/follow-log.ts";
import { startMockAnthropic } from "../../support/mock-anthropic.ts";
import { startMockBedrock } from "../../support/mock-bedrock.ts";
import { startMockSageMaker } from "../../support/mock-sagemaker.ts";
import { startMockUpstream } from "../../support/mock-upstream.ts";
import { deployment, guardrail, model, useCase } from "../../support/manifests.ts";
import { startSallyport, type Sallyport } from "../../support/start-sallyport.ts";
import { mockKey } from "../../support/verify-signature.ts";
import type { StubName } from "./table.ts";

export interface Stub {
  readonly url: string;
  readonly requests: { readonly text: string; readonly headers: object; readonly path: string }[];
  behave(respond: any): void;
  close(): Promise<void>;
}

type Call = Awaited<ReturnType<FollowedLog["callOf"]>>;
type Expectation = (admission: Call["admission"], outcome: Call["outcome"]) => void;

export interface World {
  readonly sallyport: Sallyport;
  readonly key: string;
  readonly stubs: Readonly<Record<StubName, Stub>>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  readonly log: FollowedLog;
  /** Checks an answered call's records, later. */
  expect(answer: Response, check: Expectation): void;
  /** Waits for the log to cover all that is expected. */
  checkLog(): Promise<void>;
  close(): Promise<void>;
}

const aws = { region: "us-east-1" };

/** Models by the stub that they run on: names of Bedrock's tell their family. */
const models: Readonly<Record<StubName, readonly string[]>> = {
  openai: ["gpt", "gpt-chat", "gpt-responses"],
  anthropic: ["claude"],
  bedrock: [
    "converse",
    "anthropic.mock",
    "amazon.nova-mock",
    "amazon.titan-text-mock",
    "meta.llama-mock",
    "mistral.mock",
    "mistral.chat-mock",
    "amazon.titan-embed-mock",
    "cohere.embed-mock",
    "vendor.mock",
  ],
  sagemaker: ["endpoint"],
};
export const allModels = Object.values(models).flat();

/** One gateway, a stub of each kind behind it, and one use case that may call all of them with anything. */
export async function openWorld(useCaseSpec: object = {}): Promise<World> {
  const [openai, anthropic, bedrock, sagemaker, sallyport] = await Promise.all([
    startMockUpstream(),
    startMockAnthropic(),
    startMockBedrock(),
    startMockSageMaker(),
    startSallyport({ env: { AWS_ACCESS_KEY_ID: mockKey.accessKeyId, AWS_SECRET_ACCESS_KEY: mockKey.secretAccessKey } }),
  ]);
  const stubs = { openai, anthropic, bedrock, sagemaker };
  const places: Readonly<Record<StubName, (name: string) => object>> = {
    openai: (name) =>
      name === "gpt-chat" ? { apis: ["chat-completions"] } : name === "gpt-responses" ? { apis: ["responses"] } : {},
    anthropic: () => ({ provider: "anthropic" }),
    bedrock: () => ({ provider: "bedrock", aws }),
    sagemaker: () => ({ provider: "sagemaker", aws }),
  };
  const names = Object.keys(models) as StubName[];
  await sallyport.apply(
    ...names.flatMap((stub) =>
      models[stub].flatMap((name) => [
        model(name),
        deployment(`${name}-local`, name, stubs[stub].url, {
          timeouts: { connectMs: 5000, firstByteMs: 30_000 },
          // A failure that is meant must not keep the next call from being sent.
          retry: { attempts: 1 },
          breaker: { failures: 1000 },
          ...places[stub](name),
        }),
      ]),
    ),
    guardrail("test-guardrail"),
    useCase("tests", allModels, {
      modalities: [{ type: "image" }, { type: "document" }, { type: "audio" }],
      ...useCaseSpec,
    }),
  );
  const { key } = await sallyport.newKey("tests", { principal: "tester" });
  const log = followLog(sallyport);
  const expectations: [answer: Response, check: Expectation][] = [];
  return {
    sallyport,
    key,
    stubs,
    post: (path, body, headers = {}) =>
      fetch(sallyport.dataUrl + path, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    log,
    expect: (answer, check) => expectations.push([answer, check]),
    checkLog: async () => {
      for (const [answer, check] of expectations) {
        const { admission, outcome } = await log.callOf(answer);
        check(admission, outcome);
      }
    },
    close: async () => {
      await sallyport.stop();
      await Promise.all(Object.values(stubs).map((stub) => stub.close()));
    },
  };
}
