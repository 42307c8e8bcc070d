import assert from "node:assert/strict";
import { test } from "node:test";
import type { OpenChannel } from "../../core/inspection.ts";
import type { ProblemCode } from "../../core/problem.ts";
import { Problem } from "../../core/problem.ts";
import type { StreamEvent, StreamRewriter } from "../dialect.ts";
import { rewriteStream } from "./rewrite-stream.ts";
import { wordGuard } from "../../../test/support/small-guards.ts";

type Given = readonly [type: string, payload: object];
const event = ([type, payload]: Given): StreamEvent => ({ type, data: JSON.stringify(payload) });
const shown = (events: readonly StreamEvent[]): unknown[] =>
  events.map(({ type, data, exception }) => [exception === true ? `!${type}` : type, JSON.parse(data)]);

const start: Given = ["messageStart", { role: "assistant", p: "abc" }];
const text = (said: string, contentBlockIndex = 0): Given => [
  "contentBlockDelta",
  { contentBlockIndex, delta: { text: said }, p: "abcdef" },
];
const delta = (of: object, contentBlockIndex = 0): Given => ["contentBlockDelta", { contentBlockIndex, delta: of }];
const begin = (of: object, contentBlockIndex = 0): Given => ["contentBlockStart", { contentBlockIndex, start: of }];
const stop = (contentBlockIndex = 0): Given => ["contentBlockStop", { contentBlockIndex }];
const end = (stopReason = "end_turn"): Given => ["messageStop", { stopReason }];
const usage = { inputTokens: 3, outputTokens: 4, totalTokens: 7 };
const metadata: Given = ["metadata", { usage, metrics: { latencyMs: 9 } }];

function relay(
  given: readonly Given[],
  { open }: { open: OpenChannel } = wordGuard(),
): { told: unknown[]; rewriter: StreamRewriter } {
  const rewriter = rewriteStream(open);
  const told: StreamEvent[] = [];
  for (const one of given) told.push(...rewriter.take(event(one)));
  told.push(...rewriter.end(undefined));
  if (rewriter.blocked) told.push(...rewriter.block("Withheld."));
  return { told: shown(told), rewriter };
}
const thrown = (code: ProblemCode) => (error: unknown) => error instanceof Problem && error.code === code;

test("A plain stream passes as it is, without its padding, and tells the usage.", () => {
  const { told, rewriter } = relay([start, text("Hel"), text("lo"), stop(), end(), metadata]);
  assert.deepEqual(told, [
    ["messageStart", { role: "assistant" }],
    delta({ text: "Hel" }),
    delta({ text: "lo" }),
    stop(),
    end(),
    metadata,
  ]);
  assert.deepEqual(rewriter.usage, { inputTokens: 3, outputTokens: 4 });
  assert.equal(rewriter.outputBytes, 5);
});

test("What a channel holds back is said before its block stops.", () => {
  const { told } = relay([start, text("by da"), text("na, d"), stop(), text("a", 1), stop(1), end()]);
  assert.deepEqual(told.slice(1), [
    delta({ text: "by " }),
    delta({ text: "{X}, " }),
    delta({ text: "d" }),
    stop(),
    delta({ text: "a" }, 1),
    stop(1),
    end(),
  ]);
});

test("A block that the provider leaves open is closed before the message ends.", () => {
  const { told } = relay([start, text("an d"), end()]);
  assert.deepEqual(told.slice(1), [delta({ text: "an " }), delta({ text: "d" }), stop(), end()]);
});

test("A tool's call is said whole, its arguments inspected as decoded strings.", () => {
  const call = begin({ toolUse: { toolUseId: "tooluse_1", name: "look" } }, 1);
  const pieces = ['{"who":"d\\u00', '61na","n":1', ".0}"].map((input) => delta({ toolUse: { input } }, 1));
  const { told } = relay([start, text("ok"), stop(), call, ...pieces, stop(1), end("tool_use")]);
  assert.deepEqual(told.slice(3), [call, delta({ toolUse: { input: '{"who":"{X}","n":1.0}' } }, 1), stop(1), end("tool_use")]);
});

