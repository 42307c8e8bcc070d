import type { Resource } from "./model/inventory.ts";
import { isProperties } from "./model/value.ts";
import { cloudControlTypes } from "./read-aws/cloud-control/all-types.ts";

/** Of these there is one for an account or for each region of it. */
const single =
  /^Sallyport::AWS::(BedrockInvocationLogging|S3AccountPublicAccessBlock|IamAccountPasswordPolicy|MacieAutomatedDiscovery)$/;

/**
 * By what a declaration and a live thing are known to be the same, each with its type:
 *
 * - `STACK/LogicalId`, which a live thing has in the tags that CloudFormation gives it;
 * - what its type is identified by: its `primaryIdentifier` and its own name and ARN. Never what it points to, such as the VPC of a
 *   subnet or the role of a notebook: others point there too;
 * - for settings of which there is one, the setting.
 *
 * Of a declaration without a name of its own and a live thing without those tags, only CloudFormation knows: `joinStacks`.
 */
export function namesOf(resource: Resource): readonly string[] {
  const { type, properties, region } = resource;
  const known = [...identifiersOf(resource)];
  const tags = tagsOf(properties["Tags"]);
  const [stack, logicalId] = [tags.get("aws:cloudformation:stack-name"), tags.get("aws:cloudformation:logical-id")];
  if (stack !== undefined && logicalId !== undefined) known.push(`${stack}/${logicalId}`);
  if (single.test(type)) known.push("", ...(region === undefined ? [] : [`in ${region}`]));
  return [...new Set(known)].map((name) => `${type} ${name}`);
}

/** What its service or its declaration calls it by, itself and nothing else of its type in its region. */
export function identifiersOf({ type, id, names = [], properties }: Resource): readonly string[] {
  // The first part of an identifier of several is another thing's, unless it is an ARN.
  const isPart = (name: string): boolean => !name.startsWith("arn:") && [id, ...names].some((one) => one.startsWith(`${name}|`));
  const known = [id, ...names].filter((name) => !isPart(name));
  for (const name of ownNames(type)) {
    const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (typeof value === "string" && value !== "") known.push(value);
  }
  const parts = cloudControlTypes.get(type)?.id.split(" ") ?? [];
  const values = parts.map((part) => (Object.hasOwn(properties, part) ? properties[part] : undefined));
  if (parts.length > 1 && values.every((value) => typeof value === "string")) known.push(values.join("|"));
  return known;
}

/** `NotebookInstanceName` and `NotebookInstanceArn` of a notebook instance; no part of an identifier of several. */
function ownNames(type: string): readonly string[] {
  const short = type.split("::").at(-1) ?? "";
  const id = cloudControlTypes.get(type)?.id ?? "";
  const parts = id.includes(" ") ? id.split(" ") : [];
  const own = [...(parts.length > 0 || id === "" ? [] : [id]), `${short}Name`, `${short}Arn`, "Arn", "Name"];
  return own.filter((name) => !parts.includes(name));
}

function tagsOf(tags: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const tag of Array.isArray(tags) ? tags.slice(0, 100) : [])
    if (isProperties(tag) && typeof tag["Key"] === "string" && typeof tag["Value"] === "string")
      found.set(tag["Key"], tag["Value"]);
  return found;
}
