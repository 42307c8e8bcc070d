import type { EvidenceView } from "../../admin/governance/add-evidence.ts";
import { type Command, outputOption, textOption, UsageError } from "../command.ts";
import { formatTable } from "../output.ts";
import { digestOption } from "./digest-file.ts";
import { casePathOf } from "./subject-of.ts";

export const evidenceCommands: readonly Command[] = [
  {
    name: "evidence add",
    summary: "Say what was seen of a control. The digest of the report is sent, never the report.",
    positionals: ["SUBJECT", "CONTROL"],
    options: {
      outcome: { type: "string", value: "OUTCOME", required: true, description: "pass, fail, unknown or not-applicable-proved." },
      source: { type: "string", value: "TEXT", required: true, description: "scanner, probe, import, drill …" },
      summary: { type: "string", value: "TEXT", required: true, description: "What was seen, for people." },
      report: { type: "string", short: "f", value: "FILE", description: "What it rests on: its SHA-256 is taken here." },
      digest: { type: "string", value: "DIGEST", description: "The same, taken before: sha256: and 64 hex digits." },
      "observed-at": { type: "string", value: "INSTANT", description: "When it was seen; now when absent." },
      bound: { type: "boolean", description: "It holds for the digest set as it stands now alone." },
      output: outputOption,
    },
    details:
      "SUBJECT is a use case's name, or programme for what holds for all. The newest counts, as long as the standard says.",
    examples: [
      'sallyport evidence add student-advising NET-005 --outcome pass --source scanner --summary "no public route" -f scan.json',
      'sallyport evidence add programme LOG-003 --outcome pass --source canary --summary "delivered in 12 s" -f canary.json',
    ],
    run: async (call) => {
      const [of = "", control = ""] = call.positionals;
      const digest = await digestOption(call, "report");
      if (digest === undefined) throw new UsageError("--report or --digest is missing: what does it rest on?");
      const item = {
        control,
        outcome: textOption(call, "outcome"),
        source: textOption(call, "source"),
        summary: textOption(call, "summary"),
        digest,
        observedAt: textOption(call, "observed-at") ?? new Date().toISOString(),
        ...(call.options["bound"] === true && { digestSet: "current" }),
      };
      const added = await call.client().post<{ items: readonly EvidenceView[] }>(`${casePathOf(of)}/evidence`, { items: [item] });
      const [one] = added.items;
      call.output.print(one, () => `${one?.control} of ${one?.subject}: ${one?.outcome}, seen at ${one?.observedAt}.`);
      return 0;
    },
  },
  {
    name: "evidence list",
    summary: "The newest evidence of each control.",
    positionals: ["SUBJECT"],
    options: { output: outputOption },
    examples: ["sallyport evidence list student-advising"],
    run: async (call) => {
      const path = casePathOf(call.positionals[0] ?? "");
      const found = await call.client().get<{ items: readonly EvidenceView[] }>(`${path}/evidence`);
      call.output.print(found, () => {
        if (found.items.length === 0) return "Nothing was seen.";
        const rows = found.items.map((one) => [one.control, one.outcome, one.observedAt, one.source, one.by, one.summary]);
        return formatTable(call.output, ["CONTROL", "OUTCOME", "SEEN", "SOURCE", "BY", "SUMMARY"], rows);
      });
      return 0;
    },
  },
];
