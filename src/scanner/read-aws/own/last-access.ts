import { setTimeout as sleep } from "node:timers/promises";
import type { Resource } from "../../model/inventory.ts";
import type { AccountSession } from "../account-session.ts";
import { explainFailure, OddAnswer } from "../explain-failure.ts";
import { makeResource } from "../make-resource.ts";
import { toProperties } from "../to-properties.ts";
import { readRoles, readUsers } from "./iam.ts";
import { each, type OwnReader } from "./own-reader.ts";

const type = "Sallyport::AWS::ServiceLastAccess";

/**
 * When a role or a user last used an AI service, `Sallyport::AWS::ServiceLastAccess`: `{ Arn, ServiceNamespace, LastAuthenticated?,
 * ObservedAt }`, one for each service of Bedrock and SageMaker that its policies allow; without LastAuthenticated it was not used in the
 * 400 days that AWS looks back. `Arn` is the identity's. Asked only of identities that these services are named to, or everything is:
 * each takes two calls and some seconds.
 */
export const lastAccessReaders: readonly OwnReader[] = [
  {
    types: [type],
    scope: "account",
    actions:
      "iam:GetAccountAuthorizationDetails iam:ListRoles iam:GenerateServiceLastAccessedDetails iam:GetServiceLastAccessedDetails",
    read: async (session) => {
      const identities = [...(await readRoles(session)), ...(await readUsers(session))];
      const asked = identities.filter(mayUseAi);
      if (asked.length > maxIdentities) throw new OddAnswer(`more than ${maxIdentities} roles and users may use AI services`);
      return await each(asked, async (identity) => await readOne(session, identity));
    },
  },
];

export const maxIdentities = 500;
const maxPolls = 30;

/** By names alone, and rather too many than too few: inline, and in names of managed policies; the account's own may hold anything. */
function mayUseAi({ properties, unreadable }: Resource): boolean {
  if (unreadable !== undefined) return true;
  const inline = JSON.stringify(properties["Policies"] ?? []);
  if (/"[^"]*(bedrock|sagemaker)[^"]*:|"Action":("\*|\[[^\]]*"\*)|"NotAction"/i.test(inline)) return true;
  const managed = properties["ManagedPolicyArns"];
  const groups = properties["Groups"];
  if (Array.isArray(groups) && groups.length > 0) return true;
  return (
    Array.isArray(managed) &&
    managed.some(
      (arn) => typeof arn === "string" && (!arn.includes(":iam::aws:") || /Bedrock|SageMaker|Administrator|PowerUser/i.test(arn)),
    )
  );
}

async function readOne(session: AccountSession, identity: Resource): Promise<readonly Resource[]> {
  const { GenerateServiceLastAccessedDetailsCommand, GetServiceLastAccessedDetailsCommand } = await import("@aws-sdk/client-iam");
  const client = await session.clients.iam();
  const identifier = `last-access/${identity.id}`;
  try {
    const { JobId } = await session.ask((options) =>
      client.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: identity.id, Granularity: "SERVICE_LEVEL" }), options),
    );
    for (let poll = 0; ; poll++) {
      const answer = await session.ask((options) =>
        client.send(new GetServiceLastAccessedDetailsCommand({ JobId, MaxItems: 1000 }), options),
      );
      if (answer.JobStatus === "FAILED") throw new OddAnswer("IAM could not tell when it last used services");
      if (answer.JobStatus === "COMPLETED") {
        if (answer.IsTruncated === true) throw new OddAnswer("it may use more than 1000 services");
        const ObservedAt = new Date(session.options.now());
        return (answer.ServicesLastAccessed ?? [])
          .filter(({ ServiceNamespace = "" }) => /^(bedrock|sagemaker)/.test(ServiceNamespace))
          .map(({ ServiceNamespace, LastAuthenticated }) => ({
            ...makeResource(session, {
              type,
              identifier: "",
              properties: toProperties({ Arn: identity.id, ServiceNamespace, LastAuthenticated, ObservedAt }),
            }),
            id: `${identifier}/${ServiceNamespace}`,
            names: [],
          }));
      }
      if (poll >= maxPolls) throw new OddAnswer("when it last used services was not told in time");
      await sleep(session.bounds.pollMs, undefined, { signal: session.options.deadline });
    }
  } catch (error) {
    return [makeResource(session, { type, identifier, properties: {}, unreadable: explainFailure(error) })];
  }
}
