import { z } from "zod";
import { dataClassSchema, dateSchema, digestSchema, nameSchema, textSchema } from "./shared.ts";

export const vendorSchema = z.strictObject({
  title: textSchema(200).describe("Who it is, in one line."),
  owner: textSchema(200).describe("Who answers for the relation with it: an address that a person reads."),
  contact: textSchema(500).exactOptional().describe("Whom to reach there, also when something goes wrong."),
  services: z.array(textSchema(200)).max(50).exactOptional().describe("What it does for the organisation."),
  dpa: z
    .strictObject({
      digest: digestSchema.describe("SHA-256 of the signed document, which is kept elsewhere."),
      counterparty: textSchema(200).describe("Who signed it on the other side: the legal entity."),
      signedAt: dateSchema("When it was signed.").exactOptional(),
      expiresAt: dateSchema("From when it no longer holds.").exactOptional(),
    })
    .exactOptional()
    .describe("The executed data-processing agreement, with its security terms."),
  noTraining: z
    .strictObject({
      agreed: z.boolean().describe("Whether it may not train on what it is sent."),
      clause: textSchema(500).exactOptional().describe("Where that stands, such as section 4.2 of the agreement."),
    })
    .exactOptional()
    .describe("The clause on training."),
  retention: z
    .strictObject({
      zero: z.boolean().describe("Whether it keeps nothing of what it is sent once it has answered."),
      days: z.int().min(0).max(3650).exactOptional().describe("How long it keeps it otherwise, days."),
      terms: textSchema(2000).exactOptional().describe("What else is agreed: abuse monitoring, logs, legal holds."),
    })
    .exactOptional()
    .describe("What it keeps."),
  baa: z
    .strictObject({
      digest: digestSchema.describe("SHA-256 of the signed document."),
      expiresAt: dateSchema("From when it no longer holds.").exactOptional(),
    })
    .exactOptional()
    .describe("The business associate agreement, which health data needs."),
  riskAssessment: z
    .strictObject({
      assessedAt: dateSchema("When it was made."),
      reviewer: textSchema(200).describe("Who made it."),
      risk: z.enum(["low", "medium", "high"]).describe("What risk it leaves."),
      digest: digestSchema.exactOptional().describe("SHA-256 of the report."),
      nextDue: dateSchema("When it is to be made again.").exactOptional(),
    })
    .exactOptional()
    .describe("The assessment of its security."),
  dataClassCeiling: dataClassSchema.exactOptional().describe("The highest class of data that it is cleared for."),
  subProcessors: z
    .array(
      z.strictObject({
        name: textSchema(200).describe("Who it is."),
        purpose: textSchema(500).describe("What it does with the data."),
        region: nameSchema.exactOptional().describe("Where."),
      }),
    )
    .max(200)
    .exactOptional()
    .describe("Who else processes the data on its behalf."),
  regions: z.array(nameSchema).min(1).max(100).exactOptional().describe("Regions where it processes data."),
});

export type VendorSpec = z.infer<typeof vendorSchema>;
