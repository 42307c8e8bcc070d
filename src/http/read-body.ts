import type { Readable } from "node:stream";
import { asProblem, Problem } from "../core/problem.ts";
import { MiB } from "../core/units.ts";
import type { BodyShare } from "./body-room.ts";

/** How much of a refused body is still read and thrown away. */
const dropBytes = MiB(32);

export interface BodyLimits {
  readonly limitBytes: number;
  /** From the call until the last byte: a client that drips bytes does not get more time. */
  readonly timeoutMs: number;
  /**
   * Shared by all bodies; absent where few clients can be connected. What a body took while it was read stays taken once it is
   * there, for as long as its caller goes on with it, and is its caller's to give back.
   */
  readonly room?: BodyShare;
}

/**
 * The whole body of a request. Never holds more than `limitBytes`, and refuses a larger `content-length` before reading.
 *
 * Rejects with Problem `request_too_large`, `request_timeout`, `concurrency_exceeded` (no room for it now) or
 * `request_malformed` (the client ended early). After the first and the third the rest is read and dropped, up to a limit, so
 * that a client that only reads once it has sent everything still meets the answer; past that it is cut. After the second,
 * close the connection with the answer.
 *
 * @param declared its `content-length`
 */
export function readBody(body: Readable, declared: string | undefined, limits: BodyLimits): Promise<Buffer> {
  const { limitBytes, timeoutMs, room } = limits;
  if (declared !== undefined && Number(declared) > limitBytes) {
    dropRest(body);
    return Promise.reject(tooLarge(limitBytes));
  }
  return new Promise((resolve, reject) => {
    let only: Buffer | undefined;
    let more: Buffer[] | undefined;
    let length = 0;

    const settle = (): void => {
      clearTimeout(timer);
      body.off("data", onData).off("end", onEnd).off("close", onClose);
    };
    const fail = (problem: Problem): void => {
      settle();
      room?.giveBack(length);
      only = more = undefined;
      reject(problem);
    };
    const onData = (chunk: Buffer): void => {
      try {
        if (length + chunk.length > limitBytes) throw tooLarge(limitBytes);
        room?.take(chunk.length);
      } catch (error) {
        fail(asProblem(error, "internal", "The body could not be read."));
        return dropRest(body);
      }
      length += chunk.length;
      if (only === undefined) only = chunk;
      else (more ??= [only]).push(chunk);
    };
    const onEnd = (): void => {
      settle();
      resolve(more === undefined ? (only ?? Buffer.alloc(0)) : Buffer.concat(more, length));
    };
    const onClose = (): void => fail(new Problem("request_malformed", "The request ended before its body did."));
    const onTimeout = (): void => {
      body.pause();
      fail(new Problem("request_timeout", `The request body did not arrive within ${timeoutMs} ms.`));
    };

    const timer = setTimeout(onTimeout, timeoutMs);
    // A cut connection is an error and then a close; the close is what counts, also when the error came before this call.
    body.on("error", ignoreError);
    if (body.destroyed) return onClose();
    body.on("data", onData).on("end", onEnd).on("close", onClose);
  });
}

function ignoreError(): void {}

function tooLarge(limitBytes: number): Problem {
  return new Problem("request_too_large", `The request body is larger than the ${limitBytes} bytes accepted here.`);
}

function dropRest(body: Readable): void {
  let dropped = 0;
  body.on("error", ignoreError);
  body.on("data", (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > dropBytes) body.destroy();
  });
}
