import { isJsonObject, type JsonObject } from "../../core/json.ts";
import { plainText } from "../model/plain-text.ts";
import { own, section } from "../read-cloudformation/parse-template.ts";
import { maxHclDepth, maxModules } from "./limits.ts";

/** An instance of a module in a plan, beside what the configuration says of it. */
export interface PlanModule {
  /** `module.a[0].module.b`, or nothing for the root. */
  readonly address: string;
  readonly configuration: JsonObject;
  /** Resources and data sources of the configuration by type and name; of the latter with `data.` before them. */
  readonly configured: ReadonlyMap<string, JsonObject>;
  readonly parent: PlanModule | undefined;
  /** As its parent calls it. */
  readonly name: string;
}

export interface PlanResource {
  readonly module: PlanModule;
  readonly resource: JsonObject;
  readonly address: string;
  readonly type: string;
}

export interface PlanModules {
  readonly all: readonly PlanModule[];
  readonly resources: readonly PlanResource[];
  /** Whether there are more modules than are read. */
  readonly isCut: boolean;
}

/** @param planned the root module of planned values or of a state @param configuration the root module of the configuration */
export function planModules(planned: JsonObject, configuration: JsonObject): PlanModules {
  const all: PlanModule[] = [];
  const resources: PlanResource[] = [];
  let isCut = false;
  const configuredBy = new Map<JsonObject, ReadonlyMap<string, JsonObject>>();
  const walk = (
    values: JsonObject,
    said: JsonObject,
    parent: PlanModule | undefined,
    address: string,
    name: string,
    depth: number,
  ): void => {
    if (all.length >= 10 * maxModules || depth > maxHclDepth) {
      isCut = true;
      return;
    }
    const configured = configuredBy.get(said) ?? configuredResources(said);
    configuredBy.set(said, configured);
    const module: PlanModule = { address, configuration: said, configured, parent, name };
    all.push(module);
    for (const resource of objects(own(values, "resources"))) {
      const [type, found] = [own(resource, "type"), own(resource, "address")];
      if (typeof type === "string" && typeof found === "string") resources.push({ module, resource, address: found, type });
    }
    for (const child of objects(own(values, "child_modules"))) {
      const found = own(child, "address");
      if (typeof found !== "string") continue;
      const called = (address === "" ? found : found.slice(address.length + 1)).replace(/^module\./, "").replace(/\[.*$/s, "");
      walk(child, section(section(section(said, "module_calls"), called), "module"), module, found, called, depth + 1);
    }
  };
  walk(planned, configuration, undefined, "", "", 0);
  return { all, resources, isCut };
}

export const objects = (list: unknown): readonly JsonObject[] =>
  Array.isArray(list) ? list.filter((one) => isJsonObject(one)) : [];

/** Such as `aws_kms_key.main`. */
export const nameOf = (resource: JsonObject): string =>
  `${plainText(own(resource, "type")) ?? ""}.${plainText(own(resource, "name")) ?? ""}`;

function configuredResources(configuration: JsonObject): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const one of objects(own(configuration, "resources"))) {
    const name = nameOf(one);
    found.set(own(one, "mode") === "data" ? `data.${name}` : name, one);
  }
  return found;
}
