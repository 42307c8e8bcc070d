import type { DataClass } from "../../core/data-class.ts";
import type { JsonObject } from "../../core/json.ts";

/** What every kept document says of itself. It is written and read here alone, and sealed in between. */
interface Kept {
  /** `resp_…` or `conv_…` */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly usedAt: number;
  /** The highest class of anything that was said so far: what goes on from it has this class at least. */
  readonly dataClass: DataClass;
  /** The vault in which tokens of what was said keep their meaning. */
  readonly session: string;
  /** Of its own items, as JSON. */
  readonly bytes: number;
  /** Of all documents that going on from it reads, itself included. */
  readonly readBytes: number;
}

/** One request and its answer: both as they stood after inspection, never what a guardrail took out of them. */
export interface KeptTurn extends Kept {
  readonly kind: "turn";
  /** The ids of what was said before, oldest first: turns, after the conversation that they began in. */
  readonly before: readonly string[];
  readonly conversation?: string;
  readonly input: readonly JsonObject[];
  /** The response object as the client was sent it. */
  readonly response: JsonObject;
  /** Of input and response, as JSON. */
  readonly ownBytes: number;
}

/** What several turns belong to. */
export interface KeptConversation extends Kept {
  readonly kind: "conversation";
  readonly metadata: Readonly<Record<string, string>>;
  /** What it was created with. */
  readonly items: readonly JsonObject[];
  /** Ids, oldest first. */
  readonly turns: readonly string[];
}

export type KeptDocument = KeptTurn | KeptConversation;

export function outputOf({ response }: KeptTurn): readonly JsonObject[] {
  return Array.isArray(response["output"]) ? (response["output"] as JsonObject[]) : [];
}

/** All that was said in it, oldest first. */
export function itemsOf(document: KeptDocument): readonly JsonObject[] {
  return document.kind === "conversation" ? document.items : [...document.input, ...outputOf(document)];
}
