import type { MediaPart, Modality, TextPart } from "../core/inspection.ts";
import { Problem } from "../core/problem.ts";
import { MiB } from "../core/units.ts";
import { decodeBase64, decodedLength } from "../documents/decode-base64.ts";
import { encodeText } from "../documents/decode-text.ts";
import type { DocumentReader, ReadOptions } from "../documents/document-reader.ts";
import type { Extraction } from "../documents/extraction.ts";
import { canonicalType, formatOf, type TextFormat } from "../documents/media-types.ts";
import { fitsType } from "../documents/sniff-type.ts";
import type { RequestView } from "../dialects/dialect.ts";
import type { UseCaseSpec } from "../governance/schemas/use-case.ts";
import type { CallDeps } from "./call-deps.ts";

export type Modalities = NonNullable<UseCaseSpec["modalities"]>;

export interface MediaLimits {
  /** In one call. */
  readonly maxParts: number;
  /** Of all parts of one call, decoded. */
  readonly maxTotalBytes: number;
}

export const defaultMediaLimits: MediaLimits = { maxParts: 20, maxTotalBytes: MiB(32) };

export interface MediaDeps extends ReadOptions {
  readonly reader: Pick<DocumentReader, "extract" | "derive">;
  readonly limits?: MediaLimits;
}

export interface InspectedMedia {
  /** The text of documents, for the guardrail. Masking rewrites what can be rewritten, in the request itself. */
  readonly parts: readonly TextPart[];
  /** What no detector can look at, once each: `image:image/png`, `document:application/pdf (images)`. For the record and the policy. */
  readonly uninspected: readonly string[];
  /** Of all PDFs together: providers look at each as a picture too. */
  readonly pages: number;
  /** Once the guardrail is done: whether it masked something that can't be rewritten. Such a call must not be sent. */
  unmaskable(): Promise<boolean>;
}

/**
 * Lets images, documents and audio through where the use case allows them, and makes their text inspectable. How it is used
 * stands in ./call-model.ts.
 *
 * A text document is inspected as its source, which can be rewritten, and as what a reader sees in it (HTML without its tags,
 * references and escapes decoded), which can't: whatever is masked there must be gone when the rewritten source is read again. A
 * PDF can't be rewritten at all.
 *
 * INVARIANT every-surface-inspected: what is not in `parts` is in `uninspected`.
 *
 * Throws Problem `content_not_supported` (not allowed, or not what it is said to be), `request_too_large`, `request_malformed`
 * or `guardrail_unavailable`.
 */
export async function inspectMedia(media: readonly MediaPart[], allowed: Modalities, deps: MediaDeps): Promise<InspectedMedia> {
  const { maxParts, maxTotalBytes } = deps.limits ?? defaultMediaLimits;
  if (media.length > maxParts) {
    throw new Problem(
      "request_too_large",
      `The request has ${media.length} images, documents and sounds; ${maxParts} may be sent.`,
    );
  }
  // Everything that may not pass is refused before anything is decoded.
  const types = media.map((part) => requireAllowed(part, allowed));
  const total = media.reduce((sum, { data }) => sum + decodedLength(data), 0);
  if (total > maxTotalBytes) {
    throw new Problem("request_too_large", `The request's images, documents and sounds are larger than ${maxTotalBytes} bytes.`);
  }

  const documents: Document[] = [];
  const uninspected = new Set<string>();
  let pages = 0;
  for (const [index, part] of media.entries()) {
    const type = types[index] ?? "";
    const bytes = await decodeBase64(part.data);
    if (bytes === undefined) throw new Problem("request_malformed", `${part.path} must hold base64.`);
    if (!fitsType(bytes, type)) throw mismatch(part);
    const format = formatOf(type);
    if (format === undefined) {
      uninspected.add(`${part.modality}:${type}`);
      continue;
    }
    const extraction = await deps.reader.extract(format, bytes, deps);
    if (extraction.unread.includes("not-text")) throw mismatch(part);
    for (const reason of extraction.unread) uninspected.add(`${part.modality}:${type} (${reason})`);
    pages += extraction.pages ?? 0;
    documents.push(openDocument(part, format === "pdf" ? undefined : format, extraction));
  }
  return {
    parts: documents.flatMap(({ parts }) => parts),
    uninspected: [...uninspected].sort(),
    pages,
    unmaskable: async () => {
      for (const document of documents) if (await isUnmaskable(document, deps)) return true;
      return false;
    },
  };
}

