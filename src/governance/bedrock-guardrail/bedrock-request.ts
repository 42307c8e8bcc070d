/**
 * Amazon Bedrock API reference, "CreateGuardrail": the request, as far as a guardrail of ours can make use of it. A test holds
 * it against the types of the AWS SDK.
 */
export interface BedrockGuardrail {
  name: string;
  description?: string;
  contentPolicyConfig?: { filtersConfig: BedrockFilter[] };
  topicPolicyConfig?: { topicsConfig: BedrockTopic[] };
  wordPolicyConfig?: { wordsConfig?: BedrockWord[]; managedWordListsConfig?: { type: "PROFANITY" }[] };
  sensitiveInformationPolicyConfig?: { piiEntitiesConfig?: BedrockEntity[]; regexesConfig?: BedrockRegex[] };
  contextualGroundingPolicyConfig?: { filtersConfig: BedrockGroundingFilter[] };
  blockedInputMessaging: string;
  blockedOutputsMessaging: string;
}

export type BedrockStrength = "NONE" | "LOW" | "MEDIUM" | "HIGH";
export type BedrockBlock = "BLOCK" | "NONE";
export type BedrockAction = "BLOCK" | "ANONYMIZE" | "NONE";

export interface BedrockSides<A> {
  inputAction?: A;
  outputAction?: A;
}

export interface BedrockFilter extends BedrockSides<BedrockBlock> {
  type: "SEXUAL" | "VIOLENCE" | "HATE" | "INSULTS" | "MISCONDUCT" | "PROMPT_ATTACK";
  inputStrength: BedrockStrength;
  outputStrength: BedrockStrength;
  inputEnabled: boolean;
  outputEnabled: boolean;
}

export interface BedrockTopic extends BedrockSides<BedrockBlock> {
  name: string;
  definition: string;
  examples?: string[];
  type: "DENY";
}

export interface BedrockWord extends BedrockSides<BedrockBlock> {
  text: string;
}

export interface BedrockEntity extends BedrockSides<BedrockAction> {
  type: BedrockEntityType;
  action: BedrockAction;
}

export interface BedrockRegex extends BedrockSides<BedrockAction> {
  name: string;
  pattern: string;
  action: BedrockAction;
  description?: string;
}

export interface BedrockGroundingFilter {
  type: "GROUNDING" | "RELEVANCE";
  threshold: number;
  action?: BedrockBlock;
}

/** Bedrock's constraints, in UTF-16 units and items. A definition may have 1,000 in its STANDARD tier, which needs a cross-region profile. */
export const bedrockLimits = {
  name: 50,
  description: 200,
  topics: 30,
  definition: 200,
  examples: 5,
  example: 100,
  words: 10_000,
  word: 100,
  regexes: 30,
  pattern: 500,
} as const;

export const bedrockEntityTypes = [
  "ADDRESS",
  "AGE",
  "AWS_ACCESS_KEY",
  "AWS_SECRET_KEY",
  "CA_HEALTH_NUMBER",
  "CA_SOCIAL_INSURANCE_NUMBER",
  "CREDIT_DEBIT_CARD_CVV",
  "CREDIT_DEBIT_CARD_EXPIRY",
  "CREDIT_DEBIT_CARD_NUMBER",
  "DRIVER_ID",
  "EMAIL",
  "INTERNATIONAL_BANK_ACCOUNT_NUMBER",
  "IP_ADDRESS",
  "LICENSE_PLATE",
  "MAC_ADDRESS",
  "NAME",
  "PASSWORD",
  "PHONE",
  "PIN",
  "SWIFT_CODE",
  "UK_NATIONAL_HEALTH_SERVICE_NUMBER",
  "UK_NATIONAL_INSURANCE_NUMBER",
  "UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER",
  "URL",
  "USERNAME",
  "US_BANK_ACCOUNT_NUMBER",
  "US_BANK_ROUTING_NUMBER",
  "US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER",
  "US_PASSPORT_NUMBER",
  "US_SOCIAL_SECURITY_NUMBER",
  "VEHICLE_IDENTIFICATION_NUMBER",
] as const;
export type BedrockEntityType = (typeof bedrockEntityTypes)[number];

const entityTypes: ReadonlySet<string> = new Set(bedrockEntityTypes);

export function isBedrockEntityType(type: string): type is BedrockEntityType {
  return entityTypes.has(type);
}