test("Arguments with further members beside them are decoded all the same.", () => {
  const call = begin({ toolUse: { toolUseId: "tooluse_1", name: "look" } });
  const { told } = relay([start, call, delta({ toolUse: { input: '{"who":"d\\u0061na"}', more: "x" } }), stop(), end()]);
  assert.equal(JSON.stringify(told).includes("u0061"), false);
  assert.match(JSON.stringify(told), /\{X\}/);
});

test("Half of a tool's call is never said: a block in its arguments leaves nothing of it.", () => {
  const call = begin({ toolUse: { toolUseId: "tooluse_1", name: "look" } }, 1);
  const { told } = relay([start, text("ok"), stop(), call, delta({ toolUse: { input: '{"a":"STOP"}' } }, 1), stop(1), end()]);
  assert.deepEqual(told.slice(3), [delta({ text: "Withheld." }, 1), stop(1), end("guardrail_intervened")]);
});

test("A block in mid-stream closes the open block and says the guardrail's message in one of its own.", () => {
  const { told, rewriter } = relay([start, text("fine so far STOP it"), text("never"), stop(), end(), metadata]);
  assert.deepEqual(told.slice(1), [
    delta({ text: "fine so far " }),
    stop(),
    delta({ text: "Withheld." }, 1),
    stop(1),
    end("guardrail_intervened"),
  ]);
  assert.deepEqual(rewriter.take(event(text("more"))), []);
  assert.deepEqual(rewriter.fail(new Problem("internal", "x")), []);
});

test("A block before anything was said is a whole message.", () => {
  const { told } = relay([text("STOP")]);
  assert.deepEqual(told, [
    ["messageStart", { role: "assistant" }],
    delta({ text: "Withheld." }),
    stop(),
    end("guardrail_intervened"),
  ]);
});

test("A block at the end of the message, or after it, still ends the message once.", () => {
  const fields: Given = ["messageStop", { stopReason: "end_turn", additionalModelResponseFields: { note: "STOP" } }];
  assert.deepEqual(relay([start, text("a"), stop(), fields]).told.slice(3), [
    delta({ text: "Withheld." }, 1),
    stop(1),
    end("guardrail_intervened"),
  ]);
  const late = relay([start, text("a"), stop(), end(), ["metadata", { usage, note: "STOP" }]]).told;
  assert.deepEqual(late.slice(3), [end(), ["metadata", { usage, metrics: { latencyMs: 0 } }]]);
});

test("The signature of reasoning is said when all of its text came out as it was, and not else.", () => {
  const signature = "A".repeat(80);
  const thought = (said: string): Given => delta({ reasoningContent: { text: said } });
  const sign = (of: string): Given => delta({ reasoningContent: { signature: of } });
  const kept = relay([
    start,
    thought("I th"),
    thought("ink d"),
    sign(signature.slice(0, 40)),
    sign(signature.slice(40)),
    stop(),
    end(),
  ]).told;
  assert.deepEqual(kept.slice(1), [thought("I th"), thought("ink "), thought("d"), sign(signature), stop(), end()]);
  const masked = relay([start, thought("I think dana"), sign(signature), stop(), end()]).told;
  assert.deepEqual(masked.slice(1), [thought("I think {X}"), stop(), end()]);
});

test("Redacted reasoning passes when only the provider can read it, and as text that passes inspection.", () => {
  const redacted = (of: string): Given => delta({ reasoningContent: { redactedContent: of } });
  const secret = "QUJD".repeat(20);
  assert.deepEqual(relay([start, redacted(secret), stop(), end()]).told.slice(1), [redacted(secret), stop(), end()]);
  assert.deepEqual(relay([start, redacted("da"), redacted("na"), stop(), end()]).told.slice(1), [stop(), end()]);
});

