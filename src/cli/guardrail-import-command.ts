import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { stringify } from "yaml";
import type { GuardrailImport } from "../admin/import-guardrail.ts";
import { ClientError } from "./admin-client.ts";
import { type Call, type Command, outputOption, textOption, textsOption, UsageError } from "./command.ts";
import { printable } from "./output.ts";
import { readAll } from "./read-manifest-files.ts";

export const guardrailImportCommand: Command = {
  name: "guardrail import",
  summary: "Print a manifest of a guardrail that was written for something else.",
  positionals: ["FILE"],
  options: {
    name: { type: "string", value: "NAME", description: "Of the manifest; the name in the file when absent." },
    dictionary: {
      type: "string",
      value: "NAME=FILE",
      multiple: true,
      description: "Terms of a dictionary that a policy only names, one a line.",
    },
    output: { ...outputOption, description: "json prints the manifest and the notes as one JSON document." },
  },
  details: [
    "FILE, or - for standard input, is JSON or YAML: a CreateGuardrail request or GetGuardrail response of Amazon Bedrock, or a policy",
    "with guardrails: { blockedTopics, piiProtection, outputFilters, actionOnViolation }, as in appendix A of Caltech's standard.",
    "The manifest is printed as YAML, ready for apply; what needs its author's attention is said on stderr. Needs no server.",
  ].join("\n"),
  examples: [
    "aws bedrock get-guardrail --guardrail-identifier abc123 | sallyport guardrail import - > guardrail.yaml",
    "sallyport guardrail import policy.json --name campus --dictionary confidential_terms=terms.txt | sallyport apply -f -",
  ],
  run: async (call) => {
    const [file = ""] = call.positionals;
    const text = file === "-" ? await readAll(call.io.stdin) : await readText(file);
    const name = textOption(call, "name");
    const dictionaries = new Map<string, readonly string[]>();
    for (const given of textsOption(call, "dictionary")) dictionaries.set(...(await readDictionary(given)));
    // The guardrails themselves, which no other command waits for.
    const { importManifest } = await import("../admin/import-guardrail.ts");
    const imported = importManifest(text, { ...(name !== undefined && { name }), dictionaries });
    print(call, imported, file === "-" ? "standard input" : basename(file));
    return 0;
  },
};

function print({ options, io, output }: Call, imported: GuardrailImport, from: string): void {
  if (options["output"] === "json") {
    output.print(imported, () => "");
    return;
  }
  const { manifest, madeOf, notes } = imported;
  // Text of the file, so no line end of its own may end the comment.
  const comment = (line: string): string => `# ${printable(line)}\n`;
  io.stdout.write(
    [
      comment(`Made by sallyport guardrail import of ${from}: ${madeOf}.`),
      ...(notes.length > 0 ? [comment("To be looked at before it is used:")] : []),
      ...notes.map((note) => comment(`- ${note}`)),
      stringify(manifest, { lineWidth: 120 }),
    ].join(""),
  );
  for (const note of notes) io.stderr.write(`note: ${printable(note)}\n`);
}

async function readDictionary(given: string): Promise<[string, readonly string[]]> {
  const at = given.indexOf("=");
  if (at < 1 || at === given.length - 1) throw new UsageError(`--dictionary is NAME=FILE, not ${given}`);
  const file = given.slice(at + 1);
  const lines = (await readText(file)).split(/\r?\n/).map((line) => line.trim());
  const terms = [...new Set(lines.filter((line) => line !== ""))];
  if (terms.length === 0) throw new ClientError(`There is no term in ${file}: write one a line.`);
  return [given.slice(0, at), terms];
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    throw new ClientError(code === "ENOENT" ? `There is no ${file}.` : `${file} cannot be read (${code}).`, [], error);
  }
}
