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
  settings: { maxConcurrentStreams: 256, maxHeaderListSize: KiB(16), enablePush: false },
  maxHeaderListPairs: 128,
  /** MB of state and buffers. */
  maxSessionMemory: 10,
  maxSettings: 32,
  maxOutstandingPings: 10,
  maxSessionInvalidFrames: 100,
  maxSessionRejectedStreams: 100,
  // Streams that are opened and reset at once ("rapid reset"): so many, and then so many a second.
  streamResetBurst: 500,
  streamResetRate: 50,
};

/** @param firstStreamMs how long a connection may take until its first request; afterwards it may idle for `idleMs` */
export function openHttp2(serve: ServeExchange, firstStreamMs: number, idleMs = seconds(65)): Http2Sessions {
  const sessions = new Set<Http2Session>();
  const server = createServer(limits);
  server.on("session", (session) => {
    sessions.add(session);
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
      sessions.delete(session);
    });
  });
  server.on("stream", (opened, headers, _flags, rawHeaders) => {
    const stream = opened as ServerHttp2Stream;
    if (sizeOf(rawHeaders) <= limits.settings.maxHeaderListSize) return serve(http2Exchange(stream, headers, rawHeaders));
    stream.on("error", ignored);
    if (!stream.closed) stream.respond({ ":status": 431 }, { endStream: true });
    stream.close();
  });
  return {
    take: (socket) => void server.emit("connection", socket),
    close: () => {
      for (const session of sessions) session.close();
    },
    destroy: () => {
      for (const session of sessions) session.destroy();
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
