import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Actor } from "../admin/actor.ts";
import { requireAllowed } from "../admin/authorize.ts";
import { asProblem, Problem } from "../core/problem.ts";
import { KiB } from "../core/units.ts";
import { challengeOf } from "../gateway/refuse-call.ts";
import { requireOwnOrigin } from "./check-caller.ts";
import type { Answer, ControlDeps, ControlRoute } from "./control-request.ts";
import { controlRoutes } from "./control-routes.ts";
import { identifyActor, nobodyAt } from "./identify-actor.ts";
import { parseBody, parseQuery } from "./parse-request.ts";
import { problemMediaType, toProblemDocument } from "./problem-document.ts";
import { createRouter, type Router } from "./route.ts";
import { isScimPath, scimErrorAnswer } from "./scim-error.ts";
import { tlsSettings } from "./tls-material.ts";

const securityHeaders = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

/**
 * The control plane as an HTTP server that is not listening yet. Every request goes the same way, whatever its route:
 * route → own origin → who asks → whether they may → query and body by the route's schemas → the same, again → handler. A throw anywhere ends as a
 * problem document, or an error of SCIM; what is not a `Problem` ends as `internal`, with nothing of the error in it.
 */
export function createControlPlane(deps: ControlDeps): Server {
  const router = createRouter(controlRoutes);
  const { headersTimeoutMs, bodyTimeoutMs, tls } = deps.http;
  const settings: ServerOptions = {
    maxHeaderSize: KiB(16),
    headersTimeout: headersTimeoutMs,
    requestTimeout: headersTimeoutMs + bodyTimeoutMs,
    connectionsCheckingInterval: 1000,
    keepAliveTimeout: 5000,
  };
  const server: Server =
    tls === undefined
      ? createServer(settings)
      : createTlsServer({ ...settings, ...tlsSettings(tls), ALPNProtocols: ["http/1.1"], handshakeTimeout: headersTimeoutMs });
  server.on("request", (req, res) => {
    const requestId = randomUUID();
    respond(deps, router, req, res, requestId).catch((error: unknown) => {
      deps.report(error, requestId);
      res.destroy();
    });
  });
  server.maxConnections = 256;
  server.maxRequestsPerSocket = 1000;
  return server;
}

async function respond(
  deps: ControlDeps,
  router: Router<ControlRoute["handler"]>,
  req: IncomingMessage,
  res: ServerResponse,
  requestId: string,
): Promise<void> {
  let answer: Answer;
  try {
    answer = await handle(deps, router, req);
  } catch (error) {
    const problem = asProblem(
      error,
      "internal",
      "Something went wrong here. The operator finds the reason under this request's id.",
    );
    if (problem.cause !== undefined || problem.code === "internal") deps.report(problem.cause ?? problem, requestId);
    answer = problemAnswer(problem, {}, isScimPath(req.url ?? ""));
  }
  await send(req, res, answer, requestId);
}

async function handle(deps: ControlDeps, router: Router<ControlRoute["handler"]>, req: IncomingMessage): Promise<Answer> {
  const url = req.url ?? "/";
  const match = router.match(req.method ?? "", url);
  const found = match.outcome === "found" ? match.route : undefined;
  if (found?.auth !== "none" || found.probe !== true) requireOwnOrigin(req, deps.http.hosts);
  if (match.outcome !== "found") {
    // Before anything is said about the path: only who is known learns what there is.
    await identify(deps, req);
    if (match.outcome === "not-found")
      throw new Problem("not_found", "There is nothing at this path. /api/v1/openapi.json lists what there is.");
    const allow = match.allowed.join(", ");
    return problemAnswer(new Problem("method_not_allowed", `This path takes ${allow}.`), { allow }, isScimPath(url));
  }
  const { route, params } = match;
  const admit = async (): Promise<Actor> => {
    const actor = await identify(deps, req, route);
    if ("resource" in route && actor.name !== "") requireAllowed(deps, actor, route.action, await route.resource(params, deps));
    return actor;
  };
  // Before the body is read: who may not do it learns nothing of what else would be wrong with it.
  const actor = await admit();
  const query = parseQuery(url, route.query);
  const { headers } = req;
  if (route.request === undefined) return await route.handler(deps, { actor, params, query, body: {}, headers });
  const body = await parseBody(req, route.request, deps.http.bodyTimeoutMs);
  // A body takes as long as its sender likes: whoever lost their session, token or role meanwhile does nothing with it.
  return await route.handler(deps, { actor: await admit(), params, query, body, headers });
}

/** Nobody where anybody may ask. A path that leads nowhere is an API's all the same. */
async function identify(deps: ControlDeps, req: IncomingMessage, route?: ControlRoute): Promise<Actor> {
  if (route?.auth === "none" || (route?.auth === "log" && deps.http.logPublic)) return nobodyAt(deps, req);
  const auth = route?.auth ?? (isScimPath(req.url ?? "") ? "scim" : "actor");
  return await identifyActor(deps, req, auth === "scim" ? "scim" : "actor");
}

function problemAnswer(problem: Problem, extra: Readonly<Record<string, string>> = {}, scim = false): Answer {
  const headers: Record<string, string> = { ...extra };
  if (problem.status === 401) {
    headers["www-authenticate"] = 'Bearer realm="sallyport control plane"';
    if (problem.needs !== undefined) Object.assign(headers, challengeOf(problem));
  }
  if (problem.retryAfterSeconds !== undefined) headers["retry-after"] = String(problem.retryAfterSeconds);
  // The rest of that body may still be on its way, and is not waited for.
  if (problem.code === "request_timeout") headers["connection"] = "close";
  if (scim) return scimErrorAnswer(problem, headers);
  const body = `${JSON.stringify(toProblemDocument(problem))}\n`;
  return { status: problem.status, headers, mediaType: problemMediaType, body };
}

async function send(
  req: IncomingMessage,
  res: ServerResponse,
  { status, headers, mediaType, body }: Answer,
  requestId: string,
): Promise<void> {
  const whole = typeof body === "string" ? Buffer.from(body) : body instanceof Uint8Array ? body : undefined;
  res.writeHead(status, {
    ...securityHeaders,
    ...withoutReadonly(headers),
    "x-request-id": requestId,
    ...(status !== 204 && { "content-type": mediaType }),
    ...(status !== 204 && whole !== undefined && { "content-length": whole.byteLength }),
  });
  if (req.method === "HEAD") res.end();
  else if (whole !== undefined) res.end(whole);
  // An error in mid-stream cuts the connection, so that nobody takes a part for the whole.
  else await pipeline(Readable.from(body), res);
}

/** Node takes a list of values, such as cookies, only as one that it may keep. */
function withoutReadonly(headers: Answer["headers"] = {}): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  );
}
