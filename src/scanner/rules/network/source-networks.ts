import { isBoundBy } from "../../iam/bind-condition.ts";
import { denies, offNetwork } from "../../iam/evaluate-deny.ts";
import { listDocuments } from "../../iam/list-documents.ts";
import type { PolicyDocument } from "../../iam/parse-policy.ts";
import { type Answer, allOf, anyOf } from "../../iam/pattern.ts";
import { speaksOf } from "../../iam/what-role-can.ts";
import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { Resource } from "../../model/inventory.ts";
import { readProperty } from "../../model/read-property.ts";
import type { Rule } from "../../model/rule.ts";
import { Reference, Unknown } from "../../model/value.ts";
import { findResource, keyOf } from "../../network/find-resource.ts";
import { holdsArtifacts } from "../s3/kinds-of-buckets.ts";

/** Whether the policies of a resource deny an action to whoever comes from another network. */
const checkSource = (documents: readonly PolicyDocument[], action: string): Answer =>
  anyOf(documents, (document) => denies(document, { action, context: offNetwork }));

function policiesOf(bucket: Resource, index: InventoryIndex): readonly Resource[] {
  return index.ofType("AWS::S3::BucketPolicy").filter((policy) => {
    const of = findResource(index, readProperty(policy, "Bucket"));
    return !(of instanceof Unknown) && (keyOf(of) === bucket.id || of === readProperty(bucket, "BucketName"));
  });
}

export const sourceNetworkRules: readonly Rule[] = [
  {
    id: "network-bucket-policy-own-network",
    control: "NET-004",
    severity: "high",
    title: "A bucket denies requests that come from outside one's own network",
    remediation:
      "Add a Deny of s3:* for everyone with StringNotEquals on aws:SourceVpce, and with aws:PrincipalIsAWSService false for services of AWS that write to it.",
    types: ["AWS::S3::Bucket"],
    check: (bucket, index) => {
      const policies = policiesOf(bucket, index);
      if (policies.some(isOfLogs) || holdsArtifacts(bucket, index)) return undefined;
      const answer = checkSource(
        policies.flatMap((policy) => listDocuments(policy).map(({ document }) => document)),
        "s3:GetObject",
      );
      if (answer === true) return { status: "PASS", why: "Who comes from another network is denied." };
      const lost = policies.length === 0 ? lostPolicy(bucket, index) : undefined;
      if (answer instanceof Unknown || lost !== undefined)
        return {
          status: "UNKNOWN",
          why: `Whether another network is denied is not known: ${answer instanceof Unknown ? answer.why : lost}.`,
        };
      return {
        status: "FAIL",
        why: policies.length === 0 ? "It has no policy that denies other networks." : "Its policy does not deny other networks.",
      };
    },
  },
  {
    id: "network-key-policy-own-network",
    control: "NET-004",
    severity: "medium",
    title: "A key's policy denies decryption asked for from outside one's own network",
    remediation:
      "Add a Deny of kms:Decrypt for everyone with StringNotEquals on aws:SourceVpce or aws:SourceVpc, and with aws:ViaAWSService false for what services do in one's name.",
    types: ["AWS::KMS::Key"],
    check: (key) => {
      const usage = readProperty(key, "KeyUsage") ?? "ENCRYPT_DECRYPT";
      if (usage !== "ENCRYPT_DECRYPT" && typeof usage === "string") return undefined;
      const documents = listDocuments(key).map(({ document }) => document);
      const answer = checkSource(documents, "kms:Decrypt");
      const where = "KeyPolicy";
      if (answer === true) return { status: "PASS", why: "Who comes from another network is denied.", property: where };
      const bound = documents.length > 0 && allOf(documents, isBound);
      if (bound === true)
        return { status: "PASS", why: "It decrypts only through services, or for one's own network.", property: where };
      const unsure = [answer, bound].find((one) => one instanceof Unknown);
      if (unsure instanceof Unknown)
        return { status: "UNKNOWN", why: `Whether another network is denied is not known: ${unsure.why}.`, property: where };
      return { status: "FAIL", why: "Its policy does not deny other networks.", property: where };
    },
  },
];

/** Whether all that its policy allows is that services of AWS deliver their logs: whoever reads those, reads no data of a workload. */
const isOfLogs = (policy: Resource): boolean => {
  const allows = listDocuments(policy).flatMap(({ document }) => document.statements.filter(({ effect }) => effect === "Allow"));
  const delivers =
    /^(logging\.s3|delivery\.logs|logdelivery\.elasticloadbalancing|cloudtrail|config|vpc-flow-logs)\.amazonaws\.com/;
  return (
    allows.some(({ principals = [] }) => principals.some(({ value }) => value === "logging.s3.amazonaws.com")) &&
    allows.every(
      ({ principals = [] }) =>
        principals.length > 0 &&
        principals.every(({ kind, value }) => kind === "Service" && typeof value === "string" && delivers.test(value)),
    )
  );
};

/** Whether each Allow of decryption is for a service of AWS, through one, or for one's own network. */
function isBound({ statements, unread }: PolicyDocument): Answer {
  if (unread !== undefined) return new Unknown(unread);
  return allOf(statements, (one): Answer => {
    const speaks = speaksOf(one, "kms:Decrypt");
    if (one.effect === "Deny" || speaks === false) return true;
    const { principals = [], notPrincipal } = one;
    if (!notPrincipal && principals.length > 0 && principals.every(({ kind }) => kind === "Service")) return true;
    const bound = isBoundBy(one, /^(kms:viaservice|aws:sourcevpce|aws:sourcevpc)$/i);
    if (bound !== false) return bound;
    const unsure = [one.effect, speaks, ...principals.map(({ value }) => value)].find((each) => each instanceof Unknown);
    return unsure instanceof Unknown ? unsure : false;
  });
}

/** A policy whose bucket is not known may be any bucket's; that of a bucket from elsewhere is there. */
function lostPolicy(bucket: Resource, index: InventoryIndex): string | undefined {
  const elsewhere = readProperty(bucket, "Policy");
  if (elsewhere instanceof Unknown) return elsewhere.why;
  const astray = index.ofType("AWS::S3::BucketPolicy").find((policy) => {
    const named = readProperty(policy, "Bucket");
    return named instanceof Unknown || (named instanceof Reference && index.byId(named.id) === undefined);
  });
  if (astray !== undefined) return `of which bucket ${astray.id} is`;
  return index.inventory.unread.get("AWS::S3::BucketPolicy") ?? index.inventory.unread.get("*");
}
