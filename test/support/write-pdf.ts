import { deflateSync } from "node:zlib";

/** Writes small PDFs for tests: objects are numbered from 1 in their order, and object 1 is the catalogue. */
export function writePdf(objects: readonly (string | Buffer)[], trailer = ""): Buffer {
  const pieces = [Buffer.from("%PDF-1.7\n")];
  let length = pieces[0]?.length ?? 0;
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    const written = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      typeof object === "string" ? Buffer.from(object, "latin1") : object,
      Buffer.from("\nendobj\n"),
    ]);
    offsets.push(length);
    pieces.push(written);
    length += written.length;
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  pieces.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
      "latin1",
    ),
  );
  return Buffer.concat(pieces);
}

export function pdfStream(data: string | Buffer, entries = ""): Buffer {
  const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data;
  const head = Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`, "latin1");
  return Buffer.concat([head, bytes, Buffer.from("\nendstream")]);
}

export function deflatedStream(data: string | Buffer): Buffer {
  return pdfStream(deflateSync(data), "/Filter /FlateDecode");
}

/** Content that draws a line of text: `(as a string)` or `<in hexadecimal>`. */
export const line = (text: string): string => `BT /F1 12 Tf 50 700 Td ${text} Tj ET`;

export interface PdfParts {
  /** More entries of the catalogue, of each page, and of its resources. */
  readonly catalog?: string;
  readonly page?: string;
  readonly resources?: string;
  /** More objects, numbered from `4 + 2 * pages` on. */
  readonly objects?: readonly (string | Buffer)[];
  readonly trailer?: string;
}

/** A PDF with a page for each content stream: object 3 is the font, the first page is 4 and its content 5. */
export function pdfOf(contents: readonly (string | Buffer)[], parts: PdfParts = {}): Buffer {
  const { catalog = "", page = "", resources = "", objects = [], trailer = "" } = parts;
  const kids = contents.map((_, index) => `${4 + 2 * index} 0 R`).join(" ");
  const pages = contents.flatMap((content, index) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${5 + 2 * index} 0 R ` +
      `/Resources << /Font << /F1 3 0 R >> ${resources} >> ${page} >>`,
    typeof content === "string" ? pdfStream(content) : content,
  ]);
  return writePdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
      `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      ...pages,
      ...objects,
    ],
    trailer,
  );
}
