import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { anthropicMessages } from "../anthropic-messages/anthropic-messages.ts";
import type { Translation } from "../conversation.ts";
import type { StreamEvent } from "../dialect.ts";
import { writeChunk } from "./chunk-events.ts";
import { innerDialect } from "./inner-dialects.ts";

/**
 * Members of a body that only Bedrock's form of it has: headers of the Anthropic API. Neither changes the answer by itself; what a
 * beta feature is asked for with stands in members of its own.
 */
const envelope = ["anthropic_version", "anthropic_beta"];

/**
 * Bodies of Anthropic's form can be served by any provider: they are translated as messages of that API, and its answers are put
 * into the chunks of this one. Nobody translates into this dialect: Converse is what Bedrock is spoken to in.
 */
export const invokeTranslation: Translation = {
  readRequest(document, { stream, variant }) {
    if (variant !== "anthropic") {
      throw new Problem(
        "content_not_supported",
        "A body of this model family can only be served by a bedrock deployment. Use Converse, or a body of Anthropic's form.",
      );
    }
    const body: JsonObject = { ...document, model: "none", stream };
    for (const name of envelope) delete body[name];
    return anthropic().readRequest(body, { stream });
  },
  writeAnswer: (answer, context) => anthropic().writeAnswer(answer, context),
  openWriter(context) {
    const writer = anthropic().openWriter(context);
    const codec = innerDialect("anthropic")?.openCodec();
    const wrap = (events: readonly StreamEvent[]): StreamEvent[] =>
      events
        .map((event) => codec?.toChunk(event))
        .filter((chunk) => chunk !== undefined)
        .map(writeChunk);
    return { take: (event) => wrap(writer.take(event)), finish: () => wrap(writer.finish()) };
  },
  writeRequest: () => notForUpstreams(),
  readAnswer: () => notForUpstreams(),
  openReader: () => notForUpstreams(),
};

function anthropic(): Translation {
  const { translation } = anthropicMessages;
  if (translation === undefined) throw new TypeError("the Anthropic dialect has no translation");
  return translation;
}

function notForUpstreams(): never {
  throw new TypeError("no provider is spoken to in bedrock-invoke by translation");
}
