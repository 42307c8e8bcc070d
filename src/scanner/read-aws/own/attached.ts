import { isJsonObject, type JsonValue } from "../../../core/json.ts";
import type { Resource } from "../../model/inventory.ts";
import type { AccountSession } from "../account-session.ts";
import { askSigned } from "../ask-signed.ts";
import { OddAnswer } from "../explain-failure.ts";
import { makeResource } from "../make-resource.ts";
import { parseProperties, toProperties } from "../to-properties.ts";
import { readCloudControl } from "../read-cloud-control.ts";
import type { Reading } from "../reading.ts";
import { describe, type OwnReader } from "./own-reader.ts";
import { each } from "./sagemaker.ts";

/** What is attached to something else and cannot be listed by itself: for each of the other, asked by its identifier. */
export const attachedReaders: readonly OwnReader[] = [
  policies(
    "AWS::SNS::TopicPolicy",
    "Topics",
    "AWS::SNS::Topic",
    "TopicArn",
    "AWS::SNS::TopicInlinePolicy",
    "sns:GetTopicAttributes",
    "sns:ListTopics sns:ListSubscriptionsByTopic sns:ListTagsForResource sns:GetDataProtectionPolicy",
  ),
  policies(
    "AWS::SQS::QueuePolicy",
    "Queues",
    "AWS::SQS::Queue",
    "QueueUrl",
    "AWS::SQS::QueueInlinePolicy",
    "sqs:GetQueueAttributes sqs:GetQueueUrl",
    "sqs:ListQueues sqs:ListQueueTags",
  ),
  {
    types: ["AWS::ApiGateway::Method"],
    scope: "region",
    actions: "apigateway:GET",
    read: async (session, region) => {
      const apis = await parentsOf(session, "AWS::ApiGateway::RestApi", "RestApiId", region);
      return await each(apis, async (id) => await methodsOf(session, id, region));
    },
  },
];

/** The policy of each thing of a type, as the type of policy that templates use, though AWS reads it by another. */
function policies(
  type: string,
  names: string,
  parent: string,
  property: string,
  readAs: string,
  actions: string,
  listing: string,
): OwnReader {
  return {
    types: [type],
    scope: "region",
    actions: `${actions} ${listing}`,
    read: async (session, region) => {
      const { GetResourceCommand } = await import("@aws-sdk/client-cloudcontrol");
      const client = await session.clients.cloudControl(region);
      return await each(await parentsOf(session, parent, property, region), async (Identifier) =>
        describe(session, { type, identifier: `policy/${Identifier}`, region }, async (options) => {
          const answer = await client.send(new GetResourceCommand({ TypeName: readAs, Identifier }), options);
          const { PolicyDocument } = parseProperties(answer.ResourceDescription?.Properties);
          return { [names]: [Identifier], PolicyDocument };
        }),
      );
    },
  };
}

/** Rejects with OddAnswer where not all of them could be read. */
async function parentsOf(session: AccountSession, type: string, property: string, region: string): Promise<readonly string[]> {
  const { resources, unread } = await readCloudControl(session, type, region);
  const ids = resources.map(({ properties }) => properties[property]).filter((id) => typeof id === "string");
  const why = unread.get(type) ?? (ids.length < resources.length ? "some cannot be read" : undefined);
  if (why !== undefined) throw new OddAnswer(`it is found by ${type}: ${why}`);
  return ids;
}

const maxPages = 100;

async function methodsOf(session: AccountSession, restApi: string, region: string): Promise<Reading["resources"]> {
  const found: Resource[] = [];
  let position: string | undefined;
  for (let page = 0; ; page++) {
    const answer: unknown = JSON.parse(
      await askSigned(session, {
        service: "apigateway",
        region,
        method: "GET",
        path: `/restapis/${encodeURIComponent(restApi)}/resources`,
        query: { embed: "methods", limit: "500", ...(position !== undefined && { position }) },
        headers: { accept: "application/json" },
      }),
    );
    const items: JsonValue | undefined = isJsonObject(answer) ? answer["item"] : undefined;
    // An API without resources has no list of them.
    for (const item of Array.isArray(items) ? items : [])
      if (isJsonObject(item)) found.push(...methodsIn(session, restApi, region, item));
    const next = isJsonObject(answer) ? answer["position"] : undefined;
    if (typeof next !== "string" || next === "") return found;
    if (next === position || page >= maxPages) throw new OddAnswer("an API has more methods than a scan reads");
    position = next;
  }
}

function methodsIn(
  session: AccountSession,
  restApi: string,
  region: string,
  item: Readonly<Record<string, JsonValue>>,
): readonly Resource[] {
  const resource = typeof item["id"] === "string" ? item["id"] : "";
  return Object.entries(isJsonObject(item["resourceMethods"]) ? item["resourceMethods"] : {}).map(([name, method]) => {
    const told = isJsonObject(method) ? method : {};
    return makeResource(session, {
      type: "AWS::ApiGateway::Method",
      identifier: `${restApi}|${resource}|${name}`,
      region,
      properties: toProperties({
        RestApiId: restApi,
        ResourceId: resource,
        HttpMethod: name,
        AuthorizationType: told["authorizationType"],
        AuthorizerId: told["authorizerId"],
        ApiKeyRequired: told["apiKeyRequired"],
      }),
    });
  });
}
