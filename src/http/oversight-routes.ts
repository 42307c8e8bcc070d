import type { ControlRoute } from "./control-request.ts";
import { changeRoutes } from "./change-routes.ts";
import { decommissionRoutes } from "./decommission-routes.ts";
import { exceptionRoutes } from "./exception-routes.ts";
import { reviewRoutes } from "./review-routes.ts";

/** How what was approved is watched, and ended. */
export const oversightRoutes: readonly ControlRoute[] = [
  ...reviewRoutes,
  ...exceptionRoutes,
  ...changeRoutes,
  ...decommissionRoutes,
];
