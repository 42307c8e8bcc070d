import type { Resource } from "../model/inventory.ts";
import { isProperties, Unknown, type Value } from "../model/value.ts";
import { readProperty } from "../model/read-property.ts";
import { parsePolicy, parseStatements, type PolicyDocument } from "./parse-policy.ts";

/** What a document is for: what an identity may do, who may take a role, who may use a resource, what an organisation allows. */
export type PolicyKind = "identity" | "trust" | "resource" | "endpoint" | "organization";

export interface FoundDocument {
  readonly kind: PolicyKind;
  readonly document: PolicyDocument;
  /** Where it stands, as a dotted path. */
  readonly property: string;
}

interface Place {
  readonly kind: PolicyKind;
  readonly property: string;
}

const identity: readonly Place[] = [{ kind: "identity", property: "PolicyDocument" }];
const inline: readonly Place[] = [{ kind: "identity", property: "Policies" }];
const resource = (...properties: readonly string[]): readonly Place[] =>
  properties.map((property) => ({ kind: "resource", property }));

/** Every property of a resource type that holds a policy document. */
const places: Readonly<Record<string, readonly Place[]>> = {
  "AWS::IAM::Role": [{ kind: "trust", property: "AssumeRolePolicyDocument" }, ...inline],
  "AWS::IAM::User": inline,
  "AWS::IAM::Group": inline,
  "AWS::IAM::Policy": identity,
  "AWS::IAM::ManagedPolicy": identity,
  "AWS::IAM::RolePolicy": identity,
  "AWS::IAM::UserPolicy": identity,
  "AWS::IAM::GroupPolicy": identity,
  "AWS::SSO::PermissionSet": [{ kind: "identity", property: "InlinePolicy" }],
  "AWS::Organizations::Policy": [{ kind: "organization", property: "Content" }],
  "AWS::EC2::VPCEndpoint": [{ kind: "endpoint", property: "PolicyDocument" }],
  "AWS::S3::BucketPolicy": resource("PolicyDocument"),
  "AWS::S3::AccessPoint": resource("Policy"),
  "AWS::S3Vectors::VectorBucketPolicy": resource("Policy"),
  "AWS::KMS::Key": resource("KeyPolicy"),
  "AWS::KMS::ReplicaKey": resource("KeyPolicy"),
  "AWS::SecretsManager::ResourcePolicy": resource("ResourcePolicy"),
  "AWS::SQS::QueuePolicy": resource("PolicyDocument"),
  "AWS::SQS::QueueInlinePolicy": resource("PolicyDocument"),
  "AWS::SNS::TopicPolicy": resource("PolicyDocument"),
  "AWS::SNS::TopicInlinePolicy": resource("PolicyDocument"),
  "AWS::ECR::Repository": resource("RepositoryPolicyText"),
  "AWS::ECR::RegistryPolicy": resource("PolicyText"),
  "AWS::Logs::ResourcePolicy": resource("PolicyDocument"),
  "AWS::OpenSearchService::Domain": resource("AccessPolicies"),
  "AWS::Elasticsearch::Domain": resource("AccessPolicies"),
  "AWS::ApiGateway::RestApi": resource("Policy"),
  "AWS::EFS::FileSystem": resource("FileSystemPolicy"),
  "AWS::Backup::BackupVault": resource("AccessPolicy"),
  "AWS::Bedrock::ResourcePolicy": resource("PolicyDocument"),
  "AWS::DynamoDB::Table": resource("ResourcePolicy.PolicyDocument"),
  "AWS::Kinesis::ResourcePolicy": resource("ResourcePolicy"),
  "AWS::SageMaker::ModelPackageGroup": resource("ModelPackageGroupPolicy"),
  "AWS::Events::EventBusPolicy": resource("Statement"),
};

/** Types that hold policy documents. */
export const policyTypes: readonly string[] = Object.keys(places);

const ofKind = (kind: PolicyKind): readonly string[] =>
  policyTypes.filter((type) => places[type]?.some((place) => place.kind === kind));

export const identityPolicyTypes: readonly string[] = ofKind("identity");

/** Of a role, more inline policies than AWS takes are not read. */
const maxInline = 200;

const read = new WeakMap<Resource, readonly FoundDocument[]>();

/** Every policy document that a resource holds; parsed once for all rules. */
export function listDocuments(resource: Resource): readonly FoundDocument[] {
  let found = read.get(resource);
  if (found === undefined) {
    const here = Object.hasOwn(places, resource.type) ? places[resource.type] : undefined;
    found = (here ?? []).flatMap((place) => open(resource, place));
    read.set(resource, found);
  }
  return found;
}

/** An organisation's policies on tags, backups or the use of data are written in another language. */
function isOtherPolicy(resource: Resource): boolean {
  if (resource.type !== "AWS::Organizations::Policy") return false;
  const type = readProperty(resource, "Type");
  return typeof type === "string" && !/^(SERVICE|RESOURCE)_CONTROL_POLICY$/.test(type);
}

function open(resource: Resource, { kind, property }: Place): readonly FoundDocument[] {
  const value = readProperty(resource, property);
  if (value === undefined || isOtherPolicy(resource)) return [];
  if (property === "Statement") return [{ kind, property, document: parseStatements(value) }];
  if (property !== "Policies") return [{ kind, property, document: parsePolicy(value) }];
  if (!Array.isArray(value)) return [{ kind, property, document: unreadable(value) }];
  const found = value.slice(0, maxInline).map((one: Value, n): FoundDocument => {
    const document = isProperties(one) ? parsePolicy(memberOf(one, "PolicyDocument")) : unreadable(one);
    return { kind, property: `${property}.${n}.PolicyDocument`, document };
  });
  return value.length > maxInline
    ? [...found, { kind, property, document: { statements: [], unread: "it is too long" } }]
    : found;
}

const memberOf = (members: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(members, name) ? members[name] : undefined;

const unreadable = (value: Value): PolicyDocument => ({
  statements: [],
  unread: value instanceof Unknown ? value.why : "its policies are written in a way that is not understood",
});
