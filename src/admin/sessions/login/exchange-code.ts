import { isJsonObject } from "../../../core/json.ts";
import { asProblem, Problem } from "../../../core/problem.ts";
import { KiB, seconds } from "../../../core/units.ts";
import type { ProviderEntry } from "../../../governance/access.ts";
import type { FetchJson } from "../../../identity/oidc/fetch-json.ts";
import type { IssuerMetadata } from "./read-issuer-metadata.ts";

export interface CodeExchange {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret: string | undefined;
}

const timeoutMs = seconds(10);

/**
 * The ID token that a code stands for (OpenID Connect Core 1.0, section 3.1.3; RFC 7636, section 4.5). It is not verified yet. The
 * access token that comes with it is not looked at: nothing is asked in the person's name.
 *
 * Rejects with Problem `credential_invalid` when the provider refuses the code, `identity_unavailable` when it does not answer as it should.
 */
export async function exchangeCode(
  fetchJson: FetchJson,
  { name, spec }: ProviderEntry,
  metadata: IssuerMetadata,
  exchange: CodeExchange,
): Promise<string> {
  const { code, verifier, redirectUri, clientId, clientSecret } = exchange;
  const inForm = clientSecret === undefined || metadata.clientAuthentication === "post";
  let answer: Awaited<ReturnType<FetchJson>>;
  try {
    answer = await fetchJson({
      url: metadata.tokenEndpoint,
      network: spec.network,
      ...(spec.caFile !== undefined && { caFile: spec.caFile }),
      maxBytes: KiB(256),
      signal: AbortSignal.timeout(timeoutMs),
      form: {
        grant_type: "authorization_code",
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        ...(inForm && { client_id: clientId }),
        ...(inForm && clientSecret !== undefined && { client_secret: clientSecret }),
      },
      headers: {
        accept: "application/json",
        ...(!inForm && { authorization: basic(clientId, clientSecret) }),
      },
    });
  } catch (error) {
    throw asProblem(error, "identity_unavailable", `The identity provider ${name} did not complete the log-in. Try again.`);
  }
  const { status, body } = answer;
  if (status === 200 && isJsonObject(body) && typeof body["id_token"] === "string") return body["id_token"];
  const error = isJsonObject(body) && typeof body["error"] === "string" ? body["error"] : "";
  const cause = new Error(`the token endpoint of ${name} answered ${status} ${/^[a-z_]{1,60}$/.test(error) ? error : ""}`);
  if (error === "invalid_grant")
    throw new Problem(
      "credential_invalid",
      "The identity provider did not accept this log-in: it was used, or took too long. Log in again.",
      {
        cause,
      },
    );
  throw new Problem(
    "identity_unavailable",
    `The identity provider ${name} did not complete the log-in. The operator finds the reason in the log.`,
    {
      cause,
    },
  );
}

/** Both halves are form-encoded first (RFC 6749, section 2.3.1), which many forget and which matters for `:` and `%`. */
function basic(clientId: string, clientSecret: string): string {
  const encode = (text: string): string => new URLSearchParams([["", text]]).toString().slice(1);
  return `Basic ${Buffer.from(`${encode(clientId)}:${encode(clientSecret)}`).toString("base64")}`;
}
