import { isBoundBy, isNarrowed } from "../../iam/bind-condition.ts";
import { isEveryResource, widestOf } from "../../iam/match-pattern.ts";
import { denies, offNetwork, ordinary, type RequestFixture, strangers } from "../../iam/evaluate-deny.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import { bedrockInvoke, isWideModel } from "../../iam/model-actions.ts";
import type { PolicyDocument, Statement } from "../../iam/parse-policy.ts";
import { type Answer, allOf, anyOf, type Pattern, showPattern, whyUnknown } from "../../iam/pattern.ts";
import { speaksOf } from "../../iam/what-role-can.ts";
import type { Resource } from "../../model/inventory.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { Unknown } from "../../model/value.ts";
import { serviceOf } from "./endpoints.ts";
import { ownResourcesOnly } from "./own-resources.ts";

const property = "PolicyDocument";
/** Every action, or every one of a service: an endpoint is of one. */
const isEveryAction = (pattern: Pattern): boolean => typeof pattern === "string" && /^([^:]*:)?[?]*\*[*?]*$/.test(pattern);
const isEveryOne = (pattern: Pattern): boolean => typeof pattern === "string" && isEveryResource(pattern);

const noPolicy: Outcome = { status: "FAIL", why: "It has no policy of its own, and AWS's allows everyone everything.", property };

/** The policy of an endpoint, or the outcome where there is none to ask. Types of endpoints that take none are left out. */
function policyOf(endpoint: Resource): PolicyDocument | Outcome | undefined {
  const type = readProperty(endpoint, "VpcEndpointType") ?? "Gateway";
  if (type === "GatewayLoadBalancer") return undefined;
  const [found] = listDocuments(endpoint);
  if (found === undefined) return noPolicy;
  const { statements, unread } = found.document;
  if (statements.length === 0 && unread !== undefined)
    return { status: "UNKNOWN", why: `Its policy is not known: ${unread}.`, property };
  return found.document;
}

/** Keys that bound an endpoint to one's own organisation, accounts or roles. */
const ownKeys = /^aws:(principalorgid|principalorgpaths|principalaccount|principalarn)$/i;

function boundToOwn(statement: Statement): Answer {
  const { principals = [], notPrincipal } = statement;
  const bound = isBoundBy(statement, ownKeys);
  if (bound === true || notPrincipal || principals.length === 0) return bound;
  const named = allOf(principals, ({ kind, value }): Answer => {
    if (value instanceof Unknown) return value;
    return kind === "AWS" && !/^(arn:[^:]*:iam::)?[*?]/.test(widestOf(value));
  });
  return anyOf([bound, named], (one) => one);
}

/** Packages and image layers that AWS itself hands out belong to no organisation of a customer. */
const awsBucket =
  /^arn:[^:]*:s3:::(prod-[a-z0-9-]+-starport-layer-bucket|amazonlinux[\w.-]*|al2023-repos[\w.-]*|aws-ssm-[\w-]+|patch-baseline-snapshot-[\w-]+|(packages|repo)\.[\w-]+\.amazonaws\.com)(\/\*)?$/;

const readsAwsBuckets = ({ actions, notAction, resources, notResource }: Statement): boolean =>
  !notAction &&
  !notResource &&
  actions.every((one) => typeof one === "string" && /^s3:(Get|List)/i.test(one)) &&
  resources.length > 0 &&
  resources.every((one) => awsBucket.test(widestOf(one)));

/** Whether it could be so, for all that is known of its actions and resources. */
function mayReadAwsBuckets(statement: Statement): Answer {
  const isKnown = (one: Pattern): boolean => !(one instanceof Unknown);
  const [actions, resources] = [statement.actions.filter(isKnown), statement.resources.filter(isKnown)];
  const unread = [...statement.actions, ...statement.resources].find((one) => one instanceof Unknown);
  if (!(unread instanceof Unknown)) return readsAwsBuckets(statement);
  const other = resources.length === 0 ? ["arn:aws:s3:::aws-ssm-a/*"] : resources;
  return readsAwsBuckets({ ...statement, actions, resources: other }) ? unread : false;
}

/** A request of another organisation's role: denied by a statement of its own where each Allow does not keep it out. */
const fromOutside: RequestFixture["context"] = {
  ...ordinary,
  "aws:principalorgid": [strangers.organization],
  "aws:principalorgpaths": [`${strangers.organization}/r-0000/`],
  "aws:principalaccount": ["999999999999"],
};

function judgeModels({ statements, unread }: PolicyDocument): Outcome {
  let unknown = unread;
  for (const one of statements) {
    if (one.effect === "Deny") continue;
    const speaks = bedrockInvoke.map((action) => speaksOf(one, action));
    if (speaks.every((answer) => answer === false)) continue;
    const wide = one.notResource
      ? "all but some resources"
      : one.resources
          .map((resource) => (isWideModel(resource) ? showPattern(resource) : undefined))
          .find((text) => text !== undefined);
    if (wide === undefined) {
      unknown ??= one.resources.filter((resource) => resource instanceof Unknown).map(whyUnknown)[0];
      continue;
    }
    if (one.effect === "Allow" && speaks.includes(true))
      return { status: "FAIL", why: `Statement ${one.name} lets call models by ${wide}.`, property };
    unknown ??= "which models a statement lets call is not known";
  }
  if (unknown !== undefined) return { status: "UNKNOWN", why: `Which models it lets call is not known: ${unknown}.`, property };
  return { status: "PASS", why: "It lists the models that it lets call.", property };
}

