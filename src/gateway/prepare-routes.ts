import { asProblem, Problem } from "../core/problem.ts";
import { dialectNamed } from "../dialects/dialects.ts";
import type { Dialect, DialectName, RequestView, UpstreamRequest } from "../dialects/dialect.ts";
import { writeUpstream } from "../dialects/write-upstream.ts";
import type { Caller } from "../identity/caller.ts";
import type { DeploymentTarget, Provider } from "../providers/provider.ts";
import type { Binding } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import type { Route } from "./order-routes.ts";
import { estimateTokens } from "./estimate-tokens.ts";
import { ownerOf } from "./owner-of.ts";
import { setApart } from "./set-apart.ts";
import { weighMedia } from "./weigh-media.ts";

/** A route with the request as it will be sent there. */
export interface PreparedRoute extends Route {
  readonly provider: Provider;
  readonly target: DeploymentTarget;
  /** What the upstream is spoken to in: the caller's dialect, or one that it is translated into. */
  readonly upstream: Dialect;
  readonly upstreamModel: string;
  /** Made from what was inspected. */
  readonly body: string;
  /** Tokens of the prompt where nobody counts them: an estimate, and the most that they can be. */
  readonly inputTokens: number;
  readonly mostInputTokens: number;
  readonly maxOutputTokens: number;
}

export interface Ready {
  /** Of the PDFs that it carries. */
  readonly pages: number;
  readonly dialect: Dialect;
  readonly request: RequestView;
  readonly caller: Caller;
  readonly binding: Binding;
}

const defaultOutputTokens = 4096;

/**
 * The routes that can take this request, each with its own form of it. A route that cannot (its provider is not here, or
 * speaks nothing that the request translates into) is left out; if none is left, the first one's Problem is thrown.
 */
export function prepareRoutes(
  deps: CallDeps,
  ready: Ready,
  routes: readonly Route[],
): readonly [PreparedRoute, ...PreparedRoute[]] {
  const prepared: PreparedRoute[] = [];
  let refusal: unknown;
  for (const route of routes) {
    try {
      prepared.push(prepareRoute(deps, ready, route));
    } catch (error) {
      refusal ??= error;
    }
  }
  const [first, ...rest] = prepared;
  if (first === undefined) throw asProblem(refusal, "internal", "The request could not be written for its upstream.");
  return [first, ...rest];
}

function prepareRoute(deps: CallDeps, { dialect, request, caller, binding, pages }: Ready, route: Route): PreparedRoute {
  const { model, deployment } = route;
  const provider = deps.provider(deployment.spec.provider);
  if (provider === undefined) {
    throw new Problem(
      "upstream_unavailable",
      `The deployment ${deployment.name} cannot be reached from this gateway. Its provider ${deployment.spec.provider} is not available.`,
    );
  }
  const target = deps.target(deployment);
  const upstream = upstreamDialect(dialect, provider.speaks(target));
  if (upstream === undefined) {
    throw new Problem(
      "content_not_supported",
      `No deployment of the model ${model.name} speaks this API, and a request to it has no equal in theirs.`,
    );
  }
  const maxOutputTokens = outputBound(binding, request, route);
  const upstreamModel = deployment.spec.upstreamModel ?? model.name;
  const boundsCompletion = deployment.spec.outputBound === "max_completion_tokens";
  const { spec } = deployment;
  const whose = { key: deps.upstreamNameKey, owner: ownerOf(caller), upstream: upstream.name, spec };
  const to: UpstreamRequest = {
    model: upstreamModel,
    maxOutputTokens,
    ...(boundsCompletion && { boundsCompletion }),
    setApart: (said) => setApart(said, whose),
  };
  const body = upstream === dialect ? request.serialise(to) : translated(dialect, upstream, request, to);
  const weight = weighMedia(request.media, pages);
  const textBytes = Math.max(0, Buffer.byteLength(body) - weight.base64Bytes);
  const inputTokens = estimateTokens(textBytes) + weight.tokens;
  // No tokeniser in use makes more than one token of a byte, and the JSON around the text pays for what templates add.
  const mostInputTokens = textBytes + weight.mostTokens;
  return { ...route, provider, target, upstream, upstreamModel, body, inputTokens, mostInputTokens, maxOutputTokens };
}

/** The caller's own dialect where it is spoken, so that bytes pass untouched; else the first that can be translated into. */
function upstreamDialect(dialect: Dialect, spoken: readonly DialectName[]): Dialect | undefined {
  if (spoken.includes(dialect.name)) return dialect;
  if (dialect.translation === undefined) return undefined;
  return spoken.map(dialectNamed).find((other) => other.translation !== undefined);
}

function translated(dialect: Dialect, upstream: Dialect, request: RequestView, to: UpstreamRequest): string {
  const conversation = dialect.translation?.readRequest(request.document(), request);
  const document = conversation && upstream.translation?.writeRequest(conversation, to);
  if (document === undefined) throw new Problem("internal", "A dialect without a translation was asked for one.");
  return writeUpstream(document, to);
}

/** The smallest of what the caller asked for, what the use case may have and what the model gives. */
function outputBound({ entitlement }: Binding, request: RequestView, { model }: Route): number {
  const allowed = Math.min(
    entitlement.spec.limits.maxOutputTokens ?? defaultOutputTokens,
    model.spec.maxOutputTokens ?? Number.POSITIVE_INFINITY,
  );
  return Math.min(request.maxOutputTokens ?? allowed, allowed);
}
