import { Unknown, type Properties, type Value } from "../model/value.ts";
import { pseudoParameter, type Whereabouts } from "../read-cloudformation/pseudo-parameter.ts";
import { policyDocument } from "./policy-document.ts";

/**
 * What a data source gives, where no look-up is needed for it.
 *
 * @param isAlone whether there is one account: else one that is not known need not be that of whoever asks
 */
export function dataSource(type: string, shown: string, body: () => Properties, where: Whereabouts, isAlone = true): Value {
  const pseudo = (name: string): Value => {
    const value = pseudoParameter(name, where);
    return typeof value === "symbol" ? null : value;
  };
  switch (type) {
    case "aws_iam_policy_document": {
      const document = policyDocument(body());
      return { json: document, minified_json: document };
    }
    case "aws_caller_identity": {
      const account = isAlone || where.account !== undefined ? pseudo("AWS::AccountId") : lookedUp(shown);
      return { account_id: account, id: account, arn: lookedUp(shown), user_id: lookedUp(shown) };
    }
    case "aws_region": {
      const name = pseudo("AWS::Region");
      return { name, region: name, id: name, description: lookedUp(shown), endpoint: lookedUp(shown) };
    }
    case "aws_partition":
      return { partition: pseudo("AWS::Partition"), id: pseudo("AWS::Partition"), dns_suffix: pseudo("AWS::URLSuffix") };
    default:
      return lookedUp(shown);
  }
}

const lookedUp = (shown: string): Unknown => new Unknown(`${shown} is looked up when it is planned`);
