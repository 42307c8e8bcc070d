import { Problem } from "../../core/problem.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Rule } from "../model/rule.ts";
import { type AccountSession, type Bounds, openSession, usualBounds } from "./account-session.ts";
import { isHeldWithin, knownBy, refusedTypes, typesOf } from "./choose-types.ts";
import { cloudControlTypes } from "./cloud-control/all-types.ts";
import { assumeRole, identifyAccount } from "./identify-account.ts";
import { type ChainOptions, openCredentials, untilExpiry, usualRegion } from "./open-credentials.ts";
import { joinStacks } from "./join-stacks.ts";
import { ownReaders } from "./own/all-readers.ts";
import { readCloudControl } from "./read-cloud-control.ts";
import { attempt, join, nothing, type Reading, unreadBecause } from "./reading.ts";

export interface ReadAccountOptions extends ChainOptions {
  /** The SDK's usual region when empty. */
  readonly regions: readonly string[];
  /** A role to read as: its ARN. */
  readonly role?: string;
  readonly externalId?: string;
  /** What is read is what these need. */
  readonly rules: readonly Rule[];
  /** What templates declare, to be compared with what is there. */
  readonly declared?: readonly Inventory[];
  /** How long the scan may take, milliseconds. */
  readonly scanMs?: number;
  readonly bounds?: Partial<Bounds>;
  readonly now?: () => number;
  /** Told as types come in, and with each call. */
  readonly onProgress?: (read: number, of: number, calls: number) => void;
}

export const usualScanMs = 30 * 60_000;

/**
 * What an account holds of the types that rules need, in some regions, by calls that only read. What could not be read is unread, with
 * the reason; so are types that no rule asks for. Rejects with Problem where there are no credentials or they do not hold at all.
 */
export async function readAccount(options: ReadAccountOptions): Promise<Inventory> {
  const regions = options.regions.length > 0 ? [...new Set(options.regions)].toSorted() : [await usualRegion(options)];
  const bounds: Bounds = { ...usualBounds, ...options.bounds };
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), options.scanMs ?? usualScanMs);
  let session: AccountSession | undefined;
  try {
    const { identity, account } = await signIn(regions[0] ?? "us-east-1", options, bounds, stop.signal);
    const types = typesOf(options.rules);
    let [read, calls] = [0, 0];
    const tell = (): void => options.onProgress?.(read, types.length, calls);
    session = openSession({
      regions,
      identity,
      account,
      deadline: stop.signal,
      now: options.now ?? Date.now,
      bounds,
      onCall: (count) => {
        calls = count;
        tell();
      },
      ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
    });
    const opened = session;
    const readings = await Promise.all(
      types.map(async (type) => {
        const reading = await readType(opened, type);
        read++;
        tell();
        return reading;
      }),
    );
    const inventory = inventoryOf(account, regions, types, join(readings));
    const { declared = [] } = options;
    const deployed = declared.some(({ stacks }) => stacks !== undefined)
      ? await joinStacks(session, declared, inventory.resources)
      : undefined;
    const brokenOff = session.brokenOff();
    return { ...inventory, ...(deployed !== undefined && { deployed }), ...(brokenOff !== undefined && { brokenOff }) };
  } finally {
    clearTimeout(timer);
    session?.clients.close();
  }
}

async function signIn(region: string, options: ReadAccountOptions, bounds: Bounds, abortSignal: AbortSignal) {
  const own = await openCredentials(region, options);
  const { endpoint, role, externalId } = options;
  const call = { ...bounds, abortSignal, ...(endpoint !== undefined && { endpoint }) };
  const identity =
    role === undefined
      ? own
      : untilExpiry(async () => await assumeRole(role, region, { ...call, identity: own }, externalId), options.now);
  const account = await identifyAccount(region, { ...call, identity });
  const asked = role === undefined ? undefined : /^arn:[^:]+:iam::(\d{12}):/.exec(role)?.[1];
  if (asked !== undefined && asked !== account)
    throw new Problem("credential_invalid", `The role is of the account ${asked}, and AWS answered for ${account}.`);
  return { identity, account };
}

async function readType(session: AccountSession, type: string): Promise<Reading> {
  if (isHeldWithin(type)) return nothing;
  const own = ownReaders.get(type);
  const about = cloudControlTypes.get(type);
  if (own === undefined && about === undefined)
    return unreadBecause([type], refusedTypes.get(type) ?? "this version does not know how to read it in an account");
  const isOnce = (own ?? about)?.scope === "account";
  // What is listed alike from everywhere is asked where the scan is sure to get to.
  const once = about?.lister === "trails" ? (session.regions[0] ?? session.home) : session.home;
  const readings = await Promise.all(
    (isOnce ? [once] : session.regions).map(async (region) =>
      own === undefined
        ? await readCloudControl(session, type, region)
        : await attempt([type], isOnce ? "" : region, async () => await own.read(session, region)),
    ),
  );
  return join(readings);
}

function inventoryOf(
  account: string,
  regions: readonly string[],
  types: readonly string[],
  { resources, unread }: Reading,
): Inventory {
  return {
    source: "aws",
    target: `${account} in ${regions.join(", ")}`,
    resources: distinct(resources),
    unread,
    asked: knownBy(types),
    whole: true,
  };
}

/** Ids are unique in an inventory: of two, the second is known by its type too. */
function distinct(resources: Inventory["resources"]): Inventory["resources"] {
  const seen = new Set<string>();
  return resources.map((resource) => {
    let { id } = resource;
    for (let n = 1; seen.has(id); n++) id = `${resource.type}/${resource.id}${n === 1 ? "" : `/${n}`}`;
    seen.add(id);
    return id === resource.id ? resource : { ...resource, id };
  });
}
