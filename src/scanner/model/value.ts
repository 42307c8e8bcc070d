/**
 * What a property holds, as far as a source tells. The shape is that of JSON, and three things more: what cannot be known, a reference to
 * another resource, and a text that is put together from parts.
 */
export type Value = null | boolean | number | string | Unknown | Reference | Joined | readonly Value[] | Properties;

export interface Properties {
  readonly [name: string]: Value;
}

/** A value that the source does not tell, such as a parameter without default or an attribute that is known only after apply. */
export class Unknown {
  /** A plain clause for people: "the parameter KeyArn has no default". */
  readonly why: string;
  /** Whether the source says that it may not be there at all, as by `AWS::NoValue` under a condition that is not known. */
  readonly mayBeAbsent: boolean;

  constructor(why: string, mayBeAbsent = false) {
    this.why = why;
    this.mayBeAbsent = mayBeAbsent;
  }
}

/** Another resource of the same inventory, or one of its attributes. */
export class Reference {
  /** The `id` of the resource. */
  readonly id: string;
  /** In CloudFormation's words, such as `Arn`; undefined for what `Ref` gives. */
  readonly attribute: string | undefined;

  constructor(id: string, attribute?: string) {
    this.id = id;
    this.attribute = attribute;
  }
}

/** A text of which parts are known: literal texts, references and unknown values in order. */
export class Joined {
  readonly parts: readonly (string | Reference | Unknown)[];

  constructor(parts: readonly (string | Reference | Unknown)[]) {
    this.parts = parts;
  }
}

export function isProperties(value: Value | undefined): value is Properties {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown || value instanceof Reference || value instanceof Joined)
  );
}
