import type { ArtefactView } from "../../admin/governance/file-artefact.ts";
import { type Call, type Command, outputOption, textOption, textsOption, UsageError } from "../command.ts";
import { formatTable, printable } from "../output.ts";
import { digestOption } from "./digest-file.ts";
import { casePathOf } from "./subject-of.ts";

export const artefactCommands: readonly Command[] = [
  {
    name: "artefact file",
    summary: "File a document that the standard asks for. Its digest is sent, never the document.",
    positionals: ["SUBJECT", "KIND"],
    options: {
      title: { type: "string", value: "TEXT", description: "What it is called; the file's name when absent." },
      document: { type: "string", short: "f", value: "FILE", description: "The document: its SHA-256 is taken here." },
      digest: { type: "string", value: "DIGEST", description: "The same, taken before: sha256: and 64 hex digits." },
      field: {
        type: "string",
        value: "NAME=VALUE",
        multiple: true,
        description:
          'What the standard reads of it. true, false, numbers, ["lists"] and "texts" as JSON has them; anything else is a text.',
      },
      "valid-until": { type: "string", value: "INSTANT", description: "Until when the document itself says that it holds." },
      bound: { type: "boolean", description: "It holds for the digest set as it stands now alone." },
      output: outputOption,
    },
    details:
      "SUBJECT is a use case's name, or programme. It counts once those who must have signed it: sallyport sign SUBJECT ARTEFACT/KIND.",
    examples: [
      "sallyport artefact file student-advising FERPA_BASIS -f basis.pdf --field basis=school-official --field function=advising --field directControl=true --field redisclosureBarred=true",
      "sallyport artefact file student-advising BAA -f baa.pdf --field counterparty=Cloud --valid-until 2027-06-30T00:00:00Z",
    ],
    run: async (call) => {
      const [of = "", kind = ""] = call.positionals;
      const file = textOption(call, "document");
      const title = textOption(call, "title") ?? file?.split("/").at(-1) ?? kind;
      const document = await digestOption(call, "document");
      const validUntil = textOption(call, "valid-until");
      const filed = await call.client().post<ArtefactView>(`${casePathOf(of)}/artefacts`, {
        kind,
        title,
        ...(document !== undefined && { document }),
        fields: fieldsOf(call),
        ...(validUntil !== undefined && { validUntil }),
        bound: call.options["bound"] === true,
      });
      call.output.print(
        filed,
        () => `Filed ${filed.kind} of ${filed.subject}: ${filed.digest}. It is signed about ${filed.about}.`,
      );
      return 0;
    },
  },
  {
    name: "artefact list",
    summary: "The newest artefact of each kind.",
    positionals: ["SUBJECT"],
    options: { output: outputOption },
    examples: ["sallyport artefact list student-advising", "sallyport artefact list programme"],
    run: async (call) => {
      const path = casePathOf(call.positionals[0] ?? "");
      const found = await call.client().get<{ items: readonly ArtefactView[] }>(`${path}/artefacts`);
      call.output.print(found, () => {
        if (found.items.length === 0) return "Nothing is filed.";
        const rows = found.items.map((one) => [one.kind, one.title, one.by, one.at, one.validUntil ?? "", one.digest]);
        return formatTable(call.output, ["KIND", "TITLE", "BY", "AT", "UNTIL", "DIGEST"], rows);
      });
      return 0;
    },
  },
  {
    name: "artefact show",
    summary: "The newest artefact of a kind, with its fields.",
    positionals: ["SUBJECT", "KIND"],
    options: { output: outputOption },
    examples: ["sallyport artefact show student-advising FERPA_BASIS"],
    run: async (call) => {
      const [of = "", kind = ""] = call.positionals;
      const found = await call.client().get<ArtefactView>(`${casePathOf(of)}/artefacts/${encodeURIComponent(kind)}`);
      call.output.print(found, () => {
        const { fields, ...rest } = found;
        const facts = [...Object.entries(rest), ...Object.entries(fields)];
        return facts
          .map(([name, value]) => `${name}: ${printable(typeof value === "string" ? value : JSON.stringify(value))}`)
          .join("\n");
      });
      return 0;
    },
  },
];

function fieldsOf(call: Call): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const text of textsOption(call, "field")) {
    const equals = text.indexOf("=");
    if (equals < 1) throw new UsageError(`--field takes NAME=VALUE, not ${text}`);
    fields[text.slice(0, equals)] = valueOf(text.slice(equals + 1));
  }
  return fields;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A text that is no JSON is itself.
    return text;
  }
}
