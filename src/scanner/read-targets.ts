import { basename, dirname, join } from "node:path";
import { Problem } from "../core/problem.ts";
import { findBeside, findFiles, type FoundFile, type SourceFile } from "./find-files.ts";
import type { FormatReader, ReadTarget } from "./format-reader.ts";
import type { Inventory } from "./model/inventory.ts";
import { cloudFormationReader, unreadInventory } from "./read-cloudformation/read-files.ts";
import type { ReadOptions } from "./read-cloudformation/read-templates.ts";
import { hclReader } from "./read-terraform/hcl-reader.ts";
import { planReader } from "./read-terraform/plan-reader.ts";
import { reachAccounts } from "./reach-accounts.ts";

export interface TargetOptions extends ReadOptions {
  /** Told of each file before it is read. */
  readonly onFile?: (file: string, done: number, of: number) => void;
}

/** Every format that a file can have. The first that takes a file has it. */
const readers: readonly FormatReader[] = [hclReader, planReader, cloudFormationReader];

/**
 * Everything that a file or a folder declares, as inventories. What looks like a declaration and cannot be read is an inventory of which
 * nothing is known; in a folder, files of other kinds are passed over. Rejects with Problem `not_found` or `resource_invalid`.
 */
export async function readTarget(named: string, options: TargetOptions = {}): Promise<readonly Inventory[]> {
  // The manifest of what the CDK wrote stands for its folder.
  const given = basename(named) === "manifest.json" ? dirname(named) : named;
  const found = await findFiles(given);
  const isFolder = found.length !== 1 || found[0]?.isTarget !== true;
  const folder = isFolder ? given : dirname(given);
  const target: ReadTarget = {
    target: named,
    isFolder,
    options,
    beside: async (path) => {
      const file = await findBeside(folder, path, join(folder, path));
      return file === undefined ? undefined : await load(file);
    },
  };
  const taken = new Map<FormatReader, SourceFile[]>();
  const inventories: Inventory[] = [];
  for (const [n, one] of found.entries()) {
    options.onFile?.(one.file, n, found.length);
    const file = await load(one).catch((error: unknown) => {
      if (!isFolder || !(error instanceof Problem)) throw error;
      inventories.push(unreadInventory(one.file, error.detail, target));
      return undefined;
    });
    const reader = file === undefined ? undefined : readers.find((each) => each.takes(file));
    if (file === undefined || reader === undefined) continue;
    const files = taken.get(reader);
    if (files === undefined) taken.set(reader, [file]);
    else files.push(file);
  }
  for (const [reader, files] of taken) inventories.push(...(await reader.read(files, target)));
  if (inventories.length === 0) {
    const formats = readers.map(({ name }) => name).join(", ");
    throw new Problem("resource_invalid", `There is nothing in ${named} that a scan can read, such as ${formats}.`);
  }
  return reachAccounts(inventories);
}

async function load({ file, path, read }: FoundFile): Promise<SourceFile> {
  return { file, path, text: await read() };
}
