import { approvalRoutes } from "./approval-routes.ts";
import { caseRoutes } from "./case-routes.ts";
import type { ControlRoute } from "./control-request.ts";
import { reportRoutes } from "./report-routes.ts";
import { scopingRoutes } from "./scoping-routes.ts";

/** How a use case comes to be approved, and stays so. */
export const governanceRoutes: readonly ControlRoute[] = [...approvalRoutes, ...caseRoutes, ...scopingRoutes, ...reportRoutes];
