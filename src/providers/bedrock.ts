import { Problem } from "../core/problem.ts";
import { isJsonObject } from "../core/json.ts";
import { createSendToAws, encodeLabel } from "./aws/send-to-aws.ts";
import type { HttpOut } from "./open-http.ts";
import { pickHeaders } from "./pick-headers.ts";
import type { DeploymentTarget, Provider, ProviderCall } from "./provider.ts";

/** What a caller may set; guardrails and traces are the deployment's to name. */
const headerNames = /^x-amzn-bedrock-(?!guardrail|trace)[a-z0-9-]+$/;

type Guardrail = NonNullable<NonNullable<DeploymentTarget["aws"]>["guardrail"]>;

/**
 * Amazon Bedrock's runtime (API reference, "Amazon Bedrock Runtime"), over HTTP/1.1. Calls are signed with the credentials of
 * AWS's own chain, or carry the deployment's API key. The guardrail that the deployment names is attached to each.
 */
export function createBedrock(http: HttpOut, now: () => number): Provider {
  const send = createSendToAws({ service: "bedrock", host: "bedrock-runtime", http, now });
  return {
    speaks: () => ["bedrock-converse", "bedrock-invoke"],
    moderates: "bedrock-apply-guardrail",
    send(target, call) {
      return send(target, call, () => {
        const model = `/model/${encodeLabel(call.model)}`;
        const guardrail = target.aws?.guardrail;
        const headers = { ...pickHeaders(call, headerNames), "content-type": "application/json" };
        if (call.dialect === "bedrock-converse") {
          const body = guardrail === undefined ? call.body : withGuardrail(call, guardrail);
          return { path: `${model}/${call.stream ? "converse-stream" : "converse"}`, headers, body };
        }
        if (call.dialect === "bedrock-invoke") {
          return {
            path: `${model}/${call.stream ? "invoke-with-response-stream" : "invoke"}`,
            headers: guardrail === undefined ? headers : { ...headers, ...guardrailHeaders(guardrail) },
            body: call.body,
          };
        }
        if (call.dialect === "bedrock-apply-guardrail" && guardrail !== undefined) {
          const path = `/guardrail/${encodeLabel(guardrail.identifier)}/version/${encodeLabel(guardrail.version)}/apply`;
          return { path, headers, body: call.body };
        }
        throw new Problem("upstream_unavailable", `Amazon Bedrock has no ${call.dialect}.`);
      });
    },
    close: () => http.close(),
  };
}

/** In place of whatever stands there: the dialect has dropped the caller's, and this would outlive no mistake of it. */
function withGuardrail({ body, stream }: ProviderCall, { identifier, version }: Guardrail): string {
  const document: unknown = JSON.parse(body);
  if (!isJsonObject(document)) throw new Problem("internal", "The call's body is no object.");
  const config = { guardrailIdentifier: identifier, guardrailVersion: version };
  // Synchronous: nothing comes before the guardrail has seen it.
  document["guardrailConfig"] = stream ? { ...config, streamProcessingMode: "sync" } : config;
  return JSON.stringify(document);
}

function guardrailHeaders({ identifier, version }: Guardrail): Readonly<Record<string, string>> {
  return { "x-amzn-bedrock-guardrailidentifier": identifier, "x-amzn-bedrock-guardrailversion": version };
}
