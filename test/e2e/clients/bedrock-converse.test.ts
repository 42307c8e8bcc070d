import {
  ConverseCommand,
  ConverseStreamCommand,
  type ContentBlock,
  type ConverseCommandInput,
  type Message,
} from "@aws-sdk/client-bedrock-runtime";
import { bedrockErrors, connectBedrock } from "./bedrock-clients.ts";
import { contactSchema, sendMail, testClient, type Client, type ClientKind, type Connection, type Wish } from "./client-suite.ts";

function connect(connection: Connection, proof: "pair" | "key"): Client {
  const client = connectBedrock(connection, proof);
  return {
    async ask(wish) {
      const { output, stopReason } = await client.send(new ConverseCommand(body(wish)));
      return said(output?.message?.content ?? [], stopReason);
    },
    async stream(wish) {
      const options = { ...(wish.signal && { abortSignal: wish.signal }) };
      const { stream = [] } = await client.send(new ConverseStreamCommand(body(wish)), options);
      let text = "";
      let finish: string | undefined;
      const calls: { id: string; name: string; json: string }[] = [];
      for await (const { contentBlockStart, contentBlockDelta, messageStop } of stream) {
        const toolUse = contentBlockStart?.start?.toolUse;
        if (toolUse) calls.push({ id: toolUse.toolUseId ?? "", name: toolUse.name ?? "", json: "" });
        const piece = contentBlockDelta?.delta?.text ?? "";
        text += piece;
        if (piece !== "") wish.onText?.(piece);
        const last = calls.at(-1);
        if (last) last.json += contentBlockDelta?.delta?.toolUse?.input ?? "";
        finish ??= messageStop?.stopReason;
      }
      return { text, finish, calls: calls.map(({ id, name, json }) => ({ id, name, args: JSON.parse(json) as object })) };
    },
  };
}

function body(wish: Wish): ConverseCommandInput {
  const { name, description, schema } = sendMail;
  const image = { format: "png" as const, source: { bytes: Buffer.from(wish.image ?? "", "base64") } };
  const schemaText = JSON.stringify(contactSchema);
  return {
    modelId: wish.model,
    messages: [
      { role: "user", content: wish.image === undefined ? [{ text: wish.prompt }] : [{ text: wish.prompt }, { image }] },
      ...(wish.done ? exchange(wish.done) : []),
    ],
    ...(wish.tools && { toolConfig: { tools: [{ toolSpec: { name, description, inputSchema: { json: schema } } }] } }),
    ...(wish.structured && {
      outputConfig: {
        textFormat: { type: "json_schema", structure: { jsonSchema: { name: "contact", schema: schemaText } } },
      },
    }),
  };
}

function exchange({ call, result }: NonNullable<Wish["done"]>): Message[] {
  const { id: toolUseId, name, args } = call;
  return [
    { role: "assistant", content: [{ toolUse: { toolUseId, name, input: args as Record<string, string> } }] },
    { role: "user", content: [{ toolResult: { toolUseId, content: [{ text: result }] } }] },
  ];
}

function said(content: readonly ContentBlock[], finish: string | undefined) {
  return {
    text: content.map(({ text = "" }) => text).join(""),
    finish,
    calls: content.flatMap(({ toolUse }) =>
      toolUse ? [{ id: toolUse.toolUseId ?? "", name: toolUse.name ?? "", args: toolUse.input as object }] : [],
    ),
  };
}

const kind: Omit<ClientKind, "name" | "models" | "connect"> = {
  finish: { end: "end_turn", tools: "tool_use", blocked: "guardrail_intervened" },
  errors: bedrockErrors,
  triesAgain: ["budget"],
};

testClient({
  ...kind,
  name: "@aws-sdk/client-bedrock-runtime, Converse, signed",
  models: ["nova", "claude", "gpt"],
  connect: (connection) => connect(connection, "pair"),
});
testClient({
  ...kind,
  name: "@aws-sdk/client-bedrock-runtime, Converse, with a key as bearer token",
  models: ["nova"],
  connect: (connection) => connect(connection, "key"),
});
