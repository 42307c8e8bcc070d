import { invoke, train } from "./model-actions.ts";
import type { BuiltResource, GuardFinding } from "./read-built-resources.ts";
import { covers, readAllowances } from "./read-statements.ts";
import { at, findAll, listOf, textOf } from "./read-value.ts";

/** AWS's own policies that allow both, or one of them. */
const managed: readonly (readonly [name: RegExp, kinds: readonly Kind[]])[] = [
  [/\/(?:AdministratorAccess|PowerUserAccess|AmazonSageMakerFullAccess|AmazonBedrockFullAccess)$/, ["invoke", "train"]],
  [/\/AmazonBedrockLimitedAccess$/, ["invoke"]],
];

type Kind = "invoke" | "train";

/** INVARIANT: no role both calls models and makes them: what serves can't be changed by who is served (control IAM-003). */
export function forbidSharedRoles(resources: readonly BuiltResource[]): readonly GuardFinding[] {
  return resources
    .filter(({ type }) => type === "AWS::IAM::Role" || type === "AWS::IAM::User" || type === "AWS::IAM::Group")
    .filter((role) => {
      const can = new Set(policiesOf(role, resources).flatMap(kindsOf).concat(managedKinds(role)));
      return can.has("invoke") && can.has("train");
    })
    .map(({ path }) => ({
      path,
      message: "invoke and train in one role: it may call models and also train, import or register them: use two roles",
    }));
}

/** The role's own policies and those of others that name it, or that it names. */
function policiesOf(role: BuiltResource, resources: readonly BuiltResource[]): readonly BuiltResource[] {
  const names = [role.properties["RoleName"], role.properties["UserName"], role.properties["GroupName"]].filter(
    (name) => typeof name === "string",
  );
  const isRole = (named: unknown, stack: string): boolean =>
    (stack === role.stack && at(named, "Ref") === role.logicalId) ||
    names.includes(textOf(named)) ||
    importOf(named).includes(`Ref${role.logicalId}`);
  const attached = listOf(role.properties["ManagedPolicyArns"]);
  return resources.filter(
    (policy) =>
      policy === role ||
      (policyTypes.has(policy.type) &&
        (["Roles", "Users", "Groups", "RoleName", "UserName", "GroupName"].some((key) =>
          listOf(policy.properties[key]).some((named) => isRole(named, policy.stack)),
        ) ||
          attached.some(
            (arn) =>
              (policy.stack === role.stack && at(arn, "Ref") === policy.logicalId) ||
              importOf(arn).includes(`Ref${policy.logicalId}`),
          ))),
  );
}

const policyTypes: ReadonlySet<string> = new Set([
  "AWS::IAM::Policy",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::RolePolicy",
  "AWS::IAM::UserPolicy",
  "AWS::IAM::GroupPolicy",
]);

/** CDK names exports after the logical id of what they export. */
const importOf = (value: unknown): string => findAll(value, "Fn::ImportValue").map(textOf).join(" ");

function kindsOf({ properties }: BuiltResource): readonly Kind[] {
  const { AssumeRolePolicyDocument: _trust, ...permissions } = properties;
  const patterns = readAllowances(permissions).flatMap(({ actions }) => actions);
  return [
    ...(patterns.some((pattern) => covers(pattern, invoke)) ? (["invoke"] as const) : []),
    ...(patterns.some((pattern) => covers(pattern, train)) ? (["train"] as const) : []),
  ];
}

function managedKinds({ properties }: BuiltResource): readonly Kind[] {
  const arns = listOf(properties["ManagedPolicyArns"]).map(textOf);
  return managed.flatMap(([name, kinds]) => (arns.some((arn) => name.test(arn)) ? kinds : []));
}
