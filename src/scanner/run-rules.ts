import { indexInventory, type InventoryIndex } from "./model/index-inventory.ts";
import type { Inventory, Resource } from "./model/inventory.ts";
import type { AccountRule, Finding, Outcome, ResourceRule, Rule } from "./model/rule.ts";

/**
 * What rules say of an inventory. Pure, and it never throws: a rule that fails has found nothing out. Where resources of a rule's types
 * could not be read, that is a finding of its own, UNKNOWN and of no resource.
 */
export function runRules(inventory: Inventory, rules: readonly Rule[]): readonly Finding[] {
  const index = indexInventory(inventory);
  const certain = indexCertain(inventory, index);
  return rules.flatMap((rule) => {
    const found = "check" in rule ? askEach(rule, index) : askAccount(rule, certain);
    return found.map((one) => ({ ...one, rule, inventory }));
  });
}

type Found = Outcome & { readonly resource?: Resource };

function askEach(rule: ResourceRule, index: InventoryIndex): readonly Found[] {
  const found: Found[] = [];
  for (const resource of new Set(rule.types.flatMap((type) => index.ofType(type)))) {
    const outcome = attempt(() => rule.check(resource, index));
    if (outcome !== undefined) found.push({ ...asFarAsKnown(outcome, resource), resource });
  }
  const { unread } = index.inventory;
  const why = rule.types.map((type) => unread.get(type)).find((one) => one !== undefined) ?? unread.get("*");
  return why === undefined ? found : [...found, { status: "UNKNOWN", why: `Not everything could be read: ${why}.` }];
}

/** Of what need not be there, or could not be read, only that it fails nothing for sure can be said. */
function asFarAsKnown(outcome: Outcome, { mayBeAbsent, unreadable }: Resource): Outcome {
  if (unreadable !== undefined) return { status: "UNKNOWN", why: `Its properties cannot be read: ${unreadable}.` };
  if (mayBeAbsent === undefined || outcome.status !== "FAIL") return outcome;
  return { ...outcome, status: "UNKNOWN", why: `${outcome.why} Whether it is made at all is not known: ${mayBeAbsent}.` };
}

function askAccount(rule: AccountRule, index: InventoryIndex): readonly Found[] {
  return [attempt(() => rule.checkAccount(index))].flat();
}

/** What need not be there shows nothing of an account: its type counts as not wholly read. */
function indexCertain(inventory: Inventory, index: InventoryIndex): InventoryIndex {
  const doubtful = inventory.resources.filter(({ mayBeAbsent, unreadable }) => (mayBeAbsent ?? unreadable) !== undefined);
  if (doubtful.length === 0) return index;
  const unread = new Map(inventory.unread);
  for (const { type, id, mayBeAbsent, unreadable } of doubtful)
    if (!unread.has(type))
      unread.set(
        type,
        mayBeAbsent === undefined ? `${id} cannot be read: ${unreadable}` : `whether ${id} is made is not known: ${mayBeAbsent}`,
      );
  const left = new Set(doubtful);
  return indexInventory({ ...inventory, unread, resources: inventory.resources.filter((one) => !left.has(one)) });
}

/** A rule that throws met something that nobody foresaw: a hostile template must not end the scan. */
function attempt<T>(ask: () => T): T | Outcome {
  try {
    return ask();
  } catch {
    return { status: "UNKNOWN", why: "The rule could not be asked: it failed on what it read." };
  }
}
