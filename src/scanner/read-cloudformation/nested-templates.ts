import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { dirname, join } from "node:path/posix";
import { own, section, type Template } from "./parse-template.ts";

const stackType = "AWS::CloudFormation::Stack";

/** A nested stack that a template declares. */
export interface NestedStack {
  readonly logicalId: string;
  readonly declared: JsonObject;
  /** Where its template is, beside the one that names it; undefined where that is elsewhere or not known. */
  readonly path?: string;
}

/**
 * Nested stacks of a template. Tools that package templates say in the metadata which file a TemplateURL stands for; without them the URL
 * itself is a path. Nothing is looked up on a network.
 */
export function nestedStacks({ root, path }: Template): readonly NestedStack[] {
  return Object.entries(section(root, "Resources")).flatMap(([logicalId, declared]) => {
    if (!isJsonObject(declared) || own(declared, "Type") !== stackType) return [];
    const asset = own(section(declared, "Metadata"), "aws:asset:path");
    const url = own(section(declared, "Properties"), "TemplateURL");
    const local = isPath(asset) ? asset : isPath(url) ? url : undefined;
    return [{ logicalId, declared, ...(local !== undefined && { path: join(dirname(path), local) }) }];
  });
}

function isPath(value: JsonValue | undefined): value is string {
  return typeof value === "string" && value !== "" && value.length < 1000 && !/^[a-z][a-z0-9+.-]*:|[\0\\]|^\/|\$\{/i.test(value);
}
