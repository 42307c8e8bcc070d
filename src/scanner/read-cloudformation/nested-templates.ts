import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { dirname, join } from "node:path/posix";
import { own, section, type Template } from "./parse-template.ts";

const stackType = "AWS::CloudFormation::Stack";

/** A nested stack that a template declares. */
export interface NestedStack {
  readonly declared: JsonObject;
  /** Where its template is, beside the one that names it; undefined where that is elsewhere or not known. */
  readonly path?: string;
}

/**
 * The nested stack that a resource is. Tools that package templates say in the metadata which file a TemplateURL stands for; without them the URL
 * itself is a path. Nothing is looked up on a network.
 */
export function nestedStack(declared: JsonValue, { path }: Template): NestedStack | undefined {
  if (!isJsonObject(declared) || own(declared, "Type") !== stackType) return undefined;
  const asset = own(section(declared, "Metadata"), "aws:asset:path");
  const url = own(section(declared, "Properties"), "TemplateURL");
  const local = isPath(asset) ? asset : isPath(url) ? url : undefined;
  return { declared, ...(local !== undefined && { path: join(dirname(path), local) }) };
}

/** Paths of the templates that a template nests. What loops make of them is left out: they have to be worked out first. */
export function nestedPaths(template: Template): readonly string[] {
  return Object.values(section(template.root, "Resources")).flatMap((declared) => nestedStack(declared, template)?.path ?? []);
}

function isPath(value: JsonValue | undefined): value is string {
  return typeof value === "string" && value !== "" && value.length < 1000 && !/^[a-z][a-z0-9+.-]*:|[\0\\]|^\/|\$\{/i.test(value);
}
