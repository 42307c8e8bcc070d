import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as a stub server got it. */
export interface ReceivedRequest {
  readonly method: string;
  /** As it stands on the request line. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly bytes: Buffer;
  /** The parsed body; undefined where it is no JSON object. */
  readonly body: any;
}

export type Respond = (request: ReceivedRequest, response: ServerResponse) => void | Promise<void>;

export interface MockServer<Name extends string> {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly requests: ReceivedRequest[];
  behave(behaviour: Respond | Name): void;
  /** Connections accepted so far. */
  readonly connections: number;
  close(): Promise<void>;
}

export interface MockServerOptions<Name extends string> {
  readonly behaviours: Readonly<Record<Name, Respond>>;
  readonly behaviour: Respond | Name;
  /** Comes before the behaviour, and answers itself where it gives true: what a real server refuses whatever else it does. */
  readonly refuse?: (request: ReceivedRequest, response: ServerResponse) => boolean | Promise<boolean>;
}

/** A real HTTP/1.1 server on the loopback address that records what it gets and answers as it is told. */
export async function startMockServer<Name extends string>(options: MockServerOptions<Name>): Promise<MockServer<Name>> {
  const requests: ReceivedRequest[] = [];
  const find = (behaviour: Respond | Name): Respond =>
    typeof behaviour === "function" ? behaviour : options.behaviours[behaviour];
  let behaviour = find(options.behaviour);
  let connections = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const received = await receive(request);
    requests.push(received);
    if ((await options.refuse?.(received, response)) !== true) await behaviour(received, response);
  };
  const server = createServer((request, response) => {
    // The other side may leave at any time: that is what is tested, and it is no failure of this server.
    answer(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    behave(next) {
      behaviour = find(next);
    },
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString("utf8");
  return { method: request.method ?? "", path: request.url ?? "", headers: request.headers, text, bytes, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function sendJson(response: ServerResponse, body: unknown, headers: Record<string, string> = {}, status = 200): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

type Piece = string | Uint8Array;

export function sendPieces(response: ServerResponse, contentType: string, pieces: readonly Piece[]): void {
  response.writeHead(200, { "content-type": contentType });
  for (const piece of pieces) response.write(piece);
  response.end();
}

/** Sends these, then nothing more until the other side goes. */
export function sendAndStall(response: ServerResponse, contentType: string, pieces: readonly Piece[]): void {
  response.writeHead(200, { "content-type": contentType });
  response.flushHeaders();
  for (const piece of pieces) response.write(piece);
}

/** Sends these, then breaks the connection off. */
export async function sendAndCut(response: ServerResponse, contentType: string, pieces: readonly Piece[]): Promise<void> {
  response.writeHead(200, { "content-type": contentType });
  for (const piece of pieces) {
    await new Promise<void>((resolve) => {
      response.write(piece, () => resolve());
    });
  }
  response.destroy();
}

/** Sends the piece so many times, as fast as the other side reads. */
export async function sendPouring(response: ServerResponse, contentType: string, piece: Piece, times: number): Promise<void> {
  response.writeHead(200, { "content-type": contentType });
  for (let count = 0; count < times && !response.destroyed; count++) {
    if (response.write(piece)) continue;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        response.off("drain", go).off("close", go);
        resolve();
      };
      response.on("drain", go).on("close", go);
    });
  }
  response.end();
}

/** The text of a message's content, in any of the APIs' forms: a string, or blocks with `text`. */
export function textOf(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((block) => (typeof block?.text === "string" ? block.text : "")).join("");
}

/** Words with the white space before them; together they are the text. */
export function wordsOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}
