import { EventStreamCodec } from "@smithy/eventstream-codec";
import type { Table } from "./table.ts";

export interface ReadEvent {
  readonly type: string;
  readonly data: unknown;
  readonly exception: boolean;
}

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString("utf8"),
  (string) => Buffer.from(string),
);

/** The events of a whole stream. */
export function eventsIn(bytes: Buffer, streamType: Table["streamType"]): ReadEvent[] {
  return streamType === "text/event-stream" ? sentEvents(bytes.toString("utf8")) : framedEvents(bytes);
}

function sentEvents(text: string): ReadEvent[] {
  return text
    .split("\n\n")
    .filter((frame) => frame !== "")
    .map((frame) => {
      const lines = frame.split("\n");
      const fields = (name: string): string[] =>
        lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart());
      return { type: fields("event").join(""), data: parsed(fields("data").join("\n")), exception: false };
    });
}

function framedEvents(bytes: Buffer): ReadEvent[] {
  const events: ReadEvent[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const { headers, body } = codec.decode(bytes.subarray(at, at + length));
    const named = (name: string): string => String(headers[name]?.value ?? "");
    const exception = named(":message-type") === "exception";
    events.push({
      type: named(exception ? ":exception-type" : ":event-type"),
      data: parsed(Buffer.from(body).toString("utf8")),
      exception,
    });
    at += length;
  }
  return events;
}

/** JSON as what it says; anything else as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * All that a reader could put together of documents, one to a line: the strings of each place over all of them, all strings in
 * their order, names of members, JSON in strings, base64, lists of bytes.
 */
export function spell(documents: readonly unknown[]): string {
  const grown = new Map<string, string>();
  const add = (place: string, text: string): void => {
    for (const at of [place, "all"]) grown.set(at, (grown.get(at) ?? "") + text);
  };
  const walk = (value: unknown, place: string): void => {
    if (typeof value === "string") {
      add(place, value);
      const inner = /^\s*[[{]/.test(value) ? parsed(value) : value;
      if (inner !== value) walk(inner, `${place}:json`);
      if (value.length >= 8 && /^[A-Za-z0-9+/_-]+={0,2}$/.test(value.replace(/^data:[^,]*,/, ""))) decode(value, place);
    } else if (Array.isArray(value)) {
      if (value.length > 0 && value.every((item) => Number.isInteger(item) && item >= 0 && item < 256))
        add(`${place}:bytes`, Buffer.from(value).toString("utf8"));
      for (const item of value) walk(item, `${place}[]`);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        add(`${place}:names`, key);
        walk(member, `${place}.${key}`);
      }
    }
  };
  const decode = (value: string, place: string): void => {
    const bytes = Buffer.from(value.replace(/^data:[^,]*,/, ""), "base64");
    walk(parsed(bytes.toString("utf8")), `${place}:base64`);
    grown.set(`${place}:utf16`, (grown.get(`${place}:utf16`) ?? "") + bytes.toString("utf16le"));
  };
  for (const document of documents) walk(document, "");
  return [...grown.values()].join("\n");
}
