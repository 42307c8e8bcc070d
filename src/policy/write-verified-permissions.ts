import { policyToText, schemaToJsonWithResolvedTypes, type PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";
import { Problem } from "../core/problem.ts";
import type { CompiledPolicies } from "./compile-policies.ts";
import type { ParsedPolicy } from "./parse-policies.ts";
import { cedarSchema } from "./schema.ts";
import type { Steps } from "./steps.ts";

/** Bodies of the requests, without the policy store's id. */
export interface VerifiedPermissions {
  /** PutSchema. */
  readonly schema: { readonly definition: { readonly cedarJson: string } };
  /** CreatePolicy, one each. */
  readonly policies: readonly VerifiedPolicy[];
  readonly notExported: readonly { readonly policy: string; readonly message: string }[];
  /** What decides differently there. */
  readonly notes: readonly string[];
}

export interface VerifiedPolicy {
  readonly name?: string;
  readonly definition: { readonly static: { readonly description: string; readonly statement: string } };
}

/** Quotas of the service, bytes: of one policy, of all that name no resource, of the schema. */
const largestPolicy = 10_000;
const largestTogether = 200_000;
const largestSchema = 100_000;
const longestDescription = 150;

/** A namespace as Amazon Verified Permissions takes it: one, and none with a name of its own in it. */
export const namespacePattern = /^(?!.*(?:aws|amazon|cedar))[A-Za-z][A-Za-z0-9_]{0,99}$/i;

/**
 * Policies and schema as Amazon Verified Permissions takes them: in one namespace, which it requires, a statement each, without
 * annotations. In steps of one policy each. Throws Problem `resource_invalid` for a namespace that it does not take.
 */
export function* writeVerifiedPermissions({ policies }: CompiledPolicies, namespace: string): Steps<VerifiedPermissions> {
  if (!namespacePattern.test(namespace)) {
    const message = "must be letters, digits and underscores, without aws, amazon or cedar in it";
    throw new Problem("resource_invalid", `The namespace ${message}.`, { errors: [{ path: "namespace", message }] });
  }
  const written: VerifiedPolicy[] = [];
  const notExported: { policy: string; message: string }[] = [];
  let together = 0;
  for (const [id, policy] of policies) {
    yield;
    const statement = writeStatement(policy, namespace);
    const size = sizeOf(statement);
    const wide = policy.json.resource.op === "All";
    if (size > largestPolicy)
      notExported.push({ policy: id, message: `it has ${size} bytes; a policy there has ${largestPolicy} at most` });
    else if (wide && together + size > largestTogether)
      notExported.push({
        policy: id,
        message: `policies that name no resource have ${largestTogether} bytes together there at most`,
      });
    else {
      if (wide) together += size;
      written.push({ ...nameOf(id), definition: { static: { description: describe(id, policy), statement } } });
    }
  }
  return { schema: { definition: { cedarJson: writeSchema(namespace) } }, policies: written, notExported, notes };
}

const notes = [
  "A policy that fails when it is evaluated is skipped there; here it denies.",
  "A permit without the forbids that are not exported gives more there than here.",
  "context.ip is passed in the context of the request; roles and groups are parents of the principal in its entities, 100 at most.",
];

/** Stands for the namespace where the schema is kept: converting it costs too much to be done for whoever asks. */
const placeholder = "NAMESPACE";
let converted: string | undefined;

function writeSchema(namespace: string): string {
  converted ??= convertSchema();
  const json = converted.replaceAll(placeholder, namespace);
  if (sizeOf(json) > largestSchema) throw new Problem("internal", "The schema is larger than the service takes.");
  return json;
}

function convertSchema(): string {
  const schema = schemaToJsonWithResolvedTypes(`namespace ${placeholder} {\n${cedarSchema}\n}`);
  if (schema.type === "failure") throw new Problem("internal", "The schema could not be written.", { cause: schema.errors });
  return JSON.stringify(schema.json);
}

function writeStatement({ json, planes }: ParsedPolicy, namespace: string): string {
  const { annotations: _, ...bare } = json;
  // Here a policy that names no action is about calls, unless it fits the control plane too; there it has to say so.
  const named: PolicyJson =
    bare.action.op === "All" && !planes.includes("control")
      ? { ...bare, action: { op: "==", entity: { type: "Action", id: "CallModel" } } }
      : bare;
  const text = policyToText(intoNamespace(named, namespace) as PolicyJson);
  if (text.type === "failure") throw new Problem("internal", "A policy could not be written.", { cause: text.errors });
  return text.text;
}

/** Every entity type in a policy's JSON: `{ type, id }` of a scope, `__entity` of a literal, `entity_type` of `is`. */
function intoNamespace(node: unknown, namespace: string): unknown {
  if (Array.isArray(node)) return node.map((part) => intoNamespace(part, namespace));
  if (typeof node !== "object" || node === null) return node;
  const keys = Object.keys(node);
  if (keys.length === 2 && "type" in node && "id" in node && typeof node.type === "string" && typeof node.id === "string")
    return { type: `${namespace}::${node.type}`, id: node.id };
  return Object.fromEntries(
    Object.entries(node).map(([key, part]) => {
      if (key === "entity_type" && typeof part === "string") return [key, `${namespace}::${part}`];
      // A pattern of like holds text alone.
      return [key, key === "pattern" ? part : intoNamespace(part, namespace)];
    }),
  );
}

/** UTF-8 bytes. */
function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Names there hold letters, digits, dashes, underscores and slashes. */
function nameOf(id: string): { readonly name?: string } {
  return /^[A-Za-z0-9_/-]{1,140}$/.test(id) ? { name: `name/${id}` } : {};
}

function describe(id: string, { advice }: ParsedPolicy): string {
  const text = advice === undefined ? id : `${id}: ${advice}`;
  return text.length > longestDescription ? `${text.slice(0, longestDescription - 1)}…`.toWellFormed() : text;
}
