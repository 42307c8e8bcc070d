import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { SageMakerBehaviour } from "../../test/support/mock-sagemaker.ts";
import { startMockSageMaker } from "../../test/support/mock-sagemaker.ts";
import type { MockAws } from "../../test/support/mock-bedrock.ts";
import { mockKey } from "../../test/support/verify-signature.ts";
import { createEgressGuard } from "./check-egress.ts";
import { openHttp } from "./open-http.ts";
import type { NotSent, Provider, ProviderAnswer } from "./provider.ts";
import { createSageMaker } from "./sagemaker.ts";

for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
process.env["AWS_ACCESS_KEY_ID"] = mockKey.accessKeyId;
process.env["AWS_SECRET_ACCESS_KEY"] = mockKey.secretAccessKey;

let upstream: MockAws<SageMakerBehaviour>;
let provider: Provider;
before(async () => {
  upstream = await startMockSageMaker();
  provider = createSageMaker(openHttp({ egress: createEgressGuard(), now: Date.now }), Date.now);
});
after(async () => {
  await provider.close();
  await upstream.close();
});

const timeouts = { connectMs: 300, firstByteMs: 300, idleMs: 300, totalMs: 5000 };
const send = (headers: Record<string, string> = {}): Promise<ProviderAnswer | NotSent> =>
  provider.send(
    {
      name: "lab",
      provider: "sagemaker",
      baseUrl: upstream.url,
      network: "private",
      timeouts,
      aws: { region: "us-gov-west-1" },
    },
    {
      dialect: "sagemaker-invocations",
      model: "llama-endpoint",
      body: '{"inputs":"What is a sallyport?"}',
      stream: false,
      headers,
      signal: new AbortController().signal,
    },
  );

test("an endpoint is invoked with JSON, signed for SageMaker", async () => {
  upstream.behave("says-back");
  const sent = await send({ "x-amzn-sagemaker-target-variant": "blue" });
  assert.ok("status" in sent);
  assert.equal(Buffer.from(await sent.readAll(1000)).toString(), '[{"generated_text":"What is a sallyport?"}]');
  const [request] = upstream.requests;
  assert.equal(request?.path, "/endpoints/llama-endpoint/invocations");
  assert.equal(request?.headers["x-amzn-sagemaker-target-variant"], "blue");
  assert.equal(request?.headers.accept, "application/json");
  assert.match(request?.headers.authorization ?? "", /\/us-gov-west-1\/sagemaker\/aws4_request/);
});

test("no header goes along that is not SageMaker's own [request-cannot-weaken]", async () => {
  assert.ok("notSent" in (await send({ authorization: "x" })));
});
