import { higherClass, type DataClass } from "../../core/data-class.ts";
import type { JsonObject } from "../../core/json.ts";
import { asProblem } from "../../core/problem.ts";
import type { AnswerState, Dialect, References, StateForm } from "../../dialects/dialect.ts";
import type { Caller } from "../../identity/caller.ts";
import type { Binding } from "../bind-use-case.ts";
import type { CallDeps } from "../call-deps.ts";
import { ownerOf } from "../owner-of.ts";
import type { IncomingCall } from "../reply.ts";
import type { Trail } from "../trail.ts";
import { findContext, type Found } from "./find-context.ts";
import type { Place } from "./find-referred-items.ts";
import { lifetimeOf, type Lifetime } from "./keep-alive.ts";
import { itemsOf, type KeptConversation } from "./kept-documents.ts";
import type { Shelf, Shelved } from "./open-shelf.ts";
import { requireApproved } from "./require-approved.ts";
import { maxContextBytes, requireNotTooLong, tooLong } from "./require-not-too-long.ts";

/** The part of a call that has to do with what was said before, and with keeping what is said now. */
export interface OpenTurn {
  /** Bytes that stand in the request besides those that the caller sent. */
  readonly bytes: number;
  /** The class of what it goes on from; public where that is nothing. */
  readonly dataClass: DataClass;
  /** Whose tokens mean something in it: as the caller names it, or one of the conversation's own. */
  readonly session: string | undefined;
  /** What its answer says of itself; absent where it says that nothing is kept. */
  readonly state?: AnswerState;
  /** Absent where nothing will be. */
  readonly keeping?: Keeping;
}

export interface Keeping {
  readonly form: StateForm;
  readonly shelf: Shelf;
  readonly lifetime: Lifetime;
  readonly code: string;
  readonly session: string;
  /** Of the request's items, those that were restored. */
  readonly from: number;
  /** As in KeptTurn. */
  readonly before: readonly string[];
  /** Of what was read for it. */
  readonly readBytes: number;
  readonly conversation?: Shelved<KeptConversation>;
  /** Of what was gone on from, or referred to, the ids that must be written anew to live on. */
  readonly stale: readonly string[];
}

export interface Continuing {
  readonly dialect: Dialect;
  readonly caller: Caller;
  readonly binding: Binding;
  readonly incoming: Pick<IncomingCall, "session" | "takeRoom">;
  /** The request as it came. What it refers to is put in its place here. */
  readonly document: JsonObject;
  /** Of the request as it came. */
  readonly bytes: number;
  readonly trail: Trail;
}

/**
 * Puts what a request refers to in its place, before anything of the request is read: the context is inspected whole, counted whole
 * and sent whole, on every call (INVARIANT every-surface-inspected, request-cannot-weaken). Where the use case keeps no
 * conversations nothing is done, and the dialect refuses what refers to any.
 *
 * Throws Problem `not_found` in the same words for what never was, has expired, was deleted, is damaged or is another's (INVARIANT
 * no-cross-tenant); `conflict`, `content_not_supported` (too long), `data_class_exceeded`, `request_malformed`,
 * `conversation_unavailable`.
 */
export async function continueConversation(deps: CallDeps, continuing: Continuing): Promise<OpenTurn> {
  const { dialect, binding, caller, incoming, document } = continuing;
  const { session } = incoming;
  const { conversations: setting } = binding.entitlement.spec;
  const { state: form } = dialect;
  if (setting === undefined || form === undefined) return { bytes: 0, dataClass: "public", session };
  const references = form.readReferences(document);
  const { store, previousResponse, items } = references;
  if (!store && previousResponse === undefined && items.length === 0) return { bytes: 0, dataClass: "public", session };
  const place: Place = {
    shelf: deps.conversations.shelfOf(ownerOf(caller)),
    lifetime: lifetimeOf(setting.hours),
    now: deps.clock(),
    takeRoom: (size) => incoming.takeRoom(size, caller.useCase),
  };
  try {
    const found = await findContext(references, session, place, (key) => deps.conversations.claim(key, continuing.trail.call));
    return restore(deps, continuing, references, { form, ...place, ...found });
  } catch (error) {
    throw asProblem(error, "conversation_unavailable", "What this request goes on from could not be read. Try again later.");
  }
}

function restore(
  deps: CallDeps,
  { document, binding, incoming, bytes: sent }: Continuing,
  references: References,
  found: Found & Place & { readonly form: StateForm },
): OpenTurn {
  const { form, shelf, lifetime, now, before, conversation, referred } = found;
  const kept = before.map((one) => one.document);
  const bytes = kept.reduce((sum, one) => sum + one.bytes, referred.bytes);
  const used = [...before, ...referred.from];
  const dataClass = used.reduce<DataClass>((highest, one) => higherClass(highest, one.document.dataClass), "public");
  const goesOn = before.length > 0 || conversation !== undefined;
  if (goesOn && bytes + sent > maxContextBytes) throw tooLong();
  // What is restored is rewritten by masking; what is written again must not be.
  const items = kept.flatMap((one) => (one.kind === "conversation" ? structuredClone(itemsOf(one)) : itemsOf(one)));
  requireNotTooLong([...items, ...referred.items.values()]);
  requireApproved(dataClass, binding.entitlement);
  const from = form.restore(document, items, referred.items);
  // What is too long to go on from is not kept in the first place, and the answer says so.
  const store = references.store && bytes + sent <= maxContextBytes;
  const code = deps.conversations.newCode();
  const session = incoming.session ?? kept[0]?.session ?? `resp_${code}`;
  const { previousResponse } = references;
  const state: AnswerState = {
    code,
    store,
    ...(previousResponse !== undefined && { previousResponse }),
    ...(conversation !== undefined && { conversation: conversation.document.id }),
  };
  const opened = { bytes, dataClass, session, state };
  if (!store) return opened;
  const ids = before.map((one) => one.document.id);
  const stale = used
    .map((one) => one.document)
    .filter((one) => one.id !== conversation?.document.id && lifetime.isStale(one, now))
    .map(({ id }) => id);
  const readBytes = conversation?.document.readBytes ?? kept.at(-1)?.readBytes ?? 0;
  const keeping = {
    form,
    shelf,
    lifetime,
    code,
    session,
    from,
    before: ids,
    readBytes,
    stale,
    ...(conversation && { conversation }),
  };
  return { ...opened, keeping };
}
