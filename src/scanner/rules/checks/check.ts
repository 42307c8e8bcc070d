import type { Resource } from "../../model/inventory.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Outcome, ResourceRule, Status } from "../../model/rule.ts";
import { readPath } from "../../model/read-property.ts";
import type { Unknown, Value } from "../../model/value.ts";

/** What a check is asked of: a resource, or a part of one. */
export interface Subject {
  readonly value: Value | undefined;
  /** Where the value stands in the resource; empty for all its properties. */
  readonly path: string;
  readonly resource: Resource;
  readonly index: InventoryIndex;
}

/** Undefined where it does not concern the subject. */
export type Check = (subject: Subject) => Outcome | undefined;

/** A check as a rule asks it. */
export const ask =
  (check: Check): ResourceRule["check"] =>
  (resource, index) =>
    check(subjectOf(resource, index));

export const subjectOf = (resource: Resource, index: InventoryIndex): Subject => ({
  value: resource.properties,
  path: "",
  resource,
  index,
});

export const part = (subject: Subject, path: string): Subject => ({
  ...subject,
  value: readPath(subject.value, path),
  path: subject.path === "" ? path : path === "" ? subject.path : `${subject.path}.${path}`,
});

/** Every sentence of a finding names the property first. */
export function say(status: Status, { path }: Subject, rest: string): Outcome {
  const name = path === "" ? "It" : path.charAt(0).toUpperCase() + path.slice(1);
  return { status, why: `${name} ${rest}.`, ...(path !== "" && { property: path }) };
}

export const cannotTell = (subject: Subject, { why }: Unknown): Outcome => say("UNKNOWN", subject, `is not known: ${why}`);

export const odd = (subject: Subject): Outcome => say("UNKNOWN", subject, "is of a kind that it cannot be");
