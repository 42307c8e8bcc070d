import { hash, type KeyObject } from "node:crypto";
import { isJsonObject } from "../../../core/json.ts";
import { minutes } from "../../../core/units.ts";
import { equalSecrets } from "../../../crypto/compare-secrets.ts";
import { openSealed, seal } from "../../../crypto/seal.ts";

/** A log-in that is under way: what must come back from the identity provider, and what proves it was this browser's. */
export interface LoginFlow {
  readonly state: string;
  readonly nonce: string;
  /** PKCE's secret half (RFC 7636). */
  readonly verifier: string;
  readonly provider: string;
  readonly providerDigest: string;
  readonly returnTo: string;
  readonly begunAt: number;
}

export interface FlowBook {
  /** The cookie's value. Nobody reads or changes what is in it. */
  seal(flow: LoginFlow): string;
  /** The flow, once: undefined for one that is another browser's, was taken before, or was begun too long ago. */
  take(cookie: string | undefined, state: string, now: number): LoginFlow | undefined;
}

export const flowMs = minutes(10);
const context = Buffer.from("login-flow");
const longestCookie = 4000;
/** Taken flows that are remembered, each for as long as it could be taken again. */
const mostTaken = 10_000;

/**
 * Flows live in their browser's cookie, so that nobody fills this process with log-ins that never come back. Which were taken is
 * known to this process alone; after a restart the code itself, which the provider takes once, is what cannot be used again.
 */
export function createFlowBook(key: KeyObject): FlowBook {
  const taken = new Map<string, number>();
  return {
    seal: (flow) => seal(key, Buffer.from(JSON.stringify(flow)), context).toString("base64url"),
    take: (cookie, state, now) => {
      const flow = cookie === undefined || cookie.length > longestCookie ? undefined : open(key, cookie);
      if (flow === undefined || now < flow.begunAt || now >= flow.begunAt + flowMs) return undefined;
      if (!equalSecrets(digest(state), digest(flow.state)) || taken.has(flow.state)) return undefined;
      for (const [old, until] of taken) {
        if (until > now && taken.size < mostTaken) break;
        taken.delete(old);
      }
      taken.set(flow.state, flow.begunAt + flowMs);
      return flow;
    },
  };
}

function open(key: KeyObject, cookie: string): LoginFlow | undefined {
  const text = openSealed(key, Buffer.from(cookie, "base64url"), context)?.toString("utf8");
  const flow: unknown = text === undefined ? undefined : JSON.parse(text);
  // What opens was sealed here, in this form.
  return isJsonObject(flow) ? (flow as unknown as LoginFlow) : undefined;
}

function digest(text: string): Buffer {
  return hash("sha256", text, "buffer");
}
