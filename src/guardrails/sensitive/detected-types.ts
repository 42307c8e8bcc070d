import { sensitiveTypeNames } from "./sensitive-types.ts";

/** Every type of sensitive information that a guardrail can name: made out by its structure, or by the tagger. */
export const detectedTypes: ReadonlySet<string> = new Set([...sensitiveTypeNames, "NAME", "ADDRESS", "ORGANIZATION", "LOCATION"]);
