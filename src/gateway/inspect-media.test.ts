import assert from "node:assert/strict";
import { after, test } from "node:test";
import { line, pdfOf } from "../../test/support/write-pdf.ts";
import type { MediaPart, Modality } from "../core/inspection.ts";
import { DocumentReader } from "../documents/document-reader.ts";
import { compileGuardrail } from "../guardrails/compile-guardrail.ts";
import { inspectMedia, type InspectedMedia, type Modalities } from "./inspect-media.ts";

const reader = new DocumentReader();
after(() => reader.close());
const deps = { reader, deadlineMs: 20_000 };
const guardrail = compileGuardrail({
  sensitiveInformationPolicy: { piiEntities: [{ type: "EMAIL", action: "ANONYMIZE" }] },
  blockedInputMessaging: "no",
  blockedOutputsMessaging: "no",
});
const context = { hash: (value: string): string => String(value.length) };

const base64 = (bytes: string | Buffer): string => Buffer.from(bytes as string, "latin1").toString("base64");
const png = base64("\x89PNG\r\n\x1a\n....");
const wav = base64("RIFF\x04\0\0\0WAVE");
type Sent = MediaPart & { data: string };
function part(modality: Modality, mediaType: string, data: string): Sent {
  const sent = { modality, mediaType, data, path: "messages[0].content[1]", replace: (data: string) => void (sent.data = data) };
  return sent;
}
const textDocument = (mediaType: string, text: string): Sent => part("document", mediaType, Buffer.from(text).toString("base64"));
const rule = (type: Modality, more: Partial<Modalities[number]> = {}) => ({ type, maxBytes: 1_000_000, ...more });
const all = [rule("image"), rule("document"), rule("audio")];

/** What leaves, and whether it may. */
async function mask(sent: Sent): Promise<{ media: InspectedMedia; outcome: string; unmaskable: boolean; text: string }> {
  const media = await inspectMedia([sent], all, deps);
  const { outcome } = guardrail.inspectInput(media.parts, context);
  return { media, outcome, unmaskable: await media.unmaskable(), text: Buffer.from(sent.data, "base64").toString() };
}

test("A call without media costs nothing and holds nothing", async () => {
  const media = await inspectMedia([], [], deps);
  assert.deepEqual([media.parts, media.uninspected, await media.unmaskable()], [[], [], false]);
});

test("What the use case does not allow is refused, saying where it stood and what is allowed", async () => {
  const refused = async (allowed: Modalities, sent: MediaPart, code: string, words: RegExp): Promise<void> => {
    await assert.rejects(inspectMedia([sent], allowed, deps), (error: { code: string; detail: string }) => {
      assert.equal(error.code, code);
      assert.match(error.detail, words);
      assert.match(error.detail, /^messages\[0\]\.content\[1\]/);
      return true;
    });
  };
  const image = part("image", "image/png", png);
  await refused([], image, "content_not_supported", /may not send images, only text\./);
  await refused([rule("document")], image, "content_not_supported", /may not send images, only text, documents\./);
  await refused([rule("image", { mediaTypes: ["image/jpeg"] })], image, "content_not_supported", /images as image\/jpeg\./);
  await refused([rule("image", { maxBytes: 11 })], image, "request_too_large", /up to 11 bytes/);
  await refused(
    all,
    part("document", "application/msword", png),
    "content_not_supported",
    /documents as application\/pdf, text\/plain/,
  );
  await refused(all, part("image", "image/png", "QQ=A"), "request_malformed", /base64/);
  await assert.rejects(inspectMedia(Array<MediaPart>(21).fill(image), all, deps), { code: "request_too_large" });
  const limits = { maxParts: 2, maxTotalBytes: 20 };
  await assert.rejects(inspectMedia([image, image], all, { ...deps, limits }), { code: "request_too_large" });
  assert.equal((await inspectMedia([image], all, { ...deps, limits })).uninspected.length, 1);
});

test("What is declared as something else is refused: it would pass uninspected, or be read as two things", async () => {
  const pdf = pdfOf([line("(x)")]).toString("base64");
  const wrong = [
    part("image", "image/png", pdf),
    part("image", "image/png", base64("\xff\xd8\xff\xe0")),
    part("image", "image/png", base64("text")),
    part("audio", "audio/wav", png),
    part("document", "application/pdf", png),
    part("document", "application/pdf", base64("text")),
    part("document", "text/plain", pdf),
    part("document", "text/plain", png),
    part("document", "text/plain", base64("a\0b")),
    part("document", "text/html", base64("caf\xe9")),
  ];
  for (const sent of wrong) {
    await assert.rejects(inspectMedia([sent], all, deps), { code: "content_not_supported" }, sent.mediaType);
  }
});

