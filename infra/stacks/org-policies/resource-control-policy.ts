import type { DeploymentConfig } from "../../config/deployment-config.ts";
import type { PolicyDocumentJson } from "./policy-document.ts";

/** Of all that holds content or opens it. */
const nobody = { Effect: "Deny", Principal: "*", Action: ["kms:*", "s3:*", "secretsmanager:*", "sqs:*"], Resource: "*" };

/** What nobody from outside of the organisation gets, whatever a bucket's or a key's own policy says. Services of AWS go on. */
export function resourceControlPolicy({ organization }: DeploymentConfig): PolicyDocumentJson {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "OurOwnOnly",
        ...nobody,
        Condition: {
          StringNotEqualsIfExists: { "aws:PrincipalOrgID": organization.id },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      },
      {
        Sid: "ServicesForUsOnly",
        ...nobody,
        // Somebody else's trail or bucket must not use a service of AWS to write here.
        Condition: {
          StringNotEqualsIfExists: { "aws:SourceOrgID": organization.id },
          Null: { "aws:SourceAccount": "false" },
          Bool: { "aws:PrincipalIsAWSService": "true" },
        },
      },
      {
        Sid: "TlsOnly",
        ...nobody,
        Condition: { BoolIfExists: { "aws:SecureTransport": "false", "aws:PrincipalIsAWSService": "false" } },
      },
    ],
  };
}
