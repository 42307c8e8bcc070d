import { isJsonObject, type JsonValue } from "../../../core/json.ts";
import type { Resource } from "../../model/inventory.ts";
import { isProperties, type Properties } from "../../model/value.ts";
import { cloudControlTypes } from "../cloud-control/all-types.ts";
import type { AccountSession } from "../account-session.ts";
import { askObject } from "../ask-signed.ts";
import { collectPages, requireText } from "../collect-pages.ts";
import { OddAnswer } from "../explain-failure.ts";
import { makeResource } from "../make-resource.ts";
import { parseProperties, toProperties } from "../to-properties.ts";
import { readCloudControl } from "../read-cloud-control.ts";
import { allOf, type Reading } from "../reading.ts";
import { describe, each, type OwnReader } from "./own-reader.ts";

/** What is attached to something else and cannot be listed by itself: for each of the other, asked by its identifier. */
export const attachedReaders: readonly OwnReader[] = [
  policies({
    type: "AWS::SNS::TopicPolicy",
    of: "AWS::SNS::Topic",
    by: "TopicArn",
    readAs: "AWS::SNS::TopicInlinePolicy",
    actions: "sns:GetTopicAttributes",
    shape: (Topic, { PolicyDocument }) => ({ Topics: [Topic], PolicyDocument }),
  }),
  policies({
    type: "AWS::SQS::QueuePolicy",
    of: "AWS::SQS::Queue",
    by: "QueueUrl",
    readAs: "AWS::SQS::QueueInlinePolicy",
    actions: "sqs:GetQueueAttributes sqs:GetQueueUrl",
    shape: (Queue, { PolicyDocument }) => ({ Queues: [Queue], PolicyDocument }),
  }),
  policies({ type: "AWS::Kinesis::ResourcePolicy", of: "AWS::Kinesis::Stream", by: "Arn", actions: "kinesis:GetResourcePolicy" }),
  policies({
    type: "AWS::Bedrock::ResourcePolicy",
    of: "AWS::Bedrock::Guardrail",
    by: "GuardrailArn",
    actions: "bedrock:GetResourcePolicy",
  }),
  {
    types: ["AWS::Events::EventBusPolicy"],
    scope: "region",
    actions: actionsOf("AWS::Events::EventBus"),
    read: async (session, region) => {
      const buses = await readCloudControl(session, "AWS::Events::EventBus", region);
      const why = buses.unread.get("AWS::Events::EventBus");
      if (why !== undefined) throw new OddAnswer(`it is found by AWS::Events::EventBus: ${why}`);
      return allOf(
        buses.resources.flatMap((bus) => {
          const { Name = bus.id, Policy } = bus.properties;
          if (Policy === undefined && bus.unreadable === undefined) return [];
          const found = { type: "AWS::Events::EventBusPolicy", identifier: `policy/${bus.id}`, region };
          if (bus.unreadable !== undefined)
            return [makeResource(session, { ...found, properties: {}, unreadable: bus.unreadable })];
          const document = typeof Policy === "string" ? parseProperties(Policy) : Policy;
          const statement = isProperties(document) ? document["Statement"] : undefined;
          return [makeResource(session, { ...found, properties: { EventBusName: Name, Statement: statement ?? [] } })];
        }),
      );
    },
  },
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

interface AttachedPolicy {
  readonly type: string;
  /** What it is attached to, by a property of it. */
  readonly of: string;
  readonly by: string;
  /** The type that the Cloud Control API reads it by, where it is another than templates use. */
  readonly readAs?: string;
  readonly actions: string;
  readonly shape?: (identifier: string, read: Properties) => object;
}

/** The policy of each thing of a type; not everything has one. */
function policies({ type, of, by, readAs = type, actions, shape = (_, read) => read }: AttachedPolicy): OwnReader {
  return {
    types: [type],
    scope: "region",
    actions: `${actions} ${actionsOf(of)}`,
    read: async (session, region) => {
      const { GetResourceCommand } = await import("@aws-sdk/client-cloudcontrol");
      const client = await session.clients.cloudControl(region);
      return await each(await parentsOf(session, of, by, region), async (Identifier) =>
        describe(session, { type, identifier: `policy/${Identifier}`, region }, async (options) => {
          const answer = await client.send(new GetResourceCommand({ TypeName: readAs, Identifier }), options);
          return shape(Identifier, parseProperties(answer.ResourceDescription?.Properties));
        }),
      );
    },
  };
}

/** What listing the other needs. */
function actionsOf(type: string): string {
  return cloudControlTypes.get(type)?.actions ?? "";
}

/** Rejects with OddAnswer where not all of them could be read. */
async function parentsOf(session: AccountSession, type: string, property: string, region: string): Promise<readonly string[]> {
  const { resources, unread } = await readCloudControl(session, type, region);
  const ids = resources.map(({ properties }) => properties[property]).filter((id) => typeof id === "string");
  const why = unread.get(type) ?? (ids.length < resources.length ? "some cannot be read" : undefined);
  if (why !== undefined) throw new OddAnswer(`it is found by ${type}: ${why}`);
  return ids;
}

const methodsOf = (session: AccountSession, restApi: string, region: string): Promise<Reading["resources"]> =>
  collectPages(session.bounds.maxResources, async (position) => {
    const answer = await askObject(session, {
      service: "apigateway",
      region,
      method: "GET",
      path: `/restapis/${encodeURIComponent(restApi)}/resources`,
      query: { embed: "methods", limit: "500", ...(position !== undefined && { position }) },
      headers: { accept: "application/json" },
    });
    // An API without resources has no list of them.
    const { item = [], position: next } = answer;
    if (!Array.isArray(item)) throw new OddAnswer("API Gateway did not answer with a list of resources");
    return { items: item.flatMap((one) => methodsIn(session, restApi, region, one)), next };
  });

function methodsIn(session: AccountSession, restApi: string, region: string, item: JsonValue): readonly Resource[] {
  const resource = requireText(item, "id");
  const { resourceMethods: methods = {} } = isJsonObject(item) ? item : {};
  if (!isJsonObject(methods)) throw new OddAnswer("a resource of an API has methods that are none");
  return Object.entries(methods).map(([name, method]) => {
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
