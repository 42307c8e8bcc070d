import fc from "fast-check";
import type { JsonObject } from "../../src/core/json.ts";
import type {
  Block,
  Conversation,
  ConversationAnswer,
  ConversationEvent,
  DetailedUsage,
  MediaBlock,
  Message,
  Reasoning,
  ResponseFormat,
  StopReason,
  TextBlock,
  ToolCallBlock,
} from "../../src/dialects/conversation.ts";

/** What a dialect can say of the middle form and read back as it was. */
export interface Says {
  readonly topK: boolean;
  readonly user: boolean;
  readonly noTool: boolean;
  readonly strictTools: "never" | "maybe" | "always";
  readonly parallelToolCalls: boolean;
  readonly stopSequences: boolean;
  readonly responseFormats: readonly ResponseFormat["type"][];
  /** Of the schema of an answer: whether the caller names it, and says how strict it is; else it is read as strict. */
  readonly namedSchemas: boolean;
  readonly strictSchemas: boolean;
  readonly reasoning: readonly Reasoning[];
  readonly media: readonly Omit<MediaBlock, "data">[];
  readonly mediaInResults: readonly Omit<MediaBlock, "data">[];
  readonly failedResults: boolean;
  /** Reasoning in earlier turns. */
  readonly reasoned: boolean;
  readonly signatures: boolean;
  readonly stopReasons: readonly StopReason[];
  /** Whether it says which stop sequence ended an answer. */
  readonly stopSequenceNamed: boolean;
  /** Counts that are always said, and those that are said where there are any. */
  readonly usage: { readonly always: readonly (keyof DetailedUsage)[]; readonly maybe: readonly (keyof DetailedUsage)[] };
  readonly answerIds: boolean;
}

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/);
const said = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((text) => `${text.toWellFormed()}.`);
const data = fc.uint8Array({ minLength: 1, maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString("base64"));
const textBlock: fc.Arbitrary<TextBlock> = said.map((text) => ({ type: "text", text }));

/** JSON as it comes back from the wire. */
const jsonObject: fc.Arbitrary<JsonObject> = fc
  .dictionary(word, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('"__proto__"', '"proto"')) as JsonObject);

const schema = fc
  .dictionary(word, fc.constantFrom({ type: "string" }, { type: "number" }), { maxKeys: 3 })
  .map((properties): JsonObject => ({ type: "object", properties }));

function mediaBlock(kinds: readonly Omit<MediaBlock, "data">[]): fc.Arbitrary<MediaBlock> {
  return fc.tuple(fc.constantFrom(...kinds), data).map(([kind, base64]) => ({ ...kind, data: base64 }));
}

const toolCall: fc.Arbitrary<ToolCallBlock> = fc
  .record({ id: word, name: word, arguments: jsonObject })
  .map((call) => ({ type: "tool-call", ...call }));

/** Text that stands side by side is one text, so no two texts do. */
function speech(others: fc.Arbitrary<MediaBlock> | undefined): fc.Arbitrary<(TextBlock | MediaBlock)[]> {
  if (others === undefined) return textBlock.map((block) => [block]);
  return fc
    .array(fc.oneof(textBlock, others), { minLength: 1, maxLength: 4 })
    .map((blocks) => blocks.filter((block, index) => block.type !== "text" || blocks[index - 1]?.type !== "text"));
}

function messages(says: Says): fc.Arbitrary<Message[]> {
  const media = says.media.length > 0 ? mediaBlock(says.media) : undefined;
  const inResults = says.mediaInResults.length > 0 ? mediaBlock(says.mediaInResults) : undefined;
  const result: fc.Arbitrary<Block> = fc
    .record({ id: word, content: speech(inResults), failed: says.failedResults ? fc.boolean() : fc.constant(false) })
    .map((fields) => ({ type: "tool-result", ...fields }));
  const user = fc.tuple(fc.array(result, { maxLength: 2 }), speech(media)).map((content) => content.flat());
  const assistant = assistantContent(says.reasoned, says.signatures);
  return fc.tuple(user, fc.array(fc.tuple(assistant, user), { maxLength: 2 })).map(([first, more]) => [
    { role: "user" as const, content: first },
    ...more.flatMap(([answer, next]) => [
      { role: "assistant" as const, content: answer },
      { role: "user" as const, content: next },
    ]),
  ]);
}

