import type { ScopingQuestion } from "../../admin/governance/scope-answers.ts";
import type { Io } from "../command.ts";
import { printable } from "../output.ts";

export type Answers = Readonly<Record<string, string | readonly string[]>>;

/**
 * Asks the questionnaire on a terminal, one question after the other; an empty line leaves one open. What an earlier answer rules out is
 * not asked. The end of the input ends the questions.
 */
export async function askQuestions(questions: readonly ScopingQuestion[], { stdin, stderr }: Io): Promise<Answers> {
  const lines = stdin[Symbol.asyncIterator]();
  const answers: Record<string, string | readonly string[]> = {};
  let rest = "";
  const nextLine = async (): Promise<string | undefined> => {
    while (!rest.includes("\n")) {
      const { value, done } = await lines.next();
      if (done === true) return rest === "" ? undefined : take(rest.length);
      rest += value.toString();
    }
    return take(rest.indexOf("\n"));
  };
  const take = (end: number): string => {
    const line = rest.slice(0, end);
    rest = rest.slice(end + 1);
    return line.trim();
  };
  for (const question of questions) {
    if (!isAsked(question, answers)) continue;
    stderr.write(formatQuestion(question));
    for (let line = await nextLine(); line !== undefined && line !== ""; line = await nextLine()) {
      const chosen = choose(question, line);
      if (chosen !== undefined) {
        answers[question.id] = chosen;
        break;
      }
      stderr.write(
        question.multiple
          ? "Numbers from the list, such as 1 3, or an empty line: "
          : "A number from the list, or an empty line: ",
      );
    }
  }
  return answers;
}

function formatQuestion({ text, options, multiple, why }: ScopingQuestion): string {
  const choices = options.map(({ label }, n) => `  ${n + 1}  ${printable(label)}`);
  const how = multiple ? "Numbers, with spaces between" : "A number";
  return [`\n${printable(text)}`, `  (${printable(why)})`, ...choices, `${how}; empty for not known: `].join("\n");
}

function isAsked({ askedWhen = {} }: ScopingQuestion, answers: Answers): boolean {
  return Object.entries(askedWhen).every(([id, values]) => {
    const given = answers[id];
    // What is open may still be one of these.
    return given === undefined || [given].flat().some((one) => one === "unknown" || values.includes(one));
  });
}

/** Undefined for what is none of the options. */
function choose({ options, multiple }: ScopingQuestion, line: string): string | readonly string[] | undefined {
  const chosen = line
    .split(/[\s,]+/)
    .map((part) => options[Number(part) - 1]?.value ?? options.find(({ value }) => value === part)?.value);
  const known = chosen.filter((one) => one !== undefined);
  if (known.length !== chosen.length || (!multiple && known.length !== 1)) return undefined;
  return multiple ? [...new Set(known)] : known[0];
}
