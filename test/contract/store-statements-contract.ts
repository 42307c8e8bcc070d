import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { longestStatement, mostStatementsAtOnce, mostTopics, type StoredStatement } from "../../src/storage/statement-store.ts";
import { rejectsWith } from "./rejects-with.ts";
import type { StoreAccess } from "./store-contract.ts";

type NewStatement = Omit<StoredStatement, "id">;

const statement = (subject: string, topic: string, more: Partial<NewStatement> = {}): NewStatement => ({
  subject,
  topic,
  body: "{}",
  digest: "sha256:a",
  by: "alice",
  at: 1000,
  ...more,
});

const idsOf = (statements: readonly StoredStatement[]): number[] => statements.map(({ id }) => id);

export function describeStatements({ store, reopen }: StoreAccess): void {
  const say = (...said: NewStatement[]): Promise<readonly StoredStatement[]> => store().appendStatements(said);
  const sayOne = async (said: NewStatement): Promise<StoredStatement> => {
    const [one] = await say(said);
    assert(one);
    return one;
  };
  const changesAfter = async (id: number, limit = 3): Promise<StoredStatement[]> => {
    const changes: StoredStatement[] = [];
    for (;;) {
      const page = await store().statementChanges(changes.at(-1)?.id ?? id, limit);
      assert(page.length <= limit);
      if (page.length === 0) return changes;
      changes.push(...page);
    }
  };

  describe("statements", () => {
    test("A statement comes back as it was said, with an id, and without an end when it has none, also after reopening.", async () => {
      const whole = statement("UseCase/hr", "artefact/IRB", { body: '{"title":"Größe \\u0000"}', notAfter: 5000 });
      const [first, second] = await say(whole, statement("UseCase/hr", "request/G1"));
      assert(first && second);
      assert.deepEqual(first, { ...whole, id: first.id });
      assert.equal("notAfter" in second, false);
      await reopen();
      assert.deepEqual(await store().getStatement(first.id), first);
      assert.deepEqual(await store().getStatement(second.id), second);
      assert.equal(await store().getStatement(second.id + 1), undefined);
    });

    test("Ids grow in the order of saying, whatever the times say, and go on after reopening.", async () => {
      const said = await say(statement("b", "x", { at: 9000 }), statement("a", "y", { at: 1 }), statement("b", "x", { at: 5 }));
      await reopen();
      const ids = [...idsOf(said), ...idsOf(await say(statement("a", "a")))];
      assert.deepEqual(
        ids,
        ids.toSorted((a, b) => a - b),
      );
      assert.equal(new Set(ids).size, 4);
      assert((ids[0] ?? 0) > 0);
    });

    test("The current ones of a subject are the newest of each topic, by topic, and none of another subject's.", async () => {
      assert.deepEqual(await store().currentStatements("UseCase/hr"), []);
      await say(statement("UseCase/hr", "b", { at: 9000 }), statement("UseCase/hr", "a"), statement("UseCase/hr-2", "b"));
      const newest = await sayOne(statement("UseCase/hr", "b", { at: 1, by: "bob" }));
      const current = await store().currentStatements("UseCase/hr");
      assert.deepEqual(
        current.map(({ topic, by }) => [topic, by]),
        [
          ["a", "alice"],
          ["b", "bob"],
        ],
      );
      assert.deepEqual(current[1], newest);
      assert.deepEqual(await store().currentStatements("usecase/hr"), []);
    });

    test("History is listed newest first, page by page, of a subject or of one topic.", async () => {
      const said = await say(
        ...Array.from({ length: 9 }, (_, at) => statement("UseCase/hr", at % 3 === 0 ? "evidence/A" : "evidence/B")),
      );
      await say(statement("UseCase/pilot", "evidence/A"));
      const all = idsOf(said).toReversed();
      assert.deepEqual(idsOf(await store().listStatements("UseCase/hr", { limit: 100 })), all);
      const first = await store().listStatements("UseCase/hr", { limit: 4 });
      assert.deepEqual(idsOf(first), all.slice(0, 4));
      const before = first.at(-1)?.id ?? 0;
      assert.deepEqual(idsOf(await store().listStatements("UseCase/hr", { before, limit: 100 })), all.slice(4));
      const ofTopic = idsOf(said.filter(({ topic }) => topic === "evidence/A")).toReversed();
      assert.deepEqual(idsOf(await store().listStatements("UseCase/hr", { topic: "evidence/A", limit: 100 })), ofTopic);
      const second = await store().listStatements("UseCase/hr", { topic: "evidence/A", before: ofTopic[0] ?? 0, limit: 1 });
      assert.deepEqual(idsOf(second), ofTopic.slice(1, 2));
      assert.deepEqual(await store().listStatements("UseCase/hr", { topic: "evidence", limit: 5 }), []);
      await rejectsWith("register_unavailable", store().listStatements("UseCase/hr", { limit: -1 }));
    });

    test("Followers read what is newest of its topic, in order, wherever they begin.", async () => {
      const word = fc.record({ subject: fc.constantFrom("a", "b", "c"), topic: fc.constantFrom("x", "y", "z") });
      await fc.assert(
        fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(12), async (words, back) => {
          await say(...words.map(({ subject, topic }) => statement(subject, topic)));
          const known = (await Promise.all(["a", "b", "c"].map((subject) => store().currentStatements(subject)))).flat();
          const { statements } = await store().sequences();
          const from = Math.max(0, statements - back);
          const expected = known.filter(({ id }) => id > from).toSorted((one, other) => one.id - other.id);
          assert.deepEqual(await changesAfter(from), expected);
          assert.equal(expected.at(-1)?.id ?? from, Math.max(from, statements));
        }),
        { numRuns: 20 },
      );
      assert.deepEqual(await changesAfter((await store().sequences()).statements), []);
      await rejectsWith("register_unavailable", store().statementChanges(0, 0));
    });

    test("The sequence is the newest statement's id, and 0 before the first.", async () => {
      assert.equal((await store().sequences()).statements, 0);
      const [, last] = await say(statement("a", "x"), statement("a", "x"));
      assert.equal((await store().sequences()).statements, last?.id);
      await reopen();
      assert.equal((await store().sequences()).statements, last?.id);
    });

    test("Of several nothing is kept when one can't be, and what is too long or too many is refused.", async () => {
      const long = statement("a", "x", { body: "x".repeat(longestStatement + 1) });
      await rejectsWith("request_too_large", say(statement("a", "y"), long));
      await rejectsWith("request_too_large", say(...Array(mostStatementsAtOnce + 1).fill(statement("a", "y"))));
      await rejectsWith("register_unavailable", say(statement("a", "y"), statement("a", "x", { at: 0.5 })));
      assert.deepEqual(await store().currentStatements("a"), []);
      assert.equal((await store().sequences()).statements, 0);
      await say(...Array(mostStatementsAtOnce).fill(statement("a", "y", { body: "x".repeat(1000) })));
      assert.equal((await store().currentStatements("a")).length, 1);
      await say(statement("a", "y", { body: "x".repeat(longestStatement) }));
    });

    test("A subject has so many topics and no more; what was said about can be said anew.", async () => {
      for (let from = 0; from < mostTopics; from += mostStatementsAtOnce)
        await say(...Array.from({ length: mostStatementsAtOnce }, (_, at) => statement("a", `evidence/${from + at}`)));
      await rejectsWith("conflict", say(statement("b", "x"), statement("a", "one more")));
      assert.deepEqual(await store().currentStatements("b"), []);
      await say(statement("a", "evidence/0", { by: "bob" }), statement("b", "x"));
      assert.equal((await store().currentStatements("a")).length, mostTopics);
    });
  });
}