function assistantContent(reasons: boolean, signs: boolean): fc.Arbitrary<ConversationAnswer["content"]> {
  const reasoning = signs
    ? fc.tuple(said, data).map(([text, signature]) => ({ type: "reasoning" as const, text, signature }))
    : said.map((text) => ({ type: "reasoning" as const, text }));
  return fc
    .tuple(
      fc.array(reasoning, { maxLength: reasons ? 1 : 0 }),
      fc.array(textBlock, { maxLength: 1 }),
      fc.array(toolCall, { maxLength: 2 }),
    )
    .map((content) => content.flat())
    .filter((content) => content.some(({ type }) => type !== "reasoning"));
}

export function conversation(says: Says): fc.Arbitrary<Conversation> {
  const tool = fc.record(
    { name: word, description: said, schema, strict: fc.boolean() },
    { requiredKeys: says.strictTools === "always" ? ["name", "schema", "strict"] : ["name", "schema"] },
  );
  const choices = [{ type: "auto" as const }, { type: "any" as const }, { type: "tool" as const, name: "f" }];
  const formats: Record<ResponseFormat["type"], fc.Arbitrary<ResponseFormat>> = {
    json: fc.constant({ type: "json" }),
    "json-schema": fc
      .record({ name: word, schema, strict: fc.boolean() }, { requiredKeys: ["name", "schema"] })
      .map(({ name, schema: wanted, strict }) => ({
        type: "json-schema",
        name: says.namedSchemas ? name : "answer",
        schema: wanted,
        ...(says.strictSchemas ? strict !== undefined && { strict } : { strict: true }),
      })),
  };
  const tooled = fc.record(
    {
      tools: fc.array(
        tool.map(({ strict, ...rest }) => (says.strictTools !== "never" && strict !== undefined ? { ...rest, strict } : rest)),
        { minLength: 1, maxLength: 2 },
      ),
      toolChoice: fc.constantFrom(...choices, ...(says.noTool ? [{ type: "none" as const }] : [])),
      ...(says.parallelToolCalls && { parallelToolCalls: fc.boolean() }),
    },
    { requiredKeys: says.parallelToolCalls ? ["tools", "toolChoice"] : ["tools"] },
  );
  const settings = fc.record(
    {
      temperature: fc.constantFrom(0, 0.5, 1),
      topP: fc.constantFrom(0.1, 1),
      ...(says.topK && { topK: fc.integer({ min: 1, max: 100 }) }),
      ...(says.responseFormats.length > 0 && { responseFormat: fc.oneof(...says.responseFormats.map((type) => formats[type])) }),
      ...(says.reasoning.length > 0 && { reasoning: fc.constantFrom(...says.reasoning) }),
      ...(says.user && { user: word }),
    },
    { requiredKeys: [] },
  );
  return fc
    .record({
      system: fc.array(textBlock, { maxLength: 1 }),
      messages: messages(says),
      tooled: fc.oneof(fc.constant({ tools: [] }), tooled),
      settings,
      stopSequences: fc.array(word, { maxLength: says.stopSequences ? 3 : 0 }),
      stream: fc.boolean(),
    })
    .map(({ tooled, settings, ...rest }) => ({ ...rest, ...tooled, ...settings }));
}

