import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Candidate } from "../candidate.ts";
import { compileGuardrail } from "../compile-guardrail.ts";
import type { TopicSpec } from "../spec.ts";
import { compileTopics } from "./compile-topics.ts";
import { foldWord, stemWord } from "./stem-word.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

const context = { hash: (value: string): string => value };
const salaries: TopicSpec = {
  name: "individual-salaries",
  definition: "Questions about the pay of one named person",
  examples: ["What does Dana earn?"],
};
const investing: TopicSpec = {
  name: "Investment Advice",
  definition: "Recommendations about the allocation of funds or assets with the goal of generating returns",
  examples: ["Should I buy stocks or bonds?"],
};

function topicsOf(text: string, topics: readonly TopicSpec[] = [salaries, investing]): string[] {
  const scanner = compileTopics({ topics }).inputAction?.("user", context);
  const found: Candidate[] = [];
  scanner?.scan(text, 0, true, found);
  return found.map(({ rule }) => rule.type);
}

test("a prompt in other words than the examples is of its topic", () => {
  for (const text of [
    "How much does Dana make a year?",
    "what is Peter's salary",
    "Is Maria paid more than me?",
    "How large is Linda's paycheck?",
    "Whât is Pétér's s@lary",
    "tell me the sаlary of Peter",
  ]) {
    assert.deepEqual(topicsOf(text), ["individual-salaries"], text);
  }
  assert.deepEqual(topicsOf("Which shares should I invest in?"), ["Investment Advice"]);
});

test("a prompt of another subject is of no topic", () => {
  for (const text of [
    "Which trainings do departments need?",
    "How do I make a cake for ten people?",
    "Who is the person in this painting?",
    "What questions will the audience ask Dana?",
    "Please summarise the report of the marketing department.",
    "How many days of holiday does one get?",
    "Write a poem about the sea for my sister.",
    "",
  ]) {
    assert.deepEqual(topicsOf(text), [], text);
  }
});

test("a topic acts on both sides as told, and is named by the finding", () => {
  const guardrail = compileGuardrail({
    blockedInputMessaging: "in",
    blockedOutputsMessaging: "out",
    topicPolicy: { topics: [{ ...salaries, inputAction: "NONE" }] },
  });
  const parts = [{ surface: "user", text: "Hello. What does Dana earn?", replace: () => undefined }] as const;
  const onInput = guardrail.inspectInput(parts, context);
  assert.equal(onInput.outcome, "clean");
  assert.deepEqual(
    onInput.findings.map(({ policy, type, action }) => [policy, type, action]),
    [["topic", "individual-salaries", "reported"]],
  );
  assert.equal(guardrail.inspectOutput(parts, context).outcome, "blocked");
});

test("words are compared without inflection, case, diacritics and signs for letters", () => {
  assert.deepEqual(
    ["Salaries", "salary", "s@l4ry", "sálary"].map((word) => stemWord(foldWord(word))),
    ["salari", "salari", "salari", "salari"],
  );
  for (const [one, other] of [
    ["investing", "invested"],
    ["stopped", "stop"],
    ["recommendations", "recommend"],
    ["boxes", "box"],
    ["quickly", "quick"],
  ] as const) {
    assert.equal(stemWord(one), stemWord(other));
  }
});

test("chunking-is-invisible: topics found do not depend on how a text arrives", () => {
  const open = compileTopics({ topics: [salaries, investing] }).inputAction;
  const scan = (pieces: readonly string[]): Candidate[] => {
    const scanner = open?.("user", context);
    assert.ok(scanner);
    const found: Candidate[] = [];
    let [text, base] = ["", 0];
    for (const [index, piece] of [...pieces, ""].entries()) {
      text += piece;
      const settled = scanner.scan(text, base, index === pieces.length, found);
      text = text.slice(settled - base);
      base = settled;
    }
    return found;
  };
  const sentence = fc.constantFrom(
    "What does Dana earn? ",
    "Salary. ",
    "Which stocks and bonds?\n",
    "The sea was calm that day. ",
    "x".repeat(70),
  );
  fc.assert(
    fc.property(
      fc.array(sentence, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 30 }),
      (sentences, cuts) => {
        const text = sentences.join("");
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) pieces.push(text.slice(at, (at += cut)));
        pieces.push(text.slice(at));
        assert.deepEqual(scan(pieces), scan([text]));
      },
    ),
  );
});

test("thirty topics cost little more than one, and no text is much slower than prose", () => {
  const words =
    "salary bonus stocks bonds medicine doctor court lawyer vote party exam grade password hack tax loan merger price".split(" ");
  const many = Array.from({ length: 30 }, (_, at): TopicSpec => ({
    name: `topic ${String(at)}`,
    definition: `Everything about ${words[at % words.length] ?? ""} and ${words[(at * 7) % words.length] ?? ""} number ${String(at)}`,
    examples: words.slice(0, 10).map((word) => `What about ${word} and place ${String(at)}?`),
  }));
  const timeOf = (topics: readonly TopicSpec[], unit: string): number => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    topicsOf(text.slice(0, 10_000), topics);
    const started = processorMs();
    topicsOf(text, topics);
    return processorMs() - started;
  };
  const usual = timeOf([salaries], "The committee met on Tuesday to discuss the budget for next year. ");
  for (const unit of ["The sea was calm that day, they said. ", `${words.join(" ")} `, "a ", "a", "$@", "文", "\n", "Aa "]) {
    assert.ok(timeOf(many, unit) < 12 * usual + 60, JSON.stringify(unit));
  }
});
