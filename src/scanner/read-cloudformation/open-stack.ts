import { isJsonObject, type JsonObject } from "../../core/json.ts";
import { Reference, Unknown, type Value } from "../model/value.ts";
import { type Resolved, newBudget, noValue, type Scope } from "./scope.ts";
import { expandLoops, type Members } from "./expand-loops.ts";
import { own, section, type Template } from "./parse-template.ts";
import { parameterValue } from "./parameter-value.ts";
import { pseudoParameter, type Whereabouts } from "./pseudo-parameter.ts";
import { resolveCondition } from "./resolve-condition.ts";
import { resolveValue } from "./resolve-value.ts";
import { transformsOf } from "./transforms.ts";

/** A template with what it is deployed with, as far as that is known. */
export interface Stack {
  /** Unique in a scan; ids of its resources begin with it. */
  readonly name: string;
  readonly template: Template;
  readonly scope: Scope;
  readonly where: Whereabouts;
  /** What a section has, with all that loops make. */
  readonly members: (section: "Conditions" | "Outputs" | "Resources") => Members;
  /** Undefined where it has no such output. */
  readonly output: (name: string) => Value | undefined;
  /** Why it is not known whether it is deployed at all. */
  readonly mayBeAbsent?: string;
  /** Nested stacks by their logical id. */
  readonly nested: Map<string, Stack>;
}

export interface StackInput {
  readonly name: string;
  readonly template: Template;
  readonly where: Whereabouts;
  /** What its parameters are given; undefined for those that nobody gave. */
  readonly given: (parameter: string) => Value | undefined;
  readonly importValue: (stack: Stack, name: string) => Value;
  readonly mayBeAbsent?: string;
}

/** Everything is worked out when it is asked for, once; what depends on itself is Unknown. */
export function openStack({ name, template, where, given, importValue, mayBeAbsent }: StackInput): Stack {
  const { root } = template;
  const [parameters, mappings] = [section(root, "Parameters"), section(root, "Mappings")];
  const nested = new Map<string, Stack>();
  const once = remember();

  const members: Stack["members"] = (asked) => {
    const found = once(`section ${asked}`, () => expandLoops(section(root, asked), scope));
    return found instanceof Unknown ? { all: new Map(), unread: found.why } : found;
  };
  const hasResource = (logicalId: string): boolean => members("Resources").all.has(logicalId);
  const ref = (asked: string): Resolved => {
    if (asked.startsWith("AWS::")) return pseudoParameter(asked, where);
    const parameter = own(parameters, asked);
    if (parameter !== undefined) return once(`parameter ${asked}`, () => parameterValue(asked, parameter, given(asked)));
    if (hasResource(asked)) return new Reference(`${name}/${asked}`);
    return new Unknown(`the template has no ${asked}`);
  };
  const attribute = (logicalId: string, asked: string): Value => {
    const child = nested.get(logicalId);
    if (child !== undefined && asked.startsWith("Outputs."))
      return child.output(asked.slice("Outputs.".length)) ?? new Unknown(`the nested stack ${logicalId} has no such output`);
    if (hasResource(logicalId)) return new Reference(`${name}/${logicalId}`, asked);
    return new Unknown(`the template has no ${logicalId}`);
  };
  const condition = (asked: string): boolean | Unknown => {
    const declared = members("Conditions").all.get(asked);
    if (declared === undefined) return new Unknown(`the template has no condition ${asked}`);
    return once(`condition ${asked}`, () => resolveCondition(declared.value, declared.scope, 0));
  };
  const mapping = (map: string, first: string, second: string): Value | undefined => {
    const found = own(section(section(mappings, map), first), second);
    if (found === undefined) return hasMacro(mappings) ? new Unknown("a macro adds to the mappings") : undefined;
    const value = resolveValue(found, scope);
    return value === noValue ? null : value;
  };
  const output = (asked: string): Value | undefined => {
    const declared = members("Outputs").all.get(asked);
    const found = declared?.value;
    if (declared === undefined || !isJsonObject(found ?? null)) return undefined;
    return once(`output ${asked}`, () => {
      const value = resolveValue(own(found as JsonObject, "Value") ?? null, declared.scope);
      return value === noValue ? null : value;
    });
  };
  const scope: Scope = {
    ref,
    attribute,
    condition,
    mapping,
    importValue: (asked) => importValue(stack, asked),
    budget: newBudget(),
    loops: transformsOf(template).includes("AWS::LanguageExtensions") ? new Map() : undefined,
  };
  const stack: Stack = {
    name,
    template,
    scope,
    where,
    members,
    output,
    nested,
    ...(mayBeAbsent !== undefined && { mayBeAbsent }),
  };
  return stack;
}

const hasMacro = (part: JsonObject): boolean => Object.hasOwn(part, "Fn::Transform");

const circular = new Unknown("it depends on itself");

/** Answers remembered by name; whoever asks for what is being worked out gets an Unknown. */
function remember(): <T>(name: string, work: () => T) => T | Unknown {
  const known = new Map<string, unknown>();
  return <T>(name: string, work: () => T): T | Unknown => {
    if (known.has(name)) return known.get(name) as T | Unknown;
    known.set(name, circular);
    const value = work();
    known.set(name, value);
    return value;
  };
}
