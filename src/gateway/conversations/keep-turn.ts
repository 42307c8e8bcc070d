import { asProblem, Problem } from "../../core/problem.ts";
import { higherClass } from "../../core/data-class.ts";
import type { JsonObject } from "../../core/json.ts";
import type { AdmittedCall } from "../admit.ts";
import type { Keeping } from "./continue-conversation.ts";
import { keepAlive } from "./keep-alive.ts";
import type { KeptConversation, KeptTurn } from "./kept-documents.ts";
import type { ToShelve } from "./open-shelf.ts";

/**
 * Keeps what was said, before the caller hears the end of it: the id that it is told works at once. Only whole answers come here; of
 * a call that was refused, blocked, stopped, broken off or left nothing is kept.
 *
 * What can't be kept is no answer (INVARIANT fail-closed): to go on without it would be to go on from something else than the
 * caller believes. Throws Problem `conversation_unavailable`, or `conflict` where another turn was kept in the conversation meanwhile.
 */
export async function keepTurn(call: AdmittedCall, response: JsonObject): Promise<void> {
  const { deps, turn, trail } = call;
  const { keeping } = turn;
  // Whether it is kept stands in what the caller gets.
  if (keeping === undefined || response["store"] !== true) return;
  const now = deps.clock();
  const { shelf, lifetime, stale } = keeping;
  const documents = documentsOf(call, keeping, response, now);
  let written: boolean;
  try {
    written = await shelf.write(documents);
  } catch (error) {
    throw asProblem(error, "conversation_unavailable", "The answer could not be kept, so it is withheld. Try again later.");
  }
  if (!written)
    throw new Problem("conflict", "Another turn of this conversation was kept meanwhile. Try again: it then goes on from that.");
  // The next turn may come as soon as this answer is heard.
  deps.conversations.leave(trail.call);
  try {
    await keepAlive(shelf, lifetime, stale, now, (id) => isFree(call, shelf.keyOf(id)));
  } catch (cause) {
    // The turn is kept; what it goes on from may end too early.
    deps.reportFault({ call: trail.call, code: "conversation_unavailable", cause });
  }
}

/** Taken for this call where nobody has it. */
function isFree({ deps, trail }: AdmittedCall, conversation: string): boolean {
  try {
    deps.conversations.claim(conversation, trail.call);
    return true;
  } catch {
    // A call that is in it keeps it.
    return false;
  }
}

function documentsOf(
  { request, trail, turn }: AdmittedCall,
  keeping: Keeping,
  response: JsonObject,
  now: number,
): readonly ToShelve[] {
  const { form, lifetime, code, session, from, before, conversation } = keeping;
  const input = form.inputItems(request.document(), from, code);
  const dataClass = higherClass(turn.dataClass, trail.dataClass ?? "public");
  const ownBytes = Buffer.byteLength(JSON.stringify([input, response]));
  const kept: KeptTurn = {
    kind: "turn",
    id: `resp_${code}`,
    createdAt: trail.at,
    usedAt: now,
    dataClass,
    session,
    bytes: Buffer.byteLength(JSON.stringify([input, response["output"]])),
    ownBytes,
    readBytes: keeping.readBytes + ownBytes,
    before: conversation === undefined || before.length > 0 ? before : [conversation.document.id],
    ...(conversation && { conversation: conversation.document.id }),
    input,
    response,
  };
  const expiresAt = lifetime.endOf(now);
  const turnToShelve: ToShelve = { document: kept, expected: 0, expiresAt };
  if (conversation === undefined) return [turnToShelve];
  const { document, version } = conversation;
  const turns = [...document.turns, kept.id];
  const grown: KeptConversation = {
    ...document,
    usedAt: now,
    dataClass: higherClass(dataClass, document.dataClass),
    turns,
    readBytes: document.readBytes + ownBytes,
  };
  return [turnToShelve, { document: grown, expected: version, expiresAt }];
}
