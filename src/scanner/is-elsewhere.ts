import type { Inventory, Resource } from "./model/inventory.ts";

type Place = Pick<Resource, "region" | "account">;

/** Whether two are known to be in different regions or accounts. */
export const isElsewhere = (one: Place, other: Place): boolean =>
  differ(one.region, other.region) || differ(one.account, other.account);

/** Whether two are known to be of different accounts. */
export const areOfOtherAccounts = (one: Inventory, other: Inventory): boolean => differ(accountOf(one), accountOf(other));

/** The one account that an inventory is of, where it is known. */
export const accountOf = ({ resources: [first] }: Inventory): string | undefined => first?.account;

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
