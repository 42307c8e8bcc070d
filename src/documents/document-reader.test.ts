import assert from "node:assert/strict";
import { after, test } from "node:test";
import { deflatedStream, line, pdfOf, pdfStream, writePdf } from "../../test/support/write-pdf.ts";
import { DocumentReader } from "./document-reader.ts";
import type { Extraction } from "./extraction.ts";

// Four times what a document may take: tests share the machine.
const reader = new DocumentReader({ maxDocumentMs: 20_000 });
after(() => reader.close());
const soon = { deadlineMs: 40_000 };
const readPdf = (bytes: Buffer): Promise<Extraction> => reader.extract("pdf", bytes, soon);

test("The text of a PDF's pages is read in order, from strings and hexadecimal, compressed or not", async () => {
  const pdf = pdfOf([
    line("(dana@campus.example)"),
    deflatedStream(line("<53656E64>")),
    line("[(it to)-500(Kim)]").replace("Tj", "TJ"),
  ]);
  const { views, unread } = await readPdf(pdf);
  assert.equal(views[0], "dana@campus.example\nSend\nit to Kim");
  assert.deepEqual(unread, []);
});

test("What stands beside the pages is read: metadata, outline, notes, appearances, forms, patterns, attached text", async () => {
  const form = "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /Font << /F1 3 0 R >> >>";
  const pdf = pdfOf([`${line("(page)")} /Pattern cs /P1 scn 0 0 50 50 re f`], {
    catalog:
      "/Outlines 10 0 R /AcroForm << /Fields [9 0 R] >> /Metadata 12 0 R " +
      "/Names << /EmbeddedFiles << /Names [(notes.txt) 13 0 R] >> /JavaScript << /Names [(s) << /S /JavaScript /JS (in-script) >>] >> >>",
    page: "/Annots [6 0 R 7 0 R 9 0 R 17 0 R]",
    resources: "/Pattern << /P1 16 0 R >>",
    trailer: "/Info 15 0 R",
    objects: [
      "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (in-note) /T (in-author) >>",
      "<< /Type /Annot /Subtype /Stamp /Rect [0 0 100 100] /AP << /N 8 0 R >> >>",
      pdfStream(line("(in-appearance)"), form),
      "<< /Type /Annot /Subtype /Widget /FT /Tx /T (in-field-name) /V (in-field) /Rect [0 0 9 9] >>",
      "<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 1 >>",
      "<< /Title (in-outline) /Parent 10 0 R /Dest [4 0 R /Fit] >>",
      pdfStream(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about=""><dc:rights>in&#45;xmp</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>',
        "/Type /Metadata /Subtype /XML",
      ),
      "<< /Type /Filespec /F (in-file-name.txt) /EF << /F 14 0 R >> /Desc (in-description) >>",
      pdfStream("in-attached-text", "/Type /EmbeddedFile"),
      "<< /Title (in-title) /Author <FEFF0069006E002D0061007500740068006F00720032> /Custom (in-custom) /id (in-id) >>",
      pdfStream(
        line("(in-pattern)"),
        "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 50 50] /XStep 50 /YStep 50 /Resources << /Font << /F1 3 0 R >> >>",
      ),
      "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://in-link.example/) >> >>",
    ],
  });
  const { views, unread } = await readPdf(pdf);
  assert.deepEqual(unread, []);
  const places = (
    "in-note in-author in-appearance in-field-name in-field in-outline in-xmp in-file-name in-description in-attached-text " +
    "in-title in-author2 in-custom in-id in-pattern in-link in-script"
  ).split(" ");
  const text = views.join("\n");
  assert.deepEqual(
    places.filter((place) => !text.includes(place)),
    [],
  );
});

