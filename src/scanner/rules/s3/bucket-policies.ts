import type { Resource } from "../../model/inventory.ts";
import type { Outcome } from "../../model/rule.ts";
import { Joined, Reference, Unknown, type Value } from "../../model/value.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import { subjectOf } from "../checks/check.ts";
import { deniesWhere, statementsOf } from "../checks/read-statements.ts";

/** The policies of a bucket; why others might be its own, where some cannot be told from it. */
function policiesOf(bucket: Resource, index: InventoryIndex): { readonly own: readonly Resource[]; readonly doubt?: string } {
  const own: Resource[] = [];
  let doubt: string | undefined;
  for (const policy of index.ofType("AWS::S3::BucketPolicy")) {
    const named = isNamed(policy.properties["Bucket"], bucket);
    if (named === true) own.push(policy);
    else if (named === undefined) doubt ??= "of a bucket policy it is not known whose it is";
  }
  return { own, ...(doubt !== undefined && { doubt }) };
}

function isNamed(value: Value | undefined, { id, properties }: Resource): boolean | undefined {
  if (value instanceof Reference) return value.id === id;
  if (value instanceof Unknown || value instanceof Joined) return undefined;
  return typeof value === "string" && [id, properties["BucketName"]].includes(value);
}

/** Whether a policy of a bucket denies everyone where a test says so. */
export function bucketDenies(
  bucket: Resource,
  index: InventoryIndex,
  test: (statement: Value) => boolean | Unknown,
  what: string,
): Outcome {
  const { own, doubt } = policiesOf(bucket, index);
  let unsure = doubt;
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
