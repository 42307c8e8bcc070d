import type { EffectivePolicyType } from "@aws-sdk/client-organizations";
import { makeResource } from "../make-resource.ts";
import { allOf } from "../reading.ts";
import { toProperties } from "../to-properties.ts";
import type { OwnReader } from "./own-reader.ts";

/**
 * What of the organisation's policies holds for this account, `Sallyport::AWS::OrganizationsEffectivePolicy`: `{ PolicyType, TargetId,
 * PolicyContent? }` as DescribeEffectivePolicy answers, which every member may ask of itself. Without PolicyContent none holds.
 */
export const organizationReaders: readonly OwnReader[] = [
  {
    types: ["Sallyport::AWS::OrganizationsEffectivePolicy"],
    scope: "account",
    actions: "organizations:DescribeEffectivePolicy",
    read: async (session) => {
      const { DescribeEffectivePolicyCommand } = await import("@aws-sdk/client-organizations");
      const client = await session.clients.organizations();
      const ask = async (PolicyType: EffectivePolicyType): Promise<string | undefined> => {
        try {
          const answer = await session.ask((options) => client.send(new DescribeEffectivePolicyCommand({ PolicyType }), options));
          return answer.EffectivePolicy?.PolicyContent;
        } catch (error) {
          if (error instanceof Error && /^(EffectivePolicyNotFound|AWSOrganizationsNotInUse)/.test(error.name)) return undefined;
          throw error;
        }
      };
      const type = "Sallyport::AWS::OrganizationsEffectivePolicy";
      return allOf(
        await Promise.all(
          asked.map(async (PolicyType) =>
            makeResource(session, {
              type,
              identifier: `effective-policy/${PolicyType}`,
              properties: toProperties({ PolicyType, TargetId: session.account, PolicyContent: await ask(PolicyType) }),
            }),
          ),
        ),
      );
    },
  },
];

const asked: readonly EffectivePolicyType[] = ["AISERVICES_OPT_OUT_POLICY", "TAG_POLICY"];
