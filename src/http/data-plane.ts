import { randomUUID } from "node:crypto";
import { asProblem, Problem } from "../core/problem.ts";
import { anthropicCountTokens } from "../dialects/anthropic-count-tokens/anthropic-count-tokens.ts";
import { anthropicMessages } from "../dialects/anthropic-messages/anthropic-messages.ts";
import { bedrockConverse } from "../dialects/bedrock-converse/bedrock-converse.ts";
import { bedrockInvoke } from "../dialects/bedrock-invoke/bedrock-invoke.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { openaiChat } from "../dialects/openai-chat/openai-chat.ts";
import { openaiEmbeddings } from "../dialects/openai-embeddings/openai-embeddings.ts";
import { openaiResponses } from "../dialects/openai-responses/openai-responses.ts";
import { sagemakerInvocations } from "../dialects/sagemaker-invocations/sagemaker-invocations.ts";
import { applyGuardrail } from "../gateway/apply-guardrail.ts";
import { invokeChecks } from "../gateway/invoke-checks.ts";
import { callModel } from "../gateway/call-model.ts";
import type { CallDeps } from "../gateway/call-deps.ts";
import type { Exchanging } from "../gateway/exchange-token.ts";
import { createBodyRoom, type BodyRoom } from "./body-room.ts";
import type { ClientAddress } from "./client-address.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import type { Exchange } from "./exchange.ts";
import { incomingCall, type BodySettings } from "./incoming-call.ts";
import { matchRoutes, type Matched } from "./match-route.ts";
import { createOpenAnswers, type OpenAnswers } from "./open-answers.ts";
import { openListener, type Listener } from "./open-listener.ts";
import { replyOn } from "./reply-on.ts";
import { sendJson, sendProblem } from "./send-answer.ts";
import { serveDenial } from "./serve-denial.ts";
import { serveExchange } from "./serve-exchange.ts";
import { serveModels } from "./serve-models.ts";
import type { TlsMaterial } from "./tls-material.ts";

export interface DataPlaneOptions {
  readonly calls: CallDeps;
  readonly exchanged: Exchanging;
  readonly body: BodySettings;
  readonly headersTimeoutMs: number;
  readonly slowClientMs: number;
  readonly ready: () => { readonly ready: boolean; readonly reasons: readonly string[] };
  readonly clientAddress: ClientAddress;
  /** Absent for cleartext. */
  readonly tls?: TlsMaterial;
}

export interface DataListener extends Listener, Pick<OpenAnswers, "ended"> {}

export interface DataPlane extends DataPlaneOptions {
  readonly room: BodyRoom;
}

type Handler = (plane: DataPlane, exchange: Exchange, matched: Matched<DataRoute>) => Promise<void> | void;

/** One path of the data plane. `credential` is false only for health. */
export interface DataRoute {
  readonly method: "GET" | "POST" | "DELETE";
  /** With at most two parameters; the first of a model call names the model: `/model/{id}/converse`. */
  readonly path: string;
  /** Whether it calls a model, applies a guardrail to text that goes nowhere, or does neither. */
  readonly calls?: "model" | "guardrail";
  readonly credential: boolean;
  /** Whose error shape its answers take, and whose requests it takes. */
  readonly dialect: Dialect;
  /** What the path says of streaming; absent where the body says. */
  readonly stream?: boolean;
  /** The body's type is what the caller says of a model's own format: clients send it in other ways than application/json. */
  readonly anyType?: boolean;
  readonly handle: Handler;
}

/** The whole data plane: what is not here does not exist. The meta-tests walk over it. */
export const dataRoutes: readonly DataRoute[] = [
  modelRoute("/v1/chat/completions", openaiChat),
  modelRoute("/v1/responses", openaiResponses),
  modelRoute("/v1/embeddings", openaiEmbeddings),
  modelRoute("/v1/messages", anthropicMessages),
  modelRoute("/v1/messages/count_tokens", anthropicCountTokens),
  modelRoute("/model/{id}/converse", bedrockConverse, { stream: false }),
  modelRoute("/model/{id}/converse-stream", bedrockConverse, { stream: true }),
  modelRoute("/model/{id}/invoke", bedrockInvoke, { stream: false, anyType: true }),
  modelRoute("/model/{id}/invoke-with-response-stream", bedrockInvoke, { stream: true, anyType: true }),
  modelRoute("/endpoints/{name}/invocations", sagemakerInvocations, { stream: false, anyType: true }),
  guardrailRoute("/guardrail/{name}/version/{version}/apply", serveApply),
  guardrailRoute("/guardrail-checks/invoke", serveChecks),
  ...conversationRoutes,
  { method: "GET", path: "/v1/models", credential: true, dialect: openaiChat, handle: serveModels },
  { method: "GET", path: "/v1/denials/{index}", credential: true, dialect: openaiChat, handle: serveDenial },
  { method: "POST", path: "/oauth/token", credential: true, dialect: openaiChat, handle: serveExchange },
  { method: "GET", path: "/livez", credential: false, dialect: openaiChat, handle: serveLive },
  { method: "GET", path: "/readyz", credential: false, dialect: openaiChat, handle: serveReady },
];

