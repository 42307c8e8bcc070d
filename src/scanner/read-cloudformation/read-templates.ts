import type { Inventory } from "../model/inventory.ts";
import { Unknown, type Value } from "../model/value.ts";
import { listResources } from "./list-resources.ts";
import { openStack, type Stack } from "./open-stack.ts";
import { parseTemplate } from "./parse-template.ts";
import type { Whereabouts } from "./pseudo-parameter.ts";

export interface ReadOptions {
  /** What parameters of templates are given, by name. */
  readonly parameters?: ReadonlyMap<string, Value>;
  readonly where?: Whereabouts;
  /** Whether what is read is all there is in its account. */
  readonly whole?: boolean;
}

/** The inventory of one template's text; undefined where it is no template. Throws Problem `resource_invalid`. */
export function readTemplate(
  text: string,
  file: string,
  { parameters, where = {}, whole = false }: ReadOptions = {},
): Inventory | undefined {
  const template = parseTemplate(text, file);
  if (template === undefined) return undefined;
  const stack = openStack({
    name: stackNameOf(file),
    template,
    where,
    given: (name) => parameters?.get(name),
    importValue: (_, name) => new Unknown(`the export ${name} is not among what is scanned`),
  });
  return inventoryOf(file, [stack], whole);
}

export function stackNameOf(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/(\.template)?\.(json|ya?ml|template)$/i, "");
}

export function inventoryOf(target: string, stacks: readonly Stack[], whole: boolean): Inventory {
  const unread = new Map<string, string>();
  const resources = stacks.flatMap((stack) => {
    const listed = listResources(stack);
    if (listed.unread !== undefined && !unread.has("*")) unread.set("*", listed.unread);
    return listed.resources;
  });
  return { source: "cloudformation", target, resources, unread, whole };
}
