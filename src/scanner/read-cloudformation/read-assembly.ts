import { dirname, join } from "node:path/posix";
import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Value } from "../model/value.ts";
import { unreadable } from "./limits.ts";
import { openStacks, type RootTemplate, type StackGroup } from "./open-stacks.ts";
import { own, section, type Template } from "./parse-template.ts";
import type { Whereabouts } from "./pseudo-parameter.ts";
import { inventoryOf, type ReadOptions } from "./read-templates.ts";

/** Whether a document is the manifest of a folder that the CDK wrote. */
export function isAssembly(root: JsonValue): root is JsonObject {
  return isJsonObject(root) && typeof own(root, "version") === "string" && isJsonObject(own(root, "artifacts") ?? null);
}

/** What a scan knows of the files of an assembly, by path. */
export interface AssemblyFiles {
  readonly manifest: (path: string) => JsonObject | undefined;
  readonly template: (path: string) => Template | undefined;
}

const maxAssemblies = 100;

/**
 * All stacks of an assembly and of those nested in it (stages), as an inventory of each account that they go to. A template that the
 * manifest names and that is not there leaves all of them unread.
 *
 * @param path of its manifest.json
 */
export function readAssembly(
  path: string,
  target: string,
  files: AssemblyFiles,
  options: ReadOptions = {},
): readonly Inventory[] {
  const roots: RootTemplate[] = [];
  const missing: string[] = [];
  const folders = new Set([dirname(path)]);
  for (const folder of folders) {
    if (folders.size > maxAssemblies) throw unreadable(target, `nests more than ${maxAssemblies} assemblies`);
    const manifest = files.manifest(join(folder, "manifest.json"));
    if (manifest === undefined) missing.push(`${join(folder, "manifest.json")} is missing`);
    for (const [id, artifact] of Object.entries(section(manifest ?? {}, "artifacts"))) {
      if (!isJsonObject(artifact)) continue;
      const properties = section(artifact, "properties");
      if (own(artifact, "type") === "cdk:cloud-assembly") {
        const name = own(properties, "directoryName");
        if (typeof name === "string") folders.add(join(folder, name));
      }
      if (own(artifact, "type") !== "aws:cloudformation:stack") continue;
      const file = own(properties, "templateFile");
      const template = typeof file === "string" ? files.template(join(folder, file)) : undefined;
      if (template === undefined) missing.push(`the template of the stack ${id} is missing`);
      else
        roots.push({
          name: id,
          template,
          where: whereOf(id, artifact, options.where),
          parameters: parametersOf(properties, options),
        });
    }
  }
  return splitAccounts(openStacks(roots, files.template), missing, target, options.whole ?? false);
}

/** Stacks whose account is not known may be of any of the others: then what one lacks another may have, and none is whole. */
function splitAccounts(
  groups: readonly StackGroup[],
  missing: readonly string[],
  target: string,
  whole: boolean,
): readonly Inventory[] {
  const accounts = Map.groupBy(groups, ({ stacks: [first] }) => first?.where.account);
  if (accounts.size === 0) accounts.set(undefined, []);
  const isOne = accounts.size === 1;
  const areApart = [...accounts.keys()].every((account) => account !== undefined && /^\d{12}$/.test(account));
  return [...accounts].map(([account = "unknown", own]) => {
    const all = {
      stacks: own.flatMap(({ stacks }) => stacks),
      resources: own.flatMap(({ resources }) => resources),
      unread: [...own.flatMap(({ unread }) => unread), ...missing],
    };
    return inventoryOf(all, whole && (isOne || areApart), isOne ? target : `${target}, account ${account}`);
  });
}

/**
 * Of `aws://ACCOUNT/REGION`, or of the role that deploys it; what the assembly leaves open is what the scan was told. A stack is called as
 * its artifact if nothing else is said.
 */
function whereOf(id: string, artifact: JsonObject, told: Whereabouts = {}): Whereabouts {
  const environment = own(artifact, "environment");
  const [, named, region] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(typeof environment === "string" ? environment : "") ?? [];
  const { stackName = null, assumeRoleArn = null } = section(artifact, "properties");
  const role = typeof assumeRoleArn === "string" ? /:iam::(\d{12}):role\//.exec(assumeRoleArn)?.[1] : undefined;
  const account = named === "unknown-account" ? role : (named ?? role);
  return {
    ...told,
    ...(account !== undefined && { account }),
    ...(region !== undefined && region !== "unknown-region" && { region }),
    stackName: typeof stackName === "string" ? stackName : id,
  };
}

function parametersOf(properties: JsonObject, { parameters }: ReadOptions): ReadonlyMap<string, Value> {
  const own = Object.entries(section(properties, "parameters")).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return new Map<string, Value>([...own, ...(parameters ?? [])]);
}
