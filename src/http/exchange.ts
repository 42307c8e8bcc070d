import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { constants, type ServerHttp2Stream } from "node:http2";
import type { Readable } from "node:stream";
import { readClientCertificate, type ShownCertificate } from "./client-certificate.ts";

/** One request and the way its answer goes, whichever version of HTTP it came in. */
export interface Exchange {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values in turn, nothing merged or dropped. */
  readonly rawHeaders: readonly string[];
  /** Not read yet. */
  readonly body: Readable;
  /** The address at the other end of the connection; `ClientAddress` says whose it is. Undefined once that is closed. */
  readonly peer: string | undefined;
  /** Of the connection that it came over. */
  readonly certificate: ShownCertificate;
  /** To be called before the body is read: a client that asked (`expect: 100-continue`) is told to send it. */
  askForBody(): void;
  readonly outlet: Outlet;
}

/** Where an answer is written. */
export interface Outlet {
  readonly stream: ServerResponse | ServerHttp2Stream;
  /** True for HEAD. */
  readonly bodyless: boolean;
  /** Once, before anything is written. */
  begin(status: number, headers: Readonly<Record<string, string | number>>): void;
  /** Ends the answer in a way that nobody can take for a whole one. */
  cut(): void;
}

export type ServeExchange = (exchange: Exchange) => void;

export function http1Exchange(request: IncomingMessage, response: ServerResponse, waits: boolean): Exchange {
  return {
    method: request.method ?? "",
    target: request.url ?? "/",
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    body: request,
    peer: request.socket.remoteAddress,
    get certificate() {
      return readClientCertificate(request.socket, request.socket);
    },
    askForBody: () => {
      if (waits) response.writeContinue();
    },
    outlet: {
      stream: response,
      bodyless: request.method === "HEAD",
      begin: (status, headers) => {
        // What is left of a body that was refused in mid-way would be read as the next request.
        if (!request.complete && hasBody(request.headers)) response.setHeader("connection", "close");
        response.writeHead(status, headers);
      },
      cut: () => response.destroy(),
    },
  };
}

/** A request without one is not complete either while its head is being answered. */
function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

export function http2Exchange(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, rawHeaders: readonly string[]): Exchange {
  return {
    method: String(headers[":method"]),
    target: String(headers[":path"]),
    headers,
    rawHeaders,
    body: stream,
    peer: stream.session?.socket.remoteAddress,
    get certificate() {
      return stream.session && readClientCertificate(stream.session.socket, stream.session);
    },
    askForBody: () => {
      if (headers.expect === "100-continue" && !gone(stream)) stream.additionalHeaders({ ":status": 100 });
    },
    outlet: {
      stream,
      bodyless: headers[":method"] === "HEAD",
      begin: (status, headers) => {
        if (gone(stream)) return;
        stream.respond({ ":status": status, ...headers });
        // What is left of a body is not wanted any more (RFC 9113, section 8.1).
        stream.once("finish", () => {
          if (!stream.endAfterHeaders && !stream.readableEnded) stream.close(constants.NGHTTP2_NO_ERROR);
        });
      },
      cut: () => {
        stream.close(constants.NGHTTP2_CANCEL);
        stream.destroy();
      },
    },
  };
}

function gone(stream: ServerHttp2Stream): boolean {
  return stream.closed || stream.destroyed;
}
