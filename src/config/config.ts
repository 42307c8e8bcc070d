import { z } from "zod";
import { dataClasses, overlays } from "../core/data-class.ts";
import { isRange } from "../core/ip-ranges.ts";
import { resourceNamePattern } from "../core/names.ts";

const port = z.coerce.number().int().min(0).max(65_535);

const label = z.int().min(0).max(999);

/** A text classifier that runs beside the gateway; docs/operations.md shows one. */
const classifier = z.strictObject({
  name: z.string().regex(resourceNamePattern, "must have 1 to 63 lower-case letters, digits, dots, dashes or underscores"),
  model: z.string().min(1),
  tokenizer: z.string().min(1),
  attackLabel: z.union([label, z.array(label).min(1).max(100)]).default(1),
  maxTokens: z.int().min(16).max(8192).default(512),
  maxWindows: z.int().min(1).max(64).default(16),
  threads: z.int().min(1).max(64).default(1),
});

/** Every setting, its default and what it does. The reference in docs/reference/config.md is generated from this. */
export const settings = z.strictObject({
  dataDir: z.string().min(1).default("./.sallyport").describe("Where everything is kept. One process at a time."),
  host: z.string().min(1).default("127.0.0.1").describe("Address both planes listen on."),
  port: port.default(8080).describe("Data plane port; 0 picks a free one."),
  adminPort: port.default(8081).describe("Control plane port; 0 picks a free one."),
  role: z.enum(["all", "data", "control"]).default("all").describe("Which planes this process serves."),
  examples: z.enum(["campus", "off"]).default("campus").describe("What an empty data directory starts with."),
  logLevel: z.enum(["debug", "info", "warn", "error"]).default("info").describe("Least severe message that is printed."),
  maxBodyBytes: z
    .int()
    .min(1024)
    .max(67_108_864)
    .default(1_048_576)
    .describe("Largest request body, bytes. Larger ones answer 413."),
  maxMediaBodyBytes: z
    .int()
    .min(1024)
    .max(268_435_456)
    .default(33_554_432)
    .describe("Largest request body of a use case that may send images, sound or documents, bytes."),
  maxBodiesBytes: z
    .int()
    .min(1_048_576)
    .default(268_435_456)
    .describe("Memory for request bodies until they are answered, over all calls, bytes; what does not fit answers 429."),
  tls: z
    .strictObject({
      certFile: z.string().min(1),
      keyFile: z.string().min(1),
      clientCaFile: z.string().min(1).optional(),
      requireClientCertificate: z.boolean().default(false),
    })
    .refine(
      ({ clientCaFile, requireClientCertificate }) => clientCaFile !== undefined || !requireClientCertificate,
      "requireClientCertificate needs a clientCaFile",
    )
    .optional()
    .describe(
      "TLS 1.2 or newer on the data plane: PEM files with its certificate chain and key, and the authority of client certificates. They are read again when they change, and on SIGHUP.",
    ),
  adminTls: z
    .strictObject({ certFile: z.string().min(1), keyFile: z.string().min(1) })
    .optional()
    .describe("The same on the control plane, without client certificates."),
  maxAnswerBytes: z.int().min(1024).default(8_388_608).describe("Largest answer that is not streamed, bytes."),
  maxStreamBytes: z.int().min(1024).default(67_108_864).describe("Largest streamed answer, bytes."),
  headersTimeoutMs: z.int().min(100).default(10_000).describe("Longest time for a request's headers, milliseconds."),
  bodyTimeoutMs: z.int().min(100).default(30_000).describe("Longest time for a request's body, milliseconds."),
  slowClientMs: z
    .int()
    .min(100)
    .default(30_000)
    .describe(
      "Longest wait for a client that does not read its answer, milliseconds. Progress shows in steps of what the kernel holds for it, a megabyte or two.",
    ),
  maxCallsInFlight: z.int().min(1).default(5_000).describe("Model calls at once, over all use cases; more answer 429."),
  drainMs: z
    .int()
    .min(0)
    .default(5_000)
    .describe("How long an upstream stream is read on after its client left, to learn its usage."),
  drainBytes: z.int().min(0).default(262_144).describe("How many bytes of it are read on."),
  documentMs: z.int().min(100).default(10_000).describe("Longest time for reading the documents of a call, milliseconds."),
  snapshotMaxAgeSeconds: z
    .int()
    .min(1)
    .default(900)
    .describe("How long the last Snapshot serves while the store is away, seconds."),
  shutdownSeconds: z.int().min(0).default(20).describe("How long running calls may take to finish after SIGTERM, seconds."),
  keyMaxDays: z.int().min(1).max(3650).default(90).describe("Longest life of an API key, days."),
  egressAllow: z
    .array(z.string().min(1))
    .default([])
    .describe(
      "Host names and CIDR ranges that deployments and identity providers may be reached at; empty leaves it to each one's network (private or public).",
    ),
  trustedProxies: z
    .array(
      z
        .string()
        .refine(isRange, "must be an address or a range such as 10.0.0.0/8 or 2001:db8::/32, with no bit set behind its prefix"),
    )
    .max(100)
    .default([])
    .describe(
      "Addresses and CIDR ranges of the proxies in front, whose X-Forwarded-For says where a request comes from. From anybody else, and by default from everybody, that header counts for nothing.",
    ),
  classifiers: z
    .array(classifier)
    .max(8)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "two classifiers have the same name")
    .default([])
    .describe(
      "Classifiers that guardrails may ask for second opinions as `onnx/NAME`; each runs in a process of its own and needs the package onnxruntime-node. `name`; `model`, the path of an ONNX text classifier; `tokenizer`, of its tokenizer.json; `attackLabel` (1), the label, or list of labels, that means an attack; `maxTokens` (512) that it reads at once; `maxWindows` (16) of that size in one text; `threads` (1).",
    ),
  logOrigin: z
    .string()
    .regex(/^[\x21-\x2a\x2c-\x7e]{1,200}$/)
    .default("sallyport.local/log")
    .describe("Name of the audit log in its checkpoints. Keep it once chosen."),
  adminHosts: z
    .array(z.string().min(1))
    .default([])
    .describe("Host names that the control plane answers to, besides localhost and IP addresses."),
  adminUrl: z
    .url({ protocol: /^https?$/ })
    .refine((url) => new URL(url).href === `${new URL(url).origin}/`, "must be an origin: a scheme, a host and a port at most")
    .transform((url) => new URL(url).origin)
    .optional()
    .describe(
      "Where browsers reach the control plane, such as https://sallyport.campus.example: log-ins come back there, and passkeys are made for its host. The address that it listens on when absent, as localhost where that is an address.",
    ),
  sessionIdleMinutes: z
    .int()
    .min(2)
    .max(480)
    .default(30)
    .describe("How long a log-in to the control plane lasts unused, minutes."),
  sessionHours: z.number().min(0.1).max(24).default(12).describe("Longest life of a log-in to the control plane, hours."),
  logPublic: z.boolean().default(false).describe("Whether the log's read API answers without the admin token."),
  sandboxApprovalDays: z.int().min(1).default(180).describe("How long an approval for the sandbox lasts, days."),
  productionApprovalDays: z.int().min(1).default(365).describe("How long an approval for production lasts, days."),
  approveOnApply: z
    .strictObject({
      maxDataClass: z.enum(dataClasses).default("internal"),
      overlays: z.array(z.enum(overlays)).default(["pii"]),
    })
    .prefault({})
    .describe("Use cases up to this class, with no other overlays, are approved by an administrator applying them."),
  adminToken: z.string().min(32).optional().describe("The admin token; made up and shown once when absent."),
  demoKey: z.string().optional().describe("The API key of the example use case hr-insights; made up and shown once when absent."),
  databaseUrl: z.string().optional().describe("PostgreSQL. Not supported by this version: a start with it is refused."),
});

