import { z } from "zod";
import { componentsSchema } from "../standard/scoping/component.ts";
import {
  countSchema,
  dataClassSchema,
  digestSchema,
  nameSchema,
  namesSchema,
  overlaySchema,
  principalSchema,
  textSchema,
  versionReferenceSchema,
} from "./shared.ts";

const guardrailReference = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?(?:@[1-9][0-9]{0,8})?$/,
    "must be a guardrail's name, or name@version to pin one",
  );

export const useCaseSchema = z.strictObject({
  title: textSchema(200).describe("What it is, in one line."),
  description: textSchema(4000).exactOptional().describe("What it is for, who uses it and with what data."),
  owner: textSchema(200).describe("Who answers for it: an address that a person reads. Shown to callers that are refused."),
  project: nameSchema.exactOptional().describe("The project or department that it belongs to; policies can speak of it."),
  environment: z.enum(["sandbox", "production"]).describe("Sandbox answers carry a label and are capped at the class internal."),
  scope: z.int().min(1).max(5).describe("Scope of the Generative AI Security Scoping Matrix, 1 to 5."),
  dataClass: dataClassSchema.describe("The highest class of data it is approved for; every call has at least this class."),
  overlays: z.array(overlaySchema).max(5).default([]).describe("Regulated kinds of data that it is approved for."),
  models: z.array(nameSchema).min(1).max(100).describe("Models that it may call."),
  guardrail: guardrailReference
    .exactOptional()
    .describe(
      "Its guardrail: name@version pins one, a name alone follows the newest. Production needs one; a sandbox without one gets default@1.",
    ),
  applyGuardrails: z.array(guardrailReference).max(50).default([]).describe("Guardrails that it may call by themselves."),
  modalities: z
    .array(
      z.strictObject({
        type: z.enum(["image", "document", "audio"]).describe("What may be sent besides text."),
        maxBytes: z.int().min(1).max(33_554_432).default(5_242_880).describe("Largest single one, bytes."),
        mediaTypes: z
          .array(z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/, "must be a media type such as image/png"))
          .min(1)
          .max(20)
          .exactOptional()
          .describe("Media types that are accepted; the usual ones of its kind when absent."),
      }),
    )
    .max(3)
    .refine((list) => new Set(list.map(({ type }) => type)).size === list.length, "must not name one type twice")
    .exactOptional()
    .describe("Images, documents and audio that its calls may carry; none when absent."),
  regions: z.array(nameSchema).min(1).max(50).describe("Regions that its calls may be served from."),
  limits: z
    .strictObject({
      requestsPerMinute: countSchema(10_000_000).exactOptional().describe("Model calls in any minute."),
      concurrent: countSchema(100_000).exactOptional().describe("Model calls at once."),
      maxInputTokens: countSchema(10_000_000).exactOptional().describe("Size of one request, in tokens of about four bytes."),
      maxOutputTokens: countSchema(10_000_000)
        .exactOptional()
        .describe("Most tokens that one answer may have; 4096 when absent."),
      perPrincipal: z
        .strictObject({
          requestsPerMinute: countSchema(10_000_000).exactOptional().describe("Model calls in any minute."),
          concurrent: countSchema(100_000).exactOptional().describe("Model calls at once."),
        })
        .exactOptional()
        .describe("The same for each principal, or for each person that a program calls on behalf of."),
    })
    .default({})
    .describe("Limits on its calls, over all its keys."),
  budgets: z
    .array(
      z
        .strictObject({
          limit: z.number().positive().max(1e12).describe("How much: tokens, US dollars or requests."),
          unit: z.enum(["tokens", "usd", "requests"]).describe("What is counted; tokens of prompts and answers together."),
          per: z.enum(["minute", "hour", "day", "month"]).describe("Calendar period, in UTC."),
        })
        .refine(({ unit, limit }) => unit === "usd" || Number.isInteger(limit), {
          path: ["limit"],
          message: "must be a whole number of tokens or requests",
        }),
    )
    .max(10)
    .refine(
      (budgets) => new Set(budgets.map(({ unit, per }) => `${unit}/${per}`)).size === budgets.length,
      "must not have two budgets of one unit and period",
    )
    .default([])
    .describe("Budgets that its calls reserve from and settle against."),
  conversations: z
    .strictObject({
      hours: countSchema(8760).default(24).describe("How long one is kept after it was last used."),
    })
    .exactOptional()
    .describe(
      "Keeps the Responses API's conversations (previous_response_id, conversation, item references), encrypted for each principal. None are kept when absent.",
    ),
  retention: z
    .strictObject({
      payload: z.enum(["none", "redacted", "full"]).describe("Nothing, text with findings masked, or text as it was."),
      days: countSchema(3650).describe("How long."),
    })
    .default({ payload: "none", days: 30 })
    .describe("What is kept of prompts and answers. This version keeps none, whatever stands here."),
  accountable: principalSchema
    .exactOptional()
    .describe("Who answers for it before the organisation: a principal, one person. Without one it is nobody's."),
  contact: textSchema(500)
    .exactOptional()
    .describe("Whom to reach about it at any hour. Shown to callers where it is suspended; the owner when absent."),
  scoping: componentsSchema.exactOptional().describe("Answers of the scoping questionnaire, for each of its components."),
  prompts: z
    .strictObject({
      required: z.boolean().describe("Whether calls may carry no other prompts than these."),
      names: z
        .array(versionReferenceSchema)
        .min(1)
        .max(50)
        .refine((list) => new Set(list).size === list.length, "must not name one twice")
        .describe("Prompts of the catalogue: name@version pins one, a name alone follows the newest."),
    })
    .exactOptional()
    .describe("Its prompts. Which of them a call carried is in its record."),
  tools: namesSchema(200)
    .exactOptional()
    .describe("Tools that its models may call. Where it goes through the gates, calls are held to them."),
  knowledgeBases: namesSchema(100).exactOptional().describe("Knowledge bases that its prompts are filled from."),
  vendors: namesSchema(100)
    .exactOptional()
    .describe("Vendors that process its data, besides those of its models, tools and knowledge bases."),
  delivery: z
    .strictObject({
      iac: digestSchema.exactOptional().describe("SHA-256 of its infrastructure as it was reviewed."),
      images: z.array(digestSchema).min(1).max(100).exactOptional().describe("Digests of the images that it runs."),
    })
    .exactOptional()
    .describe("What was built for it outside: approvals are bound to these digests too."),
  keepsContent: z.boolean().exactOptional().describe("Whether prompts or answers are kept anywhere, by it or by what it uses."),
});

export type UseCaseSpec = z.infer<typeof useCaseSchema>;
