import { z } from "zod";
import { dataClassSchema, nameSchema, sentVariableSchema, serverUrlSchema, textSchema } from "./shared.ts";

const milliseconds = (fallback: number) => z.int().min(1).max(3_600_000).default(fallback);

const credentialSchema = z.union([
  z.strictObject({
    env: sentVariableSchema.describe("Environment variable of the gateway."),
  }),
  z.strictObject({ file: textSchema(4096).describe("File that holds nothing else; read again at each call.") }),
  z.strictObject({
    awsSecret: z
      .string()
      .regex(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]{1,512}$/, "must be the ARN of a secret")
      .describe("AWS Secrets Manager; read again every few minutes, and when the upstream refuses it."),
    field: textSchema(128).exactOptional().describe("Member of a secret that is a JSON object."),
  }),
  z.strictObject({
    vault: z
      .string()
      .regex(/^[\w/.-]{1,512}#[\w.-]{1,128}$/, "must be path#field")
      .describe(
        "HashiCorp Vault, KV version 1 or 2, as path#field; the address and the token are the gateway's VAULT_ADDR and VAULT_TOKEN or VAULT_TOKEN_FILE. Read again as a secret of AWS is.",
      ),
  }),
]);

/** What is read by AWS's own rules: the role of the machine, SSO, or a profile. */
const awsSchema = z.strictObject({
  region: z
    .string()
    .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, "must be an AWS region")
    .describe("AWS region that signs and serves the calls."),
  profile: textSchema(128)
    .exactOptional()
    .describe("Profile of the gateway's AWS configuration; the default credential chain when absent."),
  guardrail: z
    .strictObject({
      identifier: z
        .string()
        .regex(/^(?:[a-z0-9]{1,64}|arn:aws[a-z-]*:bedrock:[a-z0-9-]+:\d{12}:guardrail\/[a-z0-9]+)$/)
        .describe("Its id or ARN."),
      version: z
        .string()
        .regex(/^(?:[1-9]\d{0,7}|DRAFT)$/)
        .describe("Its number, or DRAFT."),
    })
    .exactOptional()
    .describe("Amazon Bedrock guardrail that is attached to each call, besides our own."),
});

