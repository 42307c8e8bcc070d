import assert from "node:assert/strict";
import { test } from "node:test";
import { App, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnBucket } from "aws-cdk-lib/aws-s3";
import { AwsSolutionsChecks } from "cdk-nag";
import { acknowledgeWildcards } from "./acknowledge-wildcards.ts";

process.env["CDK_VALIDATION"] = "false";

/** A role that reads all of another stack's bucket, by the rules of AwsSolutions. */
function synthesise(acknowledge: (role: Role) => void): void {
  const app = new App({ analyticsReporting: false, context: { "@aws-cdk/core:defaultCrossStackReferences": "strong" } });
  const env = { account: "111122223333", region: "us-west-2" };
  const bucket = new CfnBucket(new Stack(app, "Storage", { env }), "Corpus");
  const role = new Role(new Stack(app, "Reader", { env }), "Role", { assumedBy: new ServicePrincipal("bedrock.amazonaws.com") });
  role.addToPolicy(new PolicyStatement({ actions: ["s3:GetObject"], resources: [`${bucket.attrArn}/*`] }));
  acknowledge(role);
  const rules = new AwsSolutionsChecks(app);
  Validations.of(app).addPlugins({
    name: "wildcards only",
    validate: (context) => {
      const { violations } = rules.validate(context);
      const ours = violations.filter(({ ruleName }) => ruleName.startsWith("AwsSolutions-IAM5"));
      return { success: ours.length === 0, violations: ours };
    },
  });
  app.synth();
}

test("a wildcard over what another stack exports is a finding until it is acknowledged", (context) => {
  // The CDK prints the finding that this provokes.
  context.mock.method(console, "error", () => undefined);
  assert.throws(() => synthesise(() => undefined), /Validation failed/);
  synthesise((role) => acknowledgeWildcards(role, /Corpus.*\/\*$/, "All of this one bucket."));
});

test("an acknowledgement of what isn't there fails", () => {
  assert.throws(
    () => synthesise((role) => acknowledgeWildcards(role, /Vectors.*\/\*$/, "All of it.")),
    /no wildcard in its policies matches/,
  );
});
