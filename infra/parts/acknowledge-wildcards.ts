import { Stack } from "aws-cdk-lib";
import { CfnManagedPolicy, CfnPolicy, CfnRole } from "aws-cdk-lib/aws-iam";
import { flattenCfnReference } from "cdk-nag/lib/utils/flatten-cfn-reference.js";
import type { IConstruct } from "constructs";
import { findAll, listOf } from "../guards/read-value.ts";
import { acknowledge } from "./acknowledge.ts";

/**
 * Says why a policy below `construct` allows something on `…*`. cdk-nag wants each such resource by its exact text, which for what
 * another stack exports is known only when references are settled: so this waits until then. `pattern` is for that text, such as
 * `/Corpus.*\/\*$/`; a pattern that matches nothing fails the synthesis, since its reason is about something that is gone.
 */
export function acknowledgeWildcards(construct: IConstruct, pattern: RegExp, reason: string): void {
  construct.node.addValidation({
    validate: () => {
      const matching = construct.node
        .findAll()
        .flatMap(readWildcards)
        .filter((text) => pattern.test(text));
      if (matching.length === 0) return [`no wildcard in its policies matches ${pattern}: remove the acknowledgement`];
      acknowledge(construct, Object.fromEntries(matching.map((text) => [`AwsSolutions-IAM5[Resource::${text}]`, reason])));
      return [];
    },
  });
}

function readWildcards(node: IConstruct): readonly string[] {
  const policy: unknown =
    node instanceof CfnPolicy || node instanceof CfnManagedPolicy
      ? node.policyDocument
      : node instanceof CfnRole
        ? node.policies
        : undefined;
  return findAll(Stack.of(node).resolve(policy), "Resource")
    .flatMap(listOf)
    .map((resource) => flattenCfnReference(resource))
    .filter((text) => text.includes("*"));
}
