import { OddAnswer } from "./explain-failure.ts";

/** A page of IAM's has a thousand roles with all their policies. */
export const maxAnswerBytes = 32 * 1024 * 1024;

/** A body to its end. Rejects with OddAnswer where it is larger than any answer that a scan asks for. */
export async function readAnswer(body: AsyncIterable<unknown>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    if (!(part instanceof Uint8Array)) throw new OddAnswer("an answer is no bytes");
    bytes += part.length;
    if (bytes > maxAnswerBytes) throw new OddAnswer(`an answer is larger than ${maxAnswerBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Middleware of SDK clients, which would read an answer of any size: it stands nearest to the socket. */
export function boundAnswers<Asked, Told extends { readonly response: unknown }>(next: (asked: Asked) => Promise<Told>) {
  return async (asked: Asked): Promise<Told> => {
    const told = await next(asked);
    const { response } = told;
    if (hasBody(response) && isStream(response.body)) response.body = await readAnswer(response.body);
    return told;
  };
}

const hasBody = (response: unknown): response is { body: unknown } =>
  typeof response === "object" && response !== null && "body" in response;

const isStream = (body: unknown): body is AsyncIterable<unknown> =>
  typeof body === "object" && body !== null && Symbol.asyncIterator in body;
