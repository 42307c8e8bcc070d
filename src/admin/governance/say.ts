import { canonicalJson } from "../../core/canonical-json.ts";
import type { JsonValue } from "../../core/json.ts";
import { toInstant } from "../../core/units.ts";
import type { StoredStatement } from "../../storage/statement-store.ts";
import type { StoredTransition } from "../../storage/store.ts";
import type { Actor } from "../actor.ts";
import { describeStep } from "../apply-manifests.ts";
import type { AdminDeps } from "../deps.ts";
import { type Change, changeBy, recordChange } from "../record-change.ts";
import { digestOf } from "../../crypto/digest-of.ts";

/** What somebody says of a subject; who and when is added. */
export interface Word {
  readonly subject: string;
  readonly topic: string;
  readonly body: JsonValue;
  readonly notAfter?: number;
}

export interface Saying {
  /** As the log names it. */
  readonly action: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
  /** A step of the use case that comes with it. */
  readonly step?: Omit<StoredTransition, "id">;
}

/** Says one thing. Rejects as `sayAll` does. */
export async function say(deps: AdminDeps, actor: Actor, word: Word, saying: Saying): Promise<StoredStatement> {
  const [stored] = await sayAll(deps, actor, [{ ...word, saying }]);
  if (stored === undefined) throw new TypeError("the store answered without the statement");
  return stored;
}

/**
 * Says it: in the log first, then in the case file, then the steps that come with it. All of it or nothing, but for a crash between
 * the two, which leaves the words without the steps: saying it again mends that. Rejects with Problem `audit_unavailable`, and
 * `conflict` where a subject would have too many topics.
 */
export async function sayAll(
  deps: AdminDeps,
  actor: Actor,
  words: readonly (Word & { readonly saying: Saying })[],
): Promise<readonly StoredStatement[]> {
  const at = deps.clock();
  const said = words.map((word) => putIntoWords(word, actor.name, at));
  const steps = words.flatMap(({ saying }) => saying.step ?? []);
  const changes = said.map(({ change }) => changeBy(actor, change));
  return await recordChange(deps, [...changes, ...steps.map((step) => describeStep(actor, step))], async () => {
    const stored = await deps.store.appendStatements(said.map(({ statement }) => statement));
    for (const step of steps) await deps.store.appendTransition(step);
    return stored;
  });
}

/** As the log, statements and steps name what nobody decided: the standard did, by what people said and what time it is. */
export const controlPlane = "control-plane";

/** Says as the control plane what nobody asked it to say; the log has it as `automatic`. All of it or nothing. Rejects as `sayAll` does. */
export async function sayByItself(
  deps: Pick<AdminDeps, "audit" | "clock" | "afterChange" | "store">,
  words: readonly (Word & { readonly saying: Omit<Saying, "step"> })[],
): Promise<void> {
  const at = deps.clock();
  const said = words.map((word) => putIntoWords(word, controlPlane, at));
  const changes = said.map(({ change }): Change => ({
    actor: controlPlane,
    ...change,
    detail: { ...change.detail, automatic: true },
  }));
  await recordChange(deps, changes, () => deps.store.appendStatements(said.map(({ statement }) => statement)));
}

/** A statement as the store takes it, and the change that tells of it in the log. */
export function putIntoWords(
  { subject, topic, notAfter, body, saying: { action, reason, detail } }: Word & { readonly saying: Saying },
  by: string,
  at: number,
): { readonly statement: Omit<StoredStatement, "id">; readonly change: Omit<Change, "actor"> } {
  const text = canonicalJson(body);
  const digest = digestOf(text);
  const end = notAfter !== undefined && { notAfter };
  return {
    statement: { subject, topic, body: text, digest, by, at, ...end },
    change: {
      action,
      target: subject,
      digest,
      ...(reason !== undefined && { reason }),
      detail: { topic, ...end, ...detail },
    },
  };
}

/** The head of a statement as it is shown. */
export function viewSaid({ id, subject, topic, digest, by, at, notAfter }: StoredStatement) {
  return {
    id,
    subject,
    topic,
    digest,
    by,
    at: toInstant(at),
    ...(notAfter !== undefined && { notAfter: toInstant(notAfter) }),
  };
}
