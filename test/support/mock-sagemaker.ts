import type { MockAws, MockAwsOptions } from "./mock-bedrock.ts";
import { awsFault, fails } from "./mock-bedrock.ts";
import type { Respond } from "./mock-server.ts";
import { sendAndCut, sendAndStall, sendJson, sendPieces, sendPouring, startMockServer } from "./mock-server.ts";
import { mockKey } from "./verify-signature.ts";

/** An answer as text generation containers give it. */
export const generationOf = (said: string): object => [{ generated_text: said }];

export function says(said: string): Respond {
  return (_request, response) => sendJson(response, generationOf(said), { "x-amzn-invoked-production-variant": "AllTraffic" });
}

export function answers(body: unknown, headers: Record<string, string> = {}): Respond {
  return (_request, response) => sendJson(response, body, headers);
}

/** What can go wrong with it, by name. A stall lasts until the other side goes. */
export const sageMakerBehaviours = {
  answer: says("Hello from the mock of SageMaker."),
  "says-back": (request, response) => says(String(request.body?.inputs ?? request.text))(request, response),
  reset: (_request, response) => void response.destroy(),
  "stall-before-headers": () => {},
  "stall-before-body": (_request, response) => sendAndStall(response, "application/json", []),
  "cut-mid-body": (_request, response) => sendAndCut(response, "application/json", ['[{"generated_text":']),
  "invalid-json": (_request, response) => sendPieces(response, "application/json", ['[{"generated_text":']),
  "not-json": (_request, response) => sendPieces(response, "text/csv", ["0.5,0.25"]),
  "huge-body": (_request, response) => sendPouring(response, "application/json", "x".repeat(65_536), 1600),
  "model-error": fails(424, "ModelError"),
  unavailable: fails(503, "ServiceUnavailable", { "retry-after": "7" }),
  redirect: fails(302, "Redirect", { location: "http://169.254.169.254/latest/meta-data/" }),
} as const satisfies Record<string, Respond>;

export type SageMakerBehaviour = keyof typeof sageMakerBehaviours;

/** A server that speaks the SageMaker runtime API, checks each signature, and can misbehave on demand. */
export async function startMockSageMaker(options: MockAwsOptions<SageMakerBehaviour> = {}): Promise<MockAws<SageMakerBehaviour>> {
  const { keys = [mockKey], bearerTokens = [] } = options;
  const server = await startMockServer<SageMakerBehaviour>({
    behaviours: sageMakerBehaviours,
    behaviour: options.behaviour ?? "answer",
    async refuse(request, response) {
      const known = /^\/endpoints\/[A-Za-z0-9-]+\/invocations$/.test(request.path);
      const fault = known ? await awsFault(request, "sagemaker", keys, bearerTokens) : "ValidationError";
      if (fault === undefined) return false;
      await fails(known ? 403 : 400, fault)(request, response);
      return true;
    },
  });
  return Object.assign(server, { keys, bearerTokens });
}
