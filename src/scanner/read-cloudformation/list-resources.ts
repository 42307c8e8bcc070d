import { isJsonObject, type JsonObject } from "../../core/json.ts";
import type { Resource } from "../model/inventory.ts";
import { isProperties, Unknown } from "../model/value.ts";
import type { Stack } from "./open-stack.ts";
import { own } from "./parse-template.ts";
import { readSdkCall } from "./read-sdk-call.ts";
import { malformed, resolveValue } from "./resolve-value.ts";
import { noValue, type Scope } from "./scope.ts";
import { transformsOf } from "./transforms.ts";

export interface Listed {
  readonly resources: readonly Resource[];
  /** Why there may be resources that are not listed. */
  readonly unread?: string;
}

/** The resources of one stack, without those of its nested stacks. What its conditions leave out is not there. */
export function listResources(stack: Stack): Listed {
  const { template, where, name } = stack;
  const resources: Resource[] = [];
  const declarations = stack.members("Resources");
  let unread = macroOf(stack);
  if (declarations.unread !== undefined) unread ??= `${template.file} makes resources by ${declarations.unread}`;
  for (const [logicalId, { value: declared, scope, written }] of declarations.all) {
    if (logicalId.startsWith("Fn::")) {
      unread ??= `${template.file} makes resources by ${logicalId}, which is not followed`;
      continue;
    }
    const type = isJsonObject(declared) ? own(declared, "Type") : undefined;
    if (!isJsonObject(declared) || typeof type !== "string") continue;
    const exists = existence(scope, declared);
    if (exists === false) continue;
    const properties = resolveValue(own(declared, "Properties") ?? {}, scope);
    const mayBeAbsent = exists instanceof Unknown ? exists.why : stack.mayBeAbsent;
    const line = template.lineOf(written);
    const known = typeof properties === "symbol" || !isProperties(properties) ? {} : properties;
    if (properties instanceof Unknown)
      unread ??= `${template.file}: the properties of ${logicalId} cannot be read: ${properties.why}`;
    const resource: Resource = {
      type,
      id: `${name}/${logicalId}`,
      properties: known,
      place: { file: template.file, ...(line !== undefined && { line }) },
      ...(mayBeAbsent !== undefined && { mayBeAbsent }),
      ...(properties instanceof Unknown && { unreadable: properties.why }),
      ...(where.region !== undefined && { region: where.region }),
      ...(where.account !== undefined && { account: where.account }),
    };
    resources.push(resource, ...readSdkCall(resource));
  }
  return { resources, ...(unread !== undefined && { unread }) };
}

/** Whether its condition holds. */
export function existence(scope: Scope, declared: JsonObject): boolean | Unknown {
  const named = resolveValue(own(declared, "Condition") ?? null, scope);
  if (named === null || named === noValue) return true;
  if (named instanceof Unknown) return named;
  return typeof named === "string" ? scope.condition(named) : malformed("Condition");
}

/** These leave what is written as it is. */
const harmless = new Set(["AWS::LanguageExtensions", "AWS::SecretsManager-2020-07-23", "AWS::SecretsManager-2024-09-16"]);

function macroOf({ template }: Stack): string | undefined {
  const macro = transformsOf(template).find((one) => typeof one !== "string" || !harmless.has(one));
  if (macro === undefined) return undefined;
  return `${template.file} is changed by ${typeof macro === "string" ? macro : "a macro"} when it is deployed`;
}
