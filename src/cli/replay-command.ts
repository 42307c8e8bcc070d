import type { DecisionAgain, ReplayedDecision } from "../admin/replay/replay-decision.ts";
import { type Command, outputOption, textOption, UsageError } from "./command.ts";
import { formatDecision } from "./format-decision.ts";
import { type Output, printable } from "./output.ts";
import { runWhatIf } from "./replay-what-if.ts";

export const replayCommand: Command = {
  name: "replay",
  summary: "Make logged decisions again: one under the policies of then or of today, or many under policies to be.",
  positionals: ["[INDEX]"],
  options: {
    today: { type: "boolean", description: "Also under the policies in force now, with what is different." },
    policy: {
      type: "string",
      value: "FILE|DIR|-",
      description: "In place of INDEX: what these policies would have changed. Nothing is applied.",
    },
    since: { type: "string", value: "7d", description: "With --policy: decisions of this time; 7d by default." },
    "use-case": { type: "string", value: "NAME", description: "With --policy: decisions on its calls alone." },
    examples: { type: "string", value: "N", description: "With --policy: changed decisions to show; 10 by default." },
    output: outputOption,
  },
  details: [
    "INDEX is what x-sallyport-audit said of the call. The same call is asked again: what it was, who made it with which roles, and the use case,",
    "the models and the deployments as they were. Where something that policies read is not known any more, that is said and nothing guessed.",
    "Exit code 1 when the decision comes out otherwise than the log says, or cannot be replayed.",
    "With --policy decisions are made twice: under the policies in force now, and under the same with those of the file added or replaced.",
  ].join("\n"),
  examples: [
    "sallyport replay 1234",
    "sallyport replay 1234 --today",
    "sallyport replay --since 7d --policy examples/policies/campus/policies.yaml",
  ],
  run: async (call) => {
    const [index] = call.positionals;
    const file = textOption(call, "policy");
    if (file !== undefined) {
      if (index !== undefined || call.options["today"] === true) throw new UsageError("either INDEX or --policy, not both");
      return await runWhatIf(call, file);
    }
    const idle = ["since", "use-case", "examples"].find((name) => textOption(call, name) !== undefined);
    if (idle !== undefined) throw new UsageError(`--${idle} goes with --policy`);
    if (index === undefined) throw new UsageError("either INDEX or --policy is needed");
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
