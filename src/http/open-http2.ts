import { createServer, type Http2Session, type ServerHttp2Stream } from "node:http2";
import type { Socket } from "node:net";
import { KiB, seconds } from "../core/units.ts";
import { http2Exchange, type ServeExchange } from "./exchange.ts";

/** Takes connections that speak HTTP/2, over TLS or not. Listens on nothing itself. */
export interface Http2Sessions {
  take(socket: Socket): void;
  /** Tells every client to open no more streams (GOAWAY), and lets go of each when its last stream has ended. */
  close(): void;
  destroy(): void;
}

/** What one connection may ask of us. Clients that know the first two never meet them; the rest ends a connection that attacks. */
const limits = {
  settings: { maxConcurrentStreams: 128, maxHeaderListSize: KiB(16), enablePush: false },
  maxHeaderListPairs: 128,
  /** MB of state and buffers. */
  maxSessionMemory: 16,
  maxSettings: 32,
  maxOutstandingPings: 10,
  maxSessionInvalidFrames: 100,
  maxSessionRejectedStreams: 100,
  // Streams that are opened and reset at once ("rapid reset"): so many, and then so many a second.
  streamResetBurst: 500,
  streamResetRate: 50,
};

export interface Http2Times {
  /** How long a connection may take until its first request. */
  readonly firstStreamMs: number;
  /** How long it may then be without one. */
  readonly idleMs?: number;
  /** How long its client may take to close it once we did, or to read what was left to say. */
  readonly lingerMs?: number;
}

interface Connection {
  readonly socket: Socket;
  /** Whether the last look found the session over and the socket still open. */
  lingers: boolean;
}

export function openHttp2(serve: ServeExchange, times: Http2Times): Http2Sessions {
  const { firstStreamMs, idleMs = seconds(65), lingerMs = seconds(1) } = times;
  const connections = new Map<Http2Session, Connection>();
  const server = createServer(limits);
  let taking: Socket | undefined;
  server.on("session", (session) => {
    if (taking !== undefined) connections.set(session, { socket: taking, lingers: false });
    // By streams alone: neither pings nor headers that never end keep a connection open.
    let running = 0;
    let idle = setTimeout(() => session.destroy(), firstStreamMs);
    session.on("stream", (stream) => {
      running += 1;
      clearTimeout(idle);
      stream.once("close", () => {
        running -= 1;
        if (running > 0 || session.destroyed) return;
        clearTimeout(idle);
        idle = setTimeout(() => session.close(), idleMs);
      });
    });
    session.once("close", () => {
      clearTimeout(idle);
      connections.delete(session);
    });
  });
  server.on("stream", (opened, headers, _flags, rawHeaders) => {
    const stream = opened as ServerHttp2Stream;
    if (sizeOf(rawHeaders) <= limits.settings.maxHeaderListSize) return serve(http2Exchange(stream, headers, rawHeaders));
    stream.on("error", ignored);
    if (!stream.closed) stream.respond({ ":status": 431 }, { endStream: true });
    stream.close();
  });
  // A session that is over waits for its client, for ever if need be: to read what is left, and to close its own half.
  const sweep = setInterval(() => {
    for (const [session, connection] of connections) {
      if (connection.lingers) connection.socket.destroy();
      connection.lingers = session.destroyed;
    }
  }, lingerMs);
  sweep.unref();

  return {
    take: (socket) => {
      // node:http's servers keep half-open sockets; here, a client that closed its half has left all its streams.
      socket.allowHalfOpen = false;
      taking = socket;
      server.emit("connection", socket);
      taking = undefined;
    },
    close: () => {
      for (const session of connections.keys()) session.close();
    },
    destroy: () => {
      clearInterval(sweep);
      for (const [session, { socket }] of connections) {
        session.destroy();
        socket.destroy();
      }
    },
  };
}

/** As RFC 9113, section 6.5.2, counts. The setting binds a client only once it has acknowledged it, which it need not. */
function sizeOf(rawHeaders: readonly string[]): number {
  let size = 16 * rawHeaders.length;
  for (const part of rawHeaders) size += part.length;
  return size;
}

/** The stream is over; why does not matter. */
function ignored(): void {}
