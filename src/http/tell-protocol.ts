import type { Socket } from "node:net";
import { refuseConnection } from "./refuse-connection.ts";

/** HTTP/2 begins with `PRI * HTTP/2.0` (RFC 9113, section 3.4), and no HTTP/1.1 method with these three letters. */
const preface = Buffer.from("PRI");

export interface Protocols {
  readonly http1: (socket: Socket) => void;
  readonly http2: (socket: Socket) => void;
}

/**
 * Hands a cleartext connection to the protocol that its first bytes name, those bytes put back. A client that does not send
 * them within `timeoutMs` is refused as one that does not send its headers is. Costs once for each connection.
 */
export function tellProtocol(socket: Socket, { http1, http2 }: Protocols, timeoutMs: number): void {
  let seen: Buffer | undefined;
  const settle = (): void => {
    clearTimeout(timer);
    socket.off("data", onData).off("error", onGone).off("end", onGone).off("close", settle);
  };
  const onData = (chunk: Buffer): void => {
    seen = seen === undefined ? chunk : Buffer.concat([seen, chunk]);
    const isPreface = preface.subarray(0, seen.length).equals(seen.subarray(0, preface.length));
    if (isPreface && seen.length < preface.length) return;
    settle();
    socket.pause();
    socket.unshift(seen);
    if (isPreface) return http2(socket);
    http1(socket);
    // Whoever took it listens now; what was put back comes first.
    socket.resume();
  };
  const onGone = (): void => {
    settle();
    socket.destroy();
  };
  const onTimeout = (): void => {
    settle();
    // The refusal may meet a connection that is gone; the next thing is its end either way.
    socket.on("error", onGone);
    refuseConnection(Object.assign(new Error("no request"), { code: "ERR_HTTP_REQUEST_TIMEOUT" }), socket);
  };
  const timer = setTimeout(onTimeout, timeoutMs);
  socket.on("data", onData).on("error", onGone).on("end", onGone).on("close", settle);
}
