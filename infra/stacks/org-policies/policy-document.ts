export interface PolicyDocumentJson {
  readonly Version: "2012-10-17";
  readonly Statement: readonly object[];
}

export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** One statement of a service control policy. */
export function deny(
  Sid: string,
  Action: string | readonly string[],
  Condition?: Condition,
  Resource: object = { Resource: "*" },
): object {
  return { Sid, Effect: "Deny", Action, ...Resource, ...(Condition === undefined ? {} : { Condition }) };
}
