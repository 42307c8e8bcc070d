import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { decodeText } from "./decode-text.ts";
import type { Extraction, ExtractionLimits, UnreadReason } from "./extraction.ts";
import { decodeReferences } from "./read-html.ts";
import { shownText } from "./read-pdf-operators.ts";
import { sniffType } from "./sniff-type.ts";
import { TextCollector } from "./text-collector.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf["getPage"]>>;

/** What is read of one document so far. */
interface Reading {
  readonly pages: TextCollector;
  /** What stands beside the pages: annotations, form fields, metadata, outline, attached files. */
  readonly rest: TextCollector;
  readonly unread: Set<UnreadReason>;
}

/** Only these of PDF.js's warnings say that something on a page was left out; most are about how it would look. */
const warnings: readonly (readonly [sign: string, UnreadReason])[] = [
  ["Image exceeded maximum allowed size", "images"],
  ["translateFont failed", "fonts"],
  ["Error during font loading", "fonts"],
  ["ignoring errors during", "damaged"],
];

/**
 * All text of a PDF that PDF.js can tell: pages in order, then the rest. A password other than the empty one, pictures, pages
 * that show something without text, fonts that don't say their characters: all of these are in `unread`.
 *
 * What a page shows and what its text says are two things in this format, and a file can be made so that they differ.
 *
 * Takes over `console.warn` while it runs, and costs what the file wants it to cost: for a process of its own (reader-process.ts).
 */
export async function readPdf(bytes: Uint8Array, limits: ExtractionLimits): Promise<Extraction> {
  const reading: Reading = {
    pages: new TextCollector(limits.maxTextLength),
    rest: new TextCollector(limits.maxTextLength),
    unread: new Set(),
  };
  const { warn } = console;
  console.warn = (message: unknown) => {
    for (const [sign, reason] of warnings) if (String(message).includes(sign)) reading.unread.add(reason);
  };
  let pdf: Pdf | undefined;
  let count: number | undefined;
  try {
    // PDF.js takes no Buffer. maxImageSize 0: pictures are told of, and not decoded.
    pdf = await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      useSystemFonts: false,
      maxImageSize: 0,
      verbosity: 1,
    });
    count = pdf.numPages;
    await readPages(pdf, reading, limits);
    await readRest(pdf, reading);
  } catch (error) {
    reading.unread.add(error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged");
  } finally {
    await pdf?.destroy();
    console.warn = warn;
  }
  const { pages, rest, unread } = reading;
  if (pages.full || rest.full) unread.add("too-long");
  return { views: [pages.text(), rest.text()], unread: [...unread], ...(count !== undefined && { pages: count }) };
}

async function readPages(pdf: Pdf, reading: Reading, limits: ExtractionLimits): Promise<void> {
  if (pdf.numPages > limits.maxPages) reading.unread.add("too-long");
  for (let number = 1; number <= Math.min(pdf.numPages, limits.maxPages) && !reading.pages.full; number++) {
    const page = await pdf.getPage(number).catch(() => undefined);
    if (page === undefined) {
      // One page that does not exist says nothing good about those after it: each could cost a search of the whole tree.
      reading.unread.add("damaged");
      return;
    }
    await readPage(page, reading);
    page.cleanup();
  }
}

async function readPage(page: Page, { pages, rest, unread }: Reading): Promise<void> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
  const { OPS } = await getResolvedPDFJS();
  const shown = shownText(await page.getOperatorList({ intent: "any" }), OPS);
  pages.add(text);
  // Text of annotations' appearances and of patterns is shown, but no text of the page as PDF.js has it.
  if (lettersIn(shown.text) > lettersIn(text)) rest.add(shown.text);
  if (shown.paints && lettersIn(text) === 0 && lettersIn(shown.text) === 0) unread.add("no-text");
  if (hasUnknownCharacters(text)) unread.add("fonts");
  const annotations: unknown[] = await page.getAnnotations({ intent: "any" });
  collect([annotations, await page.getStructTree(), await page.getJSActions()], { rest, unread });
}

async function readRest(pdf: Pdf, { rest, unread }: Reading): Promise<void> {
  const { info, metadata } = await pdf.getMetadata();
  const facts = info as Readonly<Record<string, unknown>>;
  if (facts["IsXFAPresent"] === true) unread.add("forms");
  const xmp: unknown = (metadata as { getRaw?: () => unknown } | null | undefined)?.getRaw?.();
  if (typeof xmp === "string") rest.add(decodeReferences(xmp));
  // The keys of these are names that the file gave: text, and no words of PDF.js's.
  const named = [facts["Custom"], await pdf.getFieldObjects(), await pdf.getJSActions(), await pdf.getAttachments()];
  collect(
    [
      facts,
      named.map((entries) => Object.entries(entries ?? {})),
      await pdf.getOutline(),
      await pdf.getOpenAction(),
      await pdf.getPageLabels(),
      await pdf.getOptionalContentConfig({ intent: "any" }).then((config) => [...config].map(([, group]) => group)),
    ],
    { rest, unread },
  );
}

const deepest = 32;

/** Every string in what PDF.js tells of a thing, and the text of every file in it. */
function collect(value: unknown, into: Pick<Reading, "rest" | "unread">, depth = 0): void {
  if (typeof value === "string") {
    into.rest.add(value);
  } else if (value instanceof Uint8Array) {
    const attached = sniffType(value) === undefined ? decodeText(value) : undefined;
    if (attached === undefined) into.unread.add("attachments");
    else into.rest.add(attached.text);
  } else if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) {
    if (depth > deepest) {
      into.unread.add("damaged");
      return;
    }
    const entries = value instanceof Map ? [...(value as ReadonlyMap<string, unknown>)] : Object.entries(value);
    for (const [key, item] of entries) if (!words.has(key)) collect(item, into, depth + 1);
  }
}

/** Members that hold PDF.js's own words and numbers of objects. */
const words: ReadonlySet<string> = new Set(["id", "dir", "subtype"]);

function lettersIn(text: string): number {
  return text.length - (text.match(/\s/g)?.length ?? 0);
}

/** Where a font does not say what its glyphs mean, their numbers come out: as control characters or in the private use area. */
function hasUnknownCharacters(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const unknown = text.match(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
  return unknown * 20 > lettersIn(text);
}
