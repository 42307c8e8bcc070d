import { denies, type RequestFixture } from "../../iam/evaluate-deny.ts";
import { widestOf } from "../../iam/match-pattern.ts";
import { parsePolicy, type Statement } from "../../iam/parse-policy.ts";
import { type Answer, allOf, anyOf, type Pattern } from "../../iam/pattern.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Outcome } from "../../model/rule.ts";
import { Joined, Reference, Unknown } from "../../model/value.ts";
import { findReferrers } from "../checks/find-referrers.ts";

/** Whether the policies of a bucket deny requests for its objects, for each of some actions. */
export function bucketDenies(
  bucket: Resource,
  index: InventoryIndex,
  actions: readonly string[],
  context: RequestFixture["context"],
  what: string,
): Outcome {
  const policies = findReferrers(index, "AWS::S3::BucketPolicy", "Bucket");
  const own = policies.of(bucket, [bucket.properties["BucketName"]]);
  const documents = own.map((policy) => {
    const { statements, unread } = parsePolicy(readProperty(policy, "PolicyDocument"));
    const why = policy.unreadable ?? unread;
    const about = statements.flatMap((one) => ofObjects(one, bucket));
    return { statements: about, ...(why !== undefined && { unread: why }) };
  });
  const answer = allOf(actions, (action) => anyOf(documents, (document) => denies(document, { action, context })));
  if (answer === true) return { status: "PASS", why: `Its policy denies ${what}.` };
  let unsure = answer instanceof Unknown ? answer.why : undefined;
  if (policies.doubtful.length > 0) unsure ??= "of a bucket policy it is not known whose it is";
  const elsewhere = own.length === 0 ? readProperty(bucket, "Policy") : undefined;
  if (elsewhere instanceof Unknown) unsure ??= elsewhere.why;
  if (own.length === 0) unsure ??= index.mayLack("AWS::S3::BucketPolicy");
  if (unsure !== undefined) return { status: "UNKNOWN", why: `Whether its policy denies ${what} is not known: ${unsure}.` };
  return { status: "FAIL", why: own.length === 0 ? "It has no policy." : `Its policy does not deny ${what}.` };
}

/**
 * A statement where it is about all objects of a bucket, and not about another bucket, the bucket alone or some of its objects. Where that
 * is not known, its effect is not.
 */
function ofObjects(statement: Statement, bucket: Resource): readonly Statement[] {
  if (statement.notResource) return [];
  const named = anyOf(statement.resources, (one) => namesObjects(one, bucket));
  if (typeof named === "boolean") return named ? [statement] : [];
  return [{ ...statement, effect: statement.effect === "Allow" ? "Allow" : named }];
}

function namesObjects(pattern: Pattern, { id, properties }: Resource): Answer {
  if (pattern instanceof Unknown) return pattern;
  const widest = widestOf(pattern);
  if (!widest.endsWith("*")) return false;
  const name = properties["BucketName"];
  if (pattern instanceof Joined) {
    // Of its own ARN or name, and of nothing below but everything.
    const references = pattern.parts.filter((part) => part instanceof Reference);
    if (references.some((one) => one.id === id)) return /\*\/\*$|^\*$/.test(widest);
    const why = pattern.parts.find((part) => part instanceof Unknown);
    if (why !== undefined) return why;
    return name instanceof Joined || name instanceof Reference
      ? new Unknown("its name is known only when it is deployed")
      : false;
  }
  if (pattern instanceof Reference) return false;
  if (/^\*+$/.test(widest)) return true;
  const named = /^arn:[^:]*:s3:::([^/]+)(\/\*)?$/.exec(widest)?.[1];
  if (named === undefined || named === name || /^\*+$/.test(named)) return named !== undefined;
  return typeof name === "string" ? false : new Unknown("the name of the bucket is not known");
}
