import type { ControlRoute } from "./control-request.ts";
import { decommissionRoutes } from "./decommission-routes.ts";

/** How what was approved is watched, and ended. */
export const oversightRoutes: readonly ControlRoute[] = [...decommissionRoutes];
