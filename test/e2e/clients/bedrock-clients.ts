import { BedrockRuntimeClient, BedrockRuntimeServiceException } from "@aws-sdk/client-bedrock-runtime";
import type { ClientKind, Connection } from "./client-suite.ts";

/** With the SDK's own handler, which speaks HTTP/2; signed with the key pair, or with the key as bearer token. */
export function connectBedrock(connection: Connection, proof: "pair" | "key"): BedrockRuntimeClient {
  const { url, key, pair, retries, onRequest } = connection;
  const client = new BedrockRuntimeClient({
    endpoint: url,
    region: "us-east-1",
    ...(proof === "pair" ? { credentials: pair } : { token: { token: key }, authSchemePreference: ["httpBearerAuth"] }),
    ...(retries === 0 && { maxAttempts: 1 }),
  });
  client.middlewareStack.add((next) => (args) => (onRequest(), next(args)), { step: "finalizeRequest", priority: "low" });
  return client;
}

const is = (name: string) => (error: any) => error instanceof BedrockRuntimeServiceException && error.name === name;

export const bedrockErrors: ClientKind["errors"] = {
  wrongKey: is("UnrecognizedClientException"),
  unknownModel: is("ResourceNotFoundException"),
  stopped: is("AccessDeniedException"),
  budget: is("ServiceQuotaExceededException"),
  rate: is("ThrottlingException"),
  blocked: is("ValidationException"),
  upstreamDown: is("ServiceUnavailableException"),
  upstreamRefuses: is("ModelErrorException"),
  midStream: is("ModelStreamErrorException"),
};
