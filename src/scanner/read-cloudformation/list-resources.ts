import { isJsonObject, type JsonObject } from "../../core/json.ts";
import type { Resource } from "../model/inventory.ts";
import { isProperties, Unknown } from "../model/value.ts";
import { own, section } from "./parse-template.ts";
import { readSdkCall } from "./read-sdk-call.ts";
import { resolveValue } from "./resolve-value.ts";
import type { Stack } from "./open-stack.ts";

export interface Listed {
  readonly resources: readonly Resource[];
  /** Why there may be resources that are not listed. */
  readonly unread?: string;
}

/** The resources of one stack, without those of its nested stacks. What its conditions leave out is not there. */
export function listResources(stack: Stack): Listed {
  const { template, scope, where, name } = stack;
  const resources: Resource[] = [];
  let unread = macroOf(stack);
  for (const [logicalId, declared] of Object.entries(section(template.root, "Resources"))) {
    if (logicalId.startsWith("Fn::")) {
      unread ??= `${template.file} makes resources by ${logicalId.split("::", 2).join("::")}, which is not followed`;
      continue;
    }
    const type = isJsonObject(declared) ? own(declared, "Type") : undefined;
    if (!isJsonObject(declared) || typeof type !== "string") continue;
    const exists = existence(stack, declared);
    if (exists === false) continue;
    const properties = resolveValue(own(declared, "Properties") ?? {}, scope);
    const mayBeAbsent = exists instanceof Unknown ? exists.why : stack.mayBeAbsent;
    const line = template.lineOf(logicalId);
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
export function existence({ scope }: Stack, declared: JsonObject): boolean | Unknown {
  const name = own(declared, "Condition");
  return typeof name === "string" ? scope.condition(name) : true;
}

/** These leave what is written as it is. */
const harmless = new Set(["AWS::LanguageExtensions", "AWS::SecretsManager-2020-07-23", "AWS::SecretsManager-2024-09-16"]);

function macroOf({ template }: Stack): string | undefined {
  const transform = own(template.root, "Transform");
  const names = (Array.isArray(transform) ? transform : [transform]).flatMap((one) =>
    isJsonObject(one) ? [own(one, "Name")] : one === undefined ? [] : [one],
  );
  const macro = names.find((one) => typeof one !== "string" || !harmless.has(one));
  if (macro === undefined) return undefined;
  return `${template.file} is changed by ${typeof macro === "string" ? macro : "a macro"} when it is deployed`;
}
