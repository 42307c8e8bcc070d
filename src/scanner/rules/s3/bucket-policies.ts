import type { Resource } from "../../model/inventory.ts";
import type { Outcome } from "../../model/rule.ts";
import type { Unknown, Value } from "../../model/value.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import { subjectOf } from "../checks/check.ts";
import { findReferrers } from "../checks/find-referrers.ts";
import { deniesWhere, statementsOf } from "../checks/read-statements.ts";

/** Whether a policy of a bucket denies everyone where a test says so. */
export function bucketDenies(
  bucket: Resource,
  index: InventoryIndex,
  test: (statement: Value) => boolean | Unknown,
  what: string,
): Outcome {
  const policies = findReferrers(index, "AWS::S3::BucketPolicy", "Bucket");
  const own = policies.of(bucket, [bucket.properties["BucketName"]]);
  let unsure = policies.doubtful.length === 0 ? undefined : "of a bucket policy it is not known whose it is";
  for (const policy of own) {
    const read = statementsOf(subjectOf(policy, index), "PolicyDocument");
    const status = deniesWhere(read.items, test);
    if (status === "PASS") {
      if (policy.mayBeAbsent === undefined && policy.unreadable === undefined)
        return { status, why: `Its policy denies ${what}.` };
      unsure ??= "whether its policy is made is not known";
    }
    if (status === "UNKNOWN" || read.doubt !== undefined || policy.unreadable !== undefined)
      unsure ??= "its policy cannot be read wholly";
  }
  if (unsure === undefined && own.length === 0) unsure = index.mayLack("AWS::S3::BucketPolicy");
  if (unsure !== undefined) return { status: "UNKNOWN", why: `Whether its policy denies ${what} is not known: ${unsure}.` };
  return { status: "FAIL", why: own.length === 0 ? "It has no policy." : `Its policy does not deny ${what}.` };
}
