/** A media type and bytes that its files have at fixed offsets, written in Latin-1. */
interface Signature {
  readonly type: string;
  readonly marks: readonly (readonly [offset: number, bytes: string])[];
}

const at = (type: string, ...marks: readonly (readonly [number, string])[]): Signature => ({ type, marks });

/** Kinds of files that a model takes, or that could be passed off as one. The first that fits holds. */
const signatures: readonly Signature[] = [
  at("image/png", [0, "\x89PNG\r\n\x1a\n"]),
  at("image/jpeg", [0, "\xff\xd8\xff"]),
  at("image/gif", [0, "GIF87a"]),
  at("image/gif", [0, "GIF89a"]),
  at("image/webp", [0, "RIFF"], [8, "WEBP"]),
  at("image/avif", [4, "ftypavif"]),
  at("image/heic", [4, "ftyphei"]),
  at("image/heic", [4, "ftypmif1"]),
  at("image/tiff", [0, "II*\0"]),
  at("image/tiff", [0, "MM\0*"]),
  at("audio/wav", [0, "RIFF"], [8, "WAVE"]),
  at("audio/flac", [0, "fLaC"]),
  at("audio/ogg", [0, "OggS\0"]),
  at("audio/mpeg", [0, "ID3\x02"]),
  at("audio/mpeg", [0, "ID3\x03"]),
  at("audio/mpeg", [0, "ID3\x04"]),
  at("audio/mp4", [4, "ftyp"]),
  at("audio/webm", [0, "\x1a\x45\xdf\xa3"]),
  at("application/zip", [0, "PK\x03\x04"]),
  at("application/zip", [0, "PK\x05\x06"]),
  at("application/x-cfb", [0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
  at("application/pdf", [0, "%PDF-"]),
];

/** Office documents are archives or compound files of one shape; their names for it are many. */
const containers: Readonly<Record<string, string>> = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "application/zip",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "application/zip",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "application/zip",
  "application/vnd.oasis.opendocument.text": "application/zip",
  "application/vnd.oasis.opendocument.spreadsheet": "application/zip",
  "application/vnd.oasis.opendocument.presentation": "application/zip",
  "application/epub+zip": "application/zip",
  "application/msword": "application/x-cfb",
  "application/vnd.ms-excel": "application/x-cfb",
  "application/vnd.ms-powerpoint": "application/x-cfb",
};

/** Readers of PDF accept anything before its header, up to here (ISO 32000-1, annex H, note 13). */
const pdfHeaderWithin = 1024;

/** What the bytes themselves say they are; undefined for text and whatever is not in the table. */
export function sniffType(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, pdfHeaderWithin)).toString("latin1");
  const found = signatures.find(({ marks }) => marks.every(([offset, mark]) => head.startsWith(mark, offset)));
  if (found !== undefined) return found.type;
  return mpegFrameType(bytes);
}

/** MPEG audio without an ID3 tag begins with a frame (ISO 11172-3, 2.4.1.3): layer III is MP3. ADTS is AAC (ISO 13818-7, 6.2). */
function mpegFrameType([first = 0, second = 0]: Uint8Array): string | undefined {
  if (first !== 0xff) return undefined;
  if ((second & 0xe6) === 0xe2) return "audio/mpeg";
  return (second & 0xf6) === 0xf0 ? "audio/aac" : undefined;
}

const detectable: ReadonlySet<string> = new Set([...signatures.map(({ type }) => type), "audio/aac"]);

/**
 * Whether bytes can be what they are declared to be. A declared type of the table needs its own signature, any other must have
 * none: a PDF that is called an image would otherwise pass as one.
 *
 * @param type as `canonicalType` gives it
 */
export function fitsType(bytes: Uint8Array, type: string): boolean {
  const expected = containers[type] ?? type;
  const found = sniffType(bytes);
  if (found === expected) return true;
  if (expected === "application/pdf" && found === undefined) return hasPdfHeader(bytes);
  return found === undefined && !detectable.has(expected);
}

function hasPdfHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, pdfHeaderWithin)).includes("%PDF-", 0, "latin1");
}
