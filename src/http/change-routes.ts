import { listChanges } from "../admin/changes/list-changes.ts";
import { waitingChange } from "../admin/changes/waiting-change.ts";
import { itemsOf } from "../admin/pages.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

/** What waits for a second person. */
export const changeRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "listChanges",
    method: "GET",
    path: "/api/v1/changes",
    auth: "actor",
    action: "ReadRegister",
    resource: () => ({ kind: "Change", name: "all" }),
    tag: "approvals",
    summary: "What is applied and not in force, and the pulls of the cord: what each waits for, and who may sign it.",
    response: { status: 200, schema: itemsOf(waitingChange) },
    handler: async (deps, { actor }) => jsonAnswer({ items: await listChanges(deps, actor) }),
  }),
];
