import { z } from "zod";
import { roles } from "../../core/roles.ts";
import { nameSchema, sentVariableSchema, serverUrlSchema, textSchema } from "./shared.ts";

/** `realm_access.roles` reads a member of a member; a name that holds dots is tried whole first. */
const claimName = textSchema(200);
const claimValue = z.union([z.string().max(500), z.number(), z.boolean()]);
const conditions = z
  .record(claimName, z.union([claimValue, z.array(claimValue).min(1).max(50)]))
  .refine((all) => Object.keys(all).length <= 20, "must have 20 claims at most");
const names = z.array(textSchema(300)).max(50);

const tokenAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"] as const;

const shownBy = z.strictObject({
  acr: names.default([]).describe("Values of `acr`, or of Entra ID's `acrs`."),
  amr: names.default([]).describe("Values of `amr` (RFC 8176)."),
});

export const identityProviderSchema = z
  .strictObject({
    description: textSchema(1000).exactOptional().describe("Whose identities it knows."),
    issuer: serverUrlSchema.describe(
      "Exactly as its tokens have it in `iss`. Where it publishes no discovery document, jwksUri says where its keys are.",
    ),
    network: z
      .enum(["private", "public"])
      .default("public")
      .describe("Where it is reached: only addresses of that kind. http is for private only."),
    caFile: textSchema(4096).exactOptional().describe("Certificate authority of its server, PEM; the system's when absent."),
    jwksUri: serverUrlSchema.exactOptional().describe("Where its keys are; by its discovery document when absent."),
    audiences: z
      .array(textSchema(500))
      .max(20)
      .default([])
      .describe("`aud` of tokens that are taken on the data plane; none when empty."),
    controlAudiences: z
      .array(textSchema(500))
      .max(20)
      .default([])
      .describe("The same on the control plane. No value may stand in both."),
    audienceClaim: z.enum(["aud", "client_id", "azp"]).default("aud").describe("client_id for access tokens of Amazon Cognito."),
    algorithms: z
      .array(z.enum(tokenAlgorithms))
      .min(1)
      .max(10)
      .default(["RS256", "ES256", "PS256", "EdDSA"])
      .describe("Signatures that are taken."),
    tokenType: z
      .enum(["any", "at+jwt", "JWT"])
      .default("any")
      .describe("`typ` that tokens must have, compared without case and `application/`."),
    clockSkewSeconds: z.int().min(0).max(300).default(30).describe("How far its clock may be from ours."),
    maxTokenMinutes: z.int().min(1).max(10_080).default(1440).describe("Longest life of a token, from `iat` to `exp`."),
    required: conditions
      .default({})
      .describe(
        "Claims that every token must have, such as { hd: campus.example } or { email_verified: true }. `*` in a text stands for anything; of a list, one value must match.",
      ),
    principal: z
      .strictObject({
        claim: claimName.default("sub").describe("Claim that names the person. email counts only where email_verified is true."),
        prefix: z
          .string()
          .regex(/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,30}$/)
          .exactOptional()
          .describe("Put before it, so that two providers never name the same person."),
      })
      .prefault({})
      .describe("Who a token names, where no rule names a service account."),
    groupsClaim: claimName.exactOptional().describe("Claim with a list of groups; they are known as PROVIDER/NAME."),
    rules: z
      .array(
        z.strictObject({
          when: conditions.describe("All of these must hold, as in `required`."),
          serviceAccount: nameSchema
            .exactOptional()
            .describe("The token is this service account's. The first rule that says so decides."),
          groups: names.exactOptional().describe("Groups of this provider that the token is in, besides those it names."),
          roles: z
            .array(z.enum(roles))
            .max(19)
            .exactOptional()
            .describe("Roles that hold for all use cases. Only of roles that need no use case."),
        }),
      )
      .max(200)
      .default([])
      .describe("What claims mean. Every rule that matches counts."),
    strength: z
      .strictObject({
        multiFactor: shownBy.prefault({ amr: ["mfa"] }).describe("One of these shows several factors."),
        phishingResistant: shownBy
          .prefault({ acr: ["phr", "phrh"] })
          .describe("One of these shows a factor that cannot be phished."),
      })
      .prefault({})
      .describe("Values of `acr` and `amr` (RFC 8176) that show several factors, and one that cannot be phished."),
    provisioning: z
      .enum(["none", "scim"])
      .default("none")
      .describe("scim: only people that were provisioned and are active are let in, and their groups come from there too."),
    exchange: z.boolean().default(false).describe("Whether service accounts may exchange its tokens (RFC 8693)."),
    login: z
      .strictObject({
        clientId: textSchema(500).describe("Client id of this control plane there."),
        clientSecret: z
          .union([
            z.strictObject({
              env: sentVariableSchema.describe("Name of an environment variable."),
            }),
            z.strictObject({ file: textSchema(4096).describe("Path of a file that holds it.") }),
          ])
          .exactOptional()
          .describe("Where its secret comes from; a public client, which has only PKCE, when absent."),
        scopes: z
          .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/))
          .max(20)
          .default(["openid", "profile", "email"])
          .describe("What is asked for; openid is always."),
        acrValues: names.exactOptional().describe("Asked for as `acr_values`."),
      })
      .exactOptional()
      .describe("People log in to the control plane with it (code flow with PKCE)."),
  })
  .superRefine((spec, context) => {
    const issue = (path: string, message: string): void => context.addIssue({ code: "custom", path: [path], message });
    const both = spec.audiences.find((audience) => spec.controlAudiences.includes(audience));
    if (both !== undefined)
      issue("controlAudiences", `${both} stands in audiences too: a token of one plane must not be valid on the other`);
    if (spec.login !== undefined && spec.audiences.includes(spec.login.clientId))
      issue("login", "its clientId stands in audiences: a token of one plane must not be valid on the other");
    for (const field of ["issuer", "jwksUri"] as const)
      if (spec[field]?.startsWith("http:") && spec.network !== "private")
        issue(field, "must be serverUrlSchema, or the network private");
  });

export type IdentityProviderSpec = z.infer<typeof identityProviderSchema>;
