import type { Message } from "@smithy/eventstream-codec";
import { EventStreamCodec } from "@smithy/eventstream-codec";
import { Problem } from "../../core/problem.ts";
import { KiB, MiB } from "../../core/units.ts";
import type { FrameDecoder, Framing, StreamEvent } from "../dialect.ts";
import { cutOff } from "../refuse-answer.ts";

/** What one frame may take, its prelude, headers and checksums included, in bytes. */
const maxFrame = MiB(1);
/** Total length, length of the headers, and a checksum of both: what must be there to know how long the frame is. */
const preludeLength = 12;
/** Prelude and checksum of a frame that holds nothing. */
const minFrame = 16;
const maxTypeLength = 128;
/** A buffer up to this size serves the next frame too, in bytes. */
const keptLength = KiB(16);

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : utf8.decode(bytes)),
  (text) => Buffer.from(text),
);

/**
 * The binary framing of AWS (`application/vnd.amazon.eventstream`; Amazon Transcribe developer guide, "Event stream encoding";
 * Smithy, "Amazon Event Stream Specification"). Payloads are JSON in UTF-8; a frame whose payload is not UTF-8 is refused.
 */
export const eventStream: Framing = {
  contentType: "application/vnd.amazon.eventstream",
  openDecoder: openEventStreamDecoder,
  encode(events) {
    const frames = events.map(encodeFrame);
    return frames.length === 1 ? (frames[0] as Uint8Array) : Buffer.concat(frames);
  },
};

/**
 * Linear in the length of the stream however it is cut. Never holds more than twice what came of the frame in the making.
 * Once it has thrown, it is of no further use.
 */
function openEventStreamDecoder(onEvent: (event: StreamEvent) => void): FrameDecoder {
  let held = new Uint8Array(preludeLength);
  let used = 0;
  let length = preludeLength;

  const append = (bytes: Uint8Array): void => {
    if (used + bytes.length > held.length) {
      const grown = new Uint8Array(Math.min(length, Math.max(used + bytes.length, held.length * 2)));
      grown.set(held.subarray(0, used));
      held = grown;
    }
    held.set(bytes, used);
    used += bytes.length;
  };

  return {
    push(bytes) {
      let from = 0;
      while (from < bytes.length) {
        const piece = bytes.subarray(from, from + length - used);
        append(piece);
        from += piece.length;
        if (used < length) return;
        if (length === preludeLength) {
          length = requireLength(held);
          continue;
        }
        // A copy in a buffer of its own: a header that claims to be longer than the frame must find nothing behind it.
        const frame = held.slice(0, length);
        used = 0;
        length = preludeLength;
        if (held.length > keptLength) held = new Uint8Array(preludeLength);
        onEvent(readEvent(decodeFrame(frame)));
      }
    },
    end() {
      if (used > 0) throw cutOff();
      return undefined;
    },
  };
}

/** Checked before anything is held for it; the prelude's checksum is checked with the frame. */
function requireLength(prelude: Uint8Array): number {
  const view = new DataView(prelude.buffer, prelude.byteOffset, preludeLength);
  const length = view.getUint32(0);
  if (length > maxFrame) throw malformed("an event that is too large");
  if (length < minFrame || view.getUint32(4) > length - minFrame) throw malformed("an event whose lengths can't be");
  return length;
}

function decodeFrame(frame: Uint8Array): Message {
  try {
    return codec.decode(frame);
  } catch (cause) {
    throw malformed("an event that is damaged", cause);
  }
}

function readEvent({ headers, body }: Message): StreamEvent {
  const header = (name: string): string => {
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (value?.type !== "string" || value.value.length > maxTypeLength) throw malformed("an event without a type");
    return value.value;
  };
  switch (header(":message-type")) {
    case "event":
      return { type: header(":event-type"), data: readText(body) };
    case "exception":
      return { type: header(":exception-type"), data: readText(body), exception: true };
    case "error":
      // An error that the API's model does not know; its message stands in a header, and is for nobody but the provider.
      return { type: header(":error-code"), data: "{}", exception: true };
    default:
      throw malformed("an event of a kind that nobody knows");
  }
}

function readText(body: Uint8Array): string {
  try {
    return utf8.decode(body);
  } catch (cause) {
    throw malformed("an event that is not UTF-8", cause);
  }
}

function encodeFrame({ type, data, exception }: StreamEvent): Uint8Array {
  const headers: Message["headers"] = {
    [exception === true ? ":exception-type" : ":event-type"]: { type: "string", value: type },
    ":content-type": { type: "string", value: "application/json" },
    ":message-type": { type: "string", value: exception === true ? "exception" : "event" },
  };
  return codec.encode({ headers, body: Buffer.from(data) });
}

function malformed(what: string, cause?: unknown): Problem {
  return new Problem("upstream_malformed", `The model provider streamed ${what}.`, { cause });
}
