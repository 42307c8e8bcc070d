import { isNestedDeeper } from "../../core/check-json.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { mapResources } from "../map-terraform/map-resources.ts";
import type { Inventory } from "../model/inventory.ts";
import { unreadable } from "../read-cloudformation/limits.ts";
import { own, section } from "../read-cloudformation/parse-template.ts";
import type { ReadOptions } from "../read-cloudformation/read-templates.ts";
import { maxHclDepth, maxPlanLength, maxResources } from "./limits.ts";
import { nameOf, planModules, type PlanModule } from "./plan-modules.ts";
import { planProviders } from "./plan-providers.ts";
import { planValues } from "./plan-values.ts";
import { newPlanReferences } from "./plan-references.ts";
import type { TerraformResource } from "./terraform-resource.ts";

/** Whether a text is what `terraform show -json` prints of a plan or of a state. Quick, and true of nothing else that people keep. */
export function looksLikePlan(text: string): boolean {
  if (text.includes('"planned_values"')) return text.includes('"root_module"');
  return text.includes('"format_version"') && text.includes('"terraform_version"') && text.includes('"values"');
}

/**
 * What a plan will make, or what a state holds. Of values that are known only after apply, references are what its configuration says;
 * sensitive ones are not known. Throws Problem `resource_invalid`.
 */
export function readPlan(text: string, file: string, options: ReadOptions = {}): readonly Inventory[] {
  const root = parse(text, file);
  const version = own(root, "format_version");
  if (version !== undefined && (typeof version !== "string" || !/^[01]\.\d+$/.test(version)))
    throw unreadable(file, `has format version ${JSON.stringify(version).slice(0, 40)}, and versions 0 and 1 are read`);
  const isPlan = Object.hasOwn(root, "planned_values");
  const values = section(root, isPlan ? "planned_values" : "values");
  const modules = planModules(section(values, "root_module"), section(section(root, "configuration"), "root_module"));
  const changes = changesOf(root);
  const deleted = deletedTypes(changes);
  const providers = planProviders(section(section(root, "configuration"), "provider_config"), options.where ?? {});
  const unread = incomplete(root, file);
  if (modules.isCut) unread.push(`${file} has more modules than are read`);
  const references = newPlanReferences(modules.all, changes, options.where ?? {});
  const resources: TerraformResource[] = [];
  for (const { module, resource, address, type } of modules.resources) {
    if (resources.length >= maxResources) {
      unread.push(`${file} has more than ${maxResources} resources`);
      break;
    }
    if (own(resource, "mode") !== "managed" || !isMade(changes.get(address))) continue;
    const configured = configurationOf(module, resource);
    const { region = options.where?.region, elsewhere } = providers(configured);
    resources.push({
      address,
      type,
      values: planValues({
        values: section(resource, "values"),
        unknown: section(section(changes.get(address) ?? {}, "change"), "after_unknown"),
        sensitive: section(resource, "sensitive_values"),
        expressions: isPlan && configured !== undefined ? section(configured, "expressions") : undefined,
        resolve: (names) => references.resolve(names, module, address),
        isOutdated: deleted.some((one) => one.startsWith(`${type}_`)),
      }),
      place: { file },
      ...(region !== undefined && { region }),
      ...(elsewhere !== undefined && { elsewhere }),
    });
  }
  return mapResources(
    { resources, unread },
    {
      source: "terraform-plan",
      target: file,
      whole: options.whole ?? false,
      ...(options.where?.account !== undefined && { account: options.where.account }),
    },
  );
}

function parse(text: string, file: string): JsonObject {
  if (text.length > maxPlanLength) throw unreadable(file, `is longer than ${maxPlanLength} characters`);
  if (isNestedDeeper(text, 10 * maxHclDepth)) throw unreadable(file, "is nested too deep");
  let root: JsonValue;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, "")) as JsonValue;
  } catch {
    throw unreadable(file, "is not valid JSON");
  }
  if (!isJsonObject(root)) throw unreadable(file, "is no plan of Terraform");
  return root;
}

/** By address. What is left over of a replaced object is not what will be. */
function changesOf(root: JsonObject): ReadonlyMap<string, JsonObject> {
  const changes = new Map<string, JsonObject>();
  const list = own(root, "resource_changes");
  for (const one of Array.isArray(list) ? list : []) {
    const address = isJsonObject(one) ? own(one, "address") : undefined;
    if (isJsonObject(one) && typeof address === "string" && !Object.hasOwn(one, "deposed")) changes.set(address, one);
  }
  return changes;
}

/** Planned values leave out what is deleted; a change says so too. */
function isMade(change: JsonObject | undefined): boolean {
  const actions = change === undefined ? undefined : own(section(change, "change"), "actions");
  return !Array.isArray(actions) || actions.length === 0 || actions.some((one) => one !== "delete" && one !== "forget");
}

/** Of what is deleted and not made anew. */
function deletedTypes(changes: ReadonlyMap<string, JsonObject>): readonly string[] {
  const types = new Set<string>();
  for (const change of changes.values()) {
    const [type, actions] = [own(change, "type"), own(section(change, "change"), "actions")];
    if (typeof type === "string" && Array.isArray(actions) && actions.includes("delete") && !isMade(change)) types.add(type);
  }
  return [...types];
}

function incomplete(root: JsonObject, file: string): string[] {
  const unread: string[] = [];
  if (own(root, "complete") === false) unread.push(`${file} is a plan of a part alone`);
  if (own(root, "errored") === true) unread.push(`${file} is a plan that failed`);
  const deferred = own(root, "deferred_changes");
  if (Array.isArray(deferred) && deferred.length > 0) unread.push(`${file} defers ${deferred.length} of its changes`);
  return unread;
}

function configurationOf({ configured }: PlanModule, resource: JsonObject): JsonObject | undefined {
  return configured.get(nameOf(resource));
}
