import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../core/json.ts";
import type { TextPart } from "../../core/inspection.ts";
import { Problem } from "../../core/problem.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { bedrockInvoke } from "./bedrock-invoke.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

const target = (model = "m", stream = false): CallTarget => ({ model, stream, header: () => undefined });
const parse = (body: object, model?: string): RequestView =>
  bedrockInvoke.parseRequest(JSON.parse(JSON.stringify(body)) as JsonObject, target(model));
const sent = (view: RequestView, maxOutputTokens = 100, model = "up"): JsonObject =>
  JSON.parse(view.serialise({ model, maxOutputTokens })) as JsonObject;
const textsOf = (parts: readonly TextPart[]): [string, string][] => parts.map(({ surface, text }) => [surface, text]);
const refusedAs =
  (code: string, path: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code && error.detail.startsWith(path);
const png = `iVBORw0KGgo${"A".repeat(53)}`;

test("the body's shape tells the family", () => {
  const user = [{ role: "user", content: "hi" }];
  const cases: [object, string, string?][] = [
    [{ anthropic_version: "bedrock-2023-05-31", max_tokens: 5, messages: user }, "anthropic"],
    [{ messages: [{ role: "user", content: [{ text: "hi" }] }] }, "nova"],
    [{ schemaVersion: "messages-v1", messages: [{ role: "user", content: [{ text: "hi" }] }] }, "nova"],
    [{ messages: user, max_tokens: 5 }, "chat"],
    [{ prompt: "hi", max_gen_len: 5 }, "llama"],
    [{ prompt: "hi" }, "llama"],
    [{ prompt: "hi" }, "mistral", "mistral.mixtral-8x7b-instruct-v0:1"],
    [{ prompt: "hi", max_tokens: 5 }, "mistral"],
    [{ prompt: "\n\nHuman: hi\n\nAssistant:", max_tokens_to_sample: 5 }, "unknown"],
    [{ inputText: "hi", textGenerationConfig: {} }, "titan"],
    [{ inputText: "hi" }, "titan", "amazon.titan-text-express-v1"],
    [{ inputText: "hi" }, "embeddings"],
    [{ inputText: "hi", dimensions: 256, normalize: true }, "embeddings"],
    [{ texts: ["hi"], input_type: "search_query" }, "embeddings"],
    [{ taskType: "SINGLE_EMBEDDING", singleEmbeddingParams: { text: { value: "hi" } } }, "embeddings"],
    [{ whatever: "hi" }, "unknown"],
  ];
  for (const [body, family, model] of cases) assert.equal(parse(body, model).variant, family, JSON.stringify(body));
});

test("every family's text is inspected, and what is sent is what was left of it", () => {
  const bodies: [object, string][] = [
    [{ prompt: "dana", max_gen_len: 5, temperature: 0.5 }, "user"],
    [{ prompt: "dana", max_tokens: 5, stop: ["end"] }, "user"],
    [{ inputText: "dana", textGenerationConfig: { maxTokenCount: 5, stopSequences: ["end"] } }, "user"],
    [{ inputText: "dana", embeddingTypes: ["float"] }, "user"],
    [{ texts: ["one", "dana"], input_type: "search_document", embedding_types: ["int8"] }, "user"],
    [{ taskType: "SINGLE_EMBEDDING", singleEmbeddingParams: { text: { truncationMode: "END", value: "dana" } } }, "user"],
    [{ anthropic_version: "bedrock-2023-05-31", max_tokens: 5, messages: [{ role: "user", content: "dana" }] }, "user"],
    [
      { anthropic_version: "bedrock-2023-05-31", max_tokens: 5, system: "dana", messages: [{ role: "user", content: "x" }] },
      "system",
    ],
    [{ messages: [{ role: "tool", tool_call_id: "1", content: "dana" }] }, "tool-result"],
    [{ messages: [{ role: "user", content: [{ text: "dana" }] }], inferenceConfig: { maxTokens: 5 } }, "user"],
    [{ novel: { deep: ["dana"] } }, "unknown"],
  ];
  for (const [body, surface] of bodies) {
    const view = parse(body);
    const part = view.parts.find(({ text }) => text === "dana");
    assert.equal(part?.surface, surface, JSON.stringify(body));
    part.replace("{X}");
    assert.deepEqual(JSON.stringify(sent(view)).includes("dana"), false);
    assert.ok(JSON.stringify(sent(view)).includes("{X}"));
  }
});

test("names of unknown members are inspected and can be masked, however their values are made", () => {
  const view = parse({ dana1: "a", dana2: { dana3: [1, "b"] }, dana4: 7, dana5: [0.5] });
  for (const part of view.parts) if (part.text.startsWith("dana")) part.replace(part.text.replace("dana", "n"));
  assert.deepEqual(sent(view), { n1: "a", n2: { n3: [1, "b"] }, n4: 7, n5: [0.5] });
});

test("the words of the families' own settings are not inspected", () => {
  const view = parse({ inputText: "hi", dimensions: 256, normalize: true, embeddingTypes: ["float", "binary"] });
  assert.deepEqual(textsOf(view.parts), [["user", "hi"]]);
});

test("the output is bounded by the family's own member", () => {
  const messages = [{ role: "user", content: "hi" }];
  const nova = [{ role: "user", content: [{ text: "hi" }] }];
  const cases: [object, object, string?][] = [
    [{ prompt: "hi", max_gen_len: 900 }, { max_gen_len: 100 }],
    [{ prompt: "hi", max_gen_len: 9 }, { max_gen_len: 9 }],
    [{ prompt: "hi" }, { max_gen_len: 100 }],
    [{ prompt: "hi" }, { max_tokens: 100 }, "mistral.mistral-7b-instruct-v0:2"],
    [
      { prompt: "hi", max_tokens: 900, max_gen_len: 900 },
      { max_tokens: 100, max_gen_len: 100 },
    ],
    [{ inputText: "hi", textGenerationConfig: {} }, { textGenerationConfig: { maxTokenCount: 100 } }],
    [{ inputText: "hi" }, { textGenerationConfig: { maxTokenCount: 100 } }, "amazon.titan-text-lite-v1"],
    [{ inputText: "hi" }, {}, "amazon.titan-embed-text-v2:0"],
    [{ messages }, { max_tokens: 100 }],
    [{ messages, max_tokens: 900 }, { max_tokens: 100 }],
    [{ messages, max_completion_tokens: 900 }, { max_completion_tokens: 100 }],
    [{ messages: nova }, { inferenceConfig: { maxTokens: 100 } }],
    [{ messages: nova, inferenceConfig: { max_new_tokens: 900 } }, { inferenceConfig: { max_new_tokens: 100 } }],
    [{ anthropic_version: "bedrock-2023-05-31", messages }, { max_tokens: 100 }],
    [{ anthropic_version: "bedrock-2023-05-31", messages, max_tokens: 900 }, { max_tokens: 100 }],
    [
      { novel: "hi", parameters: { max_new_tokens: 900 }, maxTokens: 7 },
      { parameters: { max_new_tokens: 100 }, maxTokens: 7 },
    ],
    [{ novel: "hi" }, {}],
  ];
  for (const [body, bound, model] of cases) {
    assert.deepEqual(sent(parse(body), 100, model), { ...body, ...bound }, JSON.stringify(body));
  }
  assert.equal(parse({ prompt: "hi", max_tokens: 9, parameters: { max_new_tokens: 7 } }).maxOutputTokens, 7);
});

test("a request that goes to a second upstream is bounded anew", () => {
  const user = [{ role: "user", content: "hi" }];
  const bodies = [
    { prompt: "hi", max_gen_len: 900 },
    { prompt: "hi" },
    { inputText: "hi", textGenerationConfig: {} },
    { messages: user },
    { messages: [{ role: "user", content: [{ text: "hi" }] }] },
    { anthropic_version: "bedrock-2023-05-31", messages: user },
    { anthropic_version: "bedrock-2023-05-31", messages: user, max_tokens: 900 },
  ];
  for (const body of bodies) {
    const view = parse(body);
    assert.match(JSON.stringify(sent(view, 100)), /:100\b/);
    assert.match(JSON.stringify(sent(view, 50)), /:50\b/);
    assert.match(JSON.stringify(sent(view, 200)), /:200\b/);
  }
  assert.deepEqual(sent(parse(bodies[1] as object), 9, "mistral.mistral-large"), { prompt: "hi", max_tokens: 9 });
});

test("a bound that is no number is refused, and so are too many answers [request-cannot-weaken]", () => {
  assert.throws(() => parse({ prompt: "hi", max_gen_len: "9999" }), refusedAs("request_malformed", "max_gen_len"));
  assert.throws(() => parse({ x: 1, parameters: { max_new_tokens: -1 } }), refusedAs("request_malformed", "parameters.max_new"));
  assert.throws(() => parse({ prompt: "hi", num_generations: 99 }), refusedAs("request_malformed", "num_generations"));
  assert.equal(parse({ prompt: "hi", num_generations: 3 }).choices, 3);
});

test("images are media, told by their bytes where nothing else tells their type", () => {
  const cases: [object, string, string][] = [
    [{ prompt: "hi", images: [png] }, "images[0]", "image/png"],
    [{ inputImage: png }, "inputImage", "image/png"],
    [{ images: [`data:image/jpeg;base64,${png}`], input_type: "image", texts: [] }, "images[0]", "image/jpeg"],
    [{ novel: { picture: png.padEnd(600, "A") } }, "novel.picture", "image/png"],
    [
      {
        anthropic_version: "bedrock-2023-05-31",
        messages: [
          { role: "user", content: [{ type: "image", source: { type: "base64", media_type: "image/png", data: png } }] },
        ],
      },
      "messages[0].content[0].source",
      "image/png",
    ],
  ];
  for (const [body, path, mediaType] of cases) {
    const [media] = parse(body).media;
    assert.equal(media?.path, path);
    assert.deepEqual(
      { modality: media?.modality, mediaType: media?.mediaType, data: media?.data.slice(0, 8) },
      { modality: "image", mediaType, data: "iVBORw0K" },
    );
  }
});

test("what the upstream would fetch, keep or paint is refused by its path", () => {
  const long = "q1".repeat(400);
  const cases: [object, string][] = [
    [
      { messages: [{ role: "user", content: [{ image: { format: "png", source: { s3Location: { uri: "s3://b/k" } } } }] }] },
      "messages[0]",
    ],
    [{ messages: [{ role: "user", content: [{ video: { format: "mp4", source: { bytes: png } } }] }] }, "messages[0]"],
    [{ novel: { s3Uri: "s3://b/k" } }, "novel.s3Uri"],
    [{ novel: { place: "s3://b/k" } }, "novel.place"],
    [{ novel: { image_url: { url: "https://example.com/a.png" } } }, "novel.image_url.url"],
    [{ image: "https://example.com/a.png" }, "image"],
    [{ blob: long }, "blob"],
    [{ message: "hi", connectors: [{ id: "web-search" }] }, "connectors"],
    [{ messages: [{ role: "user", content: "hi" }], images: [png] }, "images[0]"],
    [{ taskType: "TEXT_IMAGE", textToImageParams: { text: "a cat" } }, "textToImageParams"],
    [{ images: ["bm90IGFuIGltYWdl"], prompt: "hi" }, "images[0]"],
  ];
  for (const [body, path] of cases) assert.throws(() => parse(body), refusedAs("content_not_supported", path), path);
});

test("the path names the model and the stream; members of that name are not sent on", () => {
  const view = bedrockInvoke.parseRequest({ prompt: "hi", model: "other", modelId: "other", stream: true }, target("mine", true));
  assert.equal(view.model, "mine");
  assert.equal(view.stream, true);
  assert.deepEqual(sent(view), { prompt: "hi", max_gen_len: 100 });
  assert.equal(view.headers, undefined);
});

test("long names of members cost no more than their characters, and none is read again for each string under it", () => {
  const started = processorMs();
  for (const name of ["k".repeat(500_000), `${"[1]".repeat(100_000)}x`]) {
    for (const body of [{ novel: { [name]: Array.from({ length: 5000 }, () => "a") } }, { prompt: "x", [name]: ["a"] }]) {
      assert.throws(() => parse(body), { code: "request_malformed" });
    }
  }
  const nested = "n".repeat(1000);
  let body: object = { list: Array.from({ length: 20_000 }, () => "a") };
  for (let depth = 0; depth < 50; depth++) body = { [nested]: body };
  parse(body);
  assert.ok(processorMs() - started < 3000);
});
