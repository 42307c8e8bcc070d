import type { AccountSession } from "../account-session.ts";
import { makeResource } from "../make-resource.ts";
import { allOf } from "../reading.ts";
import { toProperties } from "../to-properties.ts";
import { describe, each, listAll, type OwnReader } from "./own-reader.ts";

/**
 * Secrets by their own API: the type's read handler asks for `secretsmanager:GetSecretValue`, which no scanner may have. Values are
 * never read.
 */
async function listSecrets(session: AccountSession, region: string) {
  const { ListSecretsCommand } = await import("@aws-sdk/client-secrets-manager");
  const client = await session.clients.secrets(region);
  return await session.once(`secrets ${region}`, () =>
    listAll(session, async (NextToken, options) => {
      const page = await client.send(new ListSecretsCommand({ NextToken, MaxResults: 100 }), options);
      return { items: page.SecretList ?? [], next: page.NextToken };
    }),
  );
}

export const secretReaders: readonly OwnReader[] = [
  {
    types: ["AWS::SecretsManager::Secret"],
    scope: "region",
    actions: "secretsmanager:ListSecrets",
    read: async (session, region) =>
      allOf(
        (await listSecrets(session, region)).map(({ ARN = "", Name, Description, KmsKeyId, Tags, OwningService }) =>
          makeResource(session, {
            type: "AWS::SecretsManager::Secret",
            identifier: ARN,
            region,
            properties: toProperties({ Id: ARN, Name, Description, KmsKeyId, Tags, OwningService }),
          }),
        ),
      ),
  },
  {
    types: ["AWS::SecretsManager::RotationSchedule"],
    scope: "region",
    actions: "secretsmanager:ListSecrets",
    read: async (session, region) =>
      allOf(
        (await listSecrets(session, region))
          .filter(({ RotationEnabled }) => RotationEnabled === true)
          .map(({ ARN = "", RotationLambdaARN, RotationRules }) =>
            makeResource(session, {
              type: "AWS::SecretsManager::RotationSchedule",
              identifier: `rotation/${ARN}`,
              region,
              properties: toProperties({ SecretId: ARN, RotationLambdaARN, RotationRules }),
            }),
          ),
      ),
  },
  {
    types: ["AWS::SecretsManager::ResourcePolicy"],
    scope: "region",
    actions: "secretsmanager:ListSecrets secretsmanager:GetResourcePolicy",
    read: async (session, region) => {
      const { GetResourcePolicyCommand } = await import("@aws-sdk/client-secrets-manager");
      const client = await session.clients.secrets(region);
      const read = await each(await listSecrets(session, region), async ({ ARN = "" }) =>
        describe(
          session,
          { type: "AWS::SecretsManager::ResourcePolicy", identifier: `policy/${ARN}`, region },
          async (options) => ({
            SecretId: ARN,
            ResourcePolicy: (await client.send(new GetResourcePolicyCommand({ SecretId: ARN }), options)).ResourcePolicy,
          }),
        ),
      );
      return allOf(
        read.resources.filter(({ properties, unreadable }) => unreadable !== undefined || "ResourcePolicy" in properties),
      );
    },
  },
];
