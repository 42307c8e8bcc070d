import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { Problem, type ProblemCode } from "../core/problem.ts";
import { startMockAnthropic } from "../../test/support/mock-anthropic.ts";
import { startMockBedrock } from "../../test/support/mock-bedrock.ts";
import { startMockSageMaker } from "../../test/support/mock-sagemaker.ts";
import { startMockUpstream } from "../../test/support/mock-upstream.ts";
import { mockKey } from "../../test/support/verify-signature.ts";
import { createProviders, type Providers } from "./create-providers.ts";
import type { DeploymentTarget, NotSent, ProviderAnswer, ProviderCall } from "./provider.ts";

for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
process.env["AWS_ACCESS_KEY_ID"] = mockKey.accessKeyId;
process.env["AWS_SECRET_ACCESS_KEY"] = mockKey.secretAccessKey;

type Misbehaviour = "answer" | "reset" | "stall-before-headers" | "stall-before-body" | "cut-mid-body" | "huge-body" | "redirect";

interface Upstream {
  readonly url: string;
  readonly requests: readonly { readonly path: string }[];
  behave(behaviour: Misbehaviour): void;
  close(): Promise<void>;
}

let providers: Providers;
before(() => {
  providers = createProviders({ now: Date.now });
});
after(() => providers.close());

const secret = "secret-of-the-deployment";
const timeouts = { connectMs: 300, firstByteMs: 150, idleMs: 150, totalMs: 5000 };
const kinds: readonly (readonly [string, () => Promise<Upstream>, Partial<DeploymentTarget>])[] = [
  ["openai-compatible", () => startMockUpstream(), { credential: () => secret }],
  ["anthropic", () => startMockAnthropic(), { credential: () => secret }],
  ["bedrock", () => startMockBedrock(), { aws: { region: "us-east-1" } }],
  ["bedrock", () => startMockBedrock({ bearerTokens: [secret] }), { aws: { region: "us-east-1" }, credential: () => secret }],
  ["sagemaker", () => startMockSageMaker(), { aws: { region: "us-east-1" } }],
];

