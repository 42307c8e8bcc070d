import { isUtf8 } from "node:buffer";

export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Text in UTF-8, or in UTF-16 with a byte order mark, which is left out of it. Undefined for anything else, and for what holds a
 * NUL: whoever reads that as text and whoever reads it as something else see two different things. A few milliseconds for as many
 * megabytes.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(buffer.subarray(2), "utf-16le");
  if (first === 0xfe && second === 0xff) return decodeUtf16(buffer.subarray(2), "utf-16be");
  if (buffer.includes(0) || !isUtf8(buffer)) return undefined;
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  return { text: buffer.toString("utf8", marked ? 3 : 0), encoding: marked ? "utf-8-bom" : "utf-8" };
}

function decodeUtf16(bytes: Buffer, encoding: "utf-16le" | "utf-16be"): DecodedText | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const text = (encoding === "utf-16le" ? bytes : Buffer.from(bytes).swap16()).toString("utf16le");
  return text.isWellFormed() && !text.includes("\0") ? { text, encoding } : undefined;
}

const encoders: Readonly<Record<Encoding, (text: string) => Buffer>> = {
  "utf-8": (text) => Buffer.from(text, "utf8"),
  "utf-8-bom": (text) => Buffer.from(`\ufeff${text}`, "utf8"),
  "utf-16le": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "utf-16be": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
};

/** The bytes of a text in the encoding that it came in. */
export function encodeText(text: string, encoding: Encoding): Buffer {
  return encoders[encoding](text);
}
