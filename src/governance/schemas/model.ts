import { z } from "zod";
import { type DataClass, exceedsClass, higherClass } from "../../core/data-class.ts";
import { modelVersionsSchema, signersSchema } from "./model-version.ts";
import { countSchema, dataClassSchema, dateSchema, digestSchema, nameSchema, overlaySchema, textSchema } from "./shared.ts";

const modelFields = z.strictObject({
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
  vendor: nameSchema.exactOptional().describe("The vendor that offers it, where that is another organisation."),
  licence: z
    .strictObject({
      name: textSchema(200).exactOptional().describe("What it is called."),
      conditions: z
        .array(textSchema(1000))
        .max(50)
        .exactOptional()
        .describe("What it asks for: naming, uses that it forbids, redistribution."),
      maxUsers: countSchema(10_000_000_000).exactOptional().describe("So many people may use it; more need another licence."),
      userCount: z
        .strictObject({
          source: z
            .enum(["declared", "directory", "calls"])
            .describe("Where the number comes from: declared here, people in the directory, or people who called."),
          users: z.int().min(0).max(10_000_000_000).exactOptional().describe("How many they are, where that is declared."),
          countedAt: dateSchema("When they were counted.").exactOptional(),
        })
        .exactOptional()
        .describe("How many people use it, counted as the licence counts them."),
    })
    .exactOptional()
    .describe("The licence of its weights, or of the service."),
  eula: z
    .strictObject({
      digest: digestSchema.describe("SHA-256 of the text that was read."),
      reviewedBy: textSchema(200).describe("Who read it."),
      reviewedAt: dateSchema("When."),
      expiresAt: dateSchema("From when the review no longer counts.").exactOptional(),
      scopeOfUse: textSchema(2000).exactOptional().describe("What it allows, and what it does not."),
    })
    .exactOptional()
    .describe("The end-user licence agreement, as reviewed."),
  signers: signersSchema.exactOptional().describe("Who may have signed its versions: keys and identities that are pinned here."),
  versions: modelVersionsSchema
    .exactOptional()
    .describe("Its versions, with digests and signatures. A signature that does not hold is refused."),
  tunedFrom: nameSchema
    .exactOptional()
    .describe(
      "The model that it was tuned from, whose classes it inherits. A tuned model without trainingData counts as trained on restricted data.",
    ),
  trainingData: z
    .array(
      z.strictObject({
        dataset: textSchema(200).describe("What it is called."),
        dataClass: dataClassSchema.describe("The highest class of data in it."),
        overlays: z.array(overlaySchema).max(5).exactOptional().describe("Regulated kinds of data in it."),
        digest: digestSchema.exactOptional().describe("SHA-256 of its manifest."),
      }),
    )
    .max(200)
    .exactOptional()
    .describe(
      "What it was tuned or trained on here. It may answer with any of it, so that only use cases approved for the highest of these classes may call it.",
    ),
});

export const modelSchema = modelFields.superRefine(
  ({ dataClassCeiling, trainingData = [], versions = [], signers = [] }, context) => {
    const trained = trainingData.reduce((highest, { dataClass }) => higherClass(highest, dataClass), "public" as DataClass);
    if (exceedsClass(trained, dataClassCeiling))
      context.addIssue({
        code: "custom",
        path: ["dataClassCeiling"],
        message: `must not be lower than ${trained}, the class of its training data: only calls of that class may reach it, and this would keep them out`,
      });
    for (const [n, { signature }] of versions.entries()) {
      if (signature !== undefined && !signers.some(({ name }) => name === signature.signer))
        context.addIssue({ code: "custom", path: ["versions", n, "signature", "signer"], message: "is none of spec.signers" });
    }
  },
);

export type ModelSpec = z.infer<typeof modelSchema>;