const nothing: InspectedMedia = { parts: [], uninspected: [], pages: 0, unmaskable: () => Promise.resolve(false) };

/** Of a call: most have none. Throws like `inspectMedia`. */
export function readMedia(
  { documents, limits }: Pick<CallDeps, "documents" | "limits">,
  { media }: RequestView,
  allowed: Modalities,
): InspectedMedia | Promise<InspectedMedia> {
  if (media.length === 0) return nothing;
  return inspectMedia(media, allowed, { reader: documents, deadlineMs: limits.documentMs });
}

interface Document {
  readonly parts: readonly TextPart[];
  /** Absent for what can't be rewritten. */
  readonly format: TextFormat | undefined;
  /** As it stands after masking. */
  source: string | undefined;
  /** What the guardrail made of the views, by their index. */
  readonly maskedViews: Map<number, string>;
}

function openDocument(media: MediaPart, format: TextFormat | undefined, { source, views }: Extraction): Document {
  const parts: TextPart[] = [];
  const document: Document = { parts, format, source: source?.text, maskedViews: new Map() };
  if (source !== undefined) {
    const replace = (masked: string): void => {
      document.source = masked;
      media.replace(encodeText(masked, source.encoding).toString("base64"));
    };
    parts.push({ surface: "document", text: source.text, replace });
  }
  for (const [index, text] of views.entries()) {
    if (text === "" || text === source?.text) continue;
    parts.push({ surface: "document", text, replace: (masked) => document.maskedViews.set(index, masked) });
  }
  return document;
}

/** What a view should have lost is masked if the rewritten source, read again, shows exactly what the guardrail made of the view. */
async function isUnmaskable({ format, source, maskedViews }: Document, deps: MediaDeps): Promise<boolean> {
  if (maskedViews.size === 0) return false;
  if (format === undefined || source === undefined) return true;
  const views = await deps.reader.derive(format, source, deps);
  return views === undefined || [...maskedViews].some(([index, masked]) => views[index] !== masked);
}

const names: Readonly<Record<Modality, string>> = { image: "images", document: "documents", audio: "audio" };

/** What is accepted where a use case names no media types; of documents, only what can be read. */
const usualTypes: Readonly<Record<Modality, readonly string[]>> = {
  image: ["image/png", "image/jpeg", "image/gif", "image/webp"],
  document: ["application/pdf", "text/plain", "text/markdown", "text/html", "text/csv", "application/json", "application/xml"],
  audio: ["audio/wav", "audio/mpeg", "audio/flac", "audio/ogg", "audio/aac", "audio/mp4", "audio/webm"],
};

/** Its media type under its one name. */
function requireAllowed({ modality, mediaType, data, path }: MediaPart, allowed: Modalities): string {
  const rule = allowed.find((rule) => rule.type === modality);
  if (rule === undefined) {
    const others = allowed.map((other) => names[other.type]).join(" and ");
    throw new Problem(
      "content_not_supported",
      `${path}: this use case may not send ${names[modality]}${others === "" ? ", only text" : `, only text, ${others}`}.`,
    );
  }
  const type = canonicalType(mediaType);
  const types = rule.mediaTypes?.map(canonicalType) ?? usualTypes[modality];
  if (!types.includes(type)) {
    throw new Problem("content_not_supported", `${path}: this use case may send ${names[modality]} as ${types.join(", ")}.`);
  }
  if (decodedLength(data) > rule.maxBytes) {
    throw new Problem(
      "request_too_large",
      `${path}: this use case may send ${names[modality]} of up to ${rule.maxBytes} bytes each.`,
    );
  }
  return type;
}

function mismatch({ path }: MediaPart): Problem {
  return new Problem(
    "content_not_supported",
    `${path}: its content is not of the media type that it is declared as. Text must be UTF-8, or UTF-16 with a byte order mark.`,
  );
}
