import { z } from "zod";
import { countSchema, dataClassSchema, digestSchema, nameSchema, overlaySchema, textSchema } from "./shared.ts";

export const knowledgeBaseSchema = z.strictObject({
  title: textSchema(200).describe("What is in it, in one line."),
  owner: textSchema(200).describe("Who answers for it: an address that a person reads."),
  source: textSchema(500).describe("Where its documents come from: a system of record, a share, a site."),
  store: textSchema(500).exactOptional().describe("Where it is kept and searched."),
  dataClass: dataClassSchema.describe("The highest class of data in it."),
  overlays: z.array(overlaySchema).max(5).default([]).describe("Regulated kinds of data in it."),
  acl: z
    .strictObject({
      mode: z
        .enum(["document", "collection", "none"])
        .describe("What is checked for whoever asks: each document, the whole, or nothing, as everybody may read all of it."),
      from: textSchema(500).exactOptional().describe("Where the rights come from, and how often they are synchronised."),
    })
    .describe("Who may find what."),
  deletion: z
    .strictObject({
      how: textSchema(500).describe("How a document that was deleted at its source leaves the index."),
      withinDays: countSchema(365).describe("By when, days."),
    })
    .exactOptional()
    .describe("How documents leave it."),
  model: nameSchema.exactOptional().describe("The model that makes its embeddings."),
  vendor: nameSchema.exactOptional().describe("The vendor that keeps it, where it is another organisation."),
  digest: digestSchema.exactOptional().describe("Of its contents, where it is a snapshot."),
});

export type KnowledgeBaseSpec = z.infer<typeof knowledgeBaseSchema>;
