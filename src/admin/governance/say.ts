import { canonicalJson } from "../../core/canonical-json.ts";
import type { JsonValue } from "../../core/json.ts";
import { toInstant } from "../../core/units.ts";
import type { StoredStatement } from "../../storage/statement-store.ts";
import type { StoredTransition } from "../../storage/store.ts";
import type { Actor } from "../actor.ts";
import { describeStep } from "../apply-manifests.ts";
import type { AdminDeps } from "../deps.ts";
import { changeBy, recordChange } from "../record-change.ts";
import { digestOf } from "./digest-of.ts";

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
  const statements = words.map(({ subject, topic, notAfter, body }) => {
    const text = canonicalJson(body);
    return {
      subject,
      topic,
      body: text,
      digest: digestOf(text),
      by: actor.name,
      at,
      ...(notAfter !== undefined && { notAfter }),
    };
  });
  const steps = words.flatMap(({ saying }) => saying.step ?? []);
  const changes = words.map(({ subject, topic, notAfter, saying: { action, reason, detail } }, n) =>
    changeBy(actor, {
      action,
      target: subject,
      digest: statements[n]?.digest ?? "",
      ...(reason !== undefined && { reason }),
      detail: { topic, ...(notAfter !== undefined && { notAfter }), ...detail },
    }),
  );
  return await recordChange(deps, [...changes, ...steps.map((step) => describeStep(actor, step))], async () => {
    const stored = await deps.store.appendStatements(statements);
    for (const step of steps) await deps.store.appendTransition(step);
    return stored;
  });
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
