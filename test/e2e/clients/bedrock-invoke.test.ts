import { InvokeModelCommand, InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { bedrockErrors, connectBedrock } from "./bedrock-clients.ts";
import { contactSchema, sendMail, testClient, type Client, type Connection, type Wish } from "./client-suite.ts";

/** Bodies of Anthropic's form, as most applications of InvokeModel send them. */
function connect(connection: Connection): Client {
  const client = connectBedrock(connection, "key");
  return {
    async ask(wish) {
      const { body } = await client.send(new InvokeModelCommand(request(wish)));
      const { content, stop_reason: finish } = JSON.parse(body.transformToString());
      return said(content, finish);
    },
    async stream(wish) {
      const options = { ...(wish.signal && { abortSignal: wish.signal }) };
      const { body = [] } = await client.send(new InvokeModelWithResponseStreamCommand(request(wish)), options);
      const blocks: any[] = [];
      let finish: string | undefined;
      for await (const { chunk } of body) {
        const event = JSON.parse(Buffer.from(chunk?.bytes ?? []).toString());
        if (event.type === "content_block_start") blocks.push({ ...event.content_block, json: "" });
        const block = blocks.at(-1);
        if (event.delta?.type === "text_delta") {
          block.text += event.delta.text;
          wish.onText?.(event.delta.text);
        }
        if (event.delta?.type === "input_json_delta") block.json += event.delta.partial_json;
        if (event.type === "content_block_stop" && block.type === "tool_use") block.input = JSON.parse(block.json);
        if (event.type === "message_delta") finish = event.delta.stop_reason;
      }
      return said(blocks, finish);
    },
  };
}

function request(wish: Wish) {
  const { name, description, schema } = sendMail;
  const image = { type: "image", source: { type: "base64", media_type: "image/png", data: wish.image } };
  const text = { type: "text", text: wish.prompt };
  const body = {
    anthropic_version: "bedrock-2023-05-31",
    max_tokens: 1000,
    messages: [
      { role: "user", content: wish.image === undefined ? [text] : [text, image] },
      ...(wish.done ? exchange(wish.done) : []),
    ],
    ...(wish.tools && { tools: [{ name, description, input_schema: schema }] }),
    ...(wish.structured && { output_config: { format: { type: "json_schema", schema: contactSchema } } }),
  };
  return { modelId: wish.model, contentType: "application/json", body: JSON.stringify(body) };
}

function exchange({ call, result }: NonNullable<Wish["done"]>): object[] {
  return [
    { role: "assistant", content: [{ type: "tool_use", id: call.id, name: call.name, input: call.args }] },
    { role: "user", content: [{ type: "tool_result", tool_use_id: call.id, content: result }] },
  ];
}

function said(content: any[], finish: string | undefined) {
  return {
    text: content.map((block) => (block.type === "text" ? block.text : "")).join(""),
    finish,
    calls: content.filter(({ type }) => type === "tool_use").map(({ id, name, input }) => ({ id, name, args: input })),
  };
}

testClient({
  name: "@aws-sdk/client-bedrock-runtime, InvokeModel",
  models: ["nova", "claude", "gpt"],
  connect,
  finish: { end: "end_turn", tools: "tool_use", blocked: "refusal" },
  errors: bedrockErrors,
  triesAgain: ["budget"],
});
