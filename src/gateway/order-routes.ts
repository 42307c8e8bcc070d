import type { DeploymentEntry, ModelEntry } from "../governance/register.ts";
import type { DeploymentHealth } from "./deployment-health.ts";

/** One place where a call may be served: decided by policy for this call. */
export interface Route {
  readonly model: ModelEntry;
  readonly deployment: DeploymentEntry;
  /** Cedar policies that permitted it. */
  readonly policies: readonly string[];
  readonly safeMode: boolean;
}

export interface Ordering {
  readonly health: DeploymentHealth;
  readonly now: number;
  /** From 0 to 1, exclusive. */
  random(): number;
}

/** A call tries so many deployments at the most. */
const mostRoutes = 4;

/**
 * The order in which allowed routes are tried: models as given (the one asked for, then its fallbacks); within a model by
 * priority; within a priority as the model's routing says. Those whose breaker is open come last within their model.
 *
 * INVARIANT boundary-kept: every route was allowed for this call's data class and region, and where the one that would be
 * first if all were well is on a private network, none is on a public one: no failure leads out of it, now or at the next call.
 *
 * @param routes by model, and within a model private ones first and then by name
 */
export function orderRoutes(routes: readonly Route[], ordering: Ordering): readonly Route[] {
  const [only] = routes;
  if (only === undefined || routes.length === 1) return routes;
  const ordered: Route[] = [];
  let preferred: Route | undefined;
  for (let from = 0; from < routes.length;) {
    const model = routes[from]?.model;
    let to = from;
    while (to < routes.length && routes[to]?.model === model) to++;
    const ofModel = byPreference(routes.slice(from, to), ordering);
    preferred ??= ofModel[0];
    const inService = ({ deployment }: Route): boolean => ordering.health.isInService(deployment.name, ordering.now);
    ordered.push(...ofModel.filter(inService), ...ofModel.filter((route) => !inService(route)));
    from = to;
  }
  const stays = preferred?.deployment.spec.network === "private";
  const kept = stays ? ordered.filter(({ deployment }) => deployment.spec.network === "private") : ordered;
  return kept.slice(0, mostRoutes);
}

/** Of one model, as if all were in service. */
function byPreference(routes: readonly Route[], ordering: Ordering): Route[] {
  const routing = routes[0]?.model.spec.routing ?? "ordered";
  const ranked = routes.map((route, place) => {
    const { name, spec } = route.deployment;
    const rank =
      routing === "weighted"
        ? lot(spec.weight, ordering.random())
        : routing === "least-latency"
          ? ordering.health.latencyMs(name)
          : place;
    return { route, priority: spec.priority, rank };
  });
  ranked.sort((a, b) => a.priority - b.priority || a.rank - b.rank);
  return ranked.map(({ route }) => route);
}

/** Smallest first gives each a chance in proportion to its weight (Efraimidis and Spirakis, 2006). */
function lot(weight: number, random: number): number {
  return -Math.log(1 - random) / weight;
}
