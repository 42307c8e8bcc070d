import { basename, join } from "node:path/posix";
import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { SourceFile } from "../find-files.ts";
import type { FormatReader, ReadTarget } from "../format-reader.ts";
import type { Inventory } from "../model/inventory.ts";
import { maxTemplates } from "./limits.ts";
import { nestedPaths } from "./nested-templates.ts";
import { isTemplate, parseText, type Template, templateOf } from "./parse-template.ts";
import { isAssembly, readAssembly } from "./read-assembly.ts";
import { readTemplates } from "./read-templates.ts";

const manifestName = "manifest.json";
/** What somewhere in a text shows that it is meant as a template. */
const looksLikeTemplate = /AWSTemplateFormatVersion|\bAWS::[A-Za-z0-9]+::/;

/** Templates, and folders that the CDK wrote. */
export const cloudFormationReader: FormatReader = {
  name: "a CloudFormation template",
  takes: ({ path, text }) => !/\.tf(vars)?$/i.test(path) && (basename(path) === manifestName || looksLikeTemplate.test(text)),
  read: async (files, target) => {
    const templates = new Map<string, Template>();
    const manifests = new Map<string, JsonObject>();
    const broken: Inventory[] = [];
    for (const file of files)
      try {
        const { value, lineOf } = parseText(file.text, file.file);
        if (basename(file.path) === manifestName && isAssembly(value)) manifests.set(file.path, value);
        else if (isTemplate(value)) templates.set(file.path, templateOf(value, lineOf, file));
      } catch (error) {
        if (!target.isFolder || !(error instanceof Problem)) throw error;
        // A manifest of something else, such as of a web page, is nobody's template.
        if (looksLikeTemplate.test(file.text)) broken.push(unreadInventory(file.file, error.detail, target));
      }
    if (!target.isFolder) await loadNested(templates, target);
    return [...readAll(templates, manifests, target), ...broken];
  },
};

/** Of what is there and could not be read: nothing is known of it. */
export function unreadInventory(file: string, why: string, { options }: Pick<ReadTarget, "options">): Inventory {
  const unread = new Map([["*", why.replace(/\.$/, "")]]);
  return { source: "cloudformation", target: file, resources: [], unread, whole: options.whole ?? false };
}

/** Assemblies first: their templates are no templates of their own. */
function readAll(
  templates: ReadonlyMap<string, Template>,
  manifests: ReadonlyMap<string, JsonObject>,
  { target, options }: ReadTarget,
): readonly Inventory[] {
  const folders = [...manifests.keys()].map((path) => path.slice(0, -manifestName.length));
  const outermost = folders.filter((folder) => !folders.some((other) => other !== folder && folder.startsWith(other)));
  const inAssembly = (path: string): boolean => outermost.some((folder) => path.startsWith(folder));
  const files = { manifest: (path: string) => manifests.get(path), template: (path: string) => templates.get(path) };
  return [
    ...outermost.flatMap((folder) =>
      readAssembly(`${folder}${manifestName}`, folder === "" ? target : join(target, folder), files, options),
    ),
    ...readTemplates(
      [...templates.values()].filter(({ path }) => !inAssembly(path)),
      options,
    ),
  ];
}

/** Of a template that was named by itself: those beside it that it nests. What is broken there is as if it were elsewhere. */
async function loadNested(templates: Map<string, Template>, { beside }: ReadTarget): Promise<void> {
  const asked = new Set(templates.keys());
  for (const template of templates.values())
    for (const path of nestedPaths(template)) {
      if (asked.has(path) || asked.size > maxTemplates) continue;
      asked.add(path);
      const file = await beside(path);
      const nested = file === undefined ? undefined : parseNested(file);
      if (nested !== undefined) templates.set(path, nested);
    }
}

function parseNested(file: SourceFile): Template | undefined {
  if (!looksLikeTemplate.test(file.text)) return undefined;
  try {
    const { value, lineOf } = parseText(file.text, file.file);
    return isTemplate(value) ? templateOf(value, lineOf, file) : undefined;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
