import type { GuardrailExport } from "../admin/export-guardrail.ts";
import { type Command, outputOption } from "./command.ts";
import { versionsHint } from "./versions-hint.ts";
import { printable } from "./output.ts";

export const guardrailExportCommand: Command = {
  name: "guardrail export",
  summary: "Print a guardrail as a CreateGuardrail request of Amazon Bedrock.",
  positionals: ["NAME[@VERSION]"],
  options: {
    bedrock: { type: "boolean", required: true, description: "For Amazon Bedrock, the one form there is." },
    output: { ...outputOption, description: "json prints the request and what it can't express as one JSON document." },
  },
  details: [
    versionsHint,
    "The request is printed as JSON. What Bedrock can't express, or only in another way, is said on stderr, a line each.",
  ].join("\n"),
  examples: [
    "sallyport guardrail export hr --bedrock > hr.json && aws bedrock create-guardrail --cli-input-json file://hr.json",
    "sallyport guardrail export hr@1 --bedrock -o json | jq .notExpressed",
  ],
  run: async ({ positionals: [name = ""], options, client, io, output }) => {
    const result = await client().get<GuardrailExport>(`/api/v1/guardrails/${encodeURIComponent(name)}/bedrock`);
    if (options["output"] === "json") {
      output.print(result, () => "");
      return 0;
    }
    io.stdout.write(`${JSON.stringify(result.request, undefined, 2)}\n`);
    for (const { path, message } of result.notExpressed)
      io.stderr.write(`not expressed: ${printable(path === "" ? message : `${path}: ${message}`)}\n`);
    return 0;
  },
};
