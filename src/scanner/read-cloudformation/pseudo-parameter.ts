import { Unknown } from "../model/value.ts";
import { noValue, type Resolved } from "./scope.ts";

/** Where a stack is deployed, as far as it is known. */
export interface Whereabouts {
  readonly region?: string;
  readonly account?: string;
  readonly stackName?: string;
}

/** `AWS::Region` and its like. Without a region the partition is taken to be the commercial one: names in policies then stay readable. */
export function pseudoParameter(name: string, { region, account, stackName }: Whereabouts): Resolved {
  switch (name) {
    case "AWS::NoValue":
      return noValue;
    case "AWS::Region":
      return region ?? new Unknown("the region is not known");
    case "AWS::AccountId":
      return account ?? new Unknown("the account is not known");
    case "AWS::StackName":
      return stackName ?? new Unknown("the stack's name is not known");
    case "AWS::Partition":
      return partitionOf(region);
    case "AWS::URLSuffix":
      return partitionOf(region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
    default:
      return new Unknown(`${name} is known only when it is deployed`);
  }
}

function partitionOf(region = ""): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
