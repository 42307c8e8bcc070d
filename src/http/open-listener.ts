import { createServer, type Server, type ServerOptions } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import { seconds } from "../core/units.ts";
import { http1Exchange, type ServeExchange } from "./exchange.ts";
import { openHttp2 } from "./open-http2.ts";
import { refuseConnection } from "./refuse-connection.ts";
import { tellProtocol } from "./tell-protocol.ts";
import { tlsSettings, type TlsMaterial } from "./tls-material.ts";

export interface ListenerOptions {
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  /** Absent for cleartext. */
  readonly tls?: TlsMaterial;
}

/** One port that speaks HTTP/1.1 and HTTP/2: in cleartext told apart by the first bytes, over TLS by ALPN. */
export interface Listener {
  /** Not listening yet. Its `close` takes no more connections and closes those that idle. */
  readonly server: Server;
  /** As `server.close`, and HTTP/2 connections end with their last stream. */
  close(): void;
  closeAllConnections(): void;
}

export function openListener(serve: ServeExchange, options: ListenerOptions): Listener {
  const { headersTimeoutMs, bodyTimeoutMs, tls } = options;
  const http1: ServerOptions = {
    headersTimeout: headersTimeoutMs,
    // The body has its own, shorter clock; this one bounds what that does not see.
    requestTimeout: headersTimeoutMs + bodyTimeoutMs,
    connectionsCheckingInterval: 1000,
    keepAliveTimeout: seconds(65),
    maxHeaderSize: 16_384,
    noDelay: true,
  };
  const sessions = openHttp2(serve, { firstStreamMs: headersTimeoutMs });
  const secure = tls && createTlsServer({ ...http1, ...tlsSettings(tls), handshakeTimeout: headersTimeoutMs });
  const server: Server = secure ?? createServer(http1);
  server.on("request", (request, response) => serve(http1Exchange(request, response, false)));
  server.on("checkContinue", (request, response) => serve(http1Exchange(request, response, true)));
  server.on("clientError", refuseConnection);

  // The server keeps its own clocks and lists of HTTP/1.1 connections: it is only asked later, when the protocol is known.
  const event = secure ? "secureConnection" : "connection";
  const [takeHttp1] = server.listeners(event) as ((this: Server, socket: Socket) => void)[];
  if (takeHttp1 === undefined) throw new TypeError("node:http takes no connections");
  server.removeAllListeners(event);
  const toHttp1 = (socket: Socket): void => takeHttp1.call(server, socket);
  const undecided = new Set<Socket>();
  if (secure) {
    // A handshake that failed is nothing to answer in plain HTTP.
    secure.removeAllListeners("tlsClientError");
    secure.on("tlsClientError", (_error, socket) => socket.destroy());
    secure.on("secureConnection", (socket) => (socket.alpnProtocol === "h2" ? sessions.take(socket) : toHttp1(socket)));
  } else {
    server.on("connection", (socket: Socket) => {
      const decided =
        (take: (socket: Socket) => void) =>
        (mine: Socket): void => {
          undecided.delete(mine);
          take(mine);
        };
      undecided.add(socket);
      socket.once("close", () => undecided.delete(socket));
      tellProtocol(socket, { http1: decided(toHttp1), http2: decided((mine) => sessions.take(mine)) }, headersTimeoutMs);
    });
  }
  return {
    server,
    close: () => {
      server.close();
      sessions.close();
    },
    closeAllConnections: () => {
      server.closeAllConnections();
      sessions.destroy();
      for (const socket of undecided) socket.destroy();
    },
  };
}
