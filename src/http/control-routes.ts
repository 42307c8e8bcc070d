import { z } from "zod";
import type { AdminResource } from "../admin/authorize.ts";
import { accountRoutes } from "./account-page.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";
import { governanceRoutes } from "./governance-routes.ts";
import { keyRoutes } from "./key-routes.ts";
import { logRoutes } from "./log-routes.ts";
import { loginRoutes } from "./login-routes.ts";
import { directoryRoutes } from "./directory-routes.ts";
import { describeApi } from "./openapi.ts";
import { oversightRoutes } from "./oversight-routes.ts";
import { operationRoutes } from "./operation-routes.ts";
import { passkeyRoutes } from "./passkey-routes.ts";
import { policyRoutes } from "./policy-routes.ts";
import { resourceRoutes } from "./resource-routes.ts";
import { replayRoutes } from "./replay-routes.ts";
import { scimRoutes } from "./scim-routes.ts";
import { sessionRoutes } from "./session-routes.ts";

const readiness = z.object({ ready: z.boolean(), reasons: z.array(z.string()) });
const prometheus = "text/plain; version=0.0.4; charset=utf-8";

const service = (name: string): AdminResource => ({ kind: "Service", name });

const serviceRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "livez",
    method: "GET",
    path: "/livez",
    auth: "none",
    probe: true,
    tag: "service",
    summary: "Whether the process runs. Depends on nothing.",
    response: { status: 200, mediaType: "text/plain; charset=utf-8" },
    handler: async () => ({ status: 200, mediaType: "text/plain; charset=utf-8", body: "ok\n" }),
  }),
  controlRoute({
    id: "readyz",
    method: "GET",
    path: "/readyz",
    auth: "none",
    probe: true,
    tag: "service",
    summary: "Whether calls can be served; 503 with the reasons when not.",
    response: { status: 200, alsoStatus: 503, schema: readiness },
    handler: async (deps) => {
      const state = deps.ready();
      return jsonAnswer(state, state.ready ? 200 : 503);
    },
  }),
  controlRoute({
    id: "metrics",
    method: "GET",
    path: "/metrics",
    auth: "actor",
    action: "ReadMetrics",
    resource: () => service("metrics"),
    tag: "service",
    summary: "Metrics in the text format of Prometheus.",
    response: { status: 200, mediaType: prometheus },
    handler: async (deps) => ({ status: 200, mediaType: prometheus, body: await deps.metrics() }),
  }),
  controlRoute({
    id: "openapi",
    method: "GET",
    path: "/api/v1/openapi.json",
    auth: "session",
    tag: "service",
    summary: "This document.",
    response: { status: 200, schema: z.looseObject({}) },
    handler: async () => jsonAnswer(describeApi(controlRoutes)),
  }),
];

/** Everything that the control plane answers to. */
export const controlRoutes: readonly ControlRoute[] = [
  ...serviceRoutes,
  ...resourceRoutes,
  ...keyRoutes,
  ...operationRoutes,
  ...governanceRoutes,
  ...oversightRoutes,
  ...policyRoutes,
  ...logRoutes,
  ...replayRoutes,
  ...scimRoutes,
  ...directoryRoutes,
  ...loginRoutes,
  ...sessionRoutes,
  ...passkeyRoutes,
  ...accountRoutes,
];
