/** Other names of media types, as clients and systems write them, and the one that is used here. */
const aliases: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/x-png": "image/png",
  "text/md": "text/markdown",
  "text/x-markdown": "text/markdown",
  "text/x-csv": "text/csv",
  "application/csv": "text/csv",
  "text/json": "application/json",
  "text/xml": "application/xml",
  "application/xhtml+xml": "text/html",
  "application/x-pdf": "application/pdf",
  "audio/mp3": "audio/mpeg",
  "audio/x-mp3": "audio/mpeg",
  "audio/mpga": "audio/mpeg",
  "audio/mpeg3": "audio/mpeg",
  "audio/x-wav": "audio/wav",
  "audio/wave": "audio/wav",
  "audio/vnd.wave": "audio/wav",
  "audio/x-flac": "audio/flac",
  "audio/x-aac": "audio/aac",
  "audio/x-m4a": "audio/mp4",
  "audio/m4a": "audio/mp4",
  "audio/opus": "audio/ogg",
  "audio/mka": "audio/webm",
  "audio/mkv": "audio/webm",
  "audio/x-matroska": "audio/webm",
};

/** One name for media types that mean the same: `image/jpg` is `image/jpeg`. Takes lower case, without parameters. */
export function canonicalType(mediaType: string): string {
  return Object.hasOwn(aliases, mediaType) ? (aliases[mediaType] ?? mediaType) : mediaType;
}

/** How a document's text is read; undefined where nothing here can. */
export type DocumentFormat = TextFormat | "pdf";
/** Formats whose bytes are text: they can be rewritten in place. */
export type TextFormat = "plain" | "markdown" | "html" | "json" | "xml";

const formats: Readonly<Record<string, DocumentFormat>> = {
  "application/pdf": "pdf",
  "text/html": "html",
  "text/markdown": "markdown",
  "application/json": "json",
  "application/xml": "xml",
};

/** @param type as `canonicalType` gives it */
export function formatOf(type: string): DocumentFormat | undefined {
  if (Object.hasOwn(formats, type)) return formats[type];
  if (type.endsWith("+xml")) return "xml";
  if (type.endsWith("+json")) return "json";
  // RTF is text only as its own markup has it: letters may stand in it as numbers.
  return type.startsWith("text/") && type !== "text/rtf" ? "plain" : undefined;
}
