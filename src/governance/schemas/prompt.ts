import { z } from "zod";
import { countSchema, dataClassSchema, nameSchema, textSchema } from "./shared.ts";

const variableName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, "must be a letter, then up to 39 letters, digits or underscores");
const value = z.union([z.string().max(10_000), z.number()]);
const values = z.record(variableName, value).refine((all) => Object.keys(all).length <= 50, "must have 50 values at most");

const variableSchema = z.union([
  z.strictObject({
    name: variableName.describe("As it stands in the template, between braces."),
    type: z.literal("text").describe("Any text."),
    maxLength: countSchema(10_000).describe("Longest value, characters."),
    minLength: z.int().min(0).max(10_000).exactOptional().describe("Shortest value, characters; 1 when absent."),
    lines: z.boolean().exactOptional().describe("Whether it may have several lines; not when absent."),
    description: textSchema(500).exactOptional().describe("What it is for."),
  }),
  z.strictObject({
    name: variableName.describe("As it stands in the template, between braces."),
    type: z.literal("number").describe("A decimal number, without exponent."),
    min: z.number().exactOptional().describe("Least value."),
    max: z.number().exactOptional().describe("Greatest value."),
    description: textSchema(500).exactOptional().describe("What it is for."),
  }),
  z.strictObject({
    name: variableName.describe("As it stands in the template, between braces."),
    type: z.literal("enum").describe("One of a list of words."),
    values: z
      .array(textSchema(200))
      .min(1)
      .max(200)
      .refine((list) => new Set(list).size === list.length, "must not have one value twice")
      .describe("What it can be."),
    description: textSchema(500).exactOptional().describe("What it is for."),
  }),
  z.strictObject({
    name: variableName.describe("As it stands in the template, between braces."),
    type: z.literal("date").describe("A day, as YYYY-MM-DD."),
    description: textSchema(500).exactOptional().describe("What it is for."),
  }),
]);

export const promptSchema = z.strictObject({
  description: textSchema(4000).exactOptional().describe("What it is for, and what it was tried on."),
  owner: textSchema(200).describe("Who answers for it: an address that a person reads."),
  useCase: nameSchema
    .exactOptional()
    .describe("The use case that it belongs to, whose lead may change it; any may name it when absent."),
  role: z.enum(["system", "user"]).describe("Whose words it is: the system's (developer messages too) or the user's."),
  template: textSchema(100_000).describe("Its text. {{name}} stands for a variable; white space at its two ends does not count."),
  variables: z
    .array(variableSchema)
    .max(50)
    .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, "must not name two variables alike")
    .default([])
    .describe("What may differ from call to call, and how."),
  dataClass: dataClassSchema.describe("The highest class of data that its variables may bring in."),
  tests: z
    .array(
      z.strictObject({
        variables: values.describe("A value for each variable."),
        renders: z.string().max(200_000).exactOptional().describe("What it must come to."),
        refused: z.literal(true).exactOptional().describe("These values must be refused."),
      }),
    )
    .max(100)
    .default([])
    .describe("Examples that are tried whenever it is applied."),
});

export type PromptSpec = z.infer<typeof promptSchema>;
export type PromptVariable = PromptSpec["variables"][number];
