import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http2";
import { test } from "node:test";
import type { AddressInfo } from "node:net";
import {
  BedrockRuntimeClient,
  BedrockRuntimeServiceException,
  ConverseCommand,
  ConverseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import type { JsonObject } from "../../core/json.ts";
import type { ProblemCode } from "../../core/problem.ts";
import { Problem } from "../../core/problem.ts";
import type { RequestView, StreamEvent, WireError } from "../dialect.ts";
import { eventStream } from "../framing/event-stream.ts";
import { bedrockConverse } from "./bedrock-converse.ts";

/** What a server says to one request: events of a stream, a whole answer, or an error. */
type Said = readonly StreamEvent[] | JsonObject | WireError;
const context = { model: "claude", includeUsage: true, callId: "req_1", at: 0 };

/** The real client against a server that reads and writes with this dialect. */
async function withClient(
  say: (view: RequestView) => Said,
  use: (client: BedrockRuntimeClient, calls: () => number) => Promise<void>,
): Promise<void> {
  let calls = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      calls++;
      const [, model = "", verb] = /^\/model\/([^/]+)\/([a-z-]+)$/.exec(request.url) ?? [];
      const target = { model: decodeURIComponent(model), stream: verb === "converse-stream", header: () => undefined };
      const said = say(bedrockConverse.parseRequest(JSON.parse(Buffer.concat(pieces).toString()) as JsonObject, target));
      if (Array.isArray(said)) {
        response.writeHead(200, { "content-type": eventStream.contentType }).end(eventStream.encode(said as StreamEvent[]));
      } else if ("headers" in said) {
        const { status, headers, body } = said as WireError;
        response.writeHead(status, headers).end(body);
      } else
        response
          .writeHead(200, { "content-type": "application/json", ...bedrockConverse.headers?.("req_1") })
          .end(JSON.stringify(said));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = new BedrockRuntimeClient({
    region: "local",
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 2,
  });
  try {
    await use(client, () => calls);
  } finally {
    client.destroy();
    await new Promise((done) => server.close(done));
  }
}

const hello = { modelId: "claude:1", messages: [{ role: "user" as const, content: [{ text: "hello" }] }] };

test("The AWS SDK's request is read, bytes and all, and its answer understood.", async () => {
  const views: RequestView[] = [];
  await withClient(
    (view) => {
      views.push(view);
      return bedrockConverse.blockedAnswer?.("Withheld.", context) ?? {};
    },
    async (client) => {
      const bytes = Buffer.from("an image");
      const answer = await client.send(
        new ConverseCommand({
          ...hello,
          system: [{ text: "be brief" }],
          messages: [{ role: "user", content: [{ text: "look" }, { image: { format: "png", source: { bytes } } }] }],
          inferenceConfig: { maxTokens: 5 },
          toolConfig: { tools: [{ toolSpec: { name: "look", inputSchema: { json: { type: "object" } } } }] },
        }),
      );
      assert.equal(answer.stopReason, "guardrail_intervened");
      assert.deepEqual(answer.output?.message?.content, [{ text: "Withheld." }]);
      assert.equal(answer.$metadata.requestId, "req_1");
    },
  );
  const [view] = views;
  assert.equal(view?.model, "claude:1");
  assert.equal(view.maxOutputTokens, 5);
  assert.deepEqual(
    view.media.map(({ mediaType, data }) => [mediaType, Buffer.from(data, "base64").toString()]),
    [["image/png", "an image"]],
  );
});

test("The AWS SDK reads a block as a stream, and throws a failure in the middle by its class.", async () => {
  await withClient(
    () => bedrockConverse.streaming?.blocked("Withheld.", context) ?? [],
    async (client) => {
      const { stream } = await client.send(new ConverseStreamCommand(hello));
      const kinds: string[] = [];
      for await (const event of stream ?? []) kinds.push(...Object.keys(event));
      assert.deepEqual(kinds, ["messageStart", "contentBlockDelta", "contentBlockStop", "messageStop", "metadata"]);
    },
  );
  const rewriter = bedrockConverse.streaming?.rewrite(
    () => ({ push: (text) => ({ text, blocked: false }), end: () => ({ text: "", blocked: false }) }),
    context,
  );
  const failure = rewriter?.fail(new Problem("upstream_unavailable", "It broke.")) ?? [];
  await withClient(
    () => [{ type: "messageStart", data: '{"role":"assistant"}' }, ...failure],
    async (client) => {
      const { stream } = await client.send(new ConverseStreamCommand(hello));
      await assert.rejects(
        async () => {
          for await (const event of stream ?? []) assert.ok("messageStart" in event);
        },
        { name: "ModelStreamErrorException", message: "It broke." },
      );
    },
  );
});

test("The AWS SDK knows errors by their class, and tries again only what may be.", async () => {
  const expected: readonly (readonly [ProblemCode, string, number])[] = [
    ["request_malformed", "ValidationException", 1],
    ["credential_expired", "ExpiredTokenException", 1],
    ["policy_denied", "AccessDeniedException", 1],
    ["model_not_found", "ResourceNotFoundException", 1],
    ["upstream_rejected", "ModelErrorException", 1],
    ["prompt_too_large", "ValidationException", 1],
    ["rate_limited", "ThrottlingException", 2],
    ["guardrail_unavailable", "ServiceUnavailableException", 2],
  ];
  for (const [code, name, tries] of expected) {
    await withClient(
      () => bedrockConverse.error(new Problem(code, "because", { retryAfterSeconds: 0 }), "req_1"),
      async (client, calls) => {
        await assert.rejects(client.send(new ConverseCommand(hello)), (error) => {
          assert.ok(error instanceof BedrockRuntimeServiceException);
          assert.equal(error.name, name);
          assert.equal(error.message, "because");
          return true;
        });
        assert.equal(calls(), tries, code);
      },
    );
  }
});