test("What a PDF holds besides text is told: pictures, drawn pages, unknown fonts, attached files", async () => {
  const picture = pdfStream(
    "\0\0\0",
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8",
  );
  const composite = (encoding: string, ordering: string): Buffer =>
    writePdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
      `<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
      pdfStream(line("<000100020003>")),
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /FontDescriptor 7 0 R >>`,
      "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]);
  const cases: [string, Buffer, string[]][] = [
    [
      "a picture beside text",
      pdfOf([`${line("(x)")} /Im Do`], { resources: "/XObject << /Im 6 0 R >>", objects: [picture] }),
      ["images"],
    ],
    ["a picture in the content", pdfOf([`${line("(x)")} q BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q`]), ["images"]],
    ["letters drawn as lines", pdfOf([line("(x)"), "10 10 m 20 20 l S"]), ["no-text"]],
    ["an empty page", pdfOf([line("(x)"), ""]), []],
    ["glyphs without a meaning", composite("Identity-H", "Identity"), ["fonts"]],
    ["a character map that is not here", composite("UniGB-UCS2-H", "GB1"), ["fonts"]],
    [
      "an attached program",
      pdfOf([line("(x)")], {
        catalog: "/Names << /EmbeddedFiles << /Names [(a.bin) 6 0 R] >> >>",
        objects: ["<< /Type /Filespec /F (a.bin) /EF << /F 7 0 R >> >>", pdfStream("\x7fELF\0\0", "/Type /EmbeddedFile")],
      }),
      ["attachments"],
    ],
    [
      "an XFA form",
      pdfOf([line("(x)")], { catalog: "/AcroForm << /Fields [] /XFA 6 0 R >>", objects: [pdfStream("<xdp/>")] }),
      ["forms"],
    ],
    [
      "a password",
      pdfOf([line("(x)")], {
        trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> >>`,
      }),
      ["encrypted"],
    ],
  ];
  for (const [what, pdf, unread] of cases) assert.deepEqual((await readPdf(pdf)).unread, unread, what);
});

test("A PDF that is broken, endless or huge ends as one that was not read, and the next is read as ever", async () => {
  const nothing = { views: ["", ""] };
  assert.deepEqual(await readPdf(Buffer.from(`%PDF-1.7\n${"garbage".repeat(1000)}`)), { ...nothing, unread: ["damaged"] });
  const loop = writePdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]);
  assert.deepEqual((await readPdf(loop)).unread, ["damaged"]);
  const own = pdfOf(["/X Do"], {
    resources: "/XObject << /X 6 0 R >>",
    objects: [pdfStream("/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")],
  });
  assert.deepEqual(
    (await readPdf(own)).unread.filter((reason) => reason !== "damaged"),
    [],
  );
  const many = await readPdf(pdfOf(Array.from({ length: 2000 }, (_, page) => line(`(page-${page}.)`))));
  assert.deepEqual(many.unread, ["too-long"]);
  assert.match(many.views[0] ?? "", /page-499\.$/);
  assert.equal((await readPdf(pdfOf([line("(still here)")]))).views[0], "still here");
});

test("A small file that unfolds to 100 MB costs its own process at the most, and the next is read", async () => {
  const bomb = pdfOf([line("(before)"), deflatedStream(Buffer.alloc(100_000_000, " "))]);
  assert.ok(bomb.length < 200_000);
  const tight = new DocumentReader({ maxResidentBytes: 150 * 1024 * 1024 });
  assert.deepEqual(await tight.extract("pdf", bomb, soon), { views: [], unread: ["too-costly"] });
  assert.equal((await tight.extract("pdf", pdfOf([line("(after)")]), soon)).views[0], "after");
  tight.close();
});

test("What takes longer than a document may is ended, and told as too costly", async () => {
  const hurried = new DocumentReader({ maxDocumentMs: 50 });
  const slow = Buffer.from("<b>".repeat(100_000) + "</i>".repeat(100_000));
  const extraction = await hurried.extract("html", slow, soon);
  assert.deepEqual(extraction.unread, ["too-costly"]);
  assert.equal(extraction.source?.text.length, slow.length);
  hurried.close();
});

test("A deadline, a full line and a closed reader refuse the call (fail-closed), and a caller that left is told its own reason", async () => {
  const narrow = new DocumentReader({ maxWaiting: 1 });
  const pdf = pdfOf([line("(x)")]);
  const leaving = new AbortController();
  const left = new Error("left");
  const first = narrow.extract("pdf", pdf, soon);
  const second = narrow.extract("pdf", pdf, { ...soon, signal: leaving.signal });
  const unavailable = { code: "guardrail_unavailable" };
  await assert.rejects(narrow.extract("pdf", pdf, soon), unavailable);
  leaving.abort(left);
  await assert.rejects(second, left);
  await assert.rejects(narrow.extract("pdf", pdf, { deadlineMs: 1 }), unavailable);
  assert.equal((await first).views[0], "x");
  const last = narrow.extract("pdf", pdf, soon);
  const waiting = narrow.extract("pdf", pdf, soon);
  narrow.close();
  await Promise.all([assert.rejects(last, unavailable), assert.rejects(waiting, unavailable)]);
  await assert.rejects(narrow.extract("pdf", pdf, soon), unavailable);
});

test("Text longer than the limit, or no text at all, is not read", async () => {
  const short = new DocumentReader({ limits: { maxPages: 1, maxTextLength: 10 } });
  assert.deepEqual(await short.extract("plain", Buffer.from("elevenchars"), soon), { views: [], unread: ["too-long"] });
  assert.deepEqual(await short.extract("html", Buffer.from("a\0b"), soon), { views: [], unread: ["not-text"] });
  assert.deepEqual((await short.extract("pdf", pdfOf([line("(elevenchars)")]), soon)).unread, ["too-long"]);
  short.close();
});
