import { z } from "zod";
import { nameSchema, rangeSchema, textSchema } from "./shared.ts";

export const serviceAccountSchema = z.strictObject({
  title: textSchema(200).describe("What program it is, in one line."),
  owner: textSchema(200).describe("Who answers for it: an address that a person reads."),
  useCases: z.array(nameSchema).max(100).default([]).describe("Use cases that its keys and tokens may call."),
  ipRanges: z.array(rangeSchema).min(1).max(50).exactOptional().describe("Addresses that it may call from; any when absent."),
  exchange: z.boolean().default(false).describe("Whether it may exchange its users' tokens, to call on their behalf."),
  keyMaxDays: z
    .int()
    .min(1)
    .max(3650)
    .exactOptional()
    .describe("Longest life of its keys, days; the configuration's when absent."),
  disabled: z.boolean().default(false).describe("true stops its keys, its tokens and what runs on them."),
});

export type ServiceAccountSpec = z.infer<typeof serviceAccountSchema>;
