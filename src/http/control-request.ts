import type { IncomingHttpHeaders } from "node:http";
import type { ZodType } from "zod";
import type { Actor } from "../admin/actor.ts";
import type { GovernanceDeps } from "../admin/governance/governance-deps.ts";
import type { LoginDeps } from "../admin/sessions/login/begin-login.ts";
import type { ClientAddress } from "./client-address.ts";
import type { Params, Route, RouteAccess, RouteBody, RouteShape } from "./route.ts";
import type { TlsMaterial } from "./tls-material.ts";

/** What the control plane is given. */
export interface ControlDeps extends LoginDeps, GovernanceDeps {
  /** In the text format of Prometheus. */
  readonly metrics: () => Promise<string>;
  /** `reasons` are shown to anybody who asks: no names, no paths. */
  readonly ready: () => { readonly ready: boolean; readonly reasons: readonly string[] };
  /** Told of every error that a client only meets as `internal`, and of what caused a Problem. */
  readonly report: (error: unknown, requestId: string) => void;
  readonly http: ControlSettings;
}

export interface ControlSettings {
  /** SHA-256 of the bootstrap token. */
  readonly adminTokenDigest: Buffer;
  /** Host names that this plane answers to, besides localhost and IP addresses. */
  readonly hosts: readonly string[];
  readonly clientAddress: ClientAddress;
  /** Whether the log's read API answers without a credential. */
  readonly logPublic: boolean;
  readonly headersTimeoutMs: number;
  readonly bodyTimeoutMs: number;
  /** Absent for cleartext. */
  readonly tls?: TlsMaterial;
}

/** A request that has been authenticated and parsed. */
export interface ControlRequest<Q, B> {
  /** Who asks; nobody on a route that anybody may ask. */
  readonly actor: Actor;
  readonly params: Params;
  readonly query: Q;
  readonly body: B;
  readonly headers: IncomingHttpHeaders;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly mediaType: string;
  readonly body: string | Uint8Array | AsyncIterable<string>;
}

export type ControlHandler = (deps: ControlDeps, request: ControlRequest<unknown, unknown>) => Promise<Answer>;
export type ControlRoute = Route<ControlHandler>;

type Typed<Q, B> = RouteAccess &
  Omit<RouteShape<ControlHandler>, "handler" | "query" | "request"> & {
    readonly query?: ZodType<Q>;
    readonly request?: RouteBody & { readonly schema: ZodType<B> };
    readonly handler: (deps: ControlDeps, request: ControlRequest<Q, B>) => Promise<Answer>;
  };

/** Ties a handler to its route's schemas: it is only ever called with what they gave. */
export function controlRoute<Q = unknown, B = unknown>(route: Typed<Q, B>): ControlRoute {
  return route as unknown as ControlRoute;
}

export function jsonAnswer(value: unknown, status = 200, headers: NonNullable<Answer["headers"]> = {}): Answer {
  return { status, headers, mediaType: "application/json", body: `${JSON.stringify(value)}\n` };
}

/** 204. */
export const noContent: Answer = { status: 204, mediaType: "", body: "" };
