import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import type { Resource } from "../model/inventory.ts";
import { Joined, isProperties, type Reference, Unknown, type Properties, type Value } from "../model/value.ts";
import { maxDepth } from "./limits.ts";

/** What a call sets, by service and action; `part` is the one of its parameters that says how. */
const settings: Readonly<Record<string, { readonly type: string; readonly part?: string }>> = {
  "bedrock.putmodelinvocationloggingconfiguration": { type: "Sallyport::AWS::BedrockInvocationLogging" },
  "macie2.createclassificationjob": { type: "Sallyport::AWS::MacieClassificationJob" },
  "macie2.updateautomateddiscoveryconfiguration": { type: "Sallyport::AWS::MacieAutomatedDiscovery" },
  "s3control.putpublicaccessblock": {
    type: "Sallyport::AWS::S3AccountPublicAccessBlock",
    part: "PublicAccessBlockConfiguration",
  },
};

/**
 * What a custom resource of the CDK's `AwsCustomResource` sets by one call of an SDK, as the thing that the call makes; it stands beside
 * the custom resource. `Create` and `Update` are texts of JSON: `{ service, action, parameters }`. A call as another role may be for
 * another account, and is left out.
 */
export function readSdkCall(resource: Resource): readonly Resource[] {
  if (!/^(Custom::|AWS::CloudFormation::CustomResource$)/.test(resource.type)) return [];
  const [create, update] = [readCall(resource.properties["Create"]), readCall(resource.properties["Update"])];
  const call = create ?? update;
  if (call === undefined || (update !== undefined && update.type !== call.type)) return [];
  const { type, properties, region } = call;
  const changes = update !== undefined && JSON.stringify(update) !== JSON.stringify(call);
  return [
    {
      ...resource,
      type,
      id: `${resource.id}/call`,
      properties,
      ...(region !== undefined && { region }),
      ...(changes && { unreadable: "what it calls when it is made and when it changes is not the same" }),
    },
  ];
}

interface Call {
  readonly type: string;
  readonly properties: Properties;
  readonly region: string | undefined;
}

function readCall(text: Value | undefined): Call | undefined {
  const call = parseJson(text);
  if (call === undefined || Object.hasOwn(call, "assumedRoleArn")) return undefined;
  const { service, action, region, parameters } = call;
  if (typeof service !== "string" || typeof action !== "string" || !isProperties(parameters)) return undefined;
  // S3Control, s3-control and @aws-sdk/client-s3-control are one; so are an action and its command.
  const name = `${service
    .toLowerCase()
    .replace(/^@aws-sdk\/client-/, "")
    .replaceAll("-", "")}.${action.toLowerCase().replace(/command$/, "")}`;
  const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
  if (setting === undefined) return undefined;
  const given = largeNames(parameters) as Properties;
  const properties = setting.part === undefined ? given : given[setting.part];
  return {
    type: setting.type,
    properties: isProperties(properties) ? properties : {},
    region: typeof region === "string" ? region : undefined,
  };
}

/** Stands for the part of a text that is not known yet; no text of CloudFormation has this character. */
const mark = "\uE000";

/** An object of JSON of which parts of texts may be references. Undefined where it is none. */
function parseJson(text: Value | undefined): Properties | undefined {
  const parts = text instanceof Joined ? text.parts : typeof text === "string" ? [text] : [];
  if (parts.some((part) => typeof part === "string" && /\uE000|\\ue000/i.test(part))) return undefined;
  try {
    const parsed: unknown = JSON.parse(parts.map((part, at) => (typeof part === "string" ? part : mark + at + mark)).join(""));
    return isJsonObject(parsed) ? fillIn(parsed, parts) : undefined;
  } catch {
    return undefined;
  }
}

type Part = string | Reference | Unknown;

function fillIn(object: JsonObject, parts: readonly Part[]): Properties {
  const fill = (value: JsonValue, level: number): Value => {
    if (level > maxDepth) return new Unknown("it is nested too deep");
    if (typeof value === "string") return fillText(value, parts);
    if (Array.isArray(value)) return value.map((one) => fill(one, level + 1));
    return isJsonObject(value) ? fillAll(value, level + 1) : value;
  };
  const fillAll = (from: JsonObject, level: number): Properties =>
    Object.fromEntries(Object.entries(from).map(([name, value]) => [name, fill(value, level)]));
  return fillAll(object, 0);
}

function fillText(text: string, parts: readonly Part[]): Value {
  if (!text.includes(mark)) return text;
  const filled = text
    .split(mark)
    .map((piece, at) => (at % 2 === 0 ? piece : (parts[Number(piece)] ?? "")))
    .filter((piece) => piece !== "");
  const [only] = filled;
  return filled.length === 1 && only !== undefined ? only : new Joined(filled);
}

/** Names of the interfaces of AWS begin small; those of what is read begin large. */
function largeNames(value: Value): Value {
  if (Array.isArray(value)) return value.map((one: Value) => largeNames(one));
  if (!isProperties(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name.charAt(0).toUpperCase() + name.slice(1), largeNames(one)]),
  );
}
