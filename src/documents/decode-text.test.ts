import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBase64 } from "./decode-base64.ts";
import { decodeText, encodeText } from "./decode-text.ts";

test("Text in UTF-8 or marked UTF-16 is read, and comes back in its own encoding", () => {
  const text = "Grüße, 東京 👋";
  const encoded: [Buffer, string][] = [
    [Buffer.from(text), "utf-8"],
    [Buffer.from(`\ufeff${text}`), "utf-8-bom"],
    [Buffer.from(`\ufeff${text}`, "utf16le"), "utf-16le"],
    [Buffer.from(`\ufeff${text}`, "utf16le").swap16(), "utf-16be"],
  ];
  for (const [bytes, encoding] of encoded) {
    const decoded = decodeText(bytes);
    assert.deepEqual(decoded, { text, encoding });
    assert.deepEqual(encodeText(text, decoded.encoding), bytes);
  }
  assert.deepEqual(decodeText(new Uint8Array()), { text: "", encoding: "utf-8" });
});

test("What is ill-formed in its encoding, or holds a NUL, is no text", () => {
  const wrong = [
    Buffer.from("caf\xe9", "latin1"),
    Buffer.from("a\0b"),
    Buffer.from("no mark", "utf16le"),
    Buffer.from("\ufeffa\0b", "utf16le"),
    Buffer.from([0xff, 0xfe, 0x41]),
    Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
    Buffer.from([0xff, 0xfe, 0x00, 0x00, 0x41, 0x00, 0x00, 0x00]),
    Buffer.from([0xc0, 0x80]),
    Buffer.from([0xed, 0xa0, 0x80]),
  ];
  for (const bytes of wrong) assert.equal(decodeText(bytes), undefined, bytes.toString("hex"));
});

test("Base64 is decoded to the byte, however long, and anything else is none", async () => {
  for (const length of [0, 1, 2, 3, 4, 1000, 1_572_863, 1_572_864, 1_572_865, 4_000_000]) {
    const bytes = Buffer.alloc(length, "sallyport");
    assert.ok((await decodeBase64(bytes.toString("base64")))?.equals(bytes), String(length));
  }
  const wrong = [
    "A",
    "QQ",
    "QQ=",
    "QQ==QQ==",
    "QR==",
    "QUF=",
    "Q Q=",
    "QQ\n=",
    "-_-_",
    "ÄÄÄÄ",
    "====",
    "=QQ=",
    "Q!==",
    "QUFB\n\n\n\n",
  ];
  for (const text of wrong) assert.equal(await decodeBase64(text), undefined, text);
});
