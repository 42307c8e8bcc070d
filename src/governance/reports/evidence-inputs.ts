import { z } from "zod";
import { dataClasses, overlays } from "../../core/data-class.ts";
import { useCaseStates } from "../use-case-state.ts";

const text = z.string().max(4000);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const instant = z.int().min(0);

/** A version of a resource, as the store has it. */
const version = z.strictObject({
  kind: text,
  name: text,
  version: z.int().min(1),
  digest,
  spec: z.string().max(2_000_000),
  createdBy: text,
  createdAt: instant,
});

const statement = z.strictObject({
  id: z.int().min(1),
  subject: text,
  topic: text,
  body: z.string().max(300_000),
  digest,
  by: text,
  at: instant,
  notAfter: instant.exactOptional(),
});

const transition = z.strictObject({
  from: z.enum(useCaseStates),
  to: z.enum(useCaseStates),
  digest,
  by: text,
  at: instant,
  notAfter: instant.exactOptional(),
  reason: text,
  /** The newest statement of all when it was taken. */
  saidBefore: z.int().min(0).exactOptional(),
  /** Canonical JSON of what a gate froze. */
  frozen: z.string().max(500_000).exactOptional(),
});

const part = z.strictObject({ kind: text, name: text, version: z.int().min(1), digest });

/** All that the verdicts on one use case were computed from. A bundle is nobody's word: it is parsed before anything is read of it. */
export const evidenceInputsSchema = z.strictObject({
  format: z.literal("sallyport-evidence-inputs/1"),
  useCase: text,
  /** When it was judged, milliseconds since the epoch. */
  at: instant,
  /** Of the control standard as the program shipped it; what the organisation set is among the versions. */
  standard: z.strictObject({ version: text, digest }),
  settings: z.strictObject({
    sandboxApprovalDays: z.number().positive(),
    productionApprovalDays: z.number().positive(),
    approveOnApply: z.strictObject({ maxDataClass: z.enum(dataClasses), overlays: z.array(z.enum(overlays)).max(20) }),
  }),
  versions: z.array(version).max(20_000),
  /** The whole life of the use case, oldest first. */
  transitions: z.array(transition).max(20_000),
  /** The newest of each topic, by id. */
  statements: z.array(statement).max(50_000),
  /** What the directory says of who signed: only the groups that a role binding here names. */
  people: z
    .array(z.strictObject({ principal: text, provider: text, active: z.boolean(), groups: z.array(text).max(5000) }))
    .max(20_000),
  /**
   * What other use cases in production stand on of the same parts, and since when the first of them was in production: without their names. Without
   * `liveSince`, the policies that gates of others ever let into production.
   */
  others: z
    .array(z.strictObject({ at: instant, liveSince: instant.exactOptional(), parts: z.array(part).max(20_000) }))
    .max(20_000),
});

export type EvidenceInputs = z.infer<typeof evidenceInputsSchema>;
export type EvidenceStatement = EvidenceInputs["statements"][number];
export type EvidenceTransition = EvidenceInputs["transitions"][number];
export type EvidenceVersion = EvidenceInputs["versions"][number];
