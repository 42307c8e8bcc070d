import { Problem } from "../../core/problem.ts";
import type { References } from "../../dialects/dialect.ts";
import { findReferredItems, type Place, type ReferredItems } from "./find-referred-items.ts";
import type { KeptConversation } from "./kept-documents.ts";
import type { Shelf, Shelved } from "./open-shelf.ts";
import { maxReadBytes, maxTurns, tooLong } from "./require-not-too-long.ts";

/** What a request goes on from. */
interface Context {
  readonly before: readonly Shelved[];
  /** The one that the turn will belong to; of version 0 where it will begin with it. */
  readonly conversation?: Shelved<KeptConversation>;
}

/** All that a request refers to. */
export interface Found extends Context {
  readonly referred: ReferredItems;
}

/** @param claim makes a conversation this call's alone until it ends. Throws Problem `conflict` when it is another's. */
export async function findContext(
  references: References,
  session: string | undefined,
  place: Place,
  claim: (key: string) => void,
): Promise<Found> {
  const { store, previousResponse, conversation, items } = references;
  const { shelf } = place;
  let context: Context = { before: [] };
  if (previousResponse !== undefined) context = await findChain(previousResponse, place);
  else if (conversation !== undefined) {
    claim(shelf.keyOf(conversation));
    context = await findConversation(conversation, place);
  } else if (session !== undefined && store && items.length === 0) {
    // A request that refers to single items brings its own context.
    const id = shelf.conversationNamed(session);
    claim(shelf.keyOf(id));
    context = await findOrBegin(id, session, place);
  }
  if (context.before.length >= maxTurns) throw tooLong();
  return { ...context, referred: await findReferredItems(items, place) };
}

/** A response and all that was said before it. */
async function findChain(id: string, { shelf, lifetime, now, takeRoom }: Place): Promise<Context> {
  const last = await shelf.read(id);
  if (last?.document.kind !== "turn" || !lifetime.holds(last.document, now)) throw unknownOf("previous_response_id");
  if (last.document.readBytes > maxReadBytes) throw tooLong();
  takeRoom(last.document.readBytes);
  return { before: [...(await readWhole(shelf, last.document.before, "previous_response_id")), last] };
}

async function findConversation(id: string, { shelf, lifetime, now, takeRoom }: Place): Promise<Context> {
  const found = await shelf.read(id);
  if (found === undefined || !isConversation(found) || !lifetime.holds(found.document, now)) throw unknownOf("conversation");
  if (found.document.readBytes > maxReadBytes) throw tooLong();
  takeRoom(found.document.readBytes);
  return { conversation: found, before: [found, ...(await readWhole(shelf, found.document.turns, "conversation"))] };
}

/** The conversation that the caller has a name for. One that has expired begins anew. */
async function findOrBegin(id: string, session: string, place: Place): Promise<Context> {
  const { shelf, lifetime, now } = place;
  const found = await shelf.read(id);
  if (found !== undefined && isConversation(found) && lifetime.holds(found.document, now)) return findConversation(id, place);
  const begun = { createdAt: now, usedAt: now, dataClass: "public", session, bytes: 0, readBytes: 0 } as const;
  const document: KeptConversation = { kind: "conversation", id, ...begun, metadata: {}, items: [], turns: [] };
  return { conversation: { document, version: found?.version ?? 0 }, before: [] };
}

/** A gap is never passed over: what was said on the way belongs to what was said after it. */
async function readWhole(shelf: Shelf, ids: readonly string[], what: string): Promise<readonly Shelved[]> {
  const found = await shelf.readAll(ids);
  return found.map((one) => {
    if (one === undefined) throw unknownOf(what);
    return one;
  });
}

function isConversation(found: Shelved): found is Shelved<KeptConversation> {
  return found.document.kind === "conversation";
}

/** One for each member, whatever the reason. */
function unknownOf(member: string): Problem {
  return new Problem(
    "not_found",
    `${member} names nothing that is kept for this caller, or something of it is gone: it may have expired or been deleted. Begin a new conversation, or send the whole input.`,
  );
}
