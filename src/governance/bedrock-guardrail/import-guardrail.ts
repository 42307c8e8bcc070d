import { isJsonObject, type JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { importBedrock } from "./import-bedrock.ts";
import type { ImportedGuardrail } from "./imported-guardrail.ts";
import { type Dictionaries, importStandard, looksLikeStandard } from "./import-standard.ts";
import { looksLikeBedrock } from "./parse-bedrock.ts";

/**
 * Makes out what a document is, and a guardrail of it. What it gives still has to pass as a manifest.
 * Throws Problem `resource_invalid`.
 */
export function importGuardrail(value: JsonValue, dictionaries: Dictionaries): ImportedGuardrail {
  if (isJsonObject(value) && typeof value["kind"] === "string" && "spec" in value)
    throw new Problem("resource_invalid", "This is a manifest of Sallyport already: apply it.");
  // What `guardrail export -o json` prints around the request.
  const request = isJsonObject(value) ? value["request"] : undefined;
  if (request !== undefined && looksLikeBedrock(request)) return importGuardrail(request, dictionaries);
  if (looksLikeStandard(value)) return importStandard(value, dictionaries);
  if (!looksLikeBedrock(value)) {
    throw new Problem(
      "resource_invalid",
      "This is neither a CreateGuardrail request or GetGuardrail response of Amazon Bedrock (which has blockedInputMessaging) nor a policy with guardrails: { blockedTopics, piiProtection … }.",
    );
  }
  const [name] = dictionaries.keys();
  if (name !== undefined)
    throw new Problem("resource_invalid", `The dictionary ${name} is not wanted: Bedrock's guardrails name none.`);
  return importBedrock(value);
}