/** Whether a statement is for some requests only, by who asks or by whose things are asked for. */
const keepsOut = (statement: Statement): Answer =>
  anyOf([isNarrowed(statement), isBoundBy(statement, /^aws:resource(orgid|orgpaths|account)$/i)], (answer) => answer);

export const endpointPolicyRules: readonly Rule[] = [
  {
    id: "network-endpoint-policy-not-open",
    control: "NET-004",
    severity: "high",
    title: "The policy of a VPC endpoint does not allow everyone everything",
    remediation:
      "Give the endpoint a PolicyDocument that names the actions and resources of the workload, for principals of your own organisation.",
    also: { prowler: ["vpc_endpoint_connections_trust_boundaries"] },
    types: ["AWS::EC2::VPCEndpoint"],
    check: (endpoint) => {
      const policy = policyOf(endpoint);
      if (policy === undefined || "status" in policy) return policy;
      const open = policy.statements.filter(
        (one) =>
          one.effect !== "Deny" &&
          (one.notAction || one.actions.some(isEveryAction)) &&
          (one.notResource || one.resources.some(isEveryOne)) &&
          keepsOut(one) !== true,
      );
      const sure = open.find((one) => one.effect === "Allow" && keepsOut(one) === false);
      // Whoever is of another organisation, or comes from elsewhere, may be denied by a statement of its own.
      const denied = anyOf([fromOutside, offNetwork], (context) => denies(policy, { action: "x:x", context }));
      if (sure !== undefined && denied === false)
        return { status: "FAIL", why: `Statement ${sure.name} allows every action on every resource.`, property };
      const unsure = [denied, ...open.flatMap((one) => [one.effect, keepsOut(one)])].find((one) => one instanceof Unknown);
      const unknown =
        policy.unread ??
        (open.length > 0 && denied !== true && unsure instanceof Unknown ? unsure.why : undefined) ??
        policy.statements.flatMap(({ actions, resources }) =>
          [...actions, ...resources].filter((one) => one instanceof Unknown).map(whyUnknown),
        )[0];
      if (unknown !== undefined) return { status: "UNKNOWN", why: `Not all of its policy is known: ${unknown}.`, property };
      return { status: "PASS", why: "It does not allow everyone everything.", property };
    },
  },
  {
    id: "network-endpoint-policy-own-organization",
    control: "NET-004",
    severity: "high",
    title: "The policy of a VPC endpoint lets in principals of one's own organisation only, or reaches one's own account only",
    remediation:
      "Add StringEquals on aws:PrincipalOrgID to each Allow, or a Deny with StringNotEquals on it; where ARNs name the account, as those of execute-api, name the own one in every Resource.",
    also: { prowler: ["vpc_endpoint_connections_trust_boundaries"] },
    types: ["AWS::EC2::VPCEndpoint"],
    check: (endpoint, index) => {
      const policy = policyOf(endpoint);
      if (policy === undefined || "status" in policy) return policy;
      const keepsIn = (one: Statement): Answer =>
        anyOf([boundToOwn(one), mayReadAwsBuckets(one), ownResourcesOnly(one, endpoint, index)], (answer) => answer);
      const open = policy.statements.filter((one) => one.effect !== "Deny" && keepsIn(one) !== true);
      if (open.length === 0 && policy.unread === undefined)
        return { status: "PASS", why: "Each Allow is for principals or resources of one's own.", property };
      const outside = open.flatMap(({ actions }) =>
        actions.slice(0, 20).map((one) => (typeof one === "string" ? one.replaceAll(/[*?]/g, "x") : "x:x")),
      );
      const denied = outside.length > 0 && allOf(outside, (action) => denies(policy, { action, context: fromOutside }));
      if (denied === true && policy.unread === undefined)
        return { status: "PASS", why: "Principals of others are denied.", property };
      const unknown =
        policy.unread ??
        open
          .map((one) => [one.effect, keepsIn(one)].find((answer) => answer instanceof Unknown))
          .find((answer) => answer instanceof Unknown)?.why ??
        (denied instanceof Unknown ? denied.why : undefined);
      if (unknown !== undefined) return { status: "UNKNOWN", why: `Not all of its policy is known: ${unknown}.`, property };
      return { status: "FAIL", why: `Statement ${open[0]?.name ?? ""} is for principals of any organisation.`, property };
    },
  },
  {
    id: "network-endpoint-policy-lists-models",
    control: "NET-004",
    severity: "high",
    title: "The policy of an endpoint of Bedrock lists the models that may be called",
    remediation: "Name the ARNs of the approved models and inference profiles in the Resource of the endpoint's policy.",
    types: ["AWS::EC2::VPCEndpoint"],
    check: (endpoint) => {
      const service = serviceOf(endpoint);
      if (service !== undefined && !service.startsWith("bedrock-runtime")) return undefined;
      if (service === undefined) {
        const name = readProperty(endpoint, "ServiceName");
        return {
          status: "UNKNOWN",
          why: `Of which service it is is not known${name instanceof Unknown ? `: ${name.why}` : ""}.`,
          property: "ServiceName",
        };
      }
      const policy = policyOf(endpoint);
      if (policy === undefined || "status" in policy) return policy;
      return judgeModels(policy);
    },
  },
];
