import { isProperties, Reference, type Value } from "../../model/value.ts";
import { type Check, say, type Subject } from "../checks/check.ts";

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

/** A bucket that is named or tagged for datasets of training. */
export const holdsDatasets: Check = (subject) => {
  const isOne = namesOf(subject).some((name) => /data-?set|training-?data|corpus|corpora/i.test(name));
  return say(isOne ? "PASS" : "FAIL", subject, isOne ? "holds datasets" : "is not told to hold datasets");
};

/** Its own name in its source, its bucket's name, and what its tags say that it is for. */
function namesOf({ resource }: Subject): readonly string[] {
  const { id, properties } = resource;
  const tags: readonly Value[] = Array.isArray(properties["Tags"]) ? properties["Tags"] : [];
  const purposes = tags.flatMap((tag) =>
    isProperties(tag) && typeof tag["Key"] === "string" && /^(purpose|content|name|data-?kind)$/i.test(tag["Key"])
      ? [tag["Value"]]
      : [],
  );
  return [id.slice(id.lastIndexOf("/") + 1), properties["BucketName"], ...purposes].filter((name) => typeof name === "string");
}
