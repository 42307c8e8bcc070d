import assert from "node:assert/strict";
import { test } from "node:test";
import { advisingSpec, declareShared, openRealm } from "../../test/support/governed.ts";

/** What GOV-006 says where its model runs in this region of AWS. */
function scope(aws: string, regions: readonly string[]): string | undefined {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  const spec = { model: "tutor", provider: "bedrock", upstreamModel: "amazon.nova-pro-v1:0", aws: { region: aws } };
  realm.declare("Deployment", "tutor-local", { ...spec, region: "local", network: "private" });
  realm.declare("UseCase", "advising", { ...advisingSpec, regions });
  return realm.world("advising").current.derive("GOV-006")?.verdict;
}

test("Where its models run is compared with the places that its answers name", () => {
  for (const region of ["us-east-1", "us-gov-west-1"]) assert.equal(scope(region, ["local"]), "pass", region);
  for (const region of ["eu-central-1", "eu-west-2", "ap-south-1"]) assert.equal(scope(region, ["local"]), "fail", region);
  assert.equal(scope("eu-central-1", ["elsewhere"]), "pass", "no call goes there");
});
