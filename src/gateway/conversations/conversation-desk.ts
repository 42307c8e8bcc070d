import { randomBytes, type KeyObject } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { Problem } from "../../core/problem.ts";
import { minutes } from "../../core/units.ts";
import { codeLength } from "../../dialects/openai-responses/own-ids.ts";
import type { DocumentStore } from "../../storage/document-store.ts";
import type { Owner } from "../owner-of.ts";
import { codeOf, openShelf, type Shelf } from "./open-shelf.ts";

/** Where conversations are kept, and which of them a call is at. */
export interface ConversationDesk {
  shelfOf(owner: Owner): Shelf;
  /** 32 random letters, for a new id. */
  newCode(): string;
  /**
   * Takes a conversation for a call, until it leaves: what is said in it at once has no order. Throws Problem `conflict` where
   * another call has it. Calls of other processes are found out when their turn is kept.
   */
  claim(key: string, call: string): void;
  /** The call is over. */
  leave(call: string): void;
  /** Ends the sweeping of what has expired. */
  close(): void;
}

export interface DeskDeps {
  readonly store: DocumentStore;
  readonly key: KeyObject;
  readonly clock: () => number;
  readonly reportFault: (cause: unknown) => void;
}

const sweepEveryMs = minutes(1);
/** At once, while all others wait; and in one sweep. */
const sweptAtOnce = 200;
const mostSweeps = 50;

export function createConversationDesk({ store, key, clock, reportFault }: DeskDeps): ConversationDesk {
  const shelfDeps = { store, key, clock, reportDamage: reportFault };
  const claims = new Map<string, string>();
  const claimedBy = new Map<string, string[]>();
  let sweeping = false;
  const sweep = async (): Promise<void> => {
    if (sweeping) return;
    sweeping = true;
    try {
      await dropEnded(store, clock());
    } catch (cause) {
      reportFault(cause);
    } finally {
      sweeping = false;
    }
  };
  const timer = setInterval(() => void sweep(), sweepEveryMs);
  timer.unref();
  return {
    shelfOf: (owner) => openShelf(shelfDeps, owner),
    newCode: () => codeOf(randomBytes(codeLength)),
    claim: (conversation, call) => {
      if ((claims.get(conversation) ?? call) !== call)
        throw new Problem("conflict", "Another call is going on in this conversation. Wait for its answer, then try again.");
      if (claims.has(conversation)) return;
      claims.set(conversation, call);
      claimedBy.set(call, [...(claimedBy.get(call) ?? []), conversation]);
    },
    leave: (call) => {
      for (const conversation of claimedBy.get(call) ?? []) claims.delete(conversation);
      claimedBy.delete(call);
    },
    close: () => clearInterval(timer),
  };
}

/** What has expired is found by nobody any more; this takes it out of the database. Gives how many. */
export async function dropEnded(store: Pick<DocumentStore, "dropDocuments">, now: number): Promise<number> {
  let dropped = 0;
  for (let round = 0; round < mostSweeps; round++) {
    const count = await store.dropDocuments(now, sweptAtOnce);
    dropped += count;
    if (count < sweptAtOnce) break;
    await turn();
  }
  return dropped;
}
