import { checkRule } from "../../../../test/scanner/check-rule.ts";
import assert from "node:assert/strict";
import { bucketRules } from "./buckets.ts";

const rule = bucketRules.find(({ id }) => id === "s3-bucket-tls-only");
assert.ok(rule);
const without = 'Bool: { "aws:SecureTransport": false }';
const policy = (statement: string, name = "Policy"): string =>
  `${name}: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Bucket, PolicyDocument: { Statement: [{ ${statement} }] } } }`;
const bucket = "Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: b } }\n";
const denies = (more: string, condition = without): string => `Effect: Deny, ${more}, Condition: { ${condition} }`;
const all = 'Principal: "*", Action: "s3:*"';

checkRule(rule, {
  PASS: [
    bucket + policy(denies(`${all}, Resource: !Sub "\${Bucket.Arn}/*"`)),
    bucket + policy(denies(`Principal: { AWS: ["*"] }, Action: "S3:*", Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"]`)),
    bucket +
      policy(`Effect: Allow, Principal: { AWS: "111122223333" }, Action: "s3:*", Resource: "*"`, "Other") +
      "\n" +
      policy(denies(`${all}, Resource: "*"`)),
  ],
  FAIL: [
    {
      name: "a Deny of another action",
      cloudformation: bucket + policy(denies('Principal: "*", Action: "s3:DeleteBucket", Resource: "*"')),
    },
    { name: "a Deny of another bucket", cloudformation: bucket + policy(denies(`${all}, Resource: "arn:aws:s3:::another/*"`)) },
    {
      name: "a Deny of the bucket and not its objects",
      cloudformation: bucket + policy(denies(`${all}, Resource: "arn:aws:s3:::b"`)),
    },
    { name: "a Deny of some objects", cloudformation: bucket + policy(denies(`${all}, Resource: "arn:aws:s3:::b/tmp/*"`)) },
    {
      name: "a Deny of one role",
      cloudformation:
        bucket + policy(denies('Principal: { AWS: "arn:aws:iam::111122223333:role/r" }, Action: "s3:*", Resource: "*"')),
    },
    {
      name: "a Deny whose other condition nobody meets",
      cloudformation:
        bucket +
        policy(
          denies(
            `${all}, Resource: "*"`,
            `${without}, StringEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/nobody" }`,
          ),
        ),
    },
    { name: "an Allow", cloudformation: bucket + policy(`Effect: Allow, ${all}, Resource: "*", Condition: { ${without} }`) },
  ],
  UNKNOWN: [
    {
      name: "a Deny of a resource that is not known",
      cloudformation: bucket + policy(denies(`${all}, Resource: !ImportValue x`)),
    },
    {
      name: "a policy that a condition may take away",
      cloudformation: `Parameters: { P: { Type: String } }\nConditions: { C: !Equals [!Ref P, a] }\nResources:\n  ${bucket}  ${policy(denies(`${all}, Resource: "*"`)).replace("Type:", "Condition: C, Type:")}`,
    },
  ],
});
