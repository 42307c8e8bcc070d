import { isJsonObject, type JsonObject } from "../../../core/json.ts";
import { asProblem } from "../../../core/problem.ts";
import { KiB, minutes, seconds } from "../../../core/units.ts";
import type { ProviderEntry } from "../../../governance/access.ts";
import type { FetchJson } from "../../../identity/oidc/fetch-json.ts";

/** What a log-in needs to know of an issuer (OpenID Connect Discovery 1.0, section 3; RFC 9207, section 3). */
export interface IssuerMetadata {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** Where it ends its own session, too (RP-Initiated Logout 1.0). */
  readonly endSessionEndpoint: string | undefined;
  /** Whether each of its answers names it, so that one without a name is not its. */
  readonly namesItself: boolean;
  /** How a client with a secret shows it. */
  readonly clientAuthentication: "basic" | "post";
}

export type ReadIssuerMetadata = (provider: ProviderEntry) => Promise<IssuerMetadata>;

const freshMs = minutes(10);
const timeoutMs = seconds(10);
const mostKept = 100;

/**
 * Reads discovery documents, each once in ten minutes at most while it can be had: who is not logged in can ask for a log-in as often
 * as they like. A provider that is changed is read anew. Rejects with Problem `identity_unavailable`.
 */
export function createIssuerMetadata(fetchJson: FetchJson, clock: () => number): ReadIssuerMetadata {
  const kept = new Map<string, { readonly at: number; readonly metadata: Promise<IssuerMetadata> }>();
  return (provider) => {
    const known = kept.get(provider.digest);
    const now = clock();
    if (known !== undefined && now - known.at < freshMs) return known.metadata;
    const metadata = readMetadata(fetchJson, provider);
    // What failed is tried again by the next log-in.
    metadata.catch(() => kept.delete(provider.digest));
    kept.delete(provider.digest);
    kept.set(provider.digest, { at: now, metadata });
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
    return metadata;
  };
}

async function readMetadata(fetchJson: FetchJson, { name, spec }: ProviderEntry): Promise<IssuerMetadata> {
  const { issuer, network, caFile } = spec;
  const unavailable = `The identity provider ${name} cannot be reached for a log-in. Try again; the operator finds the reason in the log.`;
  try {
    const { status, body } = await fetchJson({
      url: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      network,
      ...(caFile !== undefined && { caFile }),
      maxBytes: KiB(256),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (status !== 200 || !isJsonObject(body)) throw new Error(`the discovery document of ${issuer} was answered with ${status}`);
    // Discovery 1.0, section 4.3: another issuer's document says nothing about this one.
    if (body["issuer"] !== issuer) throw new Error(`the discovery document of ${issuer} is another issuer's`);
    return {
      authorizationEndpoint: endpoint(body, "authorization_endpoint", network),
      tokenEndpoint: endpoint(body, "token_endpoint", network),
      endSessionEndpoint:
        body["end_session_endpoint"] === undefined ? undefined : endpoint(body, "end_session_endpoint", network),
      namesItself: body["authorization_response_iss_parameter_supported"] === true,
      clientAuthentication: authenticationOf(body),
    };
  } catch (error) {
    throw asProblem(error, "identity_unavailable", unavailable);
  }
}

/** An absolute URL without a fragment (RFC 6749, section 3.1), in cleartext only on a private network. */
function endpoint(document: JsonObject, member: string, network: "private" | "public"): string {
  const value = document[member];
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  const secure = url?.protocol === "https:" || (url?.protocol === "http:" && network === "private");
  if (url === undefined || !secure || url.hash !== "" || url.username !== "")
    throw new Error(`${member} is no URL that can be used`);
  return url.href;
}

function authenticationOf(document: JsonObject): "basic" | "post" {
  const methods = document["token_endpoint_auth_methods_supported"];
  const postAlone = Array.isArray(methods) && !methods.includes("client_secret_basic") && methods.includes("client_secret_post");
  return postAlone ? "post" : "basic";
}
