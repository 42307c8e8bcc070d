import assert from "node:assert/strict";
import { after, test } from "node:test";
import fc from "fast-check";
import { decodeBase64 } from "../../src/documents/decode-base64.ts";
import { DocumentReader } from "../../src/documents/document-reader.ts";
import { decodeReferences, textsOfPage } from "../../src/documents/read-html.ts";
import type { DocumentFormat } from "../../src/documents/media-types.ts";
import { sniffType } from "../../src/documents/sniff-type.ts";
import { line, pdfOf } from "../support/write-pdf.ts";

const maxDocumentMs = 2000;
const reader = new DocumentReader({ maxDocumentMs });
after(() => reader.close());
const formats: readonly DocumentFormat[] = ["plain", "markdown", "html", "json", "xml", "pdf"];

test("Any bytes under any format end in text or in a reason, within a document's time", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...formats), fc.uint8Array({ maxLength: 3000 }), async (format, bytes) => {
      const began = performance.now();
      const { source, views, unread } = await reader.extract(format, bytes, { deadlineMs: 20_000 });
      assert.ok(performance.now() - began < maxDocumentMs + 5000);
      if (format === "pdf") assert.ok(unread.length > 0 || views.length > 0);
      else assert.equal(source === undefined, unread.includes("not-text"));
      sniffType(bytes);
    }),
    { numRuns: 200 },
  );
});

test("A PDF with bytes changed, cut out or doubled never ends the reader, and the next one is read", async () => {
  const whole = pdfOf([line("(dana@campus.example)"), "BT /F1 9 Tf [(a) -20 <62>] TJ ET q 1 0 0 1 0 0 cm Q"], {
    catalog: "/Names << /EmbeddedFiles << /Names [(a) 8 0 R] >> >>",
    objects: ["<< /Type /Filespec /F (a) >>"],
  });
  const change = fc.record({
    at: fc.nat({ max: whole.length - 1 }),
    drop: fc.nat({ max: 60 }),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      fc.constantFrom("1 0 R", "<<", ">>", "[", "4 0 R", "stream\n", "endobj").map((word) => Buffer.from(word)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      let bytes: Uint8Array = whole;
      for (const { at, drop, put } of changes) bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
      const { views, unread } = await reader.extract("pdf", bytes, { deadlineMs: 20_000 });
      assert.ok(views.length > 0 || unread.length > 0);
    }),
    { numRuns: 150 },
  );
  assert.match((await reader.extract("pdf", whole, { deadlineMs: 20_000 })).views[0] ?? "", /^dana@campus\.example/);
});

test("However inline tags cut a text, its reader sees it whole", () => {
  const words = fc.array(fc.stringMatching(/^[a-z@.]{1,6}$/), { minLength: 1, maxLength: 8 });
  const tag = fc.constantFrom(
    "<b>",
    "</b>",
    "<span class=x>",
    "</span>",
    "<!-- - -->",
    "<wbr>",
    "<i hidden>no</i>",
    "<script>no</script>",
    "<x-y>",
  );
  fc.assert(
    fc.property(words, fc.array(tag, { maxLength: 8 }), (pieces, tags) => {
      const html = pieces.map((piece, index) => piece + (tags[index] ?? "")).join("");
      assert.equal(textsOfPage(html)[0].split("\n")[0], pieces.join(""));
    }),
  );
});

test("Decoding references changes nothing in a text without any, and gives back what was encoded", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const encoded = [...text].map((letter) => `&#${letter.codePointAt(0) ?? 0};`).join("");
      // HTML gives the numbers of control characters other meanings.
      if (!/\p{Cc}/u.test(text)) assert.equal(decodeReferences(encoded), text);
      assert.equal(decodeReferences(text.replaceAll("&", "")), text.replaceAll("&", ""));
    }),
  );
});

test("Only base64 of some bytes is decoded, and to those bytes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), async (bytes) => {
      const encoded = Buffer.from(bytes).toString("base64");
      assert.deepEqual(new Uint8Array((await decodeBase64(encoded)) ?? []), new Uint8Array(bytes));
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: fc.constantFrom(..."AQgw19+/-_= \n"), maxLength: 12 }), async (text) => {
      const decoded = await decodeBase64(text);
      if (decoded !== undefined) assert.equal(decoded.toString("base64"), text);
    }),
  );
});
