import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openWorld, type Caller, type World } from "./client-world.ts";
import { cutsAfter, endsAfter, speaks, stallsAfter, type ToolCall } from "./upstream-wires.ts";

/** What a test wants of a client, in words of no API. */
export interface Wish {
  readonly model: string;
  readonly prompt: string;
  /** Offers the tool below. */
  readonly tools?: boolean;
  /** A call of it that was made and answered before. */
  readonly done?: { readonly call: ToolCall; readonly result: string };
  /** Asks for an answer by the schema below. */
  readonly structured?: boolean;
  /** PNG, base64. */
  readonly image?: string;
}

export interface StreamWish extends Wish {
  readonly onText?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** What a client made of the answer; `finish` is in its own words, `args` are parsed. */
export interface Said {
  readonly text: string;
  readonly finish: string | null | undefined;
  readonly calls: readonly ToolCall[];
}

export interface Client {
  ask(wish: Wish): Promise<Said>;
  /** Rejects with the client's own error where the stream ends in one. */
  stream(wish: StreamWish): Promise<Said>;
}

export interface Connection extends Caller {
  /** Of the gateway's data plane. */
  readonly url: string;
  /** The client's default when absent. */
  readonly retries: 0 | undefined;
  /** Called for each request that is sent. */
  readonly onRequest: () => void;
}

/** A client package, as its users use it. */
export interface ClientKind {
  readonly name: string;
  /** The first speaks the client's own API; the others are translated. */
  readonly models: readonly string[];
  connect(connection: Connection): Client;
  readonly finish: { readonly end: string; readonly tools: string; readonly blocked: string };
  /** Whether an error is the client's own class for this. */
  readonly errors: Readonly<Record<ErrorKind, (error: any) => boolean>>;
  /** What the client tries again by the status alone, though the answer says that it is no use. */
  readonly triesAgain?: readonly ErrorKind[];
}

export type ErrorKind =
  | "wrongKey"
  | "unknownModel"
  | "stopped"
  | "budget"
  | "rate"
  | "blocked"
  | "upstreamDown"
  | "upstreamRefuses"
  | "midStream";

export const sendMail = {
  name: "send_mail",
  description: "Sends a message.",
  schema: {
    type: "object" as const,
    properties: { to: { type: "string" }, text: { type: "string" } },
    required: ["to", "text"],
    additionalProperties: false,
  },
};
export const contactSchema = {
  type: "object" as const,
  properties: { name: { type: "string" }, mail: { type: "string" } },
  required: ["name", "mail"],
  additionalProperties: false,
};

const stranger: Caller = {
  key: "sp_0000000000000000_wrong",
  pair: { accessKeyId: "SP0000000000000000", secretAccessKey: "wrong" },
};
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const story = Array.from({ length: 60 }, (_, index) => `Part ${index} of the story is calm. `);
const call = { id: "call_1", name: "send_mail", args: { to: "dana@campus.example", text: 'A "quoted"\nline' } };
const maskedArgs = { to: "{EMAIL}", text: 'A "quoted"\nline' };

export function testClient(kind: ClientKind): void {
  describe(kind.name, () => {
    let world: World;
    let client: Client;
    let requests = 0;
    const { triesAgain = [] } = kind;
    const connect = (caller: Caller, retries?: 0): Client =>
      kind.connect({ ...caller, url: world.sallyport.dataUrl, retries, onRequest: () => requests++ });
    before(async () => {
      world = await openWorld();
      client = connect(world.callers.tests);
    });
    after(() => world.close());

    /** Both ways to call it. */
    const ways: readonly (readonly [string, (client: Client, wish: Wish) => Promise<Said>])[] = [
      ["whole", (client, wish) => client.ask(wish)],
      ["streamed", (client, wish) => client.stream(wish)],
    ];
    const fails = async (kindOfError: ErrorKind, doing: Promise<unknown>): Promise<void> => {
      await assert.rejects(doing, (error: any) => {
        assert.ok(
          kind.errors[kindOfError](error),
          `${kindOfError}: ${error?.name} ${error?.statusCode ?? error?.status} ${error} ${JSON.stringify(error)}`,
        );
        // The AI SDK's errors hold the request, which is the caller's own.
        const told = JSON.stringify({ ...error, requestBodyValues: undefined }) + String(error);
        assert.doesNotMatch(told, /upstream-secret|123-45-6789/);
        return true;
      });
    };

    for (const model of kind.models) {
      for (const [way, ask] of ways) {
        test(`An answer of ${model} comes ${way}, and what was sent and said is masked`, async () => {
          const upstream = world.upstreamOf(model);
          upstream.behave(speaks({ text: ["Write to ", "bob@cam", "pus.example", " now."] }));
          const said = await ask(client, { model, prompt: "Who is dana@campus.example?" });
          assert.equal(said.text, "Write to {EMAIL} now.");
          assert.equal(said.finish, kind.finish.end);
          const sent = upstream.requests.at(-1)?.text ?? "";
          assert.match(sent, /Who is \{EMAIL\}\?/);
          assert.doesNotMatch(sent, /dana@/);
        });

        test(`A loop of tool use with ${model} runs ${way}; masked arguments stay JSON`, async () => {
          const upstream = world.upstreamOf(model);
          upstream.behave(speaks({ call }));
          const wish = { model, prompt: "Tell Dana.", tools: true };
          const called = await ask(client, wish);
          assert.equal(called.finish, kind.finish.tools);
          assert.deepEqual(
            called.calls.map(({ name, args }) => ({ name, args })),
            [{ name: "send_mail", args: maskedArgs }],
          );
          assert.match(upstream.requests.at(-1)?.text ?? "", /send_mail/);

          upstream.behave(speaks({ text: ["It is sent."] }));
          const done = { call: called.calls[0] ?? call, result: "Sent to bob@campus.example" };
          const said = await ask(client, { ...wish, done });
          assert.equal(said.text, "It is sent.");
          assert.equal(said.finish, kind.finish.end);
          const sent = upstream.requests.at(-1)?.text ?? "";
          assert.match(sent, /Sent to \{EMAIL\}/);
          assert.doesNotMatch(sent, /bob@|dana@/);
        });

        test(`A structured answer of ${model} stays JSON ${way}`, async () => {
          const upstream = world.upstreamOf(model);
          const args = { name: 'Dana "D"', mail: "dana@campus.example" };
          // Some clients ask for it as the arguments of a tool of that name.
          const byTool = { call: { id: "call_1", name: "json", args } };
          const byText = { text: JSON.stringify(args).match(/.{1,5}/gs) ?? [] };
          upstream.behave(speaks(({ text }) => (text.includes('"name":"json"') ? byTool : byText)));
          const said = await ask(client, { model, prompt: "Whom do I ask?", structured: true });
          assert.deepEqual(JSON.parse(said.text), { name: 'Dana "D"', mail: "{EMAIL}" });
          assert.match(upstream.requests.at(-1)?.text ?? "", /mail/);
        });

        test(`A blocked prompt to ${model} is refused ${way} in the API's own words, and sent nowhere`, async () => {
          const upstream = world.upstreamOf(model);
          const seen = upstream.requests.length;
          const said = await ask(client, { model, prompt: "Is 123-45-6789 on file?" });
          assert.equal(said.finish, kind.finish.blocked);
          assert.match(said.text, /^This request can't be sent\.$/);
          assert.equal(upstream.requests.length, seen);
        });

        test(`A blocked answer of ${model} is withheld ${way}`, async () => {
          world.upstreamOf(model).behave(speaks({ text: [...story, "His number is 123-45", "-6789, keep it."] }));
          const said = await ask(client, { model, prompt: "Tell me a story." });
          assert.equal(said.finish, kind.finish.blocked);
          assert.doesNotMatch(said.text, /123-45|6789|keep it/);
          if (way === "streamed") assert.match(said.text, /^Part 0 of the story is calm/);
          else assert.equal(said.text, "The answer was withheld.");
        });

        test(`A call of a tool by ${model} that is blocked is withheld ${way}`, async () => {
          const args = { to: "Dana", text: "Your number is 123-45-6789." };
          world.upstreamOf(model).behave(speaks({ call: { ...call, args } }));
          const said = await ask(client, { model, prompt: "Tell Dana.", tools: true });
          assert.equal(said.finish, kind.finish.blocked);
          assert.deepEqual(said.calls, []);
          assert.doesNotMatch(JSON.stringify(said), /123-45|Your number/);
        });

        test(`A failure of ${model} before its answer is the client's own error, ${way}`, async () => {
          const patient = connect(world.callers.tests, 0);
          world.upstreamOf(model).behave((_request, response) => void response.writeHead(500).end("upstream-secret"));
          await fails("upstreamDown", ask(patient, { model, prompt: "Hello" }));
          world.upstreamOf(model).behave((_request, response) => void response.writeHead(400).end("upstream-secret"));
          requests = 0;
          await fails(
            "upstreamRefuses",
            ask(triesAgain.includes("upstreamRefuses") ? patient : client, { model, prompt: "Hello" }),
          );
          assert.equal(requests, 1);
        });

        test(`An image reaches ${model} ${way}`, async () => {
          const upstream = world.upstreamOf(model);
          upstream.behave(speaks({ text: ["A dot."] }));
          const said = await ask(client, { model, prompt: "What is this?", image: png });
          assert.equal(said.text, "A dot.");
          assert.ok(upstream.requests.at(-1)?.text.includes(png));
        });
      }

      for (const [what, respond] of [
        ["breaks off", cutsAfter(...story)],
        ["just ends", endsAfter(...story)],
      ] as const) {
        test(`A stream of ${model} that ${what} is the client's own error, after what was said`, async () => {
          world.upstreamOf(model).behave(respond);
          let text = "";
          await fails("midStream", client.stream({ model, prompt: "Tell me", onText: (piece) => (text += piece) }));
          assert.match(text, /^Part 0 of the story is calm/);
        });
      }

      test(`A stream of ${model} that the client leaves is recorded with its usage, and the upstream is let go`, async () => {
        const { respond, released } = stallsAfter(...story);
        world.upstreamOf(model).behave(respond);
        const leave = new AbortController();
        const left = client.stream({ model, prompt: "Tell me", signal: leave.signal, onText: () => leave.abort() });
        await left.catch(() => {});
        await released;
        const outcome = await world.leftCall();
        assert.ok(Number(outcome["inputTokens"]) > 0);
        assert.ok(Number(outcome["outputTokens"]) > 0);
      });
    }

    const [model = ""] = kind.models;
    const hello = { model, prompt: "Hello" };
    const refusals: readonly (readonly [ErrorKind, string, () => Client, Wish])[] = [
      ["wrongKey", "A wrong key", () => connect(stranger), hello],
      ["unknownModel", "An unknown model", () => client, { ...hello, model: "gpt-9" }],
      ["unknownModel", "A model of other use cases", () => connect(world.callers.narrow), { ...hello, model: "chat" }],
      ["stopped", "A suspended use case", () => connect(world.callers.stopped), hello],
      ["blocked", "A block that is an error", () => connect(world.callers.strict), { ...hello, prompt: "Is it 123-45-6789?" }],
    ];
    for (const [error, what, who, wish] of refusals) {
      test(`${what} is the client's own error, and not tried again`, async () => {
        for (const [, ask] of ways) {
          requests = 0;
          await fails(error, ask(who(), wish));
          assert.equal(requests, 1);
        }
      });
    }

    test("A spent budget and a rate limit are the client's own errors", async () => {
      world.upstreamOf(model).behave(speaks({ text: ["Hello."] }));
      const spent = connect(world.callers.spent, triesAgain.includes("budget") ? 0 : undefined);
      await spent.ask(hello);
      requests = 0;
      await fails("budget", spent.ask(hello));
      assert.equal(requests, 1);
      const hurried = connect(world.callers.hurried, 0);
      await hurried.ask(hello);
      await fails("rate", hurried.ask(hello));
    });
  });
}