export type Config = Readonly<z.infer<typeof settings>>;
export type Setting = keyof Config;

/** The variables that set some of them. */
export const environment: Readonly<Partial<Record<Setting, string>>> = {
  dataDir: "SALLYPORT_DATA_DIR",
  host: "SALLYPORT_HOST",
  port: "SALLYPORT_PORT",
  adminPort: "SALLYPORT_ADMIN_PORT",
  adminUrl: "SALLYPORT_ADMIN_PUBLIC_URL",
  examples: "SALLYPORT_EXAMPLES",
  adminToken: "SALLYPORT_ADMIN_TOKEN",
  demoKey: "SALLYPORT_DEMO_KEY",
  databaseUrl: "DATABASE_URL",
  logLevel: "SALLYPORT_LOG_LEVEL",
};

/** Secrets come from the environment alone, so that no configuration file in git holds one. */
export const environmentOnly: readonly Setting[] = ["adminToken", "demoKey", "databaseUrl"];

export interface ConfigEntry {
  readonly key: string;
  readonly env: string;
  readonly default: string;
  readonly description: string;
}

export function configReference(): readonly ConfigEntry[] {
  const defaults = settings.parse({});
  return (Object.keys(settings.shape) as Setting[]).map((key) => ({
    key: environmentOnly.includes(key) ? "" : key,
    env: environment[key] ?? "",
    default: defaults[key] === undefined ? "" : JSON.stringify(defaults[key]),
    description: settings.shape[key].description ?? "",
  }));
}
