import type { GuardrailTest } from "../admin/test-guardrail.ts";
import { type Command, outputOption, textOption, textsOption, UsageError } from "./command.ts";
import { formatReport } from "./guardrail-report.ts";
import { versionsHint } from "./versions-hint.ts";
import { readAll } from "./read-manifest-files.ts";

export const guardrailTestCommand: Command = {
  name: "guardrail test",
  summary: "Try a text on a guardrail. Nothing is kept, and no model is asked.",
  positionals: ["NAME[@VERSION]", "[TEXT]"],
  options: {
    source: {
      type: "string",
      value: "input|output",
      description: "As if a caller had sent it (input, the default) or a model answered it.",
    },
    query: { type: "string", value: "TEXT", description: "What an answer answers: RELEVANCE is measured against it." },
    "grounding-source": {
      type: "string",
      value: "TEXT",
      multiple: true,
      description: "What an answer must rest on: GROUNDING is measured against it.",
    },
    system: { type: "string", value: "TEXT", description: "The system prompt, which an answer may not give away." },
    output: outputOption,
  },
  details: [
    versionsHint,
    "Without TEXT, or with -, the text is read from standard input. On a terminal what would be blocked is red, masked yellow,",
    "only reported blue (without colours where NO_COLOR is set). Where a call would ask a model, the test says so and goes on without.",
  ].join("\n"),
  examples: [
    'sallyport guardrail test hr "What does dana@campus.example earn?"',
    "sallyport guardrail test hr@1 --source output - < answer.txt",
    'sallyport guardrail test hr@DRAFT --source output --query "When does it open?" --grounding-source "Open from 9 to 5." "At 9."',
  ],
  run: async (call) => {
    const [name = "", argument = "-"] = call.positionals;
    const source = textOption(call, "source") ?? "input";
    if (source !== "input" && source !== "output") throw new UsageError(`--source is input or output, not ${source}`);
    const query = textOption(call, "query");
    const system = textOption(call, "system");
    const groundingSources = textsOption(call, "grounding-source");
    if (source === "input" && (query ?? system ?? groundingSources[0]) !== undefined)
      throw new UsageError(
        "--query, --grounding-source and --system are what an answer is measured against; add --source output",
      );
    const text = argument === "-" ? await readAll(call.io.stdin) : argument;
    const result = await call.client().post<GuardrailTest>(`/api/v1/guardrails/${encodeURIComponent(name)}/test`, {
      text,
      source,
      ...(query !== undefined && { query }),
      ...(system !== undefined && { system }),
      ...(groundingSources.length > 0 && { groundingSources }),
    });
    call.output.print(result, () => formatReport(call.output, result, text));
    return 0;
  },
};
