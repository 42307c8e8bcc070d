import { isBoundBy } from "../../iam/bind-condition.ts";
import { identityPolicyTypes } from "../../iam/list-documents.ts";
import { matchWildcard, overlapArns } from "../../iam/match-pattern.ts";
import type { Statement } from "../../iam/parse-policy.ts";
import { type Pattern, showPattern, whyUnknown } from "../../iam/pattern.ts";
import { actionsNamed, serviceWords } from "../../iam/service-reference.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Outcome, Rule } from "../../model/rule.ts";
import { isProperties, Joined, Unknown, type Value } from "../../model/value.ts";
import { aiTypes } from "../tags/ai-types.ts";
import { unlessAudits } from "./audits-only.ts";
import { type Findings, judgeDocuments } from "./judge-documents.ts";

const isProject = (key: Value | undefined): boolean => typeof key === "string" && /(^|[:/_-])project$/i.test(key);

/** The tags of a resource, whether written as a list of pairs or as a map. */
function checkTag(resource: Resource): Outcome {
  const property = "Tags";
  const tags = readProperty(resource, property);
  const missing: Outcome = { status: "FAIL", why: "It has no Project tag.", property };
  if (tags === undefined) return missing;
  const pairs = Array.isArray(tags)
    ? tags
        .slice(0, 500)
        .map((tag: Value) => (isProperties(tag) ? ([tag["Key"], tag["Value"]] as const) : ([tag, undefined] as const)))
    : isProperties(tags)
      ? Object.entries(tags)
      : undefined;
  if (pairs === undefined) return { status: "UNKNOWN", why: "Its tags are not known.", property };
  const project = pairs.find(([key]) => isProject(key));
  if (project === undefined) {
    const unsure = pairs.some(([key]) => typeof key !== "string");
    return unsure ? { status: "UNKNOWN", why: "Not all of its tags are known.", property } : missing;
  }
  // What the value is need not be known: that there is one separates projects.
  if (project[1] instanceof Unknown && project[1].mayBeAbsent)
    return { status: "UNKNOWN", why: `Whether it has a Project tag is not known: ${project[1].why}.`, property };
  return project[1] === ""
    ? { status: "FAIL", why: "Its Project tag is empty.", property }
    : { status: "PASS", why: "It has a Project tag.", property };
}

/** Services whose resources belong to projects. */
const services = ["bedrock", "bedrock-agentcore", "sagemaker"];

function byProject(statement: Statement): Findings | undefined {
  const { effect, actions, notAction, resources } = statement;
  if (effect === "Deny") return undefined;
  const named = (notAction ? ["bedrock:InvokeModel", "sagemaker:InvokeEndpoint"] : actions)
    .flatMap((action) => (typeof action === "string" ? actionsOf(action) : []))
    .filter(([service, { resourceTypes }]) => services.includes(service) && resourceTypes.length > 0);
  const unread = notAction ? undefined : actions.find((action) => typeof action !== "string");
  if (named.length === 0 && unread === undefined) return undefined;
  const bound = isBoundBy(statement, /^(aws|sagemaker):resourcetag\/.*project$/i);
  if (bound === true) return { wrong: [], unknown: [] };
  const wide = resources.find((resource) => isWide(written(resource, "x")));
  if (wide === undefined) {
    const open = resources.find((resource) => isWide(written(resource, "*")));
    return { wrong: [], unknown: open === undefined ? [] : [whyUnknown(open) ?? "a resource is not known"] };
  }
  const why =
    (bound instanceof Unknown ? bound.why : undefined) ??
    (effect === "Allow" ? undefined : effect.why) ??
    (named.length > 0 || unread === undefined ? undefined : (whyUnknown(unread) ?? "an action is not known"));
  if (why !== undefined) return { wrong: [], unknown: [why] };
  const models = overlapArns(written(wide, "*"), "arn:aws:bedrock:us-east-1::foundation-model/any");
  const remedy = models ? "; foundation models carry no tags, so that the project needs an inference profile of its own" : "";
  const [service, words] = named[0] ?? ["", { name: "" }];
  return {
    wrong: [`it allows ${service}:${words.name} on ${showPattern(wide)}, which is not the project's alone${remedy}`],
    unknown: [],
  };
}

const actionsOf = (action: string): ReturnType<typeof actionsNamed> =>
  action === "*"
    ? services.flatMap((service) => actionsNamed(`${service}:*`, matchWildcard))
    : actionsNamed(action, matchWildcard);

/** A pattern as a text: what is not known of it stands as `unknown`, a reference is one resource. */
function written(pattern: Pattern, unknown: string): string {
  if (typeof pattern === "string") return pattern;
  const parts = pattern instanceof Joined ? pattern.parts : [pattern];
  return parts.map((part) => (typeof part === "string" ? part : part instanceof Unknown ? unknown : "x")).join("");
}

/** Whether an ARN leaves the name of the resource open: `*`, `arn:…:endpoint/*`; a prefix of the project's does not. */
function isWide(arn: string): boolean {
  const plain = arn.replaceAll(/\$\{[^}]{0,200}\}/g, "x");
  if (/^\*+$/.test(plain)) return true;
  const last = plain.split(":").slice(5).join(":");
  return /^(\*+|[\w-]*\*|[\w-]+\/\*+)$/.test(last) && serviceWords(plain.split(":")[2] ?? "") !== undefined;
}

export const projectTagRules: readonly Rule[] = [
  {
    id: "ai-resource-project-tag",
    control: "IAM-005",
    severity: "medium",
    title: "Every AI resource carries a Project tag",
    remediation: "Add a tag Project with the project's name, which policies compare with aws:PrincipalTag/Project.",
    also: { prowler: ["organizations_tags_policies_enabled_and_attached"] },
    types: aiTypes,
    check: (resource) => checkTag(resource),
  },
  {
    id: "iam-ai-access-by-project",
    control: "IAM-005",
    severity: "high",
    title: "Identities reach only AI resources of their own project",
    remediation:
      "Name the project's resources, or compare aws:ResourceTag/Project with ${aws:PrincipalTag/Project}. Call foundation models through an application inference profile of the project.",
    types: identityPolicyTypes,
    check: (resource, index) =>
      unlessAudits(resource, index, judgeDocuments(resource, ["identity"], byProject, "It reaches its own project's resources.")),
  },
];
