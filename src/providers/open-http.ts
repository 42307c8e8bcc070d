import { buildConnector, errors, Pool } from "undici";
import { asProblem, Problem } from "../core/problem.ts";
import type { EgressGuard, Network } from "./check-egress.ts";
import { EgressRefused, literalAddress } from "./check-egress.ts";
import { HttpExchange } from "./http-exchange.ts";
import type { DeploymentTarget, NotSent, ProviderAnswer } from "./provider.ts";

export interface HttpOptions {
  readonly egress: EgressGuard;
  /** Connections to one base URL; calls beyond wait, within their first-byte deadline. */
  readonly connections?: number;
  /** Milliseconds since the epoch: reads a `retry-after` that is a date. */
  readonly now: () => number;
}

export interface HttpRequest {
  readonly baseUrl: string | undefined;
  /** After the base URL's own path, with its query; begins with a slash. */
  readonly path: string;
  /** Names and values in turn: all that the upstream sees besides what HTTP needs. */
  readonly headers: string[];
  readonly body: string | Buffer;
  readonly signal: AbortSignal;
}

/**
 * The one HTTP way out of all providers. Redirects are answers, never followed; proxy settings of the environment are not
 * read; certificates are verified; every new connection passes the egress guard. Owns the connections.
 */
export interface HttpOut {
  /** As `Provider.send`. */
  send(target: DeploymentTarget, request: HttpRequest): Promise<ProviderAnswer | NotSent>;
  /** Where requests to a base URL go: what a signature needs to know. Throws Problem `upstream_unavailable`. */
  locate(baseUrl: string | undefined): Location;
  /** Ends what is still running: whoever wants it finished waits for it first. */
  close(): Promise<void>;
}

export interface Location {
  readonly origin: string;
  /** With the port, where it is not the scheme's own: as the `host` header has it. */
  readonly host: string;
  /** Path of the base URL, without a slash at its end. */
  readonly prefix: string;
}

interface Upstream {
  readonly pool: Pool;
  readonly prefix: string;
}

/** Upstreams beyond this are closed, oldest first: manifests come and go, the process stays. */
const maxUpstreams = 256;

export function openHttp(options: HttpOptions): HttpOut {
  const upstreams = new Map<string, Upstream>();

  const upstreamOf = (target: DeploymentTarget, baseUrl: string | undefined): Upstream => {
    const key = `${target.network} ${target.timeouts.connectMs} ${baseUrl}`;
    let upstream = upstreams.get(key);
    if (upstream === undefined) {
      upstream = openUpstream(target, baseUrl, options);
      upstreams.set(key, upstream);
      const [oldest] = upstreams;
      if (upstreams.size > maxUpstreams && oldest !== undefined) {
        upstreams.delete(oldest[0]);
        // Runs to its end by itself; nothing waits for it, and a failure to close has no one to be told to.
        oldest[1].pool.close().catch(() => {});
      }
    }
    return upstream;
  };

  return {
    send(target, { baseUrl, path, headers, body, signal }) {
      let upstream: Upstream;
      try {
        requireHeaders(headers);
        upstream = upstreamOf(target, baseUrl);
      } catch (error) {
        return Promise.resolve(notSent(error));
      }
      const dispatch: { body: string | Buffer | null } & Omit<Parameters<Pool["dispatch"]>[0], "body"> = {
        method: "POST",
        path: upstream.prefix + path,
        headers,
        body,
        // The exchange has its own deadlines: exact ones, the first of which begins before a connection is had.
        headersTimeout: 0,
        bodyTimeout: 0,
      };
      const exchange = new HttpExchange(target.timeouts, signal, options.now, () => {
        // Ended while it waited for a connection: the queue holds it until its turn, but no longer what it would have sent.
        dispatch.body = null;
      });
      if (!signal.aborted) upstream.pool.dispatch(dispatch, exchange);
      return exchange.answer;
    },
    locate,
    async close() {
      const open = [...upstreams.values()];
      upstreams.clear();
      await Promise.all(open.map(({ pool }) => pool.destroy()));
    },
  };
}

/** For what fails before there is a request: a credential or an address that can't be read. */
export function notSent(error: unknown): NotSent {
  return { notSent: asProblem(error, "upstream_unavailable", "The call to the model provider could not be prepared.") };
}

function openUpstream(target: DeploymentTarget, baseUrl: string | undefined, options: HttpOptions): Upstream {
  const { origin, prefix } = locate(baseUrl);
  const pool = new Pool(origin, {
    connections: options.connections ?? 256,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 30_000,
    connect: guardedConnector(options.egress, target.network, target.timeouts.connectMs),
  });
  return { pool, prefix };
}

function locate(baseUrl: string | undefined): Location {
  const url = URL.parse(baseUrl ?? "");
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "" || url.search !== "") {
    throw new Problem("upstream_unavailable", "The deployment's baseUrl is not a plain http or https URL.");
  }
  return { origin: url.origin, host: url.host, prefix: url.pathname.replace(/\/+$/, "") };
}

/**
 * undici would refuse these too, but its pool never uses the connection again that it had chosen for them: a credential
 * with a line break in it would use up all of them.
 */
function requireHeaders(headers: readonly string[]): void {
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index] ?? "";
    const value = headers[index + 1] ?? "";
    if (headerName.test(name) && !connectionHeaders.has(name) && headerValue.test(value)) continue;
    throw new Problem("upstream_unavailable", `The deployment's header ${name} can't be sent as it is. Check its credential.`);
  }
}

const headerName = /^[a-z0-9-]+$/;
const headerValue = /^[\t\x20-\x7e]*$/;
/** Belong to the connection, which sets them itself. */
const connectionHeaders: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Every new connection passes here: an address written out is checked as it is, a name after its resolution.
 * @param ca certificate authorities to trust instead of the system's, PEM
 */
export function guardedConnector(
  egress: EgressGuard,
  network: Network,
  timeoutMs: number,
  ca?: Buffer,
): buildConnector.connector {
  const connect = buildConnector({
    ...(ca !== undefined && { ca }),
    timeout: timeoutMs,
    allowH2: false,
    rejectUnauthorized: true,
    lookup: egress.lookup(network),
  });
  return (to, done) => {
    const address = literalAddress(to.hostname);
    const refusal = address === undefined ? undefined : egress.refusal(to.hostname, address, network);
    if (refusal !== undefined) return done(new EgressRefused(`${to.hostname} may not be reached: ${refusal}.`), null);
    // undici's own timer may be a second late; it still ends the attempt that this one gives up.
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      done(new errors.ConnectTimeoutError(`${to.hostname} did not accept the connection in time.`), null);
    }, timeoutMs);
    connect(to, (...[error, socket]) => {
      clearTimeout(timer);
      if (late) socket?.destroy();
      else if (error === null) done(null, socket);
      else done(error, null);
    });
  };
}
