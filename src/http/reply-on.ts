import { KiB } from "../core/units.ts";
import type { Reply } from "../gateway/reply.ts";
import type { Outlet } from "./exchange.ts";

const pieceBytes = KiB(64);

/**
 * A Reply on a response of HTTP/1.1 or a stream of HTTP/2. A client that does not read for `slowClientMs` counts as gone: its
 * answer is cut, so that it holds neither memory nor an upstream.
 */
export function replyOn(outlet: Outlet, slowClientMs: number): Reply {
  const { stream } = outlet;
  let head: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined;
  let left = false;
  let ended = false;
  let listener: (() => void) | undefined;
  let lastChance: NodeJS.Timeout | undefined;
  const leave = (): void => {
    clearTimeout(lastChance);
    // A reset stream of HTTP/2 counts as finished too, though nobody ended it here.
    if (left || (ended && stream.writableFinished)) return;
    left = true;
    listener?.();
  };
  stream.on("close", leave);
  // A cut connection shows as a close as well; without a listener the error would end the process.
  stream.on("error", leave);

  return {
    begin: (status, headers) => {
      head = { status, headers };
    },
    write: (piece) => {
      if (left) return undefined;
      if (head !== undefined && !stream.headersSent) outlet.begin(head.status, head.headers);
      return stream.write(piece) ? undefined : drained(outlet, slowClientMs);
    },
    end: (piece = "") => {
      if (left || ended) return;
      ended = true;
      // An answer that comes in one piece says how long it is.
      if (head !== undefined && !stream.headersSent) {
        outlet.begin(head.status, { ...head.headers, "content-length": Buffer.byteLength(piece) });
      }
      const finish = (last: string | Uint8Array): void => {
        if (left) return;
        if (outlet.bodyless) stream.end();
        else stream.end(last);
        lastChance = setTimeout(() => outlet.cut(), slowClientMs);
      };
      if (outlet.bodyless || piece.length <= pieceBytes / 3) finish(piece);
      else void writePieces(outlet, typeof piece === "string" ? Buffer.from(piece) : piece, slowClientMs).then(finish);
    },
    get begun() {
      return head !== undefined;
    },
    get left() {
      return left;
    },
    onLeave: (onLeave) => {
      listener = onLeave;
      if (left) onLeave();
    },
  };
}

/** A long text goes out as fast as it is read, so that one who reads slowly is told from one who does not read. Gives its last piece. */
async function writePieces(outlet: Outlet, bytes: Uint8Array, slowClientMs: number): Promise<Uint8Array> {
  const { stream } = outlet;
  let from = 0;
  for (; bytes.length - from > pieceBytes && !stream.destroyed; from += pieceBytes) {
    if (!stream.write(bytes.subarray(from, from + pieceBytes))) await drained(outlet, slowClientMs);
  }
  return bytes.subarray(from);
}

function drained(outlet: Outlet, slowClientMs: number): Promise<void> {
  const { stream } = outlet;
  return new Promise((resolve) => {
    const settle = (): void => {
      clearTimeout(timer);
      stream.off("drain", settle).off("close", settle);
      resolve();
    };
    const timer = setTimeout(() => {
      outlet.cut();
      settle();
    }, slowClientMs);
    stream.on("drain", settle).on("close", settle);
  });
}
