import { Problem } from "../core/problem.ts";
import type { HttpOut } from "./open-http.ts";
import { pickHeaders } from "./pick-headers.ts";
import type { Provider, ProviderCall } from "./provider.ts";
import { sendWithCredential } from "./send-with-credential.ts";

const paths: Readonly<Partial<Record<ProviderCall["dialect"], string>>> = {
  "anthropic-messages": "/v1/messages",
  "anthropic-count-tokens": "/v1/messages/count_tokens",
};

/** The version of the API that calls are made in, where the caller names none. */
const version = "2023-06-01";
const headerNames = /^anthropic-(?:version|beta)$/;

/** Anthropic's API (API reference, "Messages"), or a server that speaks it. The base URL may end in /v1, or before it as with their SDK. */
export function createAnthropic(http: HttpOut): Provider {
  return {
    speaks: () => ["anthropic-messages", "anthropic-count-tokens"],
    send(target, call) {
      return sendWithCredential(target, call.signal, (credential) => {
        const path = paths[call.dialect];
        if (path === undefined) throw new Problem("upstream_unavailable", `Anthropic's API has no ${call.dialect}.`);
        const headers = ["content-type", "application/json", "accept", call.stream ? "text/event-stream" : "application/json"];
        const given = { "anthropic-version": version, ...pickHeaders(call, headerNames) };
        for (const [name, value] of Object.entries(given)) headers.push(name, value);
        if (credential !== undefined) headers.push(target.credentialHeader ?? "x-api-key", credential);
        const baseUrl = target.baseUrl?.replace(/\/v1\/?$/, "");
        return http.send(target, { baseUrl, path, headers, body: call.body, signal: call.signal });
      });
    },
    close: () => http.close(),
  };
}
