import { isJsonObject, type JsonObject } from "../../core/json.ts";
import { Reference, Unknown, type Value } from "../model/value.ts";
import { type Resolved, newBudget, noValue, type Scope } from "./scope.ts";
import { own, section, type Template } from "./parse-template.ts";
import { parameterValue } from "./parameter-value.ts";
import { pseudoParameter, type Whereabouts } from "./pseudo-parameter.ts";
import { resolveCondition } from "./resolve-condition.ts";
import { resolveValue } from "./resolve-value.ts";

/** A template with what it is deployed with, as far as that is known. */
export interface Stack {
  /** Unique in a scan; ids of its resources begin with it. */
  readonly name: string;
  readonly template: Template;
  readonly scope: Scope;
  readonly where: Whereabouts;
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
  const [parameters, mappings, conditions, resources, outputs] = [
    section(root, "Parameters"),
    section(root, "Mappings"),
    section(root, "Conditions"),
    section(root, "Resources"),
    section(root, "Outputs"),
  ];
  const nested = new Map<string, Stack>();
  const once = remember();

  const ref = (asked: string): Resolved => {
    if (asked.startsWith("AWS::")) return pseudoParameter(asked, where);
    const parameter = own(parameters, asked);
    if (parameter !== undefined) return once(`parameter ${asked}`, () => parameterValue(asked, parameter, given(asked)));
    if (Object.hasOwn(resources, asked)) return new Reference(`${name}/${asked}`);
    return new Unknown(`the template has no ${asked}`);
  };
  const attribute = (logicalId: string, asked: string): Value => {
    const child = nested.get(logicalId);
    if (child !== undefined && asked.startsWith("Outputs."))
      return child.output(asked.slice("Outputs.".length)) ?? new Unknown(`the nested stack ${logicalId} has no such output`);
    if (Object.hasOwn(resources, logicalId)) return new Reference(`${name}/${logicalId}`, asked);
    return new Unknown(`the template has no ${logicalId}`);
  };
  const condition = (asked: string): boolean | Unknown => {
    const raw = own(conditions, asked);
    if (raw === undefined) return new Unknown(`the template has no condition ${asked}`);
    return once(`condition ${asked}`, () => resolveCondition(raw, scope, 0));
  };
  const mapping = (map: string, first: string, second: string): Value | undefined => {
    const found = own(section(section(mappings, map), first), second);
    if (found === undefined) return hasMacro(mappings) ? new Unknown("a macro adds to the mappings") : undefined;
    const value = resolveValue(found, scope);
    return value === noValue ? null : value;
  };
  const output = (asked: string): Value | undefined => {
    const found = own(outputs, asked);
    if (!isJsonObject(found)) return undefined;
    return once(`output ${asked}`, () => {
      const value = resolveValue(found["Value"] ?? null, scope);
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
  };
  const stack: Stack = { name, template, scope, where, output, nested, ...(mayBeAbsent !== undefined && { mayBeAbsent }) };
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
