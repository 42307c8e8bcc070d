import { createSecretKey, randomBytes } from "node:crypto";
import { startCalls, type Answered, type Calls } from "./call-harness.ts";
import { deployment, guardrail, identityProvider, model, roleBinding, serviceAccount, useCase } from "./manifests.ts";
import { memoryDocuments } from "./memory-documents.ts";
import { openaiResponses } from "../../src/dialects/openai-responses/openai-responses.ts";
import type { Identity } from "../../src/identity/caller.ts";
import type { Provider } from "../../src/providers/provider.ts";
import type { Quota } from "../../src/quota/quota.ts";
import { callModel } from "../../src/gateway/call-model.ts";
import { createConversationDesk } from "../../src/gateway/conversations/conversation-desk.ts";
import type { Operation } from "../../src/gateway/conversations/conversation-request.ts";
import { serveConversation } from "../../src/gateway/conversations/serve-conversation.ts";

export const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };
export const hour = 3_600_000;

interface Item {
  readonly role?: string;
  readonly content: string | readonly { readonly text: string }[];
}

/** An upstream that says back how many items it was sent, or what a test has it say. */
function upstream(): Provider & {
  sent: { input: string | Item[]; store?: boolean }[];
  text?: string;
  /** Other members of its answers. */
  besides?: object;
  cut: boolean;
} {
  const whole = (text: string, besides?: object, status = "completed"): object => ({
    ...besides,
    id: "resp_upstream",
    object: "response",
    created_at: 1,
    status,
    model: "m",
    output: [
      {
        id: "msg_upstream",
        type: "message",
        status: "completed",
        role: "assistant",
        content: [{ type: "output_text", text, annotations: [] }],
      },
    ],
    usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
  });
  return {
    sent: [],
    cut: false,
    speaks: () => ["openai-responses"],
    send(_target, { body, stream }) {
      const request = JSON.parse(body) as { input: string | Item[] };
      this.sent.push(request);
      const text = this.text ?? String(typeof request.input === "string" ? 1 : request.input.length);
      const { cut, besides } = this;
      const event = (type: string, response: object): Buffer =>
        Buffer.from(`event: ${type}\ndata: ${JSON.stringify({ type, response })}\n\n`);
      return Promise.resolve({
        status: 200,
        contentType: stream ? "text/event-stream" : "application/json",
        body: (async function* () {
          await Promise.resolve();
          yield event("response.created", {
            id: "resp_upstream",
            object: "response",
            status: "in_progress",
            model: "m",
            output: [],
          });
          if (!cut) yield event("response.completed", whole(text, besides));
        })(),
        readAll: () => Promise.resolve(Buffer.from(JSON.stringify(whole(text, besides)))),
      });
    },
    close: async () => {},
  };
}

export const conversationWorld = (spec: object = {}, rules: object = {}): object[] => [
  model("mock"),
  deployment("mock-local", "mock", "http://127.0.0.1:9/v1"),
  guardrail("test-guardrail", rules),
  useCase("tests", ["mock"], { conversations: { hours: 8 }, ...spec }),
  useCase("others", ["mock"], { conversations: { hours: 8 } }),
  identityProvider("campus", "https://campus.example"),
  serviceAccount("portal", { useCases: ["tests", "others"], exchange: true }),
  roleBinding("users", "USER", ["tester", "alice", "bob"], { useCases: ["tests"] }),
];

export interface Told {
  readonly id: string;
  readonly store: boolean;
  readonly status: string;
  readonly output: readonly { readonly id: string; readonly content: readonly { readonly text: string }[] }[];
  readonly conversation?: { readonly id: string };
  readonly error?: { readonly code: string; readonly message: string };
  readonly data?: readonly unknown[];
}

export interface Conversations {
  readonly calls: Calls;
  readonly store: ReturnType<typeof memoryDocuments>;
  readonly provider: ReturnType<typeof upstream>;
  readonly faults: unknown[];
  readonly say: (body: object, options?: Parameters<Calls["call"]>[1]) => Promise<Told>;
  readonly raw: (body: object, options?: Parameters<Calls["call"]>[1]) => Promise<Answered>;
  readonly operate: (
    operation: Operation,
    id: string,
    options?: Parameters<Calls["call"]>[1] & { body?: object },
  ) => Promise<Told>;
  /** A credential of somebody else. */
  readonly as: (identity: Partial<Identity>) => { credential: { kind: "exchanged"; token: string } };
}

/** The gateway over one upstream that speaks the Responses API, with conversations in memory. */
export function openConversations(spec: object = {}, rules: object = {}): Conversations {
  const provider = upstream();
  const calls = startCalls(provider, free, {}, conversationWorld(spec, rules));
  const store = memoryDocuments();
  const faults: unknown[] = [];
  const reportFault = (cause: unknown): void => void faults.push(cause);
  const key = createSecretKey(randomBytes(32));
  const conversations = createConversationDesk({ store, key, clock: () => calls.now, reportFault });
  Object.assign(calls.deps, { conversations, reportFault: ({ cause }: { cause: unknown }) => reportFault(cause) });
  const raw: Conversations["raw"] = (body, options = {}) =>
    calls.call(
      { model: "mock", ...body },
      { ...options, serve: (incoming, reply) => callModel(calls.deps, openaiResponses, incoming, reply) },
    );
  let tokens = 0;
  return {
    calls,
    store,
    provider,
    faults,
    raw,
    say: async (body, options) => JSON.parse((await raw(body, options)).text) as Told,
    operate: async (operation, id, { body, ...options } = {}) => {
      const path = { id, query: new URLSearchParams() };
      const answer = await calls.call(body ?? {}, {
        ...options,
        serve: (incoming, reply) => serveConversation(calls.deps, openaiResponses, operation, path, incoming, reply),
      });
      return JSON.parse(answer.text) as Told;
    },
    as: (identity) => {
      const token = `spx_${++tokens}`;
      calls.exchanged.set(token, {
        credential: token,
        principal: "tester",
        kind: "key",
        authentication: { strength: 2, at: calls.now, method: "exchanged-token" },
        delegated: false,
        useCases: ["tests"],
        expiresAt: calls.now + 1000 * hour,
        proofs: [],
        ...identity,
      });
      return { credential: { kind: "exchanged", token } };
    },
  };
}

export const textOf = ({ output }: Told): string =>
  output.map(({ content }) => content.map(({ text }) => text).join("")).join("");
export const codeOf = (told: Told): string => told.error?.code ?? "none";
export const person = (principal: string): NonNullable<Identity["person"]> => ({
  principal,
  provider: "campus",
  providerDigest: "sha256:campus",
  groups: [],
  roles: [],
});