function modelRoute(path: string, dialect: Dialect, more: Pick<DataRoute, "stream" | "anyType"> = {}): DataRoute {
  return { method: "POST", path, credential: true, dialect, calls: "model", handle: serveCall, ...more };
}

function guardrailRoute(path: string, handle: Handler): DataRoute {
  return { method: "POST", path, credential: true, dialect: bedrockConverse, calls: "guardrail", handle };
}

export function createDataPlane(options: DataPlaneOptions): DataListener {
  const plane: DataPlane = { ...options, room: createBodyRoom(options.body.maxBodiesBytes) };
  const routes = matchRoutes(dataRoutes);
  const answers = createOpenAnswers();
  const serve = (exchange: Exchange): void => {
    const { target, outlet } = exchange;
    answers.add(outlet);
    const query = target.indexOf("?");
    const path = query < 0 ? target : target.slice(0, query);
    let matched: Matched<DataRoute> | undefined;
    try {
      matched = routes.match(exchange.method, path);
      // Here, so that no handler meets an address that can't be told.
      if (matched?.route.credential === true) options.clientAddress(exchange.peer, exchange.headers);
    } catch (error) {
      const problem = asProblem(error, "internal", "The request could not be read.");
      return refusePath(plane, exchange, path, problem);
    }
    if (matched === undefined) return refusePath(plane, exchange, path, noSuchRoute(routes.methodsOf(path)));
    const done = matched.route.handle(plane, exchange, matched);
    // Handlers answer their own failures; what still gets here is a fault of ours, and the connection tells nobody more.
    done?.catch((cause: unknown) => {
      options.calls.reportFault({ call: "none", code: "internal", cause });
      outlet.cut();
    });
  };
  const { headersTimeoutMs, body, tls } = options;
  const listener = openListener(serve, { headersTimeoutMs, bodyTimeoutMs: body.timeoutMs, ...(tls && { tls }) });
  return { ...listener, ended: (waitMs) => answers.ended(waitMs) };
}

function serveCall(plane: DataPlane, exchange: Exchange, matched: Matched<DataRoute>): Promise<void> {
  const reply = replyOn(exchange.outlet, plane.slowClientMs);
  const incoming = incomingCall(plane, exchange, matched);
  return callModel(plane.calls, matched.route.dialect, incoming, reply).finally(() => incoming.letGo());
}

function serveApply(plane: DataPlane, exchange: Exchange, matched: Matched<DataRoute>): Promise<void> {
  const reply = replyOn(exchange.outlet, plane.slowClientMs);
  const incoming = incomingCall(plane, exchange, matched);
  const path = { name: matched.parameter ?? "", version: matched.second ?? "" };
  return applyGuardrail(plane.calls, matched.route.dialect, path, incoming, reply).finally(() => incoming.letGo());
}

function serveChecks(plane: DataPlane, exchange: Exchange, matched: Matched<DataRoute>): Promise<void> {
  const reply = replyOn(exchange.outlet, plane.slowClientMs);
  const incoming = incomingCall(plane, exchange, matched);
  return invokeChecks(plane.calls, matched.route.dialect, incoming, reply).finally(() => incoming.letGo());
}

/** Liveness depends on nothing: whoever answers is alive. */
function serveLive({ slowClientMs }: DataPlane, { outlet }: Exchange): void {
  sendJson(replyOn(outlet, slowClientMs), 200, { status: "live" });
}

function serveReady({ ready, slowClientMs }: DataPlane, { outlet }: Exchange): void {
  const state = ready();
  sendJson(replyOn(outlet, slowClientMs), state.ready ? 200 : 503, state);
}

function noSuchRoute(methods: readonly string[]): { problem: Problem; allow?: string } {
  const allow = methods.join(", ");
  if (allow === "") return { problem: new Problem("not_found", "There is no such path on the data plane.") };
  return { problem: new Problem("method_not_allowed", `Use ${allow} for this path.`), allow };
}

/** In the error shape of the API that the path looks like. */
function refusePath(
  { slowClientMs }: DataPlane,
  { outlet }: Exchange,
  path: string,
  refusal: Problem | { readonly problem: Problem; readonly allow?: string },
): void {
  const { problem, allow } = refusal instanceof Problem ? { problem: refusal } : refusal;
  const headers = allow === undefined ? {} : { allow };
  sendProblem(replyOn(outlet, slowClientMs), dialectLike(path), problem, `req_${randomUUID()}`, headers);
}

function dialectLike(path: string): Dialect {
  if (/^\/(model|guardrail|guardrail-checks|endpoints)\//.test(path)) return bedrockConverse;
  return path.startsWith("/v1/messages") ? anthropicMessages : openaiChat;
}
