import { Problem } from "../core/problem.ts";
import type { AdviserApi, DialectName } from "../dialects/dialect.ts";
import type { HttpOut } from "./open-http.ts";
import { sendWithCredential } from "./send-with-credential.ts";
import type { DeploymentTarget, Provider } from "./provider.ts";

/** The dialects by the names that manifests have for them, in the order of preference for translating. */
const dialectsOfApis = {
  "chat-completions": "openai-chat",
  responses: "openai-responses",
  embeddings: "openai-embeddings",
} as const satisfies Record<string, DialectName>;

const apis = Object.keys(dialectsOfApis) as readonly (keyof typeof dialectsOfApis)[];
const allDialects = apis.map((api) => dialectsOfApis[api]);

const paths: Readonly<Partial<Record<DialectName | AdviserApi, string>>> = {
  "openai-chat": "/chat/completions",
  "openai-responses": "/responses",
  "openai-embeddings": "/embeddings",
  "openai-moderations": "/moderations",
};

/** Any server that speaks the OpenAI API: vLLM, Ollama, OpenAI itself, Azure OpenAI. */
export function createOpenAiCompatible(http: HttpOut): Provider {
  return {
    moderates: "openai-moderations",
    speaks: ({ apis: declared }) =>
      declared === undefined ? allDialects : apis.filter((api) => declared.includes(api)).map((api) => dialectsOfApis[api]),
    send(target, call) {
      return sendWithCredential(target, call.signal, (credential) => {
        const path = paths[call.dialect];
        if (path === undefined) throw new Problem("upstream_unavailable", `An OpenAI API has no ${call.dialect}.`);
        // Nothing of the caller's headers: an upstream sees only these.
        const headers = ["content-type", "application/json", "accept", call.stream ? "text/event-stream" : "application/json"];
        if (credential !== undefined) {
          if (target.credentialHeader === undefined) headers.push("authorization", `Bearer ${credential}`);
          else headers.push(target.credentialHeader, credential);
        }
        const { body, signal } = call;
        return http.send(target, { baseUrl: target.baseUrl, path: path + queryOf(target), headers, body, signal });
      });
    },
    close: () => http.close(),
  };
}

/** Names and values are checked with the manifest to need no escaping. */
function queryOf({ query }: DeploymentTarget): string {
  if (query === undefined) return "";
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}
