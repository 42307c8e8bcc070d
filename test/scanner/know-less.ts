/**
 * Whether a rule says more of what it knows less of. A value that is not known could be any: what a rule passes then, it has to pass
 * whatever the value is, and what it fails then, it has to fail whatever it is. The other values are those of the rule's own fixtures at
 * the same place, and some that are wrong nearly everywhere.
 */
import type { Inventory, Resource } from "../../src/scanner/model/inventory.ts";
import type { Rule, Status } from "../../src/scanner/model/rule.ts";
import { isProperties, type Properties, Unknown, type Value } from "../../src/scanner/model/value.ts";
import { runRules } from "../../src/scanner/run-rules.ts";

type Path = readonly (string | number)[];
type Said = Status | "NONE";

const hidden = new Unknown("nobody tells");
const wrong: readonly (Value | undefined)[] = [true, false, "*", 0];
/** Values of one place that are tried. */
const mostValues = 24;

/** One sentence for each thing that a rule said of less than it could know. */
export function overstatements(rule: Rule, inventories: readonly Inventory[]): readonly string[] {
  const seen = valuesByPlace(inventories);
  return inventories.flatMap((inventory) =>
    inventory.resources.flatMap((resource, n) => [
      ...pathsOf(resource.properties).flatMap((path) => ofValue(rule, inventory, n, path, seen)),
      ...ofAbsence(rule, inventory, n),
    ]),
  );
}

function ofValue(
  rule: Rule,
  inventory: Inventory,
  n: number,
  path: Path,
  seen: ReadonlyMap<string, ReadonlyMap<string, Value>>,
): readonly string[] {
  const resource = inventory.resources[n];
  if (resource === undefined) return [];
  const withValue = (value: Value | undefined): ReadonlyMap<string, Said> =>
    saidOf(rule, {
      ...inventory,
      resources: inventory.resources.with(n, { ...resource, properties: set(resource.properties, path, value) as Properties }),
    });
  const less = withValue(hidden);
  if ([...less.values()].every((said) => said === "UNKNOWN") && less.size > 0) return [];
  // Where no patterns are compared, `*` is a letter: rules take it for a mistake, and a parameter for a value.
  const isEqual = path.some((step) => /^String.*Equals/.test(String(step)));
  const others = [
    ...(seen.get(placeOf(resource, path))?.values() ?? []),
    ...wrong.filter((one) => !isEqual || one !== "*"),
  ].slice(0, mostValues);
  for (const other of others) {
    const problem = contradiction(less, withValue(other));
    if (problem !== undefined && !mayDeny(problem, resource))
      return [
        `${rule.id}: ${problem} where ${resource.type} ${path.join(".")} is not known and where it is ${JSON.stringify(other)}: ${JSON.stringify(resource.properties)}`,
      ];
  }
  return [];
}

/** What is allowed for sure is a failure, though what is not known of a policy could deny it. */
const mayDeny = (problem: string, { properties }: Resource): boolean =>
  problem.startsWith("FAIL") && JSON.stringify(properties).includes('"Deny"');

/** What need not be there proves no more than what is not there. */
function ofAbsence(rule: Rule, inventory: Inventory, n: number): readonly string[] {
  const resource = inventory.resources[n];
  if (resource === undefined) return [];
  const without = saidOf(rule, { ...inventory, resources: inventory.resources.toSpliced(n, 1) });
  const doubted: readonly (readonly [string, Resource])[] = [
    ["may be absent", { ...resource, mayBeAbsent: "nobody tells" }],
    ["cannot be read", { ...resource, properties: {}, unreadable: "nobody tells" }],
  ];
  return doubted.flatMap(([how, one]) => {
    const less = saidOf(rule, { ...inventory, resources: inventory.resources.with(n, one) });
    const problem =
      how === "may be absent"
        ? (contradiction(less, without) ?? contradiction(less, saidOf(rule, inventory)))
        : contradiction(less, saidOf(rule, inventory));
    return problem === undefined || mayDeny(problem, resource)
      ? []
      : [`${rule.id}: ${problem} where ${resource.type} ${how}: ${JSON.stringify(resource.properties)}`];
  });
}

