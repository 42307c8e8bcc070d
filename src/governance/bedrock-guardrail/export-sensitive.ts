import type { GuardrailManifestSpec } from "../schemas.ts";
import {
  bedrockLimits,
  isBedrockEntityType,
  type BedrockAction,
  type BedrockEntity,
  type BedrockGuardrail,
  type BedrockRegex,
} from "./bedrock-request.ts";
import type { Tell } from "./export-guardrail.ts";

type SensitivePolicy = NonNullable<GuardrailManifestSpec["sensitiveInformationPolicy"]>;
type Action = NonNullable<SensitivePolicy["piiEntities"]>[number]["action"];

interface Acting {
  readonly action: Action;
  readonly inputAction?: Action;
  readonly outputAction?: Action;
}

export function exportSensitive(
  { sensitiveInformationPolicy }: GuardrailManifestSpec,
  tell: Tell,
): BedrockGuardrail["sensitiveInformationPolicyConfig"] {
  const { piiEntities = [], regexes = [] } = sensitiveInformationPolicy ?? {};
  const piiEntitiesConfig: BedrockEntity[] = [];
  for (const [index, entity] of piiEntities.entries()) {
    const path = `sensitiveInformationPolicy.piiEntities.${index}`;
    const { type } = entity;
    if (isBedrockEntityType(type)) piiEntitiesConfig.push({ type, ...exportActions(entity, path, tell) });
    else tell(path, `left out: Bedrock has no type ${type}`);
  }
  const regexesConfig = exportRegexes(regexes, tell);
  if (piiEntitiesConfig.length === 0 && regexesConfig.length === 0) return undefined;
  return { ...(piiEntitiesConfig.length > 0 && { piiEntitiesConfig }), ...(regexesConfig.length > 0 && { regexesConfig }) };
}

function exportRegexes(regexes: NonNullable<SensitivePolicy["regexes"]>, tell: Tell): BedrockRegex[] {
  const exported: BedrockRegex[] = [];
  for (const [index, regex] of regexes.entries()) {
    const path = `sensitiveInformationPolicy.regexes.${index}`;
    const { name, pattern, description, dataClass } = regex;
    if (pattern.length > bedrockLimits.pattern) {
      tell(path, `left out: Bedrock's patterns have ${bedrockLimits.pattern} characters`);
    } else if (exported.length >= bedrockLimits.regexes) {
      tell(path, `left out: Bedrock takes ${bedrockLimits.regexes} regexes`);
    } else {
      exported.push({ name, pattern, ...(description !== undefined && { description }), ...exportActions(regex, path, tell) });
      if (dataClass !== undefined) tell(`${path}.dataClass`, "left out: Bedrock knows no data classes");
    }
  }
  return exported;
}

/** `HASH` and `TOKENIZE` hide a value and keep it usable; Bedrock can only hide it. */
function exportActions(
  { action, inputAction, outputAction }: Acting,
  path: string,
  tell: Tell,
): { action: BedrockAction; inputAction?: BedrockAction; outputAction?: BedrockAction } {
  const one = (value: Action, member: string): BedrockAction => {
    if (value !== "HASH" && value !== "TOKENIZE") return value;
    tell(
      `${path}.${member}`,
      `${value} becomes ANONYMIZE: Bedrock can mask a value, not ${value === "HASH" ? "hash it" : "bring it back"}`,
    );
    return "ANONYMIZE";
  };
  return {
    action: one(action, "action"),
    ...(inputAction !== undefined && { inputAction: one(inputAction, "inputAction") }),
    ...(outputAction !== undefined && { outputAction: one(outputAction, "outputAction") }),
  };
}