export function answer(says: Says): fc.Arbitrary<ConversationAnswer> {
  const count = fc.nat(1000);
  const counts = Object.fromEntries([...says.usage.always, ...says.usage.maybe].map((key) => [key, count]));
  const usage = fc.record(counts, { requiredKeys: [...says.usage.always] }).map((counted): DetailedUsage => {
    const whole = counted as unknown as DetailedUsage;
    // All of the prompt, and all of the answer.
    return {
      ...whole,
      inputTokens: whole.inputTokens + (whole.cacheReadTokens ?? 0) + (whole.cacheWriteTokens ?? 0),
      outputTokens: whole.outputTokens + (whole.reasoningTokens ?? 0),
    };
  });
  return fc
    .record({
      id: says.answerIds ? word : fc.constant(""),
      content: assistantContent(true, says.signatures),
      stopReason: fc.constantFrom(...says.stopReasons),
      stopSequence: word,
      usage,
    })
    .map(({ stopSequence, ...rest }) => {
      const calls = rest.content.some(({ type }) => type === "tool-call");
      const { stopReason } = rest;
      // Who calls a tool stops to hear from it, and only who calls one does.
      if (calls) return { ...rest, stopReason: "tool-calls" as const };
      if (stopReason === "tool-calls") return { ...rest, stopReason: "end" as const };
      return stopReason === "stop-sequence" && says.stopSequenceNamed ? { ...rest, stopSequence } : rest;
    });
}

/** An answer as events, its texts cut anywhere. */
export function events(whole: ConversationAnswer, cuts: readonly number[]): ConversationEvent[] {
  const told: ConversationEvent[] = [{ type: "start", id: whole.id }];
  let cut = 0;
  for (const [index, block] of whole.content.entries()) {
    const { type } = block;
    if (type === "tool-call") told.push({ type: "block-start", index, block: { type, id: block.id, name: block.name } });
    else told.push({ type: "block-start", index, block: { type } });
    const text = type === "tool-call" ? JSON.stringify(block.arguments) : block.text;
    const letters = [...text];
    const at = (cuts[cut++ % Math.max(cuts.length, 1)] ?? 0) % (letters.length + 1);
    for (const piece of [letters.slice(0, at).join(""), letters.slice(at).join("")]) {
      if (piece !== "") told.push({ type: "block-delta", index, text: piece });
    }
    if (type === "reasoning" && block.signature !== undefined)
      told.push({ type: "block-signature", index, signature: block.signature });
    told.push({ type: "block-end", index });
  }
  if (whole.usage !== undefined) told.push({ type: "usage", usage: whole.usage });
  const { stopReason, stopSequence } = whole;
  told.push({ type: "end", stopReason, ...(stopSequence !== undefined && { stopSequence }) });
  return told;
}

/** The same events with every block open at once, their pieces in turn. */
export function interleave(told: readonly ConversationEvent[]): ConversationEvent[] {
  const starts = told.filter(({ type }) => type === "start" || type === "block-start");
  const ends = told.filter(({ type }) => type === "block-end");
  const closing = told.filter(({ type }) => type === "usage" || type === "end");
  const pieces = told.filter(({ type }) => type === "block-delta" || type === "block-signature");
  const nth = new Map<number, number>();
  const turns = pieces.map((event): [number, ConversationEvent] => {
    const index = "index" in event ? event.index : 0;
    const turn = nth.get(index) ?? 0;
    nth.set(index, turn + 1);
    return [turn, event];
  });
  return [...starts, ...turns.sort(([a], [b]) => a - b).map(([, event]) => event), ...ends, ...closing];
}

/** The answer that events tell. */
export function assemble(told: readonly ConversationEvent[]): ConversationAnswer {
  const blocks = new Map<number, { type: string; text: string; id?: string; name?: string; signature?: string }>();
  let whole: { id: string; stopReason?: StopReason; stopSequence?: string; usage?: DetailedUsage } = { id: "" };
  for (const event of told) {
    if (event.type === "start") whole.id = event.id;
    else if (event.type === "block-start") blocks.set(event.index, { ...event.block, text: "" });
    else if (event.type === "usage") whole.usage = event.usage;
    else if (event.type === "end") whole = { ...whole, ...event };
    else {
      const block = blocks.get(event.index);
      if (block === undefined) throw new TypeError("a block that never began");
      if (event.type === "block-delta") block.text += event.text;
      if (event.type === "block-signature") block.signature = (block.signature ?? "") + event.signature;
    }
  }
  const content = [...blocks.values()].map(({ text, ...block }) =>
    block.type === "tool-call" ? { ...block, arguments: JSON.parse(text) as JsonObject } : { ...block, text },
  );
  const { type: _type, ...rest } = whole as { type?: string } & typeof whole;
  return { ...rest, content } as ConversationAnswer;
}
