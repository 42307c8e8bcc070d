import { z } from "zod";
import { countSchema, dataClassSchema, nameSchema, textSchema } from "./shared.ts";

export const modelSchema = z.strictObject({
  description: textSchema(4000).exactOptional().describe("What the model is."),
  provider: textSchema(100).describe("Who makes or offers it."),
  dataClassCeiling: dataClassSchema.describe("The highest class of data that it may be given."),
  terms: z
    .strictObject({
      trainsOnData: z.boolean().describe("Whether the provider may train on what it is sent."),
      retainsData: z.boolean().describe("Whether the provider keeps what it is sent."),
      reviewedBy: textSchema(200).describe("Who read the terms."),
      reviewedAt: z.preprocess(
        // YAML reads an unquoted date as a date.
        (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
        z.iso.date().describe("When, as YYYY-MM-DD."),
      ),
    })
    .describe("The provider's terms, as reviewed."),
  routing: z
    .enum(["ordered", "weighted", "least-latency"])
    .default("ordered")
    .describe(
      "How calls are spread over its deployments of one priority: private ones first and by name, by weight, or to the quickest.",
    ),
  fallbacks: z
    .array(nameSchema)
    .max(5)
    .default([])
    .describe("Models to go to, in this order, when none of its deployments answers: those that the use case may call too."),
  maxOutputTokens: countSchema(10_000_000).exactOptional().describe("Most tokens of one answer."),
  price: z
    .strictObject({
      inputPerMillionTokens: z.number().min(0).max(1e6).describe("For a million tokens of prompts."),
      outputPerMillionTokens: z.number().min(0).max(1e6).describe("For a million tokens of answers."),
    })
    .exactOptional()
    .describe("US dollars, for budgets in usd. Free when absent."),
});

export type ModelSpec = z.infer<typeof modelSchema>;