for (const [name, start, more] of kinds) {
  describe(`${name}${more.credential ? " with a key" : ", signed"}`, () => {
    let upstream: Upstream;
    let first = 0;
    before(async () => {
      upstream = await start();
    });
    beforeEach(() => {
      upstream.behave("answer");
      first = upstream.requests.length;
    });
    after(() => upstream.close());

    const send = (
      target: Partial<DeploymentTarget> = {},
      call: Partial<ProviderCall> = {},
    ): Promise<ProviderAnswer | NotSent> => {
      const provider = providers.get(name);
      assert.ok(provider);
      const whole: DeploymentTarget = {
        name: "lab",
        provider: name,
        baseUrl: upstream.url,
        network: "private",
        timeouts,
        ...more,
        ...target,
      };
      const [dialect = "openai-chat"] = provider.speaks(whole);
      const { signal } = new AbortController();
      return provider.send(whole, { dialect, model: "model-1", body: "{}", stream: false, signal, ...call });
    };
    const answered = async (sending: Promise<ProviderAnswer | NotSent>): Promise<ProviderAnswer> => {
      const sent = await sending;
      if ("notSent" in sent) throw sent.notSent;
      return sent;
    };
    const hasCode =
      (code: ProblemCode) =>
      (error: unknown): boolean =>
        error instanceof Problem && error.code === code && !JSON.stringify([error, error.message, error.cause]).includes(secret);

    test("a call brings its answer", async () => {
      const answer = await answered(send());
      assert.equal(answer.status, 200);
      assert.equal(answer.contentType, "application/json");
      assert.match(Buffer.from(await answer.readAll(10_000)).toString(), /Hello from the mock/);
    });

    test("addresses outside the deployment's network are refused before a byte is sent", async () => {
      const urls = [
        upstream.url,
        upstream.url.replace("127.0.0.1", "localhost"),
        upstream.url.replace("127.0.0.1", "[::ffff:127.0.0.1]"),
      ];
      for (const baseUrl of [...urls, "http://169.254.169.254/latest"]) {
        const sent = await send({ baseUrl, network: "public" });
        assert.ok("notSent" in sent);
        assert.match(sent.notSent.detail, /egress/);
      }
      for (const baseUrl of ["file:///etc/passwd", "http://user:pass@127.0.0.1/", "nonsense"]) {
        assert.ok("notSent" in (await send({ baseUrl })), baseUrl);
      }
      assert.equal(upstream.requests.length, first);
    });

    test("a redirect is an answer that is not followed", async () => {
      upstream.behave("redirect");
      const answer = await answered(send());
      assert.equal(answer.status, 302);
      await answer.readAll(10_000);
      assert.equal(upstream.requests.length, first + 1);
    });

    test("each stall ends at its deadline", async () => {
      upstream.behave("stall-before-headers");
      await assert.rejects(send(), hasCode("deadline_exceeded"));
      upstream.behave("stall-before-body");
      await assert.rejects(async () => (await answered(send())).readAll(1000), hasCode("deadline_exceeded"));
    });

    test("what resets, cuts or answers without end is told as such", async () => {
      upstream.behave("reset");
      await assert.rejects(send(), hasCode("upstream_unavailable"));
      upstream.behave("cut-mid-body");
      await assert.rejects(async () => (await answered(send())).readAll(1000), hasCode("upstream_unavailable"));
      upstream.behave("huge-body");
      await assert.rejects(async () => (await answered(send())).readAll(1_000_000), hasCode("upstream_malformed"));
    });

    test("a dialect that it does not speak is not sent", async () => {
      const dialect = name === "sagemaker" ? "openai-chat" : "sagemaker-invocations";
      assert.ok("notSent" in (await send({}, { dialect })));
      assert.equal(upstream.requests.length, first);
    });

    test("a credential that can't be had, or can't be sent, leaves nothing sent and is told to nobody [secrets-stay-secret]", async () => {
      const fails = (): never => {
        throw new Problem("upstream_unavailable", "The credential is missing.");
      };
      for (const credential of [fails, async () => fails(), () => `${secret}\nx`, async () => `${secret}\0`]) {
        const sent = await send({ credential });
        assert.ok("notSent" in sent);
        assert.ok(hasCode("upstream_unavailable")(sent.notSent));
      }
      assert.equal(upstream.requests.length, first);
    });
  });
}

test("a credential that takes too long is waited for no longer than for the first byte, nor than the call is wanted", async () => {
  const provider = providers.get("anthropic");
  const never = (): Promise<string> => new Promise(() => {});
  const target = { name: "lab", provider: "anthropic", baseUrl: "http://127.0.0.1:1", network: "private", timeouts } as const;
  const call = { dialect: "anthropic-messages", model: "m", body: "{}", stream: false } as const;
  const late = await provider?.send({ ...target, credential: never }, { ...call, signal: new AbortController().signal });
  assert.ok(late !== undefined && "notSent" in late);
  assert.equal(late.notSent.code, "deadline_exceeded");
  const signal = AbortSignal.abort(new Problem("andon_stopped", "Stopped."));
  const stopped = await provider?.send({ ...target, credential: never }, { ...call, signal });
  assert.ok(stopped !== undefined && "notSent" in stopped);
  assert.equal(stopped.notSent.code, "andon_stopped");
});

test("no module of AWS is loaded before a deployment needs it", async () => {
  const { execFileSync } = await import("node:child_process");
  const program = `
    import { createProviders } from "./src/providers/create-providers.ts";
    import { createDeploymentTargets } from "./src/gateway/deployment-targets.ts";
    import { createRequire } from "node:module";
    createProviders({ now: Date.now });
    createDeploymentTargets({ env: {}, now: Date.now });
    const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) => /@aws-sdk|signature-v4/.test(path));
    process.stdout.write(JSON.stringify(loaded));
  `;
  const cwd = new URL("../..", import.meta.url);
  assert.equal(execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd, encoding: "utf8" }), "[]");
});
