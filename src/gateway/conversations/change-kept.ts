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
import type { KeptConversation } from "./kept-documents.ts";
import { conversationObject } from "./read-kept.ts";

/** POST /v1/conversations. What it begins with is inspected like a prompt. */
export const createConversation: Operation = async (request) => {
  const { deps, now } = request;
  const code = deps.conversations.newCode();
  const id = `conv_${code}`;
  const { items, metadata, dataClass } = await inspectBeginning(request, readBeginning(request), { code, session: id });
  requireMayHold(request, dataClass);
  const bytes = Buffer.byteLength(JSON.stringify(items));
  const life = { createdAt: now, usedAt: now, dataClass, session: id, bytes };
  const document: KeptConversation = { kind: "conversation", id, ...life, metadata, items, turns: [] };
  await recordOperation(request, "create", id);
  await write(request, document, 0);
  return conversationObject(document);
};

/** POST /v1/conversations/{id}: puts other metadata in place of what is there. */
export const updateConversation: Operation = async (request) => {
  claim(request, request.id);
  const { document, version } = await requireConversation(request);
  const { metadata } = await inspectBeginning(
    request,
    { ...readBeginning(request), items: [] },
    { code: "", session: document.session },
  );
  const changed: KeptConversation = { ...document, metadata, usedAt: request.now };
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
  if (conversation !== undefined) await takeOut(request, conversation, id);
  await fromStore(() => request.shelf.remove(id));
  return { id, object: "response", deleted: true };
};

async function takeOut(request: ConversationRequest, conversation: string, turn: string): Promise<void> {
  const found = await fromStore(() => request.shelf.read(conversation));
  if (found?.document.kind !== "conversation") return;
  const { document, version } = found;
  const turns = document.turns.filter((id) => id !== turn);
  if (turns.length < document.turns.length) await write(request, { ...document, turns, usedAt: request.now }, version);
}

function claim({ deps, shelf, trail }: ConversationRequest, id: string): void {
  deps.conversations.claim(shelf.keyOf(id), trail.call);
}

async function write({ shelf, lifetime, now }: ConversationRequest, document: KeptConversation, expected: number): Promise<void> {
  const written = await fromStore(() => shelf.write([{ document, expected, expiresAt: lifetime.endOf(now) }]));
  if (!written) throw new Problem("conflict", "The conversation was changed meanwhile. Try again.");
}
