import type { Inventory } from "../model/inventory.ts";
import type { Value } from "../model/value.ts";
import { nestedPaths } from "./nested-templates.ts";
import { openStacks, type RootTemplate, type StackGroup } from "./open-stacks.ts";
import { parseTemplate, type Template } from "./parse-template.ts";
import type { Whereabouts } from "./pseudo-parameter.ts";

export interface ReadOptions {
  /** What parameters of templates are given, by name. */
  readonly parameters?: ReadonlyMap<string, Value>;
  readonly where?: Whereabouts;
  /** Whether what is read is all there is in its account. */
  readonly whole?: boolean;
}

/** The inventory of one template's text; undefined where it is no template. Throws Problem `resource_invalid`. */
export function readTemplate(text: string, file: string, options: ReadOptions = {}): Inventory | undefined {
  const template = parseTemplate(text, file);
  return template === undefined ? undefined : readTemplates([template], options)[0];
}

/**
 * Templates of one scan. Those that others nest are read as part of them; those that import from each other are one inventory, all else an
 * inventory of its own.
 */
export function readTemplates(
  templates: readonly Template[],
  { parameters, where = {}, whole = false }: ReadOptions = {},
): readonly Inventory[] {
  const names = stackNames(templates);
  const roots: readonly RootTemplate[] = rootsOf(templates).map((template) => ({
    name: names.get(template.path) ?? template.path,
    template,
    where,
    ...(parameters !== undefined && { parameters }),
  }));
  const byPath = new Map(templates.map((template) => [template.path, template]));
  return openStacks(roots, (path) => byPath.get(path)).map((group) => inventoryOf(group, whole));
}

export function inventoryOf({ stacks, resources, unread }: StackGroup, whole: boolean, target?: string): Inventory {
  const files = [...new Set(stacks.map(({ template }) => template.file))];
  const [why] = unread;
  const nested = new Set(stacks.flatMap((stack) => [...stack.nested.values()]));
  return {
    source: "cloudformation",
    target: target ?? files.join(", "),
    resources,
    unread: new Map(why === undefined ? [] : [["*", unread.length === 1 ? why : `${why}; and ${unread.length - 1} more such`]]),
    whole,
    stacks: stacks.filter((stack) => !nested.has(stack)).map(({ name, where }) => ({ name, ...where })),
  };
}

/** Templates that no other nests. Where each nests the other, all of them. */
function rootsOf(templates: readonly Template[]): readonly Template[] {
  const children = new Map(templates.map((one) => [one.path, nestedPaths(one)]));
  const nested = new Set([...children.values()].flat());
  const roots = templates.filter(({ path }) => !nested.has(path));
  const reached = new Set(roots.map(({ path }) => path));
  for (const path of reached) for (const child of children.get(path) ?? []) reached.add(child);
  return [...roots, ...templates.filter(({ path }) => !reached.has(path))];
}

/** A file's name without its ending, or its path where two have the same. */
function stackNames(templates: readonly Template[]): ReadonlyMap<string, string> {
  const short = templates.map(({ file }) => stackNameOf(file.split(/[\\/]/).at(-1) ?? file));
  return new Map(
    templates.map(({ path, file }, n) => {
      const name = short[n] ?? file;
      return [path, short.indexOf(name) === short.lastIndexOf(name) ? name : stackNameOf(file)];
    }),
  );
}

const stackNameOf = (file: string): string => file.replace(/(\.template)?\.(json|ya?ml|template)$/i, "");
