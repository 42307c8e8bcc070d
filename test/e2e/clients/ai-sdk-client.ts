import { APICallError, generateText, jsonSchema, Output, streamText, tool, type LanguageModel, type ModelMessage } from "ai";
import { contactSchema, sendMail, type Client, type Connection, type Wish } from "./client-suite.ts";

/** The Vercel AI SDK over one of its providers. */
export function connectAi({ retries }: Connection, modelOf: (name: string) => LanguageModel): Client {
  const settings = (wish: Wish): any => ({
    model: modelOf(wish.model),
    messages: messages(wish),
    ...(wish.tools && {
      tools: { [sendMail.name]: tool({ description: sendMail.description, inputSchema: jsonSchema(sendMail.schema) }) },
    }),
    ...(wish.structured && { output: Output.object({ schema: jsonSchema(contactSchema) }) }),
    ...(retries !== undefined && { maxRetries: retries }),
  });
  return {
    async ask(wish) {
      const { text, finishReason: finish, toolCalls } = await generateText(settings(wish));
      return {
        text,
        finish,
        calls: toolCalls.map(({ toolCallId: id, toolName: name, input }) => ({ id, name, args: input as object })),
      };
    },
    async stream(wish) {
      const { fullStream } = streamText({
        ...settings(wish),
        ...(wish.signal && { abortSignal: wish.signal }),
        // The default prints it; it is thrown below.
        onError: () => {},
      });
      let text = "";
      let finish: string | undefined;
      const calls: { id: string; name: string; args: object }[] = [];
      for await (const part of fullStream) {
        if (part.type === "text-delta") {
          text += part.text;
          wish.onText?.(part.text);
        }
        if (part.type === "tool-call") calls.push({ id: part.toolCallId, name: part.toolName, args: part.input as object });
        if (part.type === "finish") finish = part.finishReason;
        if (part.type === "error") throw part.error;
      }
      return { text, finish, calls };
    },
  };
}

function messages({ prompt, image, done }: Wish): ModelMessage[] {
  const picture = { type: "image" as const, image: Buffer.from(image ?? "", "base64"), mediaType: "image/png" };
  const text = { type: "text" as const, text: prompt };
  const asked: ModelMessage = { role: "user", content: image === undefined ? [text] : [text, picture] };
  if (done === undefined) return [asked];
  const { id: toolCallId, name: toolName, args: input } = done.call;
  const output = { type: "text" as const, value: done.result };
  return [
    asked,
    { role: "assistant", content: [{ type: "tool-call", toolCallId, toolName, input }] },
    { role: "tool", content: [{ type: "tool-result", toolCallId, toolName, output }] },
  ];
}

/** A fetch that counts. */
export const counting =
  (onRequest: () => void): typeof fetch =>
  (input, init) => {
    onRequest();
    return fetch(input, init);
  };

/** The SDK's class with this status, and our code in the body. */
export const isApiError =
  (status: number, code: string) =>
  (error: any): boolean =>
    APICallError.isInstance(error) && error.statusCode === status && error.responseBody?.includes(`"${code}"`) === true;

export const aiErrors = {
  wrongKey: isApiError(401, "credential_invalid"),
  unknownModel: isApiError(404, "model_not_found"),
  stopped: isApiError(403, "use_case_suspended"),
  budget: isApiError(429, "budget_exhausted"),
  rate: isApiError(429, "rate_limited"),
  blocked: isApiError(400, "guardrail_blocked"),
  upstreamDown: isApiError(502, "upstream_unavailable"),
  upstreamRefuses: isApiError(424, "upstream_rejected"),
  // What the provider's chunk of an error holds: an object that is no Error, or one.
  midStream: (error: any): boolean => /The model provider's answer was cut off/.test(`${JSON.stringify(error)} ${error}`),
};
