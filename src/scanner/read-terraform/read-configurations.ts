import { join } from "node:path/posix";
import type { Inventory } from "../model/inventory.ts";
import { Unknown, type Value } from "../model/value.ts";
import { mapResources } from "../map-terraform/map-resources.ts";
import { own } from "../read-cloudformation/parse-template.ts";
import type { ReadOptions } from "../read-cloudformation/read-templates.ts";
import { newBudget } from "../read-cloudformation/scope.ts";
import { evaluateJson } from "./evaluate-body.ts";
import { isOverride } from "./merge-overrides.ts";
import { type Configuration, folderOf, openModule } from "./open-module.ts";
import type { HclFile } from "./parse-hcl.ts";

/** All that a scan found of Terraform's language. */
export interface HclSources {
  readonly files: readonly HclFile[];
  /** Files with values of variables. */
  readonly variables: readonly HclFile[];
  /** Any text of the target, by its path. */
  readonly text: (path: string) => string | undefined;
}

/** An inventory of each folder that no other calls as a module. */
export function readConfigurations(sources: HclSources, target: string, options: ReadOptions = {}): readonly Inventory[] {
  const folders = new Map<string, HclFile[]>();
  for (const { path, broken } of sources.variables) if (broken !== undefined) folders.set(folderOf(path), []);
  for (const file of sources.files) {
    const known = folders.get(folderOf(file.path));
    if (known) known.push(file);
    else folders.set(folderOf(file.path), [file]);
  }
  // What an override would change of the others is not known.
  for (const [folder, files] of folders)
    if (files.some((file) => isOverride(file) && file.broken !== undefined))
      folders.set(
        folder,
        files.map((file) => ({ ...file, blocks: [] })),
      );
  return rootsOf(folders).flatMap((root) => {
    const configuration: Configuration = {
      folder: (path) => {
        const plain = path.replace(/\/$/, "");
        const folder = plain === "." ? "" : plain;
        const files = folders.get(folder);
        for (const { broken } of files ?? [])
          if (broken !== undefined && !configuration.unread.includes(broken)) configuration.unread.push(broken);
        return files;
      },
      text: sources.text,
      root,
      where: options.where ?? {},
      budget: newBudget(),
      resources: [],
      unread: [],
      modules: 0,
      values: 0,
    };
    const files = configuration.folder(root) ?? [];
    const given = variablesOf(root, sources, options, configuration);
    openModule({ folder: root, prefix: "", depth: 0, inputs: given }, files, configuration);
    return mapResources(configuration, {
      source: "hcl",
      target: root === "" ? target : `${target.replace(/\/$/, "")}/${root}`,
      whole: options.whole ?? false,
      ...(options.where?.account !== undefined && { account: options.where.account }),
    });
  });
}

/** Folders that no other calls. Where they call each other, all of them. */
function rootsOf(folders: ReadonlyMap<string, readonly HclFile[]>): readonly string[] {
  const calls = new Map(
    [...folders].map(([path, files]) => [
      path,
      files
        .flatMap(({ blocks }) => blocks)
        .flatMap(({ kind, body }) => {
          const source = kind === "module" ? own(body, "source") : undefined;
          if (typeof source !== "string" || !/^\.\.?(\/|$)/.test(source)) return [];
          const called = join(path, source).replace(/\/$/, "");
          return called === path ? [] : [called === "." ? "" : called];
        }),
    ]),
  );
  const called = new Set([...calls.values()].flat());
  const roots = [...folders.keys()].filter((path) => !called.has(path));
  const reached = new Set(roots);
  for (const path of reached) for (const child of calls.get(path) ?? []) reached.add(child);
  return [...roots, ...[...folders.keys()].filter((path) => !reached.has(path))];
}

/**
 * What is given to the root: Terraform takes terraform.tfvars and *.auto.tfvars by itself. Another file of a folder counts where it is the
 * only one: with several, which is meant is not known.
 */
function variablesOf(
  root: string,
  sources: HclSources,
  options: ReadOptions,
  configuration: Configuration,
): (name: string) => Value | undefined {
  const files = sources.variables.filter(({ path }) => folderOf(path) === root);
  const taken = files.filter(({ path }) => /(^|\/)terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(path));
  const others = files.filter((file) => !taken.includes(file));
  const scope = { resolve: () => null, file: () => undefined, budget: configuration.budget, names: new Map<string, Value>() };
  const given = new Map<string, Value>();
  let unread: Unknown | undefined;
  for (const { blocks, broken } of [...taken, ...(others.length === 1 ? others : [])]) {
    if (broken !== undefined) unread = new Unknown(broken);
    for (const { body } of blocks)
      for (const name of Object.keys(body)) given.set(name, evaluateJson(own(body, name) ?? null, scope));
  }
  return (name) => options.parameters?.get(name) ?? unread ?? given.get(name);
}
