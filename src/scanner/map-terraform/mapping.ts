import { isProperties, Unknown, type Properties, type Value } from "../model/value.ts";
import { readJsonText } from "../read-terraform/json-text.ts";

/**
 * How a type of Terraform's becomes one of CloudFormation's. What a table does not say follows from the name: `kms_key_id` is `KmsKeyId`,
 * tags are a list of `Key` and `Value`, and blocks that are called a configuration, settings or options are one object. Names in it are
 * those of attributes and blocks at any level, or paths with dots from the top; what every block may have, such as `name`, is meant at the
 * top alone.
 */
export interface Shape {
  /** What is called something else: a name, a path with dots to a place further in, or null for what has no counterpart. */
  readonly names?: Readonly<Record<string, string | null>>;
  /** Blocks of which there is one at most, besides those whose names say so. */
  readonly one?: readonly string[];
  /** Blocks that are lists whatever their names say. */
  readonly many?: readonly string[];
  /** All blocks that `many` does not name are one. */
  readonly single?: boolean;
  /** Maps whose keys are whoever wrote them's: they stay as they are. */
  readonly maps?: readonly string[];
  /** What is in its final shape once `values` changed it. */
  readonly asIs?: readonly string[];
  /** Texts that hold JSON, such as policies: what they say is taken. */
  readonly json?: readonly string[];
  /** What becomes of a value before it takes its place. */
  readonly values?: Readonly<Record<string, (value: Value) => Value>>;
  /** What the provider takes where nothing is said and CloudFormation takes something else, in CloudFormation's words. */
  readonly defaults?: Properties;
  /** What tables cannot say. @param given in Terraform's words; `self` refers to the resource */
  readonly finish?: (properties: Properties, given: Properties, self: Value) => Properties;
}

/** A type of its own. */
export interface Whole extends Shape {
  readonly type: string;
  /** Attributes by which others name it, besides its id and ARN. */
  readonly namedBy?: readonly string[];
  /** More resources that it declares: `[suffix of the id, type, properties]`. `self` is a reference to it. */
  readonly also?: (given: Properties, self: Value) => readonly Also[];
  /** Instead of one of `type`: each becomes a resource with its own type and properties. */
  readonly instead?: (given: Properties, self: Value) => readonly Also[];
}

export type Also = readonly [suffix: string, type: string, properties: Properties];

/** A resource of Terraform's that says more of another one. */
export interface Part extends Shape {
  /** Types of Terraform's that it can be a part of. */
  readonly of: readonly string[];
  /** The attribute that names which. */
  readonly by: string;
  /** The whole with what the part says. */
  readonly fold: (whole: Properties, part: Properties) => Properties;
  /** What it is where the whole is elsewhere, for what counts by itself. */
  readonly alone?: (part: Properties, by: Value) => readonly [type: string, properties: Properties];
  /** Where it says the same of several: the values of `by`. */
  readonly each?: (given: Properties) => readonly Value[];
}

export type Mappings = Readonly<Record<string, Whole | Part>>;

/** A part whose properties become one member of the whole. */
export const member =
  (name: string) =>
  (whole: Properties, part: Properties): Properties => ({ ...whole, [name]: part });

/** A part whose properties stand beside those of the whole. */
export const beside = (whole: Properties, part: Properties): Properties => ({ ...whole, ...part });

/** A part that is one more entry of a list of the whole. */
export const entry =
  (name: string) =>
  (whole: Properties, part: Properties): Properties =>
    append(whole, name, [part]);

/** A part of which one member is one more entry, or several, of a list of the whole. */
export const entryOf =
  (name: string, from: string = name) =>
  (whole: Properties, part: Properties): Properties => {
    const more = part[from];
    if (more === undefined) return whole;
    return append(whole, name, Array.isArray(more) ? (more as readonly Value[]) : [more]);
  };

function append(whole: Properties, name: string, more: readonly Value[]): Properties {
  const before = whole[name];
  if (before !== undefined && !Array.isArray(before)) return whole;
  return { ...whole, [name]: [...((before ?? []) as readonly Value[]), ...more] };
}

/** A policy that stands in a resource itself, as a resource of its own; nothing where there is none. */
export function policyBeside(policy: Value | undefined, type: string, make: (document: Value) => Properties): readonly Also[] {
  if (policy === undefined || policy === null || policy === "") return [];
  const document = readJsonText(policy);
  return isProperties(document) || document instanceof Unknown ? [["#policy", type, make(document)]] : [];
}

/** Of what is declared elsewhere: whatever a part does not say of it is not known. */
export function unknownProperties(...names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, new Unknown("it is declared elsewhere")]));
}

/** The policy of what is declared elsewhere: whom it lets in, it tells by itself. @param unsaid what it does not say */
export const policyAlone =
  (type: string, ...unsaid: readonly string[]): NonNullable<Part["alone"]> =>
  (part) => [type, { ...unknownProperties(...unsaid), ...part }];

export const listOf = (value: Value | undefined): readonly Value[] =>
  Array.isArray(value) ? (value as readonly Value[]) : value === undefined || value === null ? [] : [value];