export const deploymentSchema = z
  .strictObject({
    description: textSchema(4000).exactOptional().describe("What runs there, and who looks after it."),
    model: nameSchema.describe("The model that runs here."),
    provider: z
      .enum(["echo", "openai-compatible", "anthropic", "bedrock", "sagemaker"])
      .describe("How to talk to it. echo is built in and has no model behind it."),
    baseUrl: serverUrlSchema
      .exactOptional()
      .describe(
        "Where it listens: up to and including /v1 for openai-compatible, and for Azure OpenAI …/openai/v1 or …/openai/deployments/NAME, with credentialHeader api-key; with or without /v1 for anthropic; a VPC endpoint, where there is one, for bedrock and sagemaker.",
      ),
    apis: z
      .array(z.enum(["chat-completions", "responses", "embeddings"]))
      .min(1)
      .max(3)
      .exactOptional()
      .describe("For openai-compatible: which APIs the server has; all when absent. Calls in another are translated."),
    query: z
      .record(z.string().regex(/^[A-Za-z][\w-]{0,63}$/), z.string().regex(/^[\w.-]{1,64}$/))
      .refine((query) => Object.keys(query).length <= 5, "must have five parameters at most")
      .exactOptional()
      .describe("For openai-compatible: query parameters of every call, such as the api-version that Azure OpenAI asks for."),
    outputBound: z
      .enum(["max_tokens", "max_completion_tokens"])
      .exactOptional()
      .describe(
        "For openai-compatible: how its chat completions are bounded; max_tokens when absent. OpenAI's newest models take only the other.",
      ),
    promptCache: z
      .enum(["prompt_cache_key", "cache_salt", "prefix"])
      .exactOptional()
      .describe(
        "How prompts may be found again in a cache there. prompt_cache_key (OpenAI) and cache_salt (vLLM), for openai-compatible: each call carries a name of its use case and principal; vLLM keeps different ones apart, OpenAI does so only mostly. prefix, for anthropic and bedrock: callers' cache_control and cachePoint go along, and the cache is shared by all who have the deployment's credential. When absent, what asks for a cache is left out. Callers are told what came from one with cache_salt and prefix only.",
      ),
    aws: awsSchema.exactOptional().describe("For bedrock and sagemaker."),
    upstreamModel: textSchema(512)
      .exactOptional()
      .describe(
        "What the model is called there: a model id, inference profile or endpoint name; the model's own name when absent.",
      ),
    modelVersion: textSchema(128).exactOptional().describe("Which of the model's versions runs there."),
    credential: credentialSchema.exactOptional().describe("Where its key comes from. Never the key itself."),
    credentialHeader: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,63}$/)
      .exactOptional()
      .describe("Header that carries the key as it is, such as api-key, in place of authorization: Bearer."),
    region: nameSchema.describe("Where the data goes."),
    network: z
      .enum(["private", "public"])
      .describe("private: only addresses of private networks and this machine. public: only public ones."),
    dataClassCeiling: dataClassSchema
      .exactOptional()
      .describe("The highest class of data that may go here; the model's when absent."),
    timeouts: z
      .strictObject({
        connectMs: milliseconds(1000).describe("Until a connection stands."),
        firstByteMs: milliseconds(30_000).describe("Until the answer begins."),
        idleMs: milliseconds(30_000).describe("Longest silence in mid-answer."),
        totalMs: milliseconds(300_000).describe("The whole call."),
      })
      .prefault({})
      .describe("Deadlines, milliseconds."),
    priority: z.int().min(0).max(100).default(0).describe("Deployments of a model are tried from the lowest number up."),
    weight: z
      .int()
      .min(1)
      .max(1000)
      .default(1)
      .describe("Share of the calls among those of one priority, where the model's routing is weighted."),
    retry: z
      .strictObject({
        attempts: z.int().min(1).max(5).default(2).describe("Tries on this deployment, the first included."),
        baseMs: milliseconds(200).describe(
          "Longest wait before the second try; it doubles with each further one, and is drawn at random below that.",
        ),
        maxMs: milliseconds(5000).describe("Longest wait before any try. A longer retry-after ends the tries here."),
      })
      .prefault({})
      .describe("What is safe to send again is sent again: nothing that the model may have acted on."),
    breaker: z
      .strictObject({
        failures: z.int().min(1).max(1000).default(5).describe("Failures in a row that take it out of service."),
        openMs: milliseconds(10_000).describe("For how long, before one call tries it again."),
      })
      .prefault({})
      .describe("Circuit breaker."),
    echo: z
      .strictObject({
        delayMs: z.int().min(0).max(600_000).exactOptional().describe("Waits before it answers."),
        failWith: z.int().min(400).max(599).exactOptional().describe("Answers every call with this HTTP status."),
        cutAfterChunks: z.int().min(0).max(100_000).exactOptional().describe("Breaks a stream off after so many chunks."),
        chunkDelayMs: z.int().min(0).max(60_000).exactOptional().describe("Waits before each chunk of a stream."),
      })
      .exactOptional()
      .describe("For trying things out: how the echo provider delays, fails or cuts off."),
  })
  .superRefine((spec, context) => {
    const onAws = spec.provider === "bedrock" || spec.provider === "sagemaker";
    const issue = (path: string, message: string): void => context.addIssue({ code: "custom", path: [path], message });
    if ((spec.provider === "openai-compatible" || spec.provider === "anthropic") && spec.baseUrl === undefined) {
      issue("baseUrl", `is needed for the provider ${spec.provider}`);
    }
    if (onAws && spec.aws === undefined) issue("aws", `is needed for the provider ${spec.provider}`);
    if (!onAws && spec.aws !== undefined) issue("aws", "is for the providers bedrock and sagemaker only");
    const prefixed = spec.provider === "anthropic" || spec.provider === "bedrock";
    if (spec.promptCache === "prefix" ? !prefixed : spec.promptCache !== undefined && spec.provider !== "openai-compatible")
      issue("promptCache", `${spec.promptCache} is not known to the provider ${spec.provider}`);
    for (const field of ["apis", "query", "outputBound"] as const) {
      if (spec.provider !== "openai-compatible" && spec[field] !== undefined)
        issue(field, "is for the provider openai-compatible only");
    }
    if (spec.provider !== "echo" && spec.echo !== undefined) {
      issue("echo", "is for the provider echo only");
    }
  });

export type DeploymentSpec = z.infer<typeof deploymentSchema>;