test("Citations come before their block stops, and not at all when pieces of one make what must be masked.", () => {
  const cite = (title: string): Given => delta({ citation: { title, location: { documentPage: { documentIndex: 0 } } } });
  assert.deepEqual(relay([start, cite("by dana"), text("x"), stop(), end()]).told.slice(1), [
    delta({ text: "x" }),
    cite("by {X}"),
    stop(),
    end(),
  ]);
  assert.deepEqual(relay([start, cite("da"), cite("na"), stop(), end()]).told.slice(1), [stop(), end()]);
});

test("Unknown events and members pass, inspected; a trace goes.", () => {
  const { open, seen } = wordGuard();
  const { told } = relay(
    [
      start,
      ["novelty", { note: "dana" }],
      ["contentBlockStop", { contentBlockIndex: 0, extra: "of dana" }],
      ["messageStop", { stopReason: "dana" }],
      ["metadata", { usage, trace: { guardrail: { modelOutput: ["raw"] } }, more: { deep: "dana" } }],
    ],
    { open },
  );
  assert.deepEqual(told.slice(1), [
    ["novelty", { note: "{X}" }],
    ["contentBlockStop", { contentBlockIndex: 0, extra: "of {X}" }],
    ["messageStop", { stopReason: "{X}" }],
    ["metadata", { usage, more: { deep: "{X}" } }],
  ]);
  assert.equal(
    seen.some(([, said]) => said === "raw"),
    false,
  );
});

test("Exceptions and streams that end too early are the provider's failure.", () => {
  const rewriter = rewriteStream(wordGuard().open);
  const exception = { type: "throttlingException", data: '{"message":"internal name"}', exception: true };
  assert.throws(() => rewriter.take(exception), thrown("upstream_unavailable"));
  assert.deepEqual(shown(rewriter.fail(new Problem("upstream_unavailable", "It broke."))), [
    ["!modelStreamErrorException", { message: "It broke.", code: "upstream_unavailable" }],
  ]);
  assert.throws(() => relay([start, text("a"), stop()]), thrown("upstream_unavailable"));
  assert.throws(() => relay([]), thrown("upstream_unavailable"));
});

test("Events that are not the API's are malformed.", () => {
  const image: Given = begin({ image: { format: "png" } });
  const nested = `{"contentBlockIndex":0,"delta":{"new":${"[".repeat(5000)}${"]".repeat(5000)}}}`;
  for (const given of [
    [start, start],
    [image],
    [delta({ image: { source: {} } })],
    [begin({}), begin({})],
    [text("a"), stop(), text("b")],
    [text("a"), end(), text("b", 1)],
    [end(), end()],
    [end(), metadata, ["metadata", { usage, note: "x" }]],
    [["contentBlockDelta", { contentBlockIndex: -1, delta: {} }]],
    [["contentBlockDelta", { contentBlockIndex: 0, delta: "x" }]],
    [["contentBlockDelta", [1]]],
    Array.from({ length: 80 }, (_, index) => text("a", index)),
  ] as const) {
    assert.throws(() => relay(given as readonly Given[]), thrown("upstream_malformed"), JSON.stringify(given));
  }
  for (const data of ["", "no json", "[]", "5", nested]) {
    assert.throws(
      () => rewriteStream(wordGuard().open).take({ type: "contentBlockDelta", data }),
      thrown("upstream_malformed"),
      data.slice(0, 20),
    );
  }
});

test("What is held of one block is bounded.", () => {
  const rewriter = rewriteStream(wordGuard().open);
  rewriter.take(event(begin({ toolUse: { toolUseId: "t", name: "n" } })));
  const piece = event(delta({ toolUse: { input: "x".repeat(100_000) } }));
  assert.throws(() => {
    for (let count = 0; count < 20; count++) rewriter.take(piece);
  }, thrown("upstream_malformed"));
});
