import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { readItemId, type ItemName } from "../../dialects/openai-responses/own-ids.ts";
import type { Lifetime } from "./keep-alive.ts";
import { outputOf, type KeptDocument } from "./kept-documents.ts";
import type { Shelf, Shelved } from "./open-shelf.ts";
import { maxContextBytes, maxReadBytes, tooLong } from "./require-not-too-long.ts";

/** Documents that are open at once: each may hold a whole conversation. */
const openAtOnce = 4;
const mostDocuments = 400;

export interface ReferredItems {
  readonly items: ReadonlyMap<string, JsonObject>;
  /** What they stand in, without its contents. */
  readonly from: readonly Shelved[];
  /** Of the items, as JSON. */
  readonly bytes: number;
}

/** Where and until when one caller's conversations are kept. */
export interface Place {
  readonly shelf: Shelf;
  readonly lifetime: Lifetime;
  readonly now: number;
  /** Before that much is read. Throws Problem `concurrency_exceeded`. */
  readonly takeRoom: (bytes: number) => void;
}

/**
 * The items with these ids, each from the turn or the conversation that its id tells. Throws Problem `not_found`, in the same words
 * for every reason, or `content_not_supported`.
 */
export async function findReferredItems(
  ids: readonly string[],
  { shelf, lifetime, now, takeRoom }: Place,
): Promise<ReferredItems> {
  const items = new Map<string, JsonObject>();
  const from: Shelved[] = [];
  const wanted = byDocument(ids);
  let bytes = 0;
  let readBytes = 0;
  const documents = [...wanted.keys()];
  if (documents.length > mostDocuments) throw tooLong();
  for (let at = 0; at < documents.length; at += openAtOnce) {
    for (const found of await shelf.readAll(documents.slice(at, at + openAtOnce))) {
      if (found === undefined || !lifetime.holds(found.document, now)) throw unknownItem();
      readBytes += ownBytesOf(found.document);
      if (readBytes > maxReadBytes) throw tooLong();
      for (const [id, name] of wanted.get(found.document.id) ?? []) {
        const item = itemAt(found.document, name);
        if (item?.["id"] !== id) throw unknownItem();
        const size = Buffer.byteLength(JSON.stringify(item));
        bytes += size;
        if (bytes > maxContextBytes) throw tooLong();
        takeRoom(size);
        items.set(id, item);
      }
      from.push(withoutContents(found));
    }
  }
  return { items, from, bytes };
}

function ownBytesOf(document: KeptDocument): number {
  return document.kind === "turn" ? document.ownBytes : document.bytes;
}

function withoutContents({ document, version }: Shelved): Shelved {
  if (document.kind === "conversation") return { document: { ...document, items: [] }, version };
  return { document: { ...document, input: [], response: {} }, version };
}

function byDocument(ids: readonly string[]): ReadonlyMap<string, readonly (readonly [string, ItemName])[]> {
  const wanted = new Map<string, (readonly [string, ItemName])[]>();
  for (const id of ids) {
    const name = readItemId(id);
    if (name === undefined) throw unknownItem();
    const document = `${name.place === "c" ? "conv" : "resp"}_${name.code}`;
    const others = wanted.get(document) ?? [];
    others.push([id, name]);
    wanted.set(document, others);
  }
  return wanted;
}

function itemAt(document: KeptDocument, { place, index }: ItemName): JsonObject | undefined {
  if (document.kind === "conversation") return place === "c" ? document.items[index] : undefined;
  return place === "o" ? outputOf(document)[index] : document.input[index];
}

function unknownItem(): Problem {
  return new Problem(
    "not_found",
    "input refers to an item that is not kept for this caller: it may have expired or been deleted. Send the items themselves.",
  );
}
