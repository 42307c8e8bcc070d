import type { AccountSession } from "../account-session.ts";
import { collectPages, type Page } from "../collect-pages.ts";
import { explainFailure, isGone } from "../explain-failure.ts";
import { makeResource } from "../make-resource.ts";
import { allOf, type Reading } from "../reading.ts";
import { toProperties } from "../to-properties.ts";
import type { Properties } from "../../model/value.ts";

/** Reads what the Cloud Control API does not, or not well enough. */
export interface OwnReader {
  readonly types: readonly string[];
  /** Read once for the account, or once in each region. */
  readonly scope: "account" | "region";
  /** IAM actions, with spaces between. */
  readonly actions: string;
  /** May reject: then all its types are unread. `region` is the home of account-wide services where the scope is the account. */
  readonly read: (session: AccountSession, region: string) => Promise<Reading>;
}

/** Every item of a list of pages, as `collectPages` reads them, a call for each. */
export async function listAll<Item>(
  session: AccountSession,
  ask: (token: string | undefined, options: { readonly abortSignal: AbortSignal }) => Promise<Page<Item>>,
  most: number = session.bounds.maxResources,
): Promise<readonly Item[]> {
  return await collectPages(most, (token) => session.ask((options) => ask(token, options)));
}

/** What is read of each of some. */
export async function each<Item>(items: readonly Item[], read: (item: Item) => Promise<Reading["resources"]>): Promise<Reading> {
  return allOf((await Promise.all(items.map(read))).flat());
}

/** What one call tells of a thing, as a resource: `unreadable` where it fails, nothing where it has gone. */
export async function describe(
  session: AccountSession,
  found: { readonly type: string; readonly identifier: string; readonly region?: string },
  ask: (options: { readonly abortSignal: AbortSignal }) => Promise<unknown>,
  shape: (properties: Properties) => Properties = (properties) => properties,
): Promise<Reading["resources"]> {
  try {
    return [makeResource(session, { ...found, properties: shape(toProperties(await session.ask(ask))) })];
  } catch (error) {
    if (isGone(error)) return [];
    return [makeResource(session, { ...found, properties: {}, unreadable: explainFailure(error) })];
  }
}
