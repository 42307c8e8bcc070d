import { isJsonObject, type JsonValue } from "../../../core/json.ts";
import { plainText } from "../../model/plain-text.ts";
import type { Rule } from "../../model/rule.ts";
import { isProperties, Reference, Unknown, type Value } from "../../model/value.ts";
import type { Outcome } from "../../model/rule.ts";
import { ask, part, say, type Subject } from "../checks/check.ts";
import { all, each, itemsOf, worst } from "../checks/combine-checks.ts";
import { decodeText, findSecrets, findSecretVariable, isSecretName, looksSecret } from "../checks/find-secrets.ts";
import { allowsNotEveryone } from "../checks/read-statements.ts";
import { requireKey } from "../checks/require-key.ts";
import { requireText } from "../checks/require-value.ts";
import { isReference } from "./is-reference.ts";
import { requireRotation, rotates } from "./rotation.ts";

const secrets = ["AWS::SecretsManager::Secret"];

export const secretRules: readonly Rule[] = [
  {
    id: "secret-rotates",
    control: "DAT-017",
    severity: "high",
    title: "A secret rotates every 90 days at least",
    remediation:
      "Make an AWS::SecretsManager::RotationSchedule with AutomaticallyAfterDays of 90 at most. In Terraform: aws_secretsmanager_secret_rotation.",
    also: {
      prowler: ["secretsmanager_automatic_rotation_enabled"],
      checkov: ["CKV2_AWS_57"],
      cdkNag: ["AwsSolutions-SMG4", "NIST.800.53.R5-SecretsManagerRotationEnabled"],
      cfnGuard: ["SECRETSMANAGER_ROTATION_ENABLED_CHECK"],
    },
    types: secrets,
    check: rotates,
  },
  {
    id: "secret-rotation-soon",
    control: "DAT-017",
    severity: "medium",
    title: "A rotation schedule rotates within 90 days",
    remediation: "Set AutomaticallyAfterDays to 90 at most. In Terraform: rotation_rules of aws_secretsmanager_secret_rotation.",
    also: { checkov: ["CKV_AWS_304"] },
    types: ["AWS::SecretsManager::RotationSchedule"],
    check: ask(requireRotation),
  },
  {
    id: "secret-key",
    control: "DAT-017",
    severity: "high",
    title: "A secret is encrypted with a customer-managed key",
    remediation: "Set KmsKeyId. In Terraform: kms_key_id of aws_secretsmanager_secret.",
    also: {
      checkov: ["CKV_AWS_149"],
      cdkNag: ["NIST.800.53.R5-SecretsManagerUsingKMSKey"],
      cfnGuard: ["SECRETSMANAGER_USING_CMK"],
    },
    types: secrets,
    check: ask(requireKey("KmsKeyId")),
  },
  {
    id: "secret-not-written",
    control: "DAT-017",
    severity: "critical",
    title: "A secret's value is not written in a template",
    remediation: "Use GenerateSecretString, or put the value in after the deployment. In Terraform: a write-only argument.",
    types: secrets,
    check: ask(
      all(
        requireText("SecretString", (text) => text === "" || text === "{}" || isLookedUp(text), { absent: "PASS", secret: true }),
        requireText("GenerateSecretString.SecretStringTemplate", (text) => !writesSecret(membersOf(text)), {
          absent: "NONE",
          secret: true,
        }),
      ),
    ),
  },
  {
    id: "secret-policy-not-public",
    control: "DAT-017",
    severity: "critical",
    title: "A secret's policy lets in nobody who is not named",
    remediation: "Name the roles in ResourcePolicy, and set BlockPublicPolicy.",
    also: { prowler: ["secretsmanager_not_publicly_accessible"] },
    types: ["AWS::SecretsManager::ResourcePolicy"],
    check: ask(allowsNotEveryone("ResourcePolicy", "FAIL")),
  },
  {
    id: "lambda-no-secrets-in-environment",
    control: "DAT-017",
    severity: "critical",
    title: "The environment of a function holds no secrets",
    remediation:
      "Take the secret out and rotate it; give the function the secret's ARN, and let it read the value with its role.",
    also: { prowler: ["awslambda_function_no_secrets_in_variables"], checkov: ["CKV_AWS_45"] },
    types: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
    check: ask((subject) => {
      const variables = part(subject, "Environment.Variables");
      if (variables.value === undefined) return say("PASS", variables, "is not set");
      return inMap(variables) ?? say("PASS", variables, "holds no secrets that are seen");
    }),
  },
  {
    id: "lambda-no-secrets-in-code",
    control: "DAT-017",
    severity: "critical",
    title: "The code of a function in a template holds no secrets",
    remediation: "Take the secret out of Code.ZipFile and rotate it; read it from Secrets Manager.",
    also: { prowler: ["awslambda_function_no_secrets_in_code"] },
    types: ["AWS::Lambda::Function", "AWS::Serverless::Function"],
    check: ask((subject) => {
      const code = part(subject, subject.resource.type === "AWS::Serverless::Function" ? "InlineCode" : "Code.ZipFile");
      if (code.value === undefined) return undefined;
      return findSecrets(code) ?? say("PASS", code, "holds no secrets that are seen");
    }),
  },
  {
    id: "ecs-no-secrets-in-environment",
    control: "DAT-017",
    severity: "critical",
    title: "The environment of a container holds no secrets",
    remediation: "Take the secret out and rotate it; name it under Secrets of the container definition, by the secret's ARN.",
    also: { prowler: ["ecs_task_definitions_no_environment_secrets"] },
    types: ["AWS::ECS::TaskDefinition"],
    check: ask(
      each(
        "ContainerDefinitions",
        (container) => {
          const { items, doubt } = itemsOf(container, "Environment");
          const said = items.map((item) => {
            if (!isProperties(item.value)) return say("UNKNOWN", item, "is no variable that can be read");
            const name = item.value["Name"];
            return findSecretVariable(name instanceof Unknown ? name : (plainText(name) ?? ""), part(item, "Value"));
          });
          return worst([...said, doubt]) ?? say("PASS", container, "holds no secrets that are seen");
        },
        "NONE",
      ),
    ),
  },
  {
    id: "ec2-no-secrets-in-user-data",
    control: "DAT-017",
    severity: "critical",
    title: "The user data of an instance holds no secrets",
    remediation: "Take the secret out and rotate it; read it from Secrets Manager with the instance's role.",
    also: { checkov: ["CKV_AWS_46"] },
    types: ["AWS::EC2::Instance", "AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration"],
    check: (instance, index) =>
      ask((subject) => {
        const data = part(subject, instance.type === "AWS::EC2::LaunchTemplate" ? "LaunchTemplateData.UserData" : "UserData");
        if (data.value === undefined) return say("PASS", data, "is not set");
        return findSecrets({ ...data, value: decodeText(data.value) }) ?? say("PASS", data, "holds no secrets that are seen");
      })(instance, index),
  },
  {
    id: "parameter-no-secrets",
    control: "DAT-017",
    severity: "critical",
    title: "A plain parameter of Parameter Store holds no secret",
    remediation: "Move the value to Secrets Manager, and rotate it.",
    types: ["AWS::SSM::Parameter"],
    check: ask((subject) => {
      const [name, value] = [part(subject, "Name").value, part(subject, "Value")];
      if (value.value === undefined || part(subject, "Type").value === "SecureString") return undefined;
      return (
        findSecretVariable(name instanceof Unknown ? name : (plainText(name) ?? ""), value) ??
        say("PASS", value, "holds no secret that is seen")
      );
    }),
  },
];

