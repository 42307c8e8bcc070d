import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readPath } from "../../model/read-property.ts";
import type { Outcome } from "../../model/rule.ts";
import { isProperties, Unknown, type Value } from "../../model/value.ts";
import { type Check, say, type Subject, subjectOf } from "../checks/check.ts";
import { findReferrers } from "../checks/find-referrers.ts";
import { listOf, statementsOf } from "../checks/read-statements.ts";

/** A bucket that a trail delivers to, or that is named or tagged for audit logs. */
export const holdsAuditLogs: Check = (subject) => {
  const { resource, index } = subject;
  const delivered =
    findReferrers(index, "AWS::CloudTrail::Trail", "S3BucketName").of(resource, [resource.properties["BucketName"]]).length > 0;
  const isOne = delivered || namesOf(subject).some((name) => /audit|cloud-?trail|log-?archive|worm/i.test(name));
  return isOne ? say("PASS", subject, "holds audit logs") : otherwise(subject, "is not told to hold audit logs");
};

/** A bucket that load balancers or other buckets log their accesses to: they take no key but Amazon S3's own. */
export function takesAccessLogs(bucket: Resource, index: InventoryIndex): boolean {
  const names = [bucket.properties["BucketName"]];
  if (findReferrers(index, "AWS::S3::Bucket", "LoggingConfiguration.DestinationBucketName").of(bucket, names).length > 0)
    return true;
  return findReferrers(index, "AWS::S3::BucketPolicy", "Bucket")
    .of(bucket, names)
    .some((policy) =>
      statementsOf(subjectOf(policy, index), "PolicyDocument").items.some(({ value }) =>
        listOf(readPath(value, "Principal.Service")).some((one) => typeof one === "string" && logServices.has(one)),
      ),
    );
}

const logServices = new Set(["logging.s3.amazonaws.com", "logdelivery.elasticloadbalancing.amazonaws.com"]);

/** A bucket of a pipeline's artefacts: the services that build read it from networks of their own. */
export function holdsArtifacts(bucket: Resource, index: InventoryIndex): boolean {
  const stores = findReferrers(index, "AWS::CodePipeline::Pipeline", "ArtifactStore.Location");
  if (stores.of(bucket, [bucket.properties["BucketName"]]).length > 0) return true;
  // The CDK takes a bucket's name out of its ARN in ways that are not followed.
  return stores.doubtful.length > 0 && namesOf(subjectOf(bucket, index)).some((name) => /art[ie]facts?/i.test(name));
}

/** A bucket that is named or tagged for datasets, and tagged as critical. */
export const holdsDatasets: Check = (subject) => {
  const isCritical = tagsOf(subject.resource).some(
    ([name, value]) => /critical/i.test(name) && /critical|high|true|yes/i.test(value),
  );
  const isOne = isCritical && namesOf(subject).some((name) => /data-?set|training-?data|corpus|corpora/i.test(name));
  return isOne ? say("PASS", subject, "holds critical datasets") : otherwise(subject, "is not told to hold critical datasets");
};

/** What a bucket is for is not known where neither its name nor its tags are. */
function otherwise(subject: Subject, rest: string): Outcome {
  const { BucketName: name, Tags: tags } = subject.resource.properties;
  const each: readonly Value[] = Array.isArray(tags) ? tags : [];
  const inside = each.flatMap((tag) => (isProperties(tag) ? [tag["Key"], tag["Value"]] : [tag]));
  const unknown = [name, tags, ...inside].find((one) => one instanceof Unknown);
  return unknown instanceof Unknown ? say("UNKNOWN", subject, `may hold anything: ${unknown.why}`) : say("FAIL", subject, rest);
}

function tagsOf({ properties }: Resource): readonly (readonly [string, string])[] {
  const tags: readonly Value[] = Array.isArray(properties["Tags"]) ? properties["Tags"] : [];
  return tags.flatMap((tag) => {
    const [name, value] = isProperties(tag) ? [tag["Key"], tag["Value"]] : [];
    return typeof name === "string" && typeof value === "string" ? [[name, value] as const] : [];
  });
}

/** Its own name in its source, its bucket's name, and what its tags say that it is for. */
function namesOf({ resource }: Subject): readonly string[] {
  const { id, properties } = resource;
  const purposes = tagsOf(resource).flatMap(([name, value]) =>
    /^(purpose|content|name|data-?kind)$/i.test(name) ? [value] : [],
  );
  const name = properties["BucketName"];
  return [id.slice(id.lastIndexOf("/") + 1), ...(typeof name === "string" ? [name] : []), ...purposes];
}
