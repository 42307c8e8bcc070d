import type { AccountSession } from "../account-session.ts";
import { makeResource } from "../make-resource.ts";
import { allOf, type Reading } from "../reading.ts";
import { pascalCase, toProperties } from "../to-properties.ts";
import type { Properties } from "../../model/value.ts";
import { describe, each, listAll, type OwnReader } from "./own-reader.ts";

const pascal = (told: Properties): Properties => pascalCase(told, ["hyperParameters", "requestMetadata"]) as Properties;
const jobs = "Sallyport::AWS::BedrockModelCustomizationJob";

/**
 * What CloudFormation has no types for, in the shapes of the Bedrock API with names that begin large:
 *
 * - `Sallyport::AWS::BedrockInvocationLogging`: `{ LoggingConfig?: { S3Config, CloudWatchConfig, … } }` as
 *   GetModelInvocationLoggingConfiguration answers. One for each region; without LoggingConfig nothing is logged there.
 * - `Sallyport::AWS::BedrockCustomModel`: as GetCustomModel answers.
 * - `Sallyport::AWS::BedrockModelCustomizationJob`: as GetModelCustomizationJob answers.
 * - `Sallyport::AWS::BedrockProvisionedModelThroughput`: as ListProvisionedModelThroughputs lists it.
 */
export const bedrockReaders: readonly OwnReader[] = [
  {
    types: ["Sallyport::AWS::BedrockInvocationLogging"],
    scope: "region",
    actions: "bedrock:GetModelInvocationLoggingConfiguration",
    read: async (session, region) => {
      const { GetModelInvocationLoggingConfigurationCommand } = await import("@aws-sdk/client-bedrock");
      const client = await session.clients.bedrock(region);
      const answer = await session.ask((options) => client.send(new GetModelInvocationLoggingConfigurationCommand({}), options));
      const properties = pascal(toProperties({ loggingConfig: answer.loggingConfig }));
      const identifier = `invocation-logging/${region}`;
      return allOf([makeResource(session, { type: "Sallyport::AWS::BedrockInvocationLogging", identifier, region, properties })]);
    },
  },
  {
    types: ["Sallyport::AWS::BedrockCustomModel"],
    scope: "region",
    actions: "bedrock:ListCustomModels bedrock:GetCustomModel",
    read: async (session, region) => {
      const { GetCustomModelCommand, ListCustomModelsCommand } = await import("@aws-sdk/client-bedrock");
      const client = await session.clients.bedrock(region);
      const listed = await listAll(session, async (nextToken, options) => {
        const page = await client.send(new ListCustomModelsCommand({ nextToken, maxResults: 100 }), options);
        return { items: page.modelSummaries ?? [], next: page.nextToken };
      });
      return await each(listed, async ({ modelArn = "" }) =>
        describe(
          session,
          { type: "Sallyport::AWS::BedrockCustomModel", identifier: modelArn, region },
          (options) => client.send(new GetCustomModelCommand({ modelIdentifier: modelArn }), options),
          pascal,
        ),
      );
    },
  },
  {
    types: [jobs],
    scope: "region",
    actions: "bedrock:ListModelCustomizationJobs bedrock:GetModelCustomizationJob",
    read: async (session, region) => {
      const { GetModelCustomizationJobCommand, ListModelCustomizationJobsCommand } = await import("@aws-sdk/client-bedrock");
      const client = await session.clients.bedrock(region);
      const creationTimeAfter = new Date(session.options.now() - customisationDays * 86_400_000);
      const listed = await listAll(session, async (nextToken, options) => {
        const page = await client.send(
          new ListModelCustomizationJobsCommand({ nextToken, maxResults: 100, creationTimeAfter }),
          options,
        );
        return { items: page.modelCustomizationJobSummaries ?? [], next: page.nextToken };
      });
      return await each(listed, async ({ jobArn = "" }) =>
        describe(
          session,
          { type: jobs, identifier: jobArn, region },
          (options) => client.send(new GetModelCustomizationJobCommand({ jobIdentifier: jobArn }), options),
          pascal,
        ),
      );
    },
  },
  {
    types: ["Sallyport::AWS::BedrockProvisionedModelThroughput"],
    scope: "region",
    actions: "bedrock:ListProvisionedModelThroughputs",
    read: async (session, region) => {
      const { ListProvisionedModelThroughputsCommand } = await import("@aws-sdk/client-bedrock");
      const client = await session.clients.bedrock(region);
      const listed = await listAll(session, async (nextToken, options) => {
        const page = await client.send(new ListProvisionedModelThroughputsCommand({ nextToken, maxResults: 100 }), options);
        return { items: page.provisionedModelSummaries ?? [], next: page.nextToken };
      });
      const type = "Sallyport::AWS::BedrockProvisionedModelThroughput";
      return allOf(
        listed.map((one) =>
          makeResource(session, {
            type,
            identifier: one.provisionedModelArn ?? "",
            region,
            properties: pascal(toProperties(one)),
          }),
        ),
      );
    },
  },
  {
    types: ["AWS::Bedrock::GuardrailVersion"],
    scope: "region",
    actions: "bedrock:ListGuardrails",
    read: guardrailVersions,
  },
];

export const customisationDays = 90;

/** Versions have no list handler: the Bedrock API lists them for each guardrail. */
async function guardrailVersions(session: AccountSession, region: string): Promise<Reading> {
  const { ListGuardrailsCommand } = await import("@aws-sdk/client-bedrock");
  const client = await session.clients.bedrock(region);
  const list = async (guardrailIdentifier: string | undefined) =>
    await listAll(session, async (nextToken, options) => {
      const page = await client.send(new ListGuardrailsCommand({ guardrailIdentifier, nextToken, maxResults: 100 }), options);
      return { items: page.guardrails ?? [], next: page.nextToken };
    });
  const guardrails = await list(undefined);
  const versions = await Promise.all(guardrails.map(async ({ arn }) => await list(arn)));
  return allOf(
    versions.flat().flatMap(({ arn, id = "", version, description }) =>
      version === undefined || version === "DRAFT"
        ? []
        : [
            makeResource(session, {
              type: "AWS::Bedrock::GuardrailVersion",
              identifier: `${id}|${version}`,
              region,
              properties: toProperties({
                GuardrailIdentifier: arn,
                GuardrailArn: arn,
                GuardrailId: id,
                Version: version,
                Description: description,
              }),
            }),
          ],
    ),
  );
}
