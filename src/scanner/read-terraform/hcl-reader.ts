import { Problem } from "../../core/problem.ts";
import type { SourceFile } from "../find-files.ts";
import type { FormatReader, ReadTarget } from "../format-reader.ts";
import type { Inventory } from "../model/inventory.ts";
import { type HclFile, parseHcl, parseVariables } from "./parse-hcl.ts";
import { folderOf } from "./open-module.ts";
import { readConfigurations } from "./read-configurations.ts";
import { readableBlocks } from "./readable-blocks.ts";

const isVariables = (path: string): boolean => /\.tfvars(\.json)?$/.test(path);

export const hclReader: FormatReader = {
  name: "a folder of Terraform files",
  takes: ({ path }) => /\.(tf|tf\.json|tfvars|tfvars\.json)$/.test(path),
  read: readHclFiles,
};

async function readHclFiles(files: readonly SourceFile[], target: ReadTarget): Promise<readonly Inventory[]> {
  const parsed: HclFile[] = [];
  const variables: HclFile[] = [];
  let left = maxSalvaged;
  for (const { file, path, text } of files)
    try {
      if (isVariables(path)) variables.push(await parseVariables(text, file, path));
      else parsed.push(await parseHcl(text, file, path));
    } catch (error) {
      if (!target.isFolder || !(error instanceof Problem)) throw error;
      const why = error.detail.replace(/\.$/, "");
      if (isVariables(path)) variables.push({ file, path, blocks: [], broken: why });
      else {
        const salvaged = await salvage(why, file, path, text, left);
        parsed.push(salvaged);
        left -= salvaged.blocks.length;
      }
    }
  // Values alone declare nothing.
  if (parsed.length === 0 && variables.every(({ broken }) => broken === undefined)) return [];
  const texts = await loadNamed(files, target);
  const folder = target.isFolder ? target.target : (files[0]?.file ?? target.target);
  return readConfigurations({ files: parsed, variables, text: (path) => texts.get(path) }, folder, target.options);
}

/** Blocks of broken files that one scan reads: to parse each by itself takes a millisecond. */
const maxSalvaged = 5000;

/** What can be had of a file that is broken. */
async function salvage(why: string, file: string, path: string, text: string, most: number): Promise<HclFile> {
  const blocks = path.endsWith(".json") ? [] : await readableBlocks(text, most);
  const lines = blocks.flatMap(({ line, unreadable }) => (unreadable === undefined || line === undefined ? [] : [line]));
  if (lines.length === 0) return { file, path, blocks, broken: why };
  const shown = lines.length === 1 ? "the block that begins in line" : "the blocks that begin in lines";
  return { file, path, blocks, broken: `${why}: not read of it: ${shown} ${lines.slice(0, 10).join(", ")}` };
}

const maxNamedFiles = 500;

/** Files whose names stand in a call such as file() or templatefile(): what is put together from parts is not found. */
async function loadNamed(files: readonly SourceFile[], { beside }: ReadTarget): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const asked = new Set<string>();
  for (const { path, text } of files)
    for (const [, name = ""] of text.matchAll(
      /\b(?:file|templatefile)\(\s*"((?:\$\{path\.(?:module|root)\}\/)?[^"$\n]{1,300})"/g,
    )) {
      const plain = name.replace(/^\$\{path\.(?:module|root)\}\//, "").replace(/^\.\//, "");
      for (const one of [folderOf(path) === "" ? plain : `${folderOf(path)}/${plain}`, plain]) {
        if (asked.has(one) || asked.size >= maxNamedFiles || one.startsWith("/") || one.split("/").includes("..")) continue;
        asked.add(one);
        const found = await beside(one).catch(() => undefined);
        if (found !== undefined) texts.set(one, found.text);
      }
    }
  return texts;
}
