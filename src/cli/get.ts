import { stringify } from "yaml";
import type { ResourceView } from "../admin/read-resource.ts";
import { resourceKinds } from "../admin/resource-kinds.ts";
import { diffSpecs } from "../admin/diff-specs.ts";
import { type Command, outputOption } from "./command.ts";
import { versionsHint } from "./versions-hint.ts";
import { findKind } from "./find-kind.ts";
import { formatTable, type Output } from "./output.ts";

const kindsHint = `KIND is one of ${resourceKinds.map(({ path }) => path).join(", ")}; the singular is fine too.`;

export const getCommands: readonly Command[] = [
  {
    name: "get",
    summary: "List what is declared, or show one resource as its manifest.",
    positionals: ["KIND", "[NAME[@VERSION]]"],
    options: {
      output: {
        ...outputOption,
        value: "yaml|json",
        description: "yaml prints manifests that can be applied again; json all there is to know.",
      },
    },
    details: `${kindsHint}\n${versionsHint}`,
    examples: ["sallyport get use-cases", "sallyport get guardrail hr -o yaml > hr.yaml", "sallyport get guardrail hr@1 -o yaml"],
    run: async ({ positionals: [kindText = "", name], client, output }) => {
      const kind = findKind(kindText);
      const path = `/api/v1/${kind.path}`;
      if (name !== undefined) {
        const resource = await client().get<ResourceView>(`${path}/${encodeURIComponent(name)}`);
        output.print(resource, () => toYaml([resource]));
        return 0;
      }
      const items = await client().list<ResourceView>(path);
      output.print({ items }, () => (output.format === "yaml" ? toYaml(items) : listing(output, items)));
      return 0;
    },
  },
  {
    name: "history",
    summary: "Show every version of a resource, newest first, and what each changed.",
    positionals: ["KIND", "NAME"],
    options: { output: outputOption },
    details: kindsHint,
    examples: ["sallyport history use-case hr-insights"],
    run: async ({ positionals: [kindText = "", name = ""], client, output }) => {
      const { path } = findKind(kindText);
      const items = await client().list<ResourceView>(`/api/v1/${path}/${encodeURIComponent(name)}/versions`);
      output.print({ items }, () => {
        const rows = items.map((item, n) => [
          String(item.version),
          item.createdAt,
          item.createdBy,
          item.digest.slice(7, 19),
          describeVersion(item, items[n + 1]),
        ]);
        return formatTable(output, ["VERSION", "AT", "BY", "DIGEST", "CHANGED"], rows);
      });
      return 0;
    },
  },
];

/** Manifests, each with where it comes from as a comment. */
function toYaml(items: readonly ResourceView[]): string {
  return items
    .map(({ kind, name, version, digest, status, spec }) => {
      const state =
        status === undefined
          ? ""
          : `, ${status.state}${status.refused ? ` (${status.refused.code})` : ` until ${status.servedUntil}`}`;
      return `# version ${version}, ${digest}${state}\n${stringify({ kind, name, spec })}`;
    })
    .join("---\n");
}

function listing(output: Output, items: readonly ResourceView[]): string {
  if (items.length === 0) return "None.";
  const withStatus = items.some(({ status }) => status !== undefined);
  const head = ["NAME", "VERSION", "CHANGED", "BY", ...(withStatus ? ["STATE", "SERVED UNTIL"] : [])];
  const rows = items.map(({ name, version, createdAt, createdBy, status }) => [
    name,
    String(version),
    createdAt,
    createdBy,
    ...(withStatus ? [status?.state ?? "", status?.servedUntil?.slice(0, 10) ?? `refused: ${status?.refused?.code ?? ""}`] : []),
  ]);
  return formatTable(output, head, rows);
}

function describeVersion(item: ResourceView, before: ResourceView | undefined): string {
  if (item.retired) return "retired";
  if (before === undefined || before.retired) return "created";
  const paths = diffSpecs(before.spec, item.spec).map(({ path }) => path);
  return paths.slice(0, 3).join(", ") + (paths.length > 3 ? ` and ${paths.length - 3} more` : "");
}
