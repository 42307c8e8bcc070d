import type { DecisionAgain, ReplayedDecision } from "../admin/replay/replay-decision.ts";
import { type Command, outputOption, UsageError } from "./command.ts";
import { type Output, printable } from "./output.ts";
import { stepUpText } from "./policy-explain-command.ts";

export const replayCommand: Command = {
  name: "replay",
  summary: "Make a logged decision again, under the policies of that moment or of today.",
  positionals: ["INDEX"],
  options: {
    today: { type: "boolean", description: "Also under the policies in force now, with what is different." },
    output: outputOption,
  },
  details: [
    "INDEX is what x-sallyport-audit said of the call. The same call is asked again: what it was, who made it with which roles, and the use case,",
    "the models and the deployments as they were. Where something that policies read is not known any more, that is said and nothing guessed.",
    "Exit code 1 when a decision comes out otherwise than the log says, or cannot be replayed.",
  ].join("\n"),
  examples: ["sallyport replay 1234", "sallyport replay 1234 --today"],
  run: async (call) => {
    const [index = ""] = call.positionals;
    if (!/^(0|[1-9]\d{0,15})$/.test(index)) throw new UsageError(`INDEX is a whole number, not ${index}`);
    const query = call.options["today"] === true ? "?today=true" : "";
    const replayed = await call.client().get<ReplayedDecision>(`/api/v1/audit/replay/${index}${query}`);
    call.output.print(replayed, () => formatReplay(call.output, replayed));
    return replayed.asRecorded ? 0 : 1;
  },
};

function formatReplay(output: Output, replayed: ReplayedDecision): string {
  const { index, at, useCase, principal, model, recorded, atTheTime, asRecorded, today, sameToday, changedPolicies } = replayed;
  const lines = [
    `Record ${index}, ${at}: ${printable(principal)} for ${printable(useCase)}${model === undefined ? "" : `, model ${printable(model)}`}`,
    "",
    `recorded  ${formatDecision(output, recorded)}`,
    `then      ${formatDecision(output, atTheTime)}`,
    ...(today ? [`today     ${formatDecision(output, today)}`] : []),
    "",
    asRecorded
      ? "Under the policies of that moment it comes out as the log says."
      : atTheTime.effect === "unknown"
        ? output.style("yellow", "It cannot be replayed under the policies of that moment.")
        : output.style("red", "Under the policies of that moment it comes out otherwise than the log says."),
    ...missingLines(atTheTime),
  ];
  if (today?.effect === "unknown") lines.push("It cannot be replayed under those of today.", ...missingLines(today));
  else if (today) lines.push(sameToday === true ? "Under those of today it is the same." : "Under those of today it is another.");
  if (today && changedPolicies && changedPolicies.length > 0)
    lines.push("", "Since then:", ...changedPolicies.map(({ name, change }) => `  policy ${printable(name)} ${change}`));
  return lines.join("\n");
}

function missingLines({ missing }: DecisionAgain): readonly string[] {
  return missing.map((one) => `  needs ${printable(one)}`);
}

export function formatDecision(output: Output, { effect, deployment, policies, needs }: DecisionAgain): string {
  if (effect === "unknown") return output.style("yellow", "not known");
  const word = effect === "allow" ? output.style("green", "allow") : output.style("red", "deny");
  const where = deployment === undefined ? "" : ` at ${printable(deployment)}`;
  const by = policies.length === 0 ? ", no policy permits it" : ` by ${policies.map(printable).join(", ")}`;
  return `${word}${where}${by}${needs ? `. ${stepUpText(needs)}` : ""}`;
}
