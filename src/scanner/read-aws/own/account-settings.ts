import { isJsonObject, type JsonObject, type JsonValue } from "../../../core/json.ts";
import type { AccountSession } from "../account-session.ts";
import { askJson, askSigned } from "../ask-signed.ts";
import { queryCall, readTag } from "../call-signed.ts";
import { collectPages } from "../collect-pages.ts";
import { isGone, OddAnswer } from "../explain-failure.ts";
import { makeResource } from "../make-resource.ts";
import { partitionOf } from "../account-session.ts";
import { readCloudControl } from "../read-cloud-control.ts";
import { allOf, type Reading } from "../reading.ts";
import { toProperties } from "../to-properties.ts";
import type { OwnReader } from "./own-reader.ts";

/**
 * Settings and ties that the Cloud Control API does not list, by signed calls of services that have no client here.
 *
 * `Sallyport::AWS::S3AccountPublicAccessBlock`: `{ BlockPublicAcls, … }` as GetPublicAccessBlock of the account answers, all false
 * where nobody set it. `Sallyport::AWS::MainRouteTable`: `{ VpcId, RouteTableId }`, of subnets that no table is associated with; the
 * Cloud Control API does not tell which table it is. The others are in CloudFormation's shape.
 */
export const settingReaders: readonly OwnReader[] = [
  {
    types: ["Sallyport::AWS::S3AccountPublicAccessBlock"],
    scope: "account",
    actions: "s3:GetAccountPublicAccessBlock",
    read: readPublicAccessBlock,
  },
  {
    types: ["AWS::Config::ConfigurationRecorder"],
    scope: "region",
    actions: "config:DescribeConfigurationRecorders config:DescribeConfigurationRecorderStatus",
    read: readRecorders,
  },
  {
    types: ["AWS::Config::DeliveryChannel"],
    scope: "region",
    actions: "config:DescribeDeliveryChannels",
    read: async (session, region) => {
      const channels = await askList(
        session,
        region,
        "config",
        "StarlingDoveService.DescribeDeliveryChannels",
        "DeliveryChannels",
      );
      return allOf(
        channels.map((channel) =>
          makeResource(session, {
            type: "AWS::Config::DeliveryChannel",
            identifier: text(channel["name"]),
            region,
            properties: toProperties({
              Name: channel["name"],
              S3BucketName: channel["s3BucketName"],
              S3KeyPrefix: channel["s3KeyPrefix"],
              S3KmsKeyArn: channel["s3KmsKeyArn"],
              SnsTopicARN: channel["snsTopicARN"],
            }),
          }),
        ),
      );
    },
  },
  {
    types: ["Sallyport::AWS::MainRouteTable"],
    scope: "region",
    actions: "ec2:DescribeRouteTables",
    read: readMainTables,
  },
  {
    types: ["AWS::WAFv2::WebACLAssociation"],
    scope: "region",
    actions:
      "wafv2:ListWebACLs wafv2:GetWebACL wafv2:ListTagsForResource wafv2:GetLoggingConfiguration wafv2:ListResourcesForWebACL",
    read: readAssociations,
  },
];

const flags = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];

async function readPublicAccessBlock(session: AccountSession): Promise<Reading> {
  const region = session.regions[0] ?? session.home;
  const type = "Sallyport::AWS::S3AccountPublicAccessBlock";
  const make = (xml: string): Reading => {
    const properties = Object.fromEntries(flags.map((flag) => [flag, readTag(xml, flag) === "true"]));
    return allOf([makeResource(session, { type, identifier: "account-public-access-block", properties })]);
  };
  try {
    const xml = await askSigned(session, {
      service: "s3",
      region,
      host: `${session.account}.s3-control.${region}.${partitionOf(region).suffix}`,
      method: "GET",
      path: "/v20180820/configuration/publicAccessBlock",
      headers: { "x-amz-account-id": session.account },
    });
    if (!xml.includes("PublicAccessBlockConfiguration")) throw new OddAnswer("S3 did not answer with a configuration");
    return make(xml);
  } catch (error) {
    if (isGone(error) || (error instanceof Error && error.name === "NoSuchPublicAccessBlockConfiguration")) return make("");
    throw error;
  }
}

async function askList(
  session: AccountSession,
  region: string,
  service: string,
  target: string,
  member: string,
  body: JsonObject = {},
): Promise<readonly JsonObject[]> {
  const found = (await askJson(session, { service, region, target, body }))[member];
  if (!Array.isArray(found)) throw new OddAnswer(`${service} did not answer with ${member}`);
  if (!found.every(isJsonObject)) throw new OddAnswer(`${service} answered with ${member} that are no objects`);
  return found;
}

