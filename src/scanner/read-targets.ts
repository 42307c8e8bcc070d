import { basename, dirname, join } from "node:path";
import { Problem } from "../core/problem.ts";
import { findBeside, findFiles, type FoundFile, type SourceFile } from "./find-files.ts";
import type { Inventory } from "./model/inventory.ts";
import { isAssembly, readAssembly } from "./read-cloudformation/read-assembly.ts";
import { isTemplate, parseText, type Template, templateOf } from "./read-cloudformation/parse-template.ts";
import { nestedStacks } from "./read-cloudformation/nested-templates.ts";
import { type ReadOptions, readTemplates } from "./read-cloudformation/read-templates.ts";
import type { JsonObject } from "../core/json.ts";

export interface TargetOptions extends ReadOptions {
  /** Told of each file before it is read. */
  readonly onFile?: (file: string, done: number, of: number) => void;
}

/** What somewhere in a text shows that it is meant as a template. */
const looksLikeTemplate = /AWSTemplateFormatVersion|\bAWS::[A-Za-z0-9]+::/;

/**
 * Everything that a file or a folder declares, as inventories. What looks like a template and cannot be read is an inventory of which
 * nothing is known; in a folder, files of other kinds are passed over. Rejects with Problem `not_found` or `resource_invalid`.
 */
export async function readTarget(target: string, options: TargetOptions = {}): Promise<readonly Inventory[]> {
  const found = await findFiles(target);
  const isFolder = found[0]?.file !== target || found.length > 1;
  const templates = new Map<string, Template>();
  const manifests = new Map<string, JsonObject>();
  const broken: Inventory[] = [];
  for (const [n, one] of found.entries()) {
    options.onFile?.(one.file, n, found.length);
    const isManifest = basename(one.path) === "manifest.json";
    const file = await load(one);
    if (!isManifest && !looksLikeTemplate.test(file.text)) continue;
    try {
      const { value, lineOf } = parseText(file.text, file.file);
      if (isManifest && isAssembly(value)) manifests.set(file.path, value);
      else if (isTemplate(value)) templates.set(file.path, templateOf(value, lineOf, file));
    } catch (error) {
      if (!isFolder || !(error instanceof Problem)) throw error;
      broken.push(unreadInventory(file.file, error.detail, options));
    }
  }
  if (!isFolder) await loadNested(dirname(target), templates);
  const inventories = [...readAll(target, templates, manifests, options), ...broken];
  if (inventories.length === 0)
    throw new Problem("resource_invalid", `There is nothing in ${target} that a scan can read: no CloudFormation template.`);
  return inventories;
}

async function load({ file, path, read }: FoundFile): Promise<SourceFile> {
  return { file, path, text: await read() };
}

/** Assemblies first: their templates are no templates of their own. */
function readAll(
  target: string,
  templates: ReadonlyMap<string, Template>,
  manifests: ReadonlyMap<string, JsonObject>,
  options: TargetOptions,
): readonly Inventory[] {
  const folders = [...manifests.keys()].map((path) => path.slice(0, -"manifest.json".length));
  const outermost = folders.filter((folder) => !folders.some((other) => other !== folder && folder.startsWith(other)));
  const inAssembly = (path: string): boolean => outermost.some((folder) => path.startsWith(folder));
  const files = { manifest: (path: string) => manifests.get(path), template: (path: string) => templates.get(path) };
  return [
    ...outermost.map((folder) =>
      readAssembly(`${folder}manifest.json`, folder === "" ? target : `${target}/${folder}`, files, options),
    ),
    ...readTemplates(
      [...templates.values()].filter(({ path }) => !inAssembly(path)),
      options,
    ),
  ];
}

/** Of a template that was named by itself: those beside it that it nests. */
async function loadNested(folder: string, templates: Map<string, Template>): Promise<void> {
  for (const template of templates.values())
    for (const { path } of nestedStacks(template)) {
      if (path === undefined || templates.has(path)) continue;
      const beside = await findBeside(folder, path, join(folder, path));
      if (beside === undefined) continue;
      const file = await load(beside);
      if (!looksLikeTemplate.test(file.text)) continue;
      const { value, lineOf } = parseText(file.text, file.file);
      if (isTemplate(value)) templates.set(path, templateOf(value, lineOf, file));
    }
}

function unreadInventory(file: string, why: string, { whole = false }: TargetOptions): Inventory {
  return { source: "cloudformation", target: file, resources: [], unread: new Map([["*", why.replace(/\.$/, "")]]), whole };
}