/** By resource; a rule on the account is asked as a whole, as the resource that it names is one of several that it could. */
function saidOf(rule: Rule, inventory: Inventory): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  for (const { resource, status } of runRules(inventory, [rule])) {
    const about = "check" in rule && resource !== undefined ? resource.id : "";
    const before = said.get(about);
    if (before === undefined || order.indexOf(status) < order.indexOf(before)) said.set(about, status);
  }
  return said;
}
const order: readonly Said[] = ["FAIL", "UNKNOWN", "PASS", "NONE"];

function contradiction(less: ReadonlyMap<string, Said>, more: ReadonlyMap<string, Said>): string | undefined {
  for (const id of new Set([...less.keys(), ...more.keys()])) {
    const [one, other] = [less.get(id) ?? "NONE", more.get(id) ?? "NONE"];
    if (less.get("") === "UNKNOWN" && one !== "FAIL") continue;
    if ((one === "PASS" || one === "NONE") && other === "FAIL") return `${one} and FAIL of ${id}`;
    if (one === "FAIL" && other === "PASS") return `FAIL and PASS of ${id}`;
  }
  return undefined;
}

/** Every place of a value, the places that hold others before what they hold. */
function pathsOf(value: Value | undefined, path: Path = []): readonly Path[] {
  const inside = Array.isArray(value)
    ? value.flatMap((item: Value, n) => pathsOf(item, [...path, n]))
    : isProperties(value)
      ? Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name]))
      : [];
  return path.length === 0 ? inside : [path, ...inside];
}

function set(value: Value | undefined, [first, ...rest]: Path, to: Value | undefined): Value | undefined {
  if (first === undefined) return to;
  if (Array.isArray(value)) {
    const items: readonly Value[] = value;
    const item = set(items[Number(first)], rest, to);
    return item === undefined ? items.toSpliced(Number(first), 1) : items.with(Number(first), item);
  }
  const members = isProperties(value) ? value : {};
  const member = set(members[first], rest, to);
  const { [first]: _, ...others } = members;
  return member === undefined ? others : { ...others, [first]: member };
}

const placeOf = ({ type }: Resource, path: Path): string =>
  `${type} ${path.map((step) => (typeof step === "number" ? "#" : step)).join(".")}`;

function valuesByPlace(inventories: readonly Inventory[]): ReadonlyMap<string, ReadonlyMap<string, Value>> {
  const seen = new Map<string, Map<string, Value>>();
  for (const { resources } of inventories)
    for (const resource of resources)
      for (const path of pathsOf(resource.properties)) {
        const place = placeOf(resource, path);
        const value = get(resource.properties, path);
        if (value === undefined || value instanceof Unknown) continue;
        const known = seen.get(place) ?? new Map<string, Value>();
        seen.set(place, known.set(JSON.stringify(value), value));
      }
  return seen;
}

function get(value: Value | undefined, path: Path): Value | undefined {
  let at: Value | undefined = value;
  for (const step of path)
    at = Array.isArray(at) ? (at as readonly Value[])[Number(step)] : isProperties(at) ? at[step] : undefined;
  return at;
}

/** Ids of resources that a rule fails, and no longer does for sure or for perhaps once some values are hidden; each number chooses one. */
export function passesOnceHidden(rule: Rule, inventory: Inventory, chosen: readonly number[]): readonly string[] {
  const before = saidOf(rule, inventory);
  let { resources } = inventory;
  for (const number of chosen) {
    const places = resources.flatMap(({ properties }, n) => pathsOf(properties).map((path) => [n, path] as const));
    const [n, path] = places[number % places.length] ?? [];
    const resource = n === undefined ? undefined : resources[n];
    if (n === undefined || path === undefined || resource === undefined) continue;
    resources = resources.with(n, { ...resource, properties: set(resource.properties, path, hidden) as Properties });
  }
  const after = saidOf(rule, { ...inventory, resources });
  return [...before].flatMap(([id, said]) => {
    const now = after.get(id) ?? after.get("") ?? "NONE";
    return said === "FAIL" && (now === "PASS" || now === "NONE")
      ? [`${rule.id}: ${now} of ${id}: ${JSON.stringify(resources.map(({ properties }) => properties))}`]
      : [];
  });
}
