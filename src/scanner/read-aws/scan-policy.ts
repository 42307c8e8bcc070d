import type { Rule } from "../model/rule.ts";
import { readableTypes, typesOf } from "./choose-types.ts";
import { cloudControlTypes } from "./cloud-control/all-types.ts";
import { stackActions } from "./list-stacks.ts";
import { ownReaders } from "./own/all-readers.ts";

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Action: readonly string[];
    readonly Resource: "*";
  }[];
}

/**
 * Whatever the rules: that the Cloud Control API answers, which then needs what each type's handlers need, and that CloudFormation tells
 * what stacks made, which is asked where a template is compared.
 */
const always = ["cloudformation:GetResource", "cloudformation:ListResources", ...stackActions];

/** Every IAM action that a scan by these rules calls for, in order. None of them writes, and none reads data or secrets. */
export const scanActions = (rules: readonly Rule[]): readonly string[] => actionsOf(typesOf(rules));

/** Those of a scan by whatever rules. */
export const settingsActions = (): readonly string[] => actionsOf(readableTypes);

function actionsOf(types: readonly string[]): readonly string[] {
  const actions = new Set(always);
  const add = (type: string): void => {
    const about = cloudControlTypes.get(type);
    const own = ownReaders.get(type);
    for (const action of (own ?? about)?.actions.split(" ") ?? []) actions.add(action);
    if (own === undefined && about?.under !== undefined) add(about.under.type);
  };
  for (const type of types) add(type);
  return [...actions].toSorted();
}

/** What may be granted in one managed policy, characters without white space. Source: IAM and AWS STS quotas. */
export const maxPolicyChars = 6144;

/**
 * The least that whoever scans needs, a statement for each service. All is on every resource: lists name none, and what is there is not
 * known before the scan.
 */
export function scanPolicy(rules: readonly Rule[]): PolicyDocument {
  return policyOf([...statementsOf(scanActions(rules))]);
}

/** The same in as few documents as IAM takes as managed policies. */
export function splitPolicy(rules: readonly Rule[]): readonly PolicyDocument[] {
  const documents: PolicyDocument["Statement"][number][][] = [];
  let room = 0;
  for (const statement of statementsOf(scanActions(rules))) {
    const chars = JSON.stringify(statement).length + 1;
    if (documents.length === 0 || chars > room) {
      documents.push([]);
      room = maxPolicyChars - JSON.stringify(policyOf([])).length;
    }
    room -= chars;
    documents.at(-1)?.push(statement);
  }
  return documents.map(policyOf);
}

const policyOf = (Statement: PolicyDocument["Statement"]): PolicyDocument => ({ Version: "2012-10-17", Statement });

function statementsOf(actions: readonly string[]): PolicyDocument["Statement"] {
  const services = Map.groupBy(actions, (action) => action.slice(0, action.indexOf(":")));
  return [...services].map(([service, Action]) => ({
    Sid: `Read${service.replaceAll(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase())}`,
    Effect: "Allow",
    Action,
    Resource: "*",
  }));
}

/** A CloudFormation template of the role that a scan takes, for an account that another account scans. */
export function scanRoleTemplate(rules: readonly Rule[]): object {
  const policies = splitPolicy(rules).map((PolicyDocument, n) => [
    `ScanPolicy${n + 1}`,
    {
      Type: "AWS::IAM::ManagedPolicy",
      Properties: { Description: "What sallyport scan --aws reads, and nothing else.", PolicyDocument },
    },
  ]);
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "The role that sallyport scan --aws --role takes in this account. It reads settings: no data, no secrets.",
    Parameters: {
      TrustedPrincipal: { Type: "String", Description: "The ARN of the role or user that scans." },
      ExternalId: {
        Type: "String",
        NoEcho: true,
        MinLength: 8,
        Description: "What --external-id says; nobody else should know it.",
      },
    },
    Resources: {
      ...Object.fromEntries(policies),
      ScanRole: {
        Type: "AWS::IAM::Role",
        Properties: {
          Description: "Taken by sallyport scan --aws.",
          MaxSessionDuration: 3600,
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: { Ref: "TrustedPrincipal" } },
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "sts:ExternalId": { Ref: "ExternalId" } } },
              },
            ],
          },
          ManagedPolicyArns: policies.map(([name]) => ({ Ref: name })),
        },
      },
    },
    Outputs: { RoleArn: { Description: "What --role says.", Value: { "Fn::GetAtt": ["ScanRole", "Arn"] } } },
  };
}
