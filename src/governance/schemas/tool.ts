import { z } from "zod";
import { dataClassSchema, nameSchema, textSchema } from "./shared.ts";

/** A JSON Schema as it is: what it may say is the business of whoever checks arguments by it. */
const argumentsSchema = z
  .record(z.string().max(200), z.unknown())
  .refine((schema) => JSON.stringify(schema).length <= 20_000, "must have 20,000 characters at most as JSON");

export const toolSchema = z.strictObject({
  title: textSchema(200).describe("What it does, in one line."),
  owner: textSchema(200).describe("Who answers for it: an address that a person reads."),
  server: textSchema(200).describe("What runs it: an MCP server or an application."),
  tool: textSchema(128).describe("What it is called there, and so by models: calls are held to this name."),
  consequence: z.enum(["low", "high"]).describe("high where it acts on people, money, records or systems, or cannot be undone."),
  writes: z.boolean().describe("Whether it changes anything."),
  arguments: argumentsSchema
    .exactOptional()
    .describe("JSON Schema of its arguments. Where it is given, calls must declare just this."),
  scopes: z.array(textSchema(200)).max(100).exactOptional().describe("Rights that it is given, such as OAuth scopes."),
  dataClassCeiling: dataClassSchema.exactOptional().describe("The highest class of data that it may be given."),
  vendor: nameSchema.exactOptional().describe("The vendor that runs it, where it is another organisation."),
});

export type ToolSpec = z.infer<typeof toolSchema>;
