import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { Properties, Value } from "../../model/value.ts";
import { describe, each, listAll, type OwnReader } from "./own-reader.ts";

/**
 * What the Cloud Control API cannot list of SageMaker. The shapes are CloudFormation's; where it has no type, those of the Describe
 * call: `Sallyport::AWS::SageMakerTrainingJob` as DescribeTrainingJob answers.
 */
export const sageMakerReaders: readonly OwnReader[] = [
  {
    types: ["AWS::SageMaker::NotebookInstance"],
    scope: "region",
    actions: "sagemaker:ListNotebookInstances sagemaker:DescribeNotebookInstance sagemaker:ListTags",
    read: async (session, region) => {
      const { DescribeNotebookInstanceCommand, ListNotebookInstancesCommand } = await import("@aws-sdk/client-sagemaker");
      const client = await session.clients.sageMaker(region);
      const listed = await listAll(session, async (NextToken, options) => {
        const page = await client.send(new ListNotebookInstancesCommand({ NextToken, MaxResults: 100 }), options);
        return { items: page.NotebookInstances ?? [], next: page.NextToken };
      });
      const type = "AWS::SageMaker::NotebookInstance";
      return await each(listed, async ({ NotebookInstanceName = "", NotebookInstanceArn }) =>
        describe(
          session,
          { type, identifier: NotebookInstanceName, region },
          async (options) => ({
            ...(await client.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName }), options)),
            ...(await tagsOf(client, NotebookInstanceArn, options)),
          }),
          (told) =>
            renamed(told, {
              SecurityGroups: "SecurityGroupIds",
              NotebookInstanceLifecycleConfigName: "LifecycleConfigName",
            }),
        ),
      );
    },
  },
  {
    types: ["AWS::SageMaker::NotebookInstanceLifecycleConfig"],
    scope: "region",
    actions: "sagemaker:ListNotebookInstanceLifecycleConfigs sagemaker:DescribeNotebookInstanceLifecycleConfig",
    read: async (session, region) => {
      const { DescribeNotebookInstanceLifecycleConfigCommand, ListNotebookInstanceLifecycleConfigsCommand } =
        await import("@aws-sdk/client-sagemaker");
      const client = await session.clients.sageMaker(region);
      const listed = await listAll(session, async (NextToken, options) => {
        const page = await client.send(new ListNotebookInstanceLifecycleConfigsCommand({ NextToken, MaxResults: 100 }), options);
        return { items: page.NotebookInstanceLifecycleConfigs ?? [], next: page.NextToken };
      });
      const type = "AWS::SageMaker::NotebookInstanceLifecycleConfig";
      return await each(listed, async ({ NotebookInstanceLifecycleConfigName: name = "" }) =>
        describe(session, { type, identifier: name, region }, (options) =>
          client.send(new DescribeNotebookInstanceLifecycleConfigCommand({ NotebookInstanceLifecycleConfigName: name }), options),
        ),
      );
    },
  },
  {
    types: ["AWS::SageMaker::EndpointConfig"],
    scope: "region",
    actions: "sagemaker:ListEndpointConfigs sagemaker:DescribeEndpointConfig sagemaker:ListTags",
    read: async (session, region) => {
      const { DescribeEndpointConfigCommand, ListEndpointConfigsCommand } = await import("@aws-sdk/client-sagemaker");
      const client = await session.clients.sageMaker(region);
      const listed = await listAll(session, async (NextToken, options) => {
        const page = await client.send(new ListEndpointConfigsCommand({ NextToken, MaxResults: 100 }), options);
        return { items: page.EndpointConfigs ?? [], next: page.NextToken };
      });
      const type = "AWS::SageMaker::EndpointConfig";
      return await each(listed, async ({ EndpointConfigName = "", EndpointConfigArn }) =>
        describe(session, { type, identifier: EndpointConfigName, region }, async (options) => ({
          ...(await client.send(new DescribeEndpointConfigCommand({ EndpointConfigName }), options)),
          ...(await tagsOf(client, EndpointConfigArn, options)),
        })),
      );
    },
  },
  {
    types: ["AWS::SageMaker::FlowDefinition"],
    scope: "region",
    actions: "sagemaker:ListFlowDefinitions sagemaker:DescribeFlowDefinition",
    read: async (session, region) => {
      const { DescribeFlowDefinitionCommand, ListFlowDefinitionsCommand } = await import("@aws-sdk/client-sagemaker");
      const client = await session.clients.sageMaker(region);
      const listed = await listAll(session, async (NextToken, options) => {
        const page = await client.send(new ListFlowDefinitionsCommand({ NextToken, MaxResults: 100 }), options);
        return { items: page.FlowDefinitionSummaries ?? [], next: page.NextToken };
      });
      const type = "AWS::SageMaker::FlowDefinition";
      return await each(listed, async ({ FlowDefinitionName = "" }) =>
        describe(session, { type, identifier: FlowDefinitionName, region }, (options) =>
          client.send(new DescribeFlowDefinitionCommand({ FlowDefinitionName }), options),
        ),
      );
    },
  },
  {
    types: ["Sallyport::AWS::SageMakerTrainingJob"],
    scope: "region",
    actions: "sagemaker:ListTrainingJobs sagemaker:DescribeTrainingJob sagemaker:ListTags",
    read: async (session, region) => {
      const { DescribeTrainingJobCommand, ListTrainingJobsCommand } = await import("@aws-sdk/client-sagemaker");
      const client = await session.clients.sageMaker(region);
      const CreationTimeAfter = new Date(session.options.now() - jobDays * 86_400_000);
      const listed = await listAll(
        session,
        async (NextToken, options) => {
          const input = {
            NextToken,
            MaxResults: 100,
            CreationTimeAfter,
            SortBy: "CreationTime",
            SortOrder: "Descending",
          } as const;
          const page = await client.send(new ListTrainingJobsCommand(input), options);
          return { items: page.TrainingJobSummaries ?? [], next: page.NextToken };
        },
        maxJobs,
      );
      const type = "Sallyport::AWS::SageMakerTrainingJob";
      return await each(listed, async ({ TrainingJobName = "", TrainingJobArn }) =>
        describe(session, { type, identifier: TrainingJobName, region }, async (options) => ({
          ...(await client.send(new DescribeTrainingJobCommand({ TrainingJobName }), options)),
          ...(await tagsOf(client, TrainingJobArn, options)),
        })),
      );
    },
  },
];

/** Jobs are history: those that began so long ago say nothing of how training is done now. */
export const jobDays = 30;
export const maxJobs = 1000;

async function tagsOf(
  client: SageMakerClient,
  ResourceArn: string | undefined,
  options: { readonly abortSignal: AbortSignal },
): Promise<{ readonly Tags?: unknown }> {
  if (ResourceArn === undefined) return {};
  const { ListTagsCommand } = await import("@aws-sdk/client-sagemaker");
  const { Tags } = await client.send(new ListTagsCommand({ ResourceArn, MaxResults: 100 }), options);
  return { Tags };
}

/** The Describe call's names as CloudFormation's. */
export function renamed(told: Properties, names: Readonly<Record<string, string>>): Properties {
  return Object.fromEntries(Object.entries(told).map(([name, value]: [string, Value]) => [names[name] ?? name, value]));
}
