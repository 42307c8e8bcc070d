import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readPath, readProperty } from "../../model/read-property.ts";
import { isProperties, Reference, type Value } from "../../model/value.ts";
import { type Check, say, type Subject, subjectOf } from "../checks/check.ts";
import { listOf, statementsOf } from "../checks/read-statements.ts";

/** A bucket that a trail delivers to, or that is named or tagged for audit logs. */
export const holdsAuditLogs: Check = (subject) => {
  const { resource, index } = subject;
  const delivered = index.ofType("AWS::CloudTrail::Trail").some(({ properties }) => {
    const name = properties["S3BucketName"];
    return name instanceof Reference
      ? name.id === resource.id
      : typeof name === "string" && name === resource.properties["BucketName"];
  });
  const isOne = delivered || namesOf(subject).some((name) => /audit|cloud-?trail|log-?archive|worm/i.test(name));
  return say(isOne ? "PASS" : "FAIL", subject, isOne ? "holds audit logs" : "is not told to hold audit logs");
};

/** A bucket that load balancers or other buckets log their accesses to: they take no key but Amazon S3's own. */
export function takesAccessLogs(bucket: Resource, index: InventoryIndex): boolean {
  const isBucket = (value: Value | undefined): boolean =>
    value instanceof Reference ? value.id === bucket.id : typeof value === "string" && value === bucket.properties["BucketName"];
  if (
    index
      .ofType("AWS::S3::Bucket")
      .some((one) => one !== bucket && isBucket(readProperty(one, "LoggingConfiguration.DestinationBucketName")))
  )
    return true;
  return index.ofType("AWS::S3::BucketPolicy").some((policy) => {
    if (!isBucket(policy.properties["Bucket"])) return false;
    return statementsOf(subjectOf(policy, index), "PolicyDocument").items.some(({ value }) => {
      const services = listOf(readPath(value, "Principal.Service"));
      return services.some(
        (one) => one === "logging.s3.amazonaws.com" || one === "logdelivery.elasticloadbalancing.amazonaws.com",
      );
    });
  });
}

/** A bucket of a pipeline's artefacts: the services that build read it from networks of their own. */
export const holdsArtifacts = (bucket: Resource, index: InventoryIndex): boolean =>
  index.ofType("AWS::CodePipeline::Pipeline").some((pipeline) => {
    const location = readProperty(pipeline, "ArtifactStore.Location");
    return location instanceof Reference && location.id === bucket.id;
  });

/** A bucket that is named or tagged for datasets, and tagged as critical. */
export const holdsDatasets: Check = (subject) => {
  const isCritical = tagsOf(subject.resource).some(
    ([name, value]) => /critical/i.test(name) && /critical|high|true|yes/i.test(value),
  );
  const isOne = isCritical && namesOf(subject).some((name) => /data-?set|training-?data|corpus|corpora/i.test(name));
  return say(isOne ? "PASS" : "FAIL", subject, isOne ? "holds critical datasets" : "is not told to hold critical datasets");
};

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
