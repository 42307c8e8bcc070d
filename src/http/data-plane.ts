import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Problem } from "../core/problem.ts";
import { openaiChat } from "../dialects/openai-chat/openai-chat.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { callModel } from "../gateway/call-model.ts";
import type { CallDeps } from "../gateway/call-deps.ts";
import { listModels } from "../gateway/list-models.ts";
import type { IncomingCall } from "../gateway/reply.ts";
import { openTrail, trailHeaders } from "../gateway/trail.ts";
import { readBody, type BodyLimits } from "./read-body.ts";
import { refuseConnection } from "./refuse-connection.ts";
import { replyOn } from "./reply-on.ts";

export interface DataPlaneOptions {
  readonly calls: CallDeps;
  readonly body: BodyLimits;
  readonly headersTimeoutMs: number;
  readonly slowClientMs: number;
  readonly ready: () => { readonly ready: boolean; readonly reasons: readonly string[] };
}

type Handler = (options: DataPlaneOptions, request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** One path of the data plane. `credential` is false only for health. */
export interface DataRoute {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly credential: boolean;
  /** Whose error shape its answers take. */
  readonly dialect: Dialect;
  readonly handle: Handler;
}

/** The whole data plane: what is not here does not exist. The meta-tests walk over it. */
export const dataRoutes: readonly DataRoute[] = [
  { method: "POST", path: "/v1/chat/completions", credential: true, dialect: openaiChat, handle: serveCall(openaiChat) },
  { method: "GET", path: "/v1/models", credential: true, dialect: openaiChat, handle: serveModels },
  { method: "GET", path: "/livez", credential: false, dialect: openaiChat, handle: serveLive },
  { method: "GET", path: "/readyz", credential: false, dialect: openaiChat, handle: serveReady },
];

export function createDataPlane(options: DataPlaneOptions): Server {
  const routes = new Map(dataRoutes.map((route) => [`${route.method} ${route.path}`, route]));
  const paths = new Map(dataRoutes.map((route) => [route.path, route]));
  const server = createServer(
    {
      headersTimeout: options.headersTimeoutMs,
      // The body has its own, shorter clock; this one bounds what that does not see.
      requestTimeout: options.headersTimeoutMs + options.body.timeoutMs,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
      noDelay: true,
    },
    (request, response) => {
      const { url = "/" } = request;
      const query = url.indexOf("?");
      const path = query < 0 ? url : url.slice(0, query);
      const route = routes.get(`${request.method} ${path}`);
      if (route === undefined) return refuseRoute(response, paths.get(path));
      const done = route.handle(options, request, response);
      // Handlers answer their own failures; what still gets here is a fault of ours, and the connection tells nobody more.
      done?.catch((cause: unknown) => {
        options.calls.reportFault({ call: "none", code: "internal", cause });
        response.destroy();
      });
    },
  );
  server.on("clientError", refuseConnection);
  return server;
}

function serveCall(dialect: Dialect): Handler {
  return ({ calls, body, slowClientMs }, request, response) =>
    callModel(calls, dialect, incomingCall(request, body), replyOn(request, response, slowClientMs));
}

function serveModels({ calls, body }: DataPlaneOptions, request: IncomingMessage, response: ServerResponse): void {
  const trail = openTrail(`req_${randomUUID()}`, calls.clock(), "openai-models");
  const listed = listModels(calls, incomingCall(request, body), trail);
  if (!listed.ok) {
    trail.decision = "denied";
    return sendProblem(response, openaiChat, listed.problem, trail.call, trailHeaders(trail));
  }
  const data = listed.models.map((id) => ({ id, object: "model", created: 0, owned_by: "sallyport" }));
  sendJson(response, 200, { object: "list", data }, trailHeaders(trail));
}

/** Liveness depends on nothing: whoever answers is alive. */
function serveLive(_options: DataPlaneOptions, _request: IncomingMessage, response: ServerResponse): void {
  sendJson(response, 200, { status: "live" });
}

function serveReady({ ready }: DataPlaneOptions, _request: IncomingMessage, response: ServerResponse): void {
  const state = ready();
  sendJson(response, state.ready ? 200 : 503, state);
}

function incomingCall(request: IncomingMessage, limits: BodyLimits): IncomingCall {
  const { headers } = request;
  return {
    credential: credentialOf(headers.authorization, single(headers["x-api-key"])),
    useCase: single(headers["x-sallyport-use-case"]),
    dataClass: single(headers["x-sallyport-data-class"]),
    target: { model: undefined, stream: undefined, header: (name) => single(headers[name]) },
    readBody: () => {
      const type = headers["content-type"];
      if (type === undefined || !/^application\/json\s*(;|$)/i.test(type)) {
        return Promise.reject(new Problem("media_type_not_supported", "Send the request as application/json."));
      }
      if (headers["content-encoding"] !== undefined) {
        return Promise.reject(new Problem("media_type_not_supported", "Send the request without a content-encoding."));
      }
      return readBody(request, limits);
    },
  };
}

/** Two credentials that differ name nobody: a proxy in front might have looked at the other one. */
function credentialOf(authorization: string | undefined, apiKey: string | undefined): string | undefined {
  const bearer = authorization === undefined ? undefined : (/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? "");
  if (bearer !== undefined && apiKey !== undefined && bearer !== apiKey) return "";
  return bearer ?? apiKey;
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(", ") : header;
}

function refuseRoute(response: ServerResponse, known: DataRoute | undefined): void {
  const problem =
    known === undefined
      ? new Problem(
          "not_found",
          "There is no such path here. The data plane serves POST /v1/chat/completions and GET /v1/models.",
        )
      : new Problem("method_not_allowed", `Use ${known.method} for this path.`);
  sendProblem(response, openaiChat, problem, `req_${randomUUID()}`, known ? { allow: known.method } : {});
}

function sendProblem(
  response: ServerResponse,
  dialect: Dialect,
  problem: Problem,
  requestId: string,
  headers: Record<string, string>,
): void {
  const wire = dialect.error(problem, requestId);
  response.writeHead(wire.status, { ...headers, "x-request-id": requestId, ...wire.headers });
  response.end(wire.body);
}

function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
