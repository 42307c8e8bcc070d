import findMyWay from "find-my-way";
import type { ZodType } from "zod";
import type { AdminAction, AdminResource } from "../admin/authorize.ts";
import type { AdminDeps } from "../admin/deps.ts";
import type { ProblemCode } from "../core/problem.ts";

export type Method = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";
export type Params = Readonly<Record<string, string>>;

/**
 * Who may come in. Deny by default: a route without it does not type-check, and one for somebody known says what they ask for.
 *
 * - `none`: anybody. A `probe` also under any host name.
 * - `actor`: whoever the policies let do the action. `checked-inside` where only the body, or what is stored, tells what is asked
 *   for: the operation asks then.
 * - `log`: the same, unless the configuration opens the log's read API to anybody.
 * - `session`: whoever is known, about themselves and nobody else.
 * - `scim`: the SCIM client of one identity provider, which is `actor.provider`.
 */
export type RouteAccess =
  | { readonly auth: "none"; readonly probe?: true }
  | { readonly auth: "actor"; readonly action: "checked-inside" }
  | { readonly auth: "actor" | "log"; readonly action: AdminAction; readonly resource: NameResource }
  | { readonly auth: "session" | "scim" };

/** What a request's path is about, as policies see it. Throws Problem `not_found` for what only the store knows, and does not. */
export type NameResource = (params: Params, deps: AdminDeps) => AdminResource | Promise<AdminResource>;

/**
 * A route is data: the server dispatches by it, the OpenAPI document is generated from it, and the meta-tests walk over it.
 * `H` is what its plane calls when it matches.
 */
export type Route<H> = RouteShape<H> & RouteAccess;

export interface RouteShape<H> {
  /** Unique; `operationId` in the OpenAPI document. */
  readonly id: string;
  readonly method: Method;
  /** `{name}` takes one path segment, decoded; a last `{name*}` takes the rest. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly query?: ZodType;
  readonly request?: RouteBody;
  readonly response: RouteAnswer;
  /** Problems beyond those that any route can answer with. */
  readonly problems?: readonly ProblemCode[];
  readonly handler: H;
}

export interface RouteBody {
  readonly schema: ZodType;
  /** What the document says of the body, where `schema` leaves the checking to the handler. */
  readonly described?: ZodType;
  /** Besides application/json. */
  readonly yaml?: boolean;
  /** Other media types of JSON that are taken. */
  readonly mediaTypes?: readonly string[];
}

export interface RouteAnswer {
  readonly status: 200 | 201 | 204 | 302 | 303;
  /** Another status with the same body. */
  readonly alsoStatus?: 201 | 204 | 503;
  readonly schema?: ZodType;
  /** Where it is not JSON. */
  readonly mediaType?: string;
}

export type Match<H> =
  | { readonly outcome: "found"; readonly route: Route<H>; readonly params: Params }
  | { readonly outcome: "wrong-method"; readonly allowed: readonly Method[] }
  | { readonly outcome: "not-found" };

export interface Router<H> {
  /**
   * `url` is the request target, with or without a query. Matching is exact: no case folding, no duplicate or trailing slashes, and no
   * target that names a host besides (RFC 9112, section 3.2.2), which is another one than was checked.
   */
  match(method: string, url: string): Match<H>;
}

const longestParameter = 2048;
const methods: readonly Method[] = ["GET", "PUT", "POST", "PATCH", "DELETE"];

/** Throws when two routes claim the same method and path. */
export function createRouter<H>(routes: readonly Route<H>[]): Router<H> {
  const tree = findMyWay({ maxParamLength: longestParameter });
  for (const route of routes) tree.on(route.method, toPattern(route.path), neverCalled, route);

  const find = (method: Method, url: string): Match<H> | undefined => {
    const hit = tree.find(method, url);
    if (hit === null) return undefined;
    return { outcome: "found", route: hit.store as Route<H>, params: hit.params as Record<string, string> };
  };
  return {
    match: (method, url) => {
      if (!url.startsWith("/")) return { outcome: "not-found" };
      const known = method === "HEAD" ? "GET" : methods.find((one) => one === method);
      const hit = known && find(known, url);
      if (hit) return hit;
      const allowed = methods.filter((one) => one !== known && find(one, url) !== undefined);
      return allowed.length > 0 ? { outcome: "wrong-method", allowed } : { outcome: "not-found" };
    },
  };
}

/** The tree wants a function; what is dispatched is the route kept beside it. */
function neverCalled(): void {}

function toPattern(path: string): string {
  return path.replace(/\{[a-zA-Z]+\*\}$/, "*").replaceAll(/\{([a-zA-Z]+)\}/g, ":$1");
}
