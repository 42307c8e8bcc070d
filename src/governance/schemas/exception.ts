import { z } from "zod";
import { dataClassSchema, dateSchema, instantSchema, namesSchema, principalSchema, textSchema } from "./shared.ts";

const controlId = z.string().regex(/^[A-Z]{3}-\d{3}$/, "must be the id of a control, such as NET-005");
const once = (list: readonly string[]): boolean => new Set(list).size === list.length;

export const exceptionSchema = z.strictObject({
  title: textSchema(200).describe("What it lets pass, in one line."),
  controls: z.array(controlId).min(1).max(50).refine(once, "must not name one twice").describe("Controls that it relaxes."),
  useCases: namesSchema(100).min(1).exactOptional().describe("For which use cases; for the whole programme when absent."),
  reason: textSchema(4000).describe("Why the controls cannot be met."),
  businessNeed: textSchema(4000).describe("What would not happen without it."),
  riskStatement: textSchema(4000).describe("What could go wrong meanwhile, for whom and how badly."),
  compensatingControls: z
    .array(controlId)
    .min(1)
    .max(50)
    .refine(once, "must not name one twice")
    .describe("Controls that hold the risk down meanwhile. When one of them turns red, the exception ends."),
  dataClassCap: dataClassSchema.describe("The highest class of data that it holds for; its longest life follows from that."),
  environments: z
    .array(z.enum(["sandbox", "production"]))
    .min(1)
    .max(2)
    .refine(once, "must not name one twice")
    .describe("Where it holds."),
  startsAt: instantSchema("From when it holds, once it is approved."),
  expiresAt: instantSchema("Its sunset: from then on it no longer holds."),
  remediationPlan: z
    .strictObject({
      owner: principalSchema.describe("Who carries it out: a principal. They sign nothing of this exception."),
      dueAt: dateSchema("By when the controls are met."),
      steps: textSchema(4000).describe("What is done until then."),
    })
    .describe("How it becomes unnecessary."),
  requester: principalSchema.describe("Who asks for it: a principal. They sign nothing of this exception."),
  renewals: z
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe("How often it was renewed before. A later sunset than the one before is a renewal."),
  progress: textSchema(4000).exactOptional().describe("What has become of the remediation plan, which a renewal has to say."),
  breakGlass: z
    .boolean()
    .default(false)
    .describe("true for an emergency: two people are enough, and it lasts hours. It relaxes nothing that may never be waived."),
});

export type ExceptionSpec = z.infer<typeof exceptionSchema>;
