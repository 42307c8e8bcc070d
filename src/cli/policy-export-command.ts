import type { VerifiedPermissionsExport } from "../admin/export-policies.ts";
import { type Command, outputOption, textOption, UsageError } from "./command.ts";
import { printable } from "./output.ts";

export const policyExportCommand: Command = {
  name: "policy export",
  summary: "Print the policies in force and their schema as Amazon Verified Permissions takes them.",
  positionals: [],
  options: {
    format: { type: "string", value: "verified-permissions", required: true, description: "The one form there is." },
    namespace: { type: "string", value: "NAME", description: "Of entities and actions there; Sallyport when absent." },
    output: { ...outputOption, description: "json prints also what can't be exported as one JSON document." },
  },
  details: [
    "Prints { schema, policies }: schema is the body of PutSchema, each policy that of CreatePolicy; add policyStoreId. What can't be",
    "exported, and what decides differently there, is said on stderr, a line each.",
  ].join("\n"),
  examples: ["sallyport policy export --format verified-permissions > policies.json"],
  run: async (call) => {
    const format = textOption(call, "format");
    if (format !== "verified-permissions") throw new UsageError("--format is verified-permissions");
    const namespace = textOption(call, "namespace") ?? "Sallyport";
    const path = `/api/v1/verified-permissions?namespace=${encodeURIComponent(namespace)}`;
    const result = await call.client().get<VerifiedPermissionsExport>(path);
    if (call.options["output"] === "json") {
      call.output.print(result, () => "");
      return 0;
    }
    const { schema, policies, notExported, notes } = result;
    call.io.stdout.write(`${JSON.stringify({ schema, policies }, undefined, 2)}\n`);
    for (const { policy, message } of notExported)
      call.io.stderr.write(`not exported: ${printable(policy)}: ${printable(message)}\n`);
    for (const note of notes) call.io.stderr.write(`note: ${printable(note)}\n`);
    return 0;
  },
};
