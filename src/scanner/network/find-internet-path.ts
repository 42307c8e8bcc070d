import type { InventoryIndex } from "../model/index-inventory.ts";
import type { Resource } from "../model/inventory.ts";
import { Unknown } from "../model/value.ts";
import { findResource, keyOf } from "./find-resource.ts";
import { type Family, routeGraph, type Target } from "./route-graph.ts";

export interface InternetPath {
  /** `open`: there is a way; `filtered`: only through a firewall whose list of domains decides; `unknown`; `none`. */
  readonly way: "open" | "filtered" | "unknown" | "none";
  /** The steps of the way for people, or why it is not known. */
  readonly steps: readonly string[];
}

/** Subnets that one search visits. */
const maxVisits = 20_000;

const rank = { open: 3, unknown: 2, filtered: 1, none: 0 } as const;
const remembered = new WeakMap<InventoryIndex, Map<string, InternetPath>>();

/** The way from a subnet to the internet over its routes, NAT gateways, appliances and transit gateways. Peerings lead no further than the peer. */
export function findInternetPath(subnet: Resource, index: InventoryIndex): InternetPath {
  let known = remembered.get(index);
  if (known === undefined) remembered.set(index, (known = new Map()));
  let path = known.get(subnet.id);
  if (path === undefined) known.set(subnet.id, (path = search(subnet, index)));
  return path;
}

interface Visit {
  readonly subnet: Resource;
  readonly family: Family;
  readonly filtered: boolean;
  readonly steps: readonly string[];
}

function search(start: Resource, index: InventoryIndex): InternetPath {
  const graph = routeGraph(index);
  const seen = new Set<string>();
  const queue: Visit[] = [];
  let best: InternetPath = { way: "none", steps: [] };
  const offer = (way: InternetPath["way"], steps: readonly string[]): void => {
    if (rank[way] > rank[best.way]) best = { way, steps };
  };
  const visit = (found: Resource | string | Unknown, from: Omit<Visit, "subnet">): void => {
    if (found instanceof Unknown || typeof found === "string" || found.type !== "AWS::EC2::Subnet") {
      offer("unknown", [
        found instanceof Unknown ? found.why : `the subnet ${keyOf(found).slice(0, 100)} is not in what was read`,
      ]);
      return;
    }
    const key = `${from.family} ${from.filtered} ${found.id}`;
    if (seen.has(key) || seen.size > maxVisits) return;
    seen.add(key);
    queue.push({ ...from, subnet: found });
  };
  const take = (target: Target, { family, filtered, steps }: Visit, destination: string): void => {
    switch (target.kind) {
      case "internet":
        offer(filtered ? "filtered" : "open", [...steps, `${destination} to ${target.by}`]);
        return;
      case "unknown":
        offer("unknown", [target.why]);
        return;
      case "transit":
        for (const one of graph.transitTargets(target.gateway))
          take(
            one,
            { subnet: start, family, filtered, steps: [...steps, `${destination} to ${target.by}`].slice(0, 12) },
            destination,
          );
        return;
      case "subnets": {
        const next = [...steps, `${destination} to ${target.by}`].slice(0, 12);
        // A NAT gateway has IPv4 on its other side, also where IPv6 comes in.
        for (const subnet of target.subnets)
          visit(subnet, { family: target.isNat ? "IPv4" : family, filtered: filtered || target.isFirewall, steps: next });
        return;
      }
      case "inside":
        return;
    }
  };
  visit(start, { family: "IPv4", filtered: false, steps: [] });
  visit(start, { family: "IPv6", filtered: false, steps: [] });
  for (const one of queue) {
    if (rank[best.way] === rank.open) break;
    const routes = graph.routesOf(one.subnet);
    if (routes instanceof Unknown) {
      offer("unknown", [routes.why]);
      continue;
    }
    for (const { destination, families, isPublic, target } of routes)
      if (families.includes(one.family) && (isPublic || target.kind === "internet")) take(target, one, destination);
  }
  return best;
}

/** The resource of a subnet, or why there is none. */
export function subnetOf(value: Parameters<typeof findResource>[1], index: InventoryIndex): Resource | Unknown {
  const found = findResource(index, value);
  if (found instanceof Unknown) return found;
  return typeof found !== "string" && found.type === "AWS::EC2::Subnet"
    ? found
    : new Unknown(`the subnet ${keyOf(found).slice(0, 100)} is not in what was read`);
}