/** A secret is a text that is looked up when it is deployed, or a map of which what is secret is. */
function isLookedUp(text: string): boolean {
  if (isReference(text)) return true;
  const members = membersOf(text);
  return members.some(([, value]) => isReference(value)) && !writesSecret(members);
}

const writesSecret = (members: readonly (readonly [string, JsonValue])[]): boolean =>
  members.some(
    ([name, value]) =>
      value !== "" && !isReference(value) && (isSecretName(name) || typeof value !== "string" || looksSecret(value)),
  );

/** The members of a map that is written as JSON; switches, and numbers that are no secrets, are left out. */
function membersOf(text: string): readonly (readonly [string, JsonValue])[] {
  try {
    const value = JSON.parse(text) as JsonValue;
    if (!isJsonObject(value)) return [["", null]];
    return Object.entries(value).filter(([name, one]) =>
      typeof one === "number" ? isSecretName(name) : typeof one !== "boolean",
    );
  } catch {
    return [["", null]];
  }
}

/** A map of variables. */
function inMap(variables: Subject): Outcome | undefined {
  const { value } = variables;
  if (value instanceof Unknown || value instanceof Reference) return say("UNKNOWN", variables, "is not known");
  if (!isProperties(value)) return say("UNKNOWN", variables, "is no map of variables");
  const entries: readonly [string, Value][] = Object.entries(value).slice(0, 2000);
  return worst(
    entries.map(([name, held]) => findSecretVariable(name, { ...variables, value: held, path: `${variables.path}.${name}` })),
  );
}
