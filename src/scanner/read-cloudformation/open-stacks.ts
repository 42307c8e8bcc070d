import { isJsonObject } from "../../core/json.ts";
import { isProperties, Unknown, type Value } from "../model/value.ts";
import type { Resource } from "../model/inventory.ts";
import { maxTemplates } from "./limits.ts";
import { existence, listResources } from "./list-resources.ts";
import { nestedStack } from "./nested-templates.ts";
import { openStack, type Stack } from "./open-stack.ts";
import { own, section, type Template } from "./parse-template.ts";
import type { Whereabouts } from "./pseudo-parameter.ts";
import { resolveValue } from "./resolve-value.ts";
import { noValue, type Scope } from "./scope.ts";

/** A template that is deployed by itself. */
export interface RootTemplate {
  readonly name: string;
  readonly template: Template;
  readonly where: Whereabouts;
  readonly parameters?: ReadonlyMap<string, Value>;
}

/** Stacks of one account that belong together: nested in each other, or by what one imports of another. */
export interface StackGroup {
  readonly stacks: readonly Stack[];
  readonly resources: readonly Resource[];
  /** Why there is more than the stacks show. */
  readonly unread: readonly string[];
}

/**
 * Opens templates with all that is nested in them, and lets them import from each other.
 *
 * @param find a template by its path; undefined where it is not among what is scanned
 */
export function openStacks(roots: readonly RootTemplate[], find: (path: string) => Template | undefined): readonly StackGroup[] {
  const all: Opened[] = [];
  const exported = indexExports(() => all.map(({ stack }) => stack));
  const links = new Map<Stack, Set<Stack>>();

  const importValue = (stack: Stack, name: string): Value => {
    const found = exported(name, stack.where);
    if (found === undefined || found instanceof Unknown)
      return found ?? new Unknown(`the export ${name} is not among what is scanned`);
    link(links, stack, found.stack);
    return found.stack.output(found.output) ?? new Unknown(`the export ${name} has no value`);
  };
  const open = (input: Omit<Parameters<typeof openStack>[0], "importValue">, above: readonly string[]): Stack => {
    const stack = openStack({ ...input, importValue });
    const opened: Opened = { stack, unread: [] };
    all.push(opened);
    for (const [logicalId, { value, scope }] of stack.members("Resources").all) {
      const found = nestedStack(value, input.template);
      if (found === undefined) continue;
      const { declared, path } = found;
      const template = path === undefined ? undefined : find(path);
      const why =
        template === undefined
          ? "its template is not among what is scanned"
          : above.includes(template.path)
            ? "it contains itself"
            : all.length >= maxTemplates
              ? `there are more than ${maxTemplates} stacks`
              : undefined;
      if (template === undefined || why !== undefined) {
        opened.unread.push(`the nested stack ${logicalId} of ${input.template.file} is not read: ${why}`);
        continue;
      }
      const exists = existence(scope, declared);
      if (exists === false) continue;
      const { region, account } = input.where;
      const child = open(
        {
          name: `${input.name}/${logicalId}`,
          template,
          where: { ...(region !== undefined && { region }), ...(account !== undefined && { account }) },
          given: givenTo(scope, declared),
          ...(exists instanceof Unknown && { mayBeAbsent: exists.why }),
        },
        [...above, template.path],
      );
      stack.nested.set(logicalId, child);
      link(links, stack, child);
    }
    return stack;
  };

  for (const { name, template, where, parameters } of roots)
    open({ name, template, where, given: (asked) => parameters?.get(asked) }, [template.path]);
  return groupLinked(all, links);
}

interface Opened {
  readonly stack: Stack;
  readonly unread: string[];
}

/** What a nested stack is given, in the words of the stack that it stands in. */
function givenTo(scope: Scope, declared: Parameters<typeof section>[0]): (parameter: string) => Value | undefined {
  const raw = section(declared, "Properties")["Parameters"];
  let given: Value | typeof noValue | undefined;
  return (parameter) => {
    given ??= resolveValue(raw ?? {}, scope);
    if (given instanceof Unknown) return given;
    return given !== noValue && isProperties(given) && Object.hasOwn(given, parameter) ? given[parameter] : undefined;
  };
}

interface Export {
  readonly stack: Stack;
  readonly output: string;
}

/** Made when the first import asks: by then every stack is open. A name that two stacks of an account export is nobody's. */
function indexExports(stacks: () => readonly Stack[]): (name: string, where: Whereabouts) => Export | Unknown | undefined {
  const keyOf = (name: string, { account = "" }: Whereabouts): string => `${account}/${name}`;
  let index: Map<string, Export | Unknown> | undefined;
  return (name, where) => {
    if (index === undefined) {
      index = new Map();
      for (const stack of stacks())
        for (const [output, { value, scope }] of stack.members("Outputs").all) {
          const exported = isJsonObject(value) ? own(section(value, "Export"), "Name") : undefined;
          const exportName = exported === undefined ? undefined : resolveValue(exported, scope);
          if (typeof exportName !== "string") continue;
          const key = keyOf(exportName, stack.where);
          index.set(key, index.has(key) ? new Unknown(`two stacks export ${exportName}`) : { stack, output });
        }
    }
    return index.get(keyOf(name, where));
  };
}

function link(links: Map<Stack, Set<Stack>>, one: Stack, other: Stack): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const known = links.get(from);
    if (known === undefined) links.set(from, new Set([to]));
    else known.add(to);
  }
}

/** What each component of the links has. Imports are found when values are asked for: all resources are listed before. */
function groupLinked(all: readonly Opened[], links: ReadonlyMap<Stack, ReadonlySet<Stack>>): readonly StackGroup[] {
  const listed = new Map(all.map(({ stack, unread }) => [stack, { ...listResources(stack), nested: unread }]));
  const groups: StackGroup[] = [];
  for (const [stack] of listed) {
    if (!listed.has(stack)) continue;
    const group: Stack[] = [];
    const resources: Resource[] = [];
    const unread: string[] = [];
    for (const waiting = [stack]; waiting.length > 0;) {
      const next = waiting.pop();
      const found = next === undefined ? undefined : listed.get(next);
      if (next === undefined || found === undefined) continue;
      listed.delete(next);
      group.push(next);
      // Spread as arguments, as many as a template can have would not fit the stack.
      for (const one of found.resources) resources.push(one);
      unread.push(...found.nested, ...(found.unread === undefined ? [] : [found.unread]));
      waiting.push(...(links.get(next) ?? []));
    }
    groups.push({ stacks: group, resources, unread });
  }
  return groups;
}
