import * as cedar from "@cedar-policy/cedar-wasm/nodejs";
import { sendJson, startMockServer, type MockServer, type ReceivedRequest } from "./mock-server.ts";
import { type AwsKey, mockKey, signatureFault } from "./verify-signature.ts";

export interface MockVerifiedPermissions extends MockServer<"answer"> {
  /** Statements by the ids that it gave them. */
  readonly policies: ReadonlyMap<string, string>;
}

type Body = ReceivedRequest["body"];

/** An error in the service's own words. */
class Refusal extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

const validation = (message: string): Refusal => new Refusal("ValidationException", message);
const tooMuch = (message: string): Refusal => new Refusal("ServiceQuotaExceededException", message);

const storeId = "PSmock";
const schemaId = "mock-verified-permissions";
const setId = "mock-verified-permissions-set";

/**
 * Amazon Verified Permissions with one policy store, `PSmock`, in strict mode: AWS JSON 1.0, signed requests, its quotas (user guide,
 * Quotas), one namespace (Differences to Cedar), and Cedar itself behind it. Actions of a question come from the schema.
 */
export async function startMockVerifiedPermissions(keys: readonly AwsKey[] = [mockKey]): Promise<MockVerifiedPermissions> {
  let schema: { readonly json: cedar.SchemaJson<string>; readonly namespace: string } | undefined;
  const policies = new Map<string, string>();
  const names = new Map<string, string>();
  let loaded = -1;
  const at = new Date(0).toISOString();

  const putSchema = ({ definition }: Body): object => {
    const text: unknown = definition?.cedarJson;
    if (typeof text !== "string" || text.length === 0) throw validation("definition.cedarJson is needed");
    if (Buffer.byteLength(text) > 100_000) throw tooMuch("the schema is too large");
    let json: cedar.SchemaJson<string>;
    try {
      json = JSON.parse(text) as cedar.SchemaJson<string>;
    } catch {
      throw validation("the schema is no JSON");
    }
    const [namespace = "", ...more] = Object.keys(json);
    if (more.length > 0) throw validation("a schema has one namespace");
    if (namespace === "" || /aws|amazon|cedar/i.test(namespace)) throw validation("the namespace is not allowed");
    if (hasEmptyKey(json)) throw validation("names in a schema are not empty");
    const parsed = cedar.checkParseSchema(json);
    if (parsed.type === "failure") throw validation(parsed.errors[0]?.message ?? "the schema does not parse");
    if (cedar.preparseSchema(schemaId, json).type === "failure") throw validation("the schema does not parse");
    schema = { json, namespace };
    return { policyStoreId: storeId, namespaces: [namespace], createdDate: at, lastUpdatedDate: at };
  };

  const createPolicy = ({ definition, name }: Body): object => {
    const { statement, description } = definition?.static ?? {};
    if (typeof statement !== "string" || statement.length === 0) throw validation("definition.static.statement is needed");
    if (Buffer.byteLength(statement) > 10_000) throw tooMuch("the policy is too large");
    if (description !== undefined && String(description).length > 150) throw validation("the description is too long");
    if (name !== undefined && !/^name\/[a-zA-Z0-9/_-]{1,150}$/.test(name)) throw validation("the name is not allowed");
    if (names.has(name)) throw new Refusal("ConflictException", "there is a policy of that name");
    const parts = cedar.policySetTextToParts(statement);
    if (parts.type === "failure") throw validation(parts.errors[0]?.message ?? "the policy does not parse");
    if (parts.policies.length !== 1 || parts.policy_templates.length > 0) throw validation("a statement is one policy");
    if (schema === undefined) throw validation("the policy store has no schema");
    const valid = cedar.validate({
      schema: schema.json,
      policies: { staticPolicies: { policy: statement } },
      validationSettings: { mode: "strict" },
    });
    const [mistake] = valid.type === "success" ? valid.validationErrors.map(({ error }) => error) : valid.errors;
    if (mistake !== undefined) throw validation(mistake.message);
    if ([...policies.values(), statement].reduce((sum, text) => sum + Buffer.byteLength(text), 0) > 200_000)
      throw tooMuch("the policies of all resources are too large together");
    const policyId = `SP${String(policies.size).padStart(20, "0")}`;
    policies.set(policyId, statement);
    if (name !== undefined) names.set(name, policyId);
    return { policyStoreId: storeId, policyId, policyType: "STATIC", createdDate: at, lastUpdatedDate: at };
  };

  const isAuthorized = ({ principal, action, resource, context, entities }: Body): object => {
    if (schema === undefined) throw validation("the policy store has no schema");
    if (loaded !== policies.size) {
      cedar.preparsePolicySet(setId, { staticPolicies: Object.fromEntries(policies) });
      loaded = policies.size;
    }
    const { namespace } = schema;
    const groups = schema.json[namespace]?.actions[action.actionId as string]?.memberOf ?? [];
    const answer = cedar.statefulIsAuthorized({
      principal: { type: principal.entityType, id: principal.entityId },
      action: { type: action.actionType, id: action.actionId },
      resource: { type: resource.entityType, id: resource.entityId },
      context: JSON.parse(context?.cedarJson ?? "{}") as cedar.Context,
      entities: [
        ...(JSON.parse(entities?.cedarJson ?? "[]") as cedar.EntityJson[]),
        {
          uid: { type: action.actionType, id: action.actionId },
          attrs: {},
          parents: groups.map(({ id }) => ({ type: `${namespace}::Action`, id })),
        },
      ],
      preparsedPolicySetId: setId,
      preparsedSchemaName: schemaId,
      validateRequest: true,
    });
    if (answer.type === "failure") throw validation(answer.errors[0]?.message ?? "the question is not sound");
    const { decision, diagnostics } = answer.response;
    return {
      decision: decision.toUpperCase(),
      determiningPolicies: diagnostics.reason.map((policyId) => ({ policyId })),
      errors: diagnostics.errors.map(({ error }) => ({ errorDescription: error.message })),
    };
  };

  const operations: Readonly<Record<string, (body: Body) => object>> = {
    PutSchema: putSchema,
    CreatePolicy: createPolicy,
    IsAuthorized: isAuthorized,
  };
  const json = { "content-type": "application/x-amz-json-1.0" };
  const server = await startMockServer<"answer">({
    behaviours: {
      async answer(request, response) {
        try {
          const fault = await signatureFault(request, "verifiedpermissions", keys);
          if (fault !== undefined) throw new Refusal(fault, "not signed by a key that is known");
          const target = String(request.headers["x-amz-target"]);
          const operation = target.startsWith("VerifiedPermissions.") ? operations[target.slice(20)] : undefined;
          if (operation === undefined || request.headers["content-type"] !== json["content-type"])
            throw new Refusal("UnknownOperationException", target);
          if (request.body?.policyStoreId !== storeId)
            throw new Refusal("ResourceNotFoundException", "there is no such policy store");
          sendJson(response, operation(request.body), json);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          sendJson(response, { __type: `com.amazonaws.verifiedpermissions#${error.type}`, message: error.message }, json, 400);
        }
      },
    },
    behaviour: "answer",
  });
  return Object.assign(server, { policies });
}

function hasEmptyKey(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  return Object.entries(node).some(([key, value]) => key === "" || hasEmptyKey(value));
}
