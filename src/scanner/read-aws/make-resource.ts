import type { Resource } from "../model/inventory.ts";
import type { Properties } from "../model/value.ts";
import type { AccountSession } from "./account-session.ts";

export interface FoundThing {
  readonly type: string;
  /** By what AWS knows it among those of its type in its region. */
  readonly identifier: string;
  /** Absent for what belongs to the whole account. */
  readonly region?: string;
  readonly properties: Properties;
  readonly unreadable?: string;
}

/**
 * A resource of an account. Its id is its ARN where it tells one, else its identifier; by the other, and by what CloudFormation's `Ref`
 * would give, it is known too. Names that people give are the same in two regions, so they are no ids where several are scanned.
 */
export function makeResource(session: AccountSession, found: FoundThing): Resource {
  const { type, identifier, region, properties, unreadable } = found;
  const arn = arnOf(type, identifier, properties);
  const isUnique = region === undefined || session.regions.length === 1 || /^[a-z]+(-[a-z]+)*-[0-9a-f]{8,}$/.test(identifier);
  const id = arn ?? (isUnique ? identifier : `${region}/${identifier}`);
  return {
    type,
    id,
    properties,
    place: { file: arn ?? `aws:${session.account}/${region ?? "account"}/${type}/${identifier}` },
    account: session.account,
    names: [...new Set([identifier, identifier.split("|")[0] ?? identifier])].filter((name) => name !== id),
    ...(region !== undefined && { region }),
    ...(unreadable !== undefined && { unreadable }),
  };
}

/** `Arn`, or what ends in it and begins with the type's own name: `ModelArn` of a model, and not its `RoleArn`. */
function arnOf(type: string, identifier: string, properties: Properties): string | undefined {
  if (/^arn:[^\s]{1,2048}$/.test(identifier)) return identifier;
  const own = (type.split("::")[2] ?? "").toLowerCase();
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== "string" || !value.startsWith("arn:")) continue;
    const whose = /^(.*?)(Arn|ARN)$/.exec(name)?.[1]?.toLowerCase();
    if (whose !== undefined && (whose === "" || whose === own)) return value;
  }
  return undefined;
}
