import { once } from "node:events";
import { exportFormats, exportLog, type ExportFormat } from "../admin/export-log.ts";
import { type LogFiles, openLogFiles } from "../admin/open-log-files.ts";
import { proveLogRecord } from "../admin/prove-log-record.ts";
import { loadConfig } from "../config/load-config.ts";
import { ClientError } from "./admin-client.ts";
import { type Call, type Command, type Io, outputOption, textOption, UsageError } from "./command.ts";
import type { Output } from "./output.ts";

const dataDir = {
  type: "string",
  value: "DIR",
  description: "The data directory; SALLYPORT_DATA_DIR or ./.sallyport when absent.",
} as const;
const key = {
  type: "string",
  value: "KEY",
  description: "The log's verifier key, kept elsewhere; without it the data directory's own key is trusted.",
} as const;
const offline =
  "Reads the files, also while the gateway runs, when --data-dir is given or SALLYPORT_ADMIN_TOKEN is not set; else asks the control plane.";

export const auditCommands: readonly Command[] = [
  {
    name: "audit verify",
    summary: "Check the whole log from its files: signature, hashes, and that every outcome has its admission.",
    positionals: [],
    options: { "data-dir": dataDir, key, output: outputOption },
    details: "Works offline, and also while the gateway runs. Exit code 1 when the log is not sound.",
    examples: [
      "sallyport audit verify",
      "sallyport audit verify --data-dir /backup/sallyport --key sallyport.local/log+1a2b3c4d+AT…",
    ],
    run: async (call) => {
      const files = await openFiles(call);
      const result = await files.verify(progressOn(call.io));
      const report = { ...result, verifierKey: files.verifierKey };
      call.output.print(report, () => describeVerified(call.output, report));
      if (!result.ok) throw new ClientError(`The log is not sound: ${result.problem ?? ""}`);
      return 0;
    },
  },
  {
    name: "audit prove",
    summary: "Print the proof that a record is in the log, for anybody to check (c2sp.org/tlog-proof).",
    positionals: ["INDEX"],
    options: { "data-dir": dataDir, key },
    details: `INDEX is what x-sallyport-audit said. ${offline}`,
    examples: ["sallyport audit prove 1234 > record.tlog-proof"],
    run: async (call) => {
      const [index = ""] = call.positionals;
      if (!/^(0|[1-9]\d{0,15})$/.test(index)) throw new UsageError(`INDEX is a whole number, not ${index}`);
      const proof = usesFiles(call)
        ? await proveLogRecord(await (await openFiles(call)).view(), Number(index))
        : await call.client().text(`/api/v1/audit/prove/${index}`);
      call.io.stdout.write(proof);
      return 0;
    },
  },
  {
    name: "audit export",
    summary: "Print the log's records, a line of JSON each.",
    positionals: [],
    options: {
      format: {
        type: "string",
        value: "jsonl|ocsf",
        required: true,
        description: "The records as they are, or as OCSF events for a SIEM.",
      },
      since: { type: "string", value: "T", description: "Records from this instant on: 2026-11-01 or 2026-11-01T08:00:00Z." },
      "data-dir": dataDir,
      key,
    },
    details: offline,
    examples: ["sallyport audit export --format ocsf --since 2026-11-01 > events.jsonl"],
    run: async (call) => {
      const format = parseFormat(textOption(call, "format") ?? "");
      const since = parseInstant(textOption(call, "since"));
      const query = `?format=${format}${since === undefined ? "" : `&since=${encodeURIComponent(new Date(since).toISOString())}`}`;
      const lines = usesFiles(call)
        ? exportLog(await (await openFiles(call)).view(), format, since)
        : await call.client().stream(`/api/v1/audit/export${query}`);
      // One line at a time: whoever reads sets the pace.
      for await (const line of lines) if (!call.io.stdout.write(line)) await once(call.io.stdout, "drain");
      return 0;
    },
  },
];

function usesFiles(call: Call): boolean {
  return textOption(call, "data-dir") !== undefined || !call.io.env["SALLYPORT_ADMIN_TOKEN"];
}

async function openFiles(call: Call): Promise<LogFiles> {
  const dataDir = textOption(call, "data-dir") ?? loadConfig(call.io.env).dataDir;
  return await openLogFiles(dataDir, textOption(call, "key"));
}

function progressOn({ stderr }: Io): (entries: number, size: number) => void {
  if (stderr.isTTY !== true) return () => {};
  return (entries, size) => {
    stderr.write(`\r${entries} of ${size} entries${entries === size ? "\n" : ""}`);
  };
}

interface VerifiedReport {
  readonly ok: boolean;
  readonly entries: number;
  readonly size: number | undefined;
  readonly root: string | undefined;
  readonly openAdmissions: number;
  readonly unknownOutcomes: number;
  readonly verifierKey: string;
}

function describeVerified(output: Output, report: VerifiedReport): string {
  const verdict = report.ok ? output.style("green", "sound") : output.style("red", "not sound");
  return [
    `The log is ${verdict}: ${report.entries} of ${report.size ?? "unknown"} entries checked.`,
    `  root          ${report.root ?? "unknown"}`,
    `  verifier key  ${report.verifierKey}`,
    `  open calls    ${report.openAdmissions}`,
    `  ended unknown ${report.unknownOutcomes}`,
  ].join("\n");
}

function parseFormat(text: string): ExportFormat {
  const found = exportFormats.find((one) => one === text);
  if (found === undefined) throw new UsageError(`--format is ${exportFormats.join(" or ")}, not ${text}`);
  return found;
}

function parseInstant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new UsageError(`--since takes an instant such as 2026-11-01 or 2026-11-01T08:00:00Z, not ${text}`);
  return at;
}
