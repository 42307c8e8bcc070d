import { indexInventory, type InventoryIndex } from "./model/index-inventory.ts";
import type { Inventory, Resource } from "./model/inventory.ts";
import type { AccountRule, Finding, Outcome, ResourceRule, Rule } from "./model/rule.ts";
import { type Properties, Unknown } from "./model/value.ts";

/**
 * What rules say of an inventory. Pure, and it never throws: a rule that fails has found nothing out. Where resources of a rule's types
 * could not be read, that is a finding of its own, UNKNOWN and of no resource.
 */
export function runRules(given: Inventory, rules: readonly Rule[]): readonly Finding[] {
  const inventory = { ...given, resources: given.resources.map(hideUnreadable) };
  const index = indexInventory(inventory);
  const certain = indexCertain(inventory, index);
  const others = otherWorlds(inventory);
  return rules.flatMap((rule) => {
    const found = "check" in rule ? askEach(rule, index, others) : askAccount(rule, certain, index);
    return found.map((one) => ({ ...one, rule, inventory: given }));
  });
}

type Found = Outcome & { readonly resource?: Resource };

function askEach(rule: ResourceRule, index: InventoryIndex, others: readonly InventoryIndex[]): readonly Found[] {
  const found: Found[] = [];
  for (const resource of new Set(rule.types.flatMap((type) => index.ofType(type)))) {
    const outcome = askOne(rule, resource, index, others);
    if (outcome !== undefined) found.push({ ...asFarAsKnown(outcome, resource), resource });
  }
  const { unread } = index.inventory;
  const why = rule.types.map((type) => unread.get(type)).find((one) => one !== undefined) ?? unread.get("*");
  return why === undefined ? found : [...found, { status: "UNKNOWN", why: `Not everything could be read: ${why}.` }];
}

/** What it says whether or not that is made of which this is not known; UNKNOWN where that decides. */
function askOne(
  rule: ResourceRule,
  resource: Resource,
  index: InventoryIndex,
  others: readonly InventoryIndex[],
): Outcome | undefined {
  const outcome = attempt(() => rule.check(resource, index));
  if (resource.unreadable !== undefined) return outcome ?? { status: "UNKNOWN", why: "" };
  if (outcome?.status === "UNKNOWN") return outcome;
  const differs = others.some((other) => attempt(() => rule.check(resource, other))?.status !== outcome?.status);
  return differs
    ? { status: "UNKNOWN", why: "It depends on resources of which it is not known whether they are made." }
    : outcome;
}

/** Of what need not be there, or could not be read, only that it fails nothing for sure can be said. */
function asFarAsKnown(outcome: Outcome, { mayBeAbsent, unreadable }: Resource): Outcome {
  if (unreadable !== undefined) return { status: "UNKNOWN", why: `Its properties cannot be read: ${unreadable}.` };
  if (mayBeAbsent === undefined || outcome.status !== "FAIL") return outcome;
  return { ...outcome, status: "UNKNOWN", why: `${outcome.why} Whether it is made at all is not known: ${mayBeAbsent}.` };
}

/** What fails only with what need not be there is not known. */
function askAccount(rule: AccountRule, certain: InventoryIndex, all: InventoryIndex): readonly Found[] {
  const found = [attempt(() => rule.checkAccount(certain))].flat();
  if (certain === all || found.some(({ status }) => status === "UNKNOWN")) return found;
  const unsure = (one: Found): Found => ({
    ...one,
    status: "UNKNOWN",
    why: `${one.why} Whether all of it is made is not known.`,
  });
  const withAll = [attempt(() => rule.checkAccount(all))].flat();
  const failed = found.filter(({ status }) => status === "FAIL");
  if (failed.length > 0) return withAll.some(({ status }) => status === "FAIL") ? found : failed.map(unsure);
  const doubted = withAll.filter(({ status }) => status !== "PASS");
  return doubted.length === 0 ? found : doubted.map(unsure);
}

/** Singles that are tried: a template may have a condition on every resource. */
const mostSingles = 8;

/**
 * Inventories in which what may be absent is absent: all of it, and each by itself or each of the others. What one resource says can
 * depend on another that its condition takes away.
 */
function otherWorlds(inventory: Inventory): readonly InventoryIndex[] {
  const doubtful = inventory.resources.filter(
    ({ mayBeAbsent, type }) => mayBeAbsent !== undefined && !type.startsWith("AWS::CDK::"),
  );
  if (doubtful.length === 0) return [];
  const without = (left: ReadonlySet<Resource>): InventoryIndex =>
    indexInventory({ ...inventory, resources: inventory.resources.filter((one) => !left.has(one)) });
  const singles = doubtful.length > 1 ? doubtful.slice(0, mostSingles) : [];
  return [
    without(new Set(doubtful)),
    ...singles.flatMap((one) => [without(new Set([one])), without(new Set(doubtful.filter((other) => other !== one)))]),
  ];
}

/** Nothing is known of a property of what cannot be read, not even that it is absent. */
function hideUnreadable(resource: Resource): Resource {
  const { unreadable } = resource;
  if (unreadable === undefined) return resource;
  const value = new Unknown(unreadable);
  const properties = new Proxy<Properties>(
    {},
    {
      get: (_, name) => (typeof name === "string" ? value : undefined),
      has: () => true,
      getOwnPropertyDescriptor: () => ({ value, enumerable: true, configurable: true, writable: false }),
    },
  );
  return { ...resource, properties };
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
