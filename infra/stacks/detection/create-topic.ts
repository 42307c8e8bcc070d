import type { Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import type { Foundation } from "../foundation.ts";

/** Where alarms and findings are told, under the key of audit and by TLS only. */
export function createTopic(stack: Stack, config: DeploymentConfig, { auditKey }: Foundation): Topic {
  const topic = new Topic(stack, "Alarms", { masterKey: auditKey, enforceSSL: true, displayName: `${config.name} alarms` });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: "ServicesOfThisAccount",
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com"), new ServicePrincipal("events.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": config.account } },
    }),
  );
  if (config.alarms.email !== undefined) topic.addSubscription(new EmailSubscription(config.alarms.email));
  return topic;
}