const text = (value: JsonValue | undefined): string => (typeof value === "string" ? value : "");

/** One that is stopped records nothing: it is told by `Recording`, which CloudFormation does not have. */
async function readRecorders(session: AccountSession, region: string): Promise<Reading> {
  const prefix = "StarlingDoveService.DescribeConfigurationRecorder";
  const [recorders, statuses] = await Promise.all([
    askList(session, region, "config", `${prefix}s`, "ConfigurationRecorders"),
    askList(session, region, "config", `${prefix}Status`, "ConfigurationRecordersStatus"),
  ]);
  return allOf(
    recorders.map((recorder) => {
      const group = isJsonObject(recorder["recordingGroup"]) ? recorder["recordingGroup"] : {};
      return makeResource(session, {
        type: "AWS::Config::ConfigurationRecorder",
        identifier: text(recorder["name"]),
        region,
        properties: toProperties({
          Name: recorder["name"],
          RoleARN: recorder["roleARN"],
          RecordingGroup: {
            AllSupported: group["allSupported"],
            IncludeGlobalResourceTypes: group["includeGlobalResourceTypes"],
            ResourceTypes: group["resourceTypes"],
          },
          Recording: statuses.find(({ name }) => name === recorder["name"])?.["recording"],
        }),
      });
    }),
  );
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

const protectable = ["APPLICATION_LOAD_BALANCER", "API_GATEWAY", "APPSYNC", "COGNITO_USER_POOL"];

async function readAssociations(session: AccountSession, region: string): Promise<Reading> {
  const lists = await readCloudControl(session, "AWS::WAFv2::WebACL", region);
  const why =
    lists.unread.get("AWS::WAFv2::WebACL") ?? lists.resources.find(({ unreadable }) => unreadable !== undefined)?.unreadable;
  if (why !== undefined) throw new OddAnswer(`the web ACLs could not all be read: ${why}`);
  const arns = lists.resources
    .map(({ properties }) => text(properties["Arn"] as JsonValue | undefined))
    .filter((arn) => arn.includes(":regional/"));
  const found = await Promise.all(
    arns.flatMap((WebACLArn) =>
      protectable.map(async (ResourceType) => {
        const target = "AWSWAF_20190729.ListResourcesForWebACL";
        const answer = await askJson(session, { service: "wafv2", region, target, body: { WebACLArn, ResourceType } });
        const { ResourceArns: resources = [] } = answer;
        if (!isTexts(resources)) throw new OddAnswer("WAF did not answer with a list of ARNs");
        return resources.map((ResourceArn) => ({ ResourceArn, WebACLArn }));
      }),
    ),
  );
  return allOf(
    found.flat().map((properties) =>
      makeResource(session, {
        type: "AWS::WAFv2::WebACLAssociation",
        identifier: `${properties.ResourceArn}|${properties.WebACLArn}`.replace(/^arn:/, "association/arn:"),
        region,
        properties,
      }),
    ),
  );
}

async function readMainTables(session: AccountSession, region: string): Promise<Reading> {
  const tables = await collectPages(session.bounds.maxResources, async (NextToken) => {
    const call = queryCall("ec2", region, {
      Action: "DescribeRouteTables",
      Version: "2016-11-15",
      MaxResults: "100",
      "Filter.1.Name": "association.main",
      "Filter.1.Value.1": "true",
      ...(NextToken !== undefined && { NextToken }),
    });
    const xml = await askSigned(session, call);
    if (!xml.includes("DescribeRouteTablesResponse")) throw new OddAnswer("EC2 did not answer with route tables");
    // A table's own VPC comes after its own id and before what else it holds.
    const found = xml.matchAll(
      /<item>\s*<routeTableId>(rtb-[0-9a-f]{1,40})<\/routeTableId>\s*<vpcId>(vpc-[0-9a-f]{1,40})<\/vpcId>/g,
    );
    const items = [...found].map(([, RouteTableId = "", VpcId = ""]) => ({ RouteTableId, VpcId }));
    return { items, next: readTag(xml, "nextToken") };
  });
  const type = "Sallyport::AWS::MainRouteTable";
  return allOf(
    tables.map((properties) => makeResource(session, { type, identifier: `main/${properties.VpcId}`, region, properties })),
  );
}
