import type { EntityType, GetAccountAuthorizationDetailsCommandOutput, Role } from "@aws-sdk/client-iam";
import type { Resource } from "../../model/inventory.ts";
import type { AccountSession } from "../account-session.ts";
import { OddAnswer } from "../explain-failure.ts";
import { makeResource } from "../make-resource.ts";
import { allOf } from "../reading.ts";
import { toProperties } from "../to-properties.ts";
import { listAll, type OwnReader } from "./own-reader.ts";

/**
 * Identities and their policies in a handful of calls: GetAccountAuthorizationDetails tells of all of them at once, where the Cloud
 * Control API would need several calls for each. ListRoles adds how long sessions last. Shapes are CloudFormation's. Roles linked to
 * services are left out: nobody can change them. Inline policies and memberships are within those who have them, so that types such as
 * `AWS::IAM::RolePolicy` are read and empty.
 */
type Details = Pick<
  GetAccountAuthorizationDetailsCommandOutput,
  "UserDetailList" | "GroupDetailList" | "RoleDetailList" | "Policies"
>;

const kinds: EntityType[] = ["User", "Role", "Group", "LocalManagedPolicy"];

async function askDetails(session: AccountSession): Promise<readonly Details[]> {
  const { GetAccountAuthorizationDetailsCommand } = await import("@aws-sdk/client-iam");
  const client = await session.clients.iam();
  return await session.once("iam details", () =>
    listAll<Details>(session, async (Marker, options) => {
      const page = await client.send(
        new GetAccountAuthorizationDetailsCommand({ Marker, MaxItems: 1000, Filter: kinds }),
        options,
      );
      return { items: [page], next: page.IsTruncated === true ? (page.Marker ?? "") : undefined };
    }),
  );
}

async function askRoles(session: AccountSession): Promise<ReadonlyMap<string, Role>> {
  const { ListRolesCommand } = await import("@aws-sdk/client-iam");
  const client = await session.clients.iam();
  const roles = await listAll(session, async (Marker, options) => {
    const page = await client.send(new ListRolesCommand({ Marker, MaxItems: 1000 }), options);
    return { items: page.Roles ?? [], next: page.IsTruncated === true ? page.Marker : undefined };
  });
  return new Map(roles.flatMap((role) => (role.RoleName === undefined ? [] : [[role.RoleName, role]])));
}

const isLinked = (path: string | undefined): boolean => path?.startsWith("/aws-service-role/") === true;

export async function readRoles(session: AccountSession): Promise<readonly Resource[]> {
  const [details, listed] = await Promise.all([askDetails(session), askRoles(session)]);
  return details
    .flatMap(({ RoleDetailList }) => RoleDetailList ?? [])
    .filter(({ Path }) => !isLinked(Path))
    .map((role) =>
      make(session, "AWS::IAM::Role", role.RoleName, () => ({
        RoleName: role.RoleName,
        Arn: role.Arn,
        RoleId: role.RoleId,
        Path: role.Path,
        AssumeRolePolicyDocument: parseDocument(role.AssumeRolePolicyDocument),
        Policies: role.RolePolicyList?.map(inline),
        ManagedPolicyArns: role.AttachedManagedPolicies?.map(({ PolicyArn }) => PolicyArn),
        PermissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        MaxSessionDuration: listed.get(role.RoleName ?? "")?.MaxSessionDuration,
        Tags: role.Tags,
      })),
    );
}

export async function readUsers(session: AccountSession): Promise<readonly Resource[]> {
  return (await askDetails(session))
    .flatMap(({ UserDetailList }) => UserDetailList ?? [])
    .map((user) =>
      make(session, "AWS::IAM::User", user.UserName, () => ({
        UserName: user.UserName,
        Arn: user.Arn,
        Path: user.Path,
        Policies: user.UserPolicyList?.map(inline),
        ManagedPolicyArns: user.AttachedManagedPolicies?.map(({ PolicyArn }) => PolicyArn),
        Groups: user.GroupList,
        PermissionsBoundary: user.PermissionsBoundary?.PermissionsBoundaryArn,
        Tags: user.Tags,
      })),
    );
}

async function readGroups(session: AccountSession): Promise<readonly Resource[]> {
  return (await askDetails(session))
    .flatMap(({ GroupDetailList }) => GroupDetailList ?? [])
    .map((group) =>
      make(session, "AWS::IAM::Group", group.GroupName, () => ({
        GroupName: group.GroupName,
        Arn: group.Arn,
        Path: group.Path,
        Policies: group.GroupPolicyList?.map(inline),
        ManagedPolicyArns: group.AttachedManagedPolicies?.map(({ PolicyArn }) => PolicyArn),
      })),
    );
}

/** Those of the account: AWS's own are known by their names. */
async function readPolicies(session: AccountSession): Promise<readonly Resource[]> {
  return (await askDetails(session))
    .flatMap(({ Policies }) => Policies ?? [])
    .filter(({ Arn = "" }) => !/^arn:[a-z-]+:iam::aws:/.test(Arn))
    .map((policy) =>
      make(session, "AWS::IAM::ManagedPolicy", policy.Arn, () => ({
        PolicyArn: policy.Arn,
        Arn: policy.Arn,
        ManagedPolicyName: policy.PolicyName,
        Path: policy.Path,
        PolicyDocument: parseDocument(policy.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document),
      })),
    );
}

async function readProfiles(session: AccountSession): Promise<readonly Resource[]> {
  return (await askDetails(session))
    .flatMap(({ RoleDetailList }) => RoleDetailList ?? [])
    .flatMap(({ InstanceProfileList }) => InstanceProfileList ?? [])
    .map((profile) =>
      make(session, "AWS::IAM::InstanceProfile", profile.InstanceProfileName, () => ({
        InstanceProfileName: profile.InstanceProfileName,
        Arn: profile.Arn,
        Path: profile.Path,
        Roles: profile.Roles?.map(({ RoleName }) => RoleName),
      })),
    );
}

const inline = ({ PolicyName, PolicyDocument }: { PolicyName?: string | undefined; PolicyDocument?: string | undefined }) => ({
  PolicyName,
  PolicyDocument: parseDocument(PolicyDocument),
});

/** IAM writes documents with percent signs. Throws OddAnswer. */
function parseDocument(text: string | undefined): unknown {
  if (text === undefined) throw new OddAnswer("IAM did not tell one of its policies");
  try {
    return JSON.parse(decodeURIComponent(text)) as unknown;
  } catch {
    throw new OddAnswer("one of its policies is no JSON");
  }
}

function make(session: AccountSession, type: string, name: string | undefined, tell: () => object): Resource {
  const found = { type, identifier: name ?? "" };
  try {
    return makeResource(session, { ...found, properties: toProperties(tell()) });
  } catch (error) {
    if (!(error instanceof OddAnswer)) throw error;
    return makeResource(session, { ...found, properties: {}, unreadable: error.message });
  }
}

const details = "iam:GetAccountAuthorizationDetails";
const reader = (
  types: readonly string[],
  actions: string,
  read: (session: AccountSession) => Promise<readonly Resource[]>,
): OwnReader => ({ types, actions, scope: "account", read: async (session) => allOf(await read(session)) });

export const iamReaders: readonly OwnReader[] = [
  reader(["AWS::IAM::Role"], `${details} iam:ListRoles`, readRoles),
  reader(["AWS::IAM::User"], details, readUsers),
  reader(["AWS::IAM::Group"], details, readGroups),
  reader(["AWS::IAM::ManagedPolicy"], details, readPolicies),
  reader(["AWS::IAM::InstanceProfile"], details, readProfiles),
];
