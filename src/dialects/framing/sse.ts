import { MiB } from "../../core/units.ts";
import { Problem } from "../../core/problem.ts";
import type { FrameDecoder, Framing, StreamEvent } from "../dialect.ts";

/** Server-sent events (HTML standard, section 9.2). */
export const sse: Framing = {
  contentType: "text/event-stream; charset=utf-8",
  openDecoder: (onEvent) => openSseDecoder(onEvent),
  encode: encodeSse,
};

/**
 * Takes an event stream (HTML standard, section 9.2.6) in any cut. An event's data and type are used; `id` and `retry` are read over, and so is an
 * event without data. Bytes that are not UTF-8 become U+FFFD, so that what is inspected is what is sent. Linear in the length of the stream however
 * it is cut: a line in the making is joined once, when it ends. `limit` counts UTF-16 code units of one event.
 */
export function openSseDecoder(onEvent: (event: StreamEvent) => void, limit = MiB(1)): FrameDecoder {
  const decoder = new TextDecoder("utf-8");
  let line = "";
  let type = "";
  let data: string | undefined;
  let size = 0;
  let skipLineFeed = false;

  const endLine = (): void => {
    const ended = line;
    line = "";
    if (ended === "") {
      const event = takeEvent();
      size = 0;
      if (event !== undefined) onEvent(event);
      return;
    }
    const value = valueOf(ended, "data");
    if (value !== undefined) data = data === undefined ? value : `${data}\n${value}`;
    else type = valueOf(ended, "event") ?? type;
  };

  const takeEvent = (): StreamEvent | undefined => {
    const event = data === undefined || data === "" ? undefined : { type, data };
    data = undefined;
    type = "";
    return event;
  };

  const take = (text: string): void => {
    let from = 0;
    if (skipLineFeed && text !== "") {
      skipLineFeed = false;
      if (text.charCodeAt(0) === 10) from = 1;
    }
    let feed = text.indexOf("\n", from);
    let carriage = text.indexOf("\r", from);
    while (feed >= 0 || carriage >= 0) {
      const atCarriage = carriage >= 0 && (feed < 0 || carriage < feed);
      const at = atCarriage ? carriage : feed;
      grow(at - from + 1);
      line += text.slice(from, at);
      from = at + 1;
      if (atCarriage) {
        if (from === text.length) skipLineFeed = true;
        else if (text.charCodeAt(from) === 10) from++;
        carriage = text.indexOf("\r", from);
        if (feed >= 0 && feed < from) feed = text.indexOf("\n", from);
      } else {
        feed = text.indexOf("\n", from);
      }
      endLine();
    }
    if (from < text.length) {
      grow(text.length - from);
      line += from === 0 ? text : text.slice(from);
    }
  };

  const grow = (by: number): void => {
    size += by;
    if (size > limit) throw new Problem("upstream_malformed", "The model provider sent an event that is too large.");
  };

  return {
    push: (bytes) => take(decoder.decode(bytes, { stream: true })),
    end() {
      take(decoder.decode());
      if (line !== "") endLine();
      return takeEvent();
    },
  };
}

/** The value of a line of this field; undefined when it is another field's line, or a comment. */
function valueOf(line: string, field: "data" | "event"): string | undefined {
  const colon = field.length;
  if (!line.startsWith(field)) return undefined;
  if (line.length === colon) return "";
  if (line.charCodeAt(colon) !== 58) return undefined;
  return line.slice(line.charCodeAt(colon + 1) === 32 ? colon + 2 : colon + 1);
}

const lineEnd = /\r\n|\r|\n/;

function encodeSse(events: readonly StreamEvent[]): string {
  let out = "";
  for (const { type, data } of events) {
    if (type !== "") out += `event: ${hasLineEnd(type) ? type.replace(/[\r\n]+/g, " ") : type}\n`;
    if (hasLineEnd(data)) for (const line of data.split(lineEnd)) out += `data: ${line}\n`;
    else out += `data: ${data}\n`;
    out += "\n";
  }
  return out;
}

function hasLineEnd(text: string): boolean {
  return text.includes("\n") || text.includes("\r");
}
