import type { AppliedManifest } from "../admin/applied-manifest.ts";
import { type Call, type Command, outputOption, textOption } from "./command.ts";
import { formatTable, type Output, printable } from "./output.ts";
import { readManifestFiles } from "./read-manifest-files.ts";

interface Applied {
  readonly dryRun: boolean;
  readonly items: readonly AppliedManifest[];
}

const fileOption = {
  type: "string",
  short: "f",
  value: "FILE|DIR|-",
  required: true,
  description: "YAML or JSON; a directory's .yaml, .yml and .json files by name; - is standard input.",
} as const;

export const applyCommands: readonly Command[] = [
  {
    name: "apply",
    summary: "Apply manifests: all of them, or none.",
    positionals: [],
    options: {
      file: fileOption,
      "dry-run": { type: "boolean", description: "Check everything and change nothing." },
      output: outputOption,
    },
    examples: ["sallyport apply -f examples/campus", "sallyport apply -f - --dry-run < use-case.yaml"],
    run: async (call) => {
      const applied = await apply(call, call.options["dry-run"] === true);
      call.output.print(applied, () => describe(call.output, applied));
      return 0;
    },
  },
  {
    name: "diff",
    summary: "Show what applying manifests would change.",
    positionals: [],
    options: { file: fileOption, output: outputOption },
    examples: ["sallyport diff -f manifests/"],
    run: async (call) => {
      const applied = await apply(call, true);
      call.output.print(applied, () => describeChanges(call.output, applied));
      return 0;
    },
  },
];

async function apply(call: Call, dryRun: boolean): Promise<Applied> {
  const manifests = await readManifestFiles(textOption(call, "file") ?? "-", call.io);
  return await call.client().post<Applied>(`/api/v1/apply?dryRun=${dryRun}`, manifests);
}

function describe(output: Output, { dryRun, items }: Applied): string {
  const rows = items.map(({ kind, name, action, version, transition }) => [
    kind,
    name,
    dryRun && action !== "unchanged" ? `would be ${action}` : action,
    String(version),
    transition === undefined ? "" : `${transition.to} until ${transition.notAfter?.slice(0, 10) ?? ""}`,
  ]);
  const warnings = items
    .flatMap((item) => item.warnings)
    .map((warning) => `${output.style("yellow", "warning")} ${printable(warning)}`);
  return [formatTable(output, ["KIND", "NAME", "ACTION", "VERSION", "STATE"], rows), ...warnings].join("\n");
}

function describeChanges(output: Output, { items }: Applied): string {
  const differing = items.filter(({ action }) => action !== "unchanged");
  if (differing.length === 0) return "No differences.";
  return differing
    .map(({ kind, name, action, version, changes }) => {
      const title = output.style("bold", `${kind} ${name}`);
      if (action === "created") return output.style("green", `+ ${title} (new, version ${version})`);
      return [
        `~ ${title} (version ${version - 1} to ${version})`,
        ...changes.flatMap((change) => describeChange(output, change)),
      ].join("\n");
    })
    .join("\n");
}

function describeChange(output: Output, { path, before, after }: AppliedManifest["changes"][number]): string[] {
  const show = (value: unknown): string => printable(JSON.stringify(value));
  return [
    ...(before === undefined ? [] : [output.style("red", `  - ${path}: ${show(before)}`)]),
    ...(after === undefined ? [] : [output.style("green", `  + ${path}: ${show(after)}`)]),
  ];
}
