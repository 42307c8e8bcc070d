import { writeFile } from "node:fs/promises";
import { type Command, textOption, UsageError } from "../command.ts";

const formats = ["md", "html", "csv", "json"];
const names = ["raci", "applicable-controls", "data-map", "model-card", "system-card", "compliance"];

export const reportCommands: readonly Command[] = [
  {
    name: "report",
    summary: "A report of the use cases that you may see: who answers, what applies, where data goes, how a framework is met.",
    positionals: ["NAME"],
    options: {
      "use-case": { type: "string", value: "NAME", description: "Of this use case alone." },
      framework: { type: "string", value: "ID", description: "For compliance: of this one alone, as GDPR or NIST-CSF-2.0." },
      format: { type: "string", value: formats.join("|"), description: "md when absent." },
      out: { type: "string", short: "o", value: "FILE", description: "Writes it there; prints it when absent." },
    },
    details: `NAME is ${names.join(", ")}. Every format has the same content; html is one page that loads nothing.`,
    examples: [
      "sallyport report applicable-controls --use-case student-advising",
      "sallyport report compliance --framework NIST-CSF-2.0 --format html -o csf.html",
    ],
    run: async (call) => {
      const [name = ""] = call.positionals;
      const format = textOption(call, "format") ?? "md";
      if (!formats.includes(format)) throw new UsageError(`--format is ${formats.join(", ")}, not ${format}`);
      const query = new URLSearchParams({ format });
      const useCase = textOption(call, "use-case");
      const framework = textOption(call, "framework");
      if (useCase !== undefined) query.set("useCase", useCase);
      if (framework !== undefined) query.set("framework", framework);
      const text = await call.client().text(`/api/v1/reports/${encodeURIComponent(name)}?${query.toString()}`);
      const file = textOption(call, "out");
      if (file === undefined) call.io.stdout.write(text);
      else await writeFile(file, text, { mode: 0o600 });
      return 0;
    },
  },
];
