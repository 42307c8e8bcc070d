import { higherClass } from "../../core/data-class.ts";
import { Problem } from "../../core/problem.ts";
import {
  fromStore,
  recordOperation,
  requireConversation,
  requireMayHold,
  requireTurn,
  type ConversationRequest,
  type Operation,
} from "./conversation-request.ts";
import { inspectBeginning, readBeginning } from "./inspect-beginning.ts";
import type { KeptConversation, KeptTurn } from "./kept-documents.ts";
import { conversationObject } from "./read-kept.ts";

/** POST /v1/conversations. What it begins with is inspected like a prompt. */
export const createConversation: Operation = async (request) => {
  const { deps, now } = request;
  const code = deps.conversations.newCode();
  const id = `conv_${code}`;
  const { items, metadata, dataClass } = await inspectBeginning(request, readBeginning(request), { code, session: id });
  requireMayHold(request, dataClass);
  const bytes = Buffer.byteLength(JSON.stringify(items));
  const life = { createdAt: now, usedAt: now, dataClass, session: id, bytes, readBytes: bytes };
  const document: KeptConversation = { kind: "conversation", id, ...life, metadata, items, turns: [] };
  await recordOperation(request, "create", id);
  await write(request, document, 0);
  return conversationObject(document);
};

/** POST /v1/conversations/{id}: puts other metadata in place of what is there. */
export const updateConversation: Operation = async (request) => {
  claim(request, request.id);
  const { document, version } = await requireConversation(request);
  const beginning = { ...readBeginning(request), items: [] };
  const { metadata, dataClass: told } = await inspectBeginning(request, beginning, { code: "", session: document.session });
  const dataClass = higherClass(document.dataClass, told);
  requireMayHold(request, dataClass);
  const changed: KeptConversation = { ...document, metadata, dataClass };
  await recordOperation(request, "update", document.id);
  await write(request, changed, version);
  return conversationObject(changed);
};

/** DELETE /v1/conversations/{id}: all that was said in it goes too. Its own document goes last, so that it can be asked for again. */
export const deleteConversation: Operation = async (request) => {
  claim(request, request.id);
  const { document } = await requireConversation(request);
  await recordOperation(request, "delete", document.id);
  await fromStore(async () => {
    for (const turn of document.turns) await request.shelf.remove(turn);
    await request.shelf.remove(document.id);
  });
  return { id: document.id, object: "conversation.deleted", deleted: true };
};

/** DELETE /v1/responses/{id}: with what was asked. A conversation goes on without it; what went on from it by its id has ended. */
export const deleteResponse: Operation = async (request) => {
  const { document } = await requireTurn(request);
  const { id, conversation } = document;
  if (conversation !== undefined) claim(request, conversation);
  await recordOperation(request, "delete", id);
  if (conversation !== undefined) await takeOut(request, conversation, document);
  await fromStore(() => request.shelf.remove(id));
  return { id, object: "response", deleted: true };
};

async function takeOut(request: ConversationRequest, conversation: string, turn: KeptTurn): Promise<void> {
  const found = await fromStore(() => request.shelf.read(conversation));
  if (found?.document.kind !== "conversation") return;
  const { document, version } = found;
  const turns = document.turns.filter((id) => id !== turn.id);
  if (turns.length === document.turns.length) return;
  const readBytes = document.readBytes - turn.ownBytes;
  await write(request, { ...document, turns, readBytes }, version);
}

function claim({ deps, shelf, trail }: ConversationRequest, id: string): void {
  deps.conversations.claim(shelf.keyOf(id), trail.call);
}

/** Only turns move a conversation's end: what was said in it is written anew with them. */
async function write({ shelf, lifetime }: ConversationRequest, document: KeptConversation, expected: number): Promise<void> {
  const expiresAt = lifetime.endOf(document.usedAt);
  const written = await fromStore(() => shelf.write([{ document, expected, expiresAt }]));
  if (!written) throw new Problem("conflict", "The conversation was changed meanwhile. Try again.");
}