test("What nobody can look at is named once: images, also with a PDF in them, audio, other documents, PDFs in part (every-surface-inspected)", async () => {
  const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const allowed = [rule("image"), rule("audio"), rule("document", { mediaTypes: [docx, "application/pdf"] })];
  const media = await inspectMedia(
    [
      part("image", "image/png", png),
      part("image", "image/png", base64("\x89PNG\r\n\x1a\n %PDF-1.7 and more behind")),
      part("image", "image/jpg", base64("\xff\xd8\xff\xe0")),
      part("audio", "audio/x-wav", wav),
      part("document", docx, base64("PK\x03\x04")),
      part("document", "application/pdf", pdfOf([line("(x)"), "0 0 9 9 re f"]).toString("base64")),
    ],
    allowed,
    deps,
  );
  assert.deepEqual(media.uninspected, [
    "audio:audio/wav",
    "document:application/pdf (no-text)",
    `document:${docx}`,
    "image:image/jpeg",
    "image:image/png",
  ]);
  assert.deepEqual(
    media.parts.map(({ surface, text }) => [surface, text]),
    [
      ["document", "x"],
      ["document", "1.7"],
    ],
  );
});

test("Text documents are masked where they stand, in their own encoding", async () => {
  const cases: [type: string, text: string, masked: string][] = [
    ["text/plain", "To dana@campus.example.", "To {EMAIL}."],
    ["text/csv", "name,dana@campus.example\n", "name,{EMAIL}\n"],
    ["text/x-markdown", "# Hi\n<dana@campus.example> \\& so", "# Hi\n<{EMAIL}> \\& so"],
    ["application/json", '{"to":"dana@campus.example","x":"\\n"}', '{"to":"{EMAIL}","x":"\\n"}'],
    ["application/xml", "<to a='&lt;'>dana@campus.example</to>", "<to a='&lt;'>{EMAIL}</to>"],
    ["text/html", "<p title='a &amp; b'>To <b>dana@campus.example</b>", "<p title='a &amp; b'>To <b>{EMAIL}</b>"],
    [
      "text/html",
      "<!-- dana@campus.example --><script>'dana@campus.example'</script>",
      "<!-- {EMAIL} --><script>'{EMAIL}'</script>",
    ],
    ["text/plain", "\ufeffTo dana@campus.example.", "\ufeffTo {EMAIL}."],
  ];
  for (const [type, text, masked] of cases) {
    const done = await mask(textDocument(type, text));
    assert.deepEqual([done.outcome, done.unmaskable, done.text], ["masked", false, masked], text);
    assert.deepEqual(done.media.uninspected, []);
  }
  const wide = part("document", "text/plain", Buffer.from("\ufeffTo dana@campus.example.", "utf16le").toString("base64"));
  assert.equal((await mask(wide)).unmaskable, false);
  assert.equal(Buffer.from(wide.data, "base64").toString("utf16le"), "\ufeffTo {EMAIL}.");
});

test("What is masked in what a reader sees, but can't be in the bytes, makes the call unmaskable", async () => {
  const wrong = [
    textDocument("text/html", "da<b>na</b>@campus.example"),
    textDocument("text/html", "dana&#64;campus.example"),
    textDocument("text/html", "kim@campus.example da<i></i>na@campus.example"),
    textDocument("text/html", "dana<i hidden>@campus.example</i>"),
    textDocument("text/html", "<img alt='dana&commat;campus.example'>"),
    textDocument("text/markdown", "dana\\@campus.example"),
    textDocument("application/json", '{"to":"dana\\u0040campus.example"}'),
    textDocument("application/xml", "<a>dana&#x40;campus.example</a>"),
    part("document", "application/pdf", pdfOf([line("(dana@campus.example)")]).toString("base64")),
  ];
  for (const sent of wrong) assert.equal((await mask(sent)).unmaskable, true, sent.mediaType);
  const clean = part("document", "application/pdf", pdfOf([line("(nobody)")]).toString("base64"));
  assert.deepEqual((({ outcome, unmaskable }) => ({ outcome, unmaskable }))(await mask(clean)), {
    outcome: "clean",
    unmaskable: false,
  });
});

test("A reader that is too busy refuses the call (fail-closed)", async () => {
  const pdf = part("document", "application/pdf", pdfOf([line("(x)")]).toString("base64"));
  const closed = new DocumentReader();
  closed.close();
  await assert.rejects(inspectMedia([pdf], all, { ...deps, reader: closed }), { code: "guardrail_unavailable" });
});

test("The pages of PDFs are counted, because providers charge for each", async () => {
  const two = part("document", "application/pdf", pdfOf([line("(one)"), line("(two)")]).toString("base64"));
  const { pages } = await inspectMedia([two, two, textDocument("text/plain", "x")], all, deps);
  assert.equal(pages, 4);
});
