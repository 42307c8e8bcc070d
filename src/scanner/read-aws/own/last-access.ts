import { setTimeout as sleep } from "node:timers/promises";
import type { Resource } from "../../model/inventory.ts";
import type { Properties } from "../../model/value.ts";
import type { AccountSession } from "../account-session.ts";
import { explainFailure, OddAnswer } from "../explain-failure.ts";
import { makeResource } from "../make-resource.ts";
import { toProperties } from "../to-properties.ts";
import { readRoles, readUsers } from "./iam.ts";
import type { OwnReader } from "./own-reader.ts";
import { each } from "./sagemaker.ts";

const type = "Sallyport::AWS::ServiceLastAccess";

/**
 * When a role or a user last used each service, `Sallyport::AWS::ServiceLastAccess`: `{ IdentityArn, IdentityName,
 * ServicesLastAccessed: [{ ServiceNamespace, LastAuthenticated? }] }`. AWS looks back 400 days, and a service that is not in the list is
 * none that the policies allow. Asked only of identities that AI services are named to, or everything is: each takes two calls and some
 * seconds.
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
      return await each(asked, async (identity) => [await readOne(session, identity)]);
    },
  },
];

export const maxIdentities = 500;
const maxPolls = 30;

/** By names alone, and rather too many than too few: inline, and in names of managed policies; the account's own may hold anything. */
function mayUseAi({ properties, unreadable }: Resource): boolean {
  if (unreadable !== undefined) return true;
  const inline = JSON.stringify(properties["Policies"] ?? []);
  if (/"[^"]*(bedrock|sagemaker)[^"]*:|"\*"|"NotAction"/i.test(inline)) return true;
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

async function readOne(session: AccountSession, identity: Resource): Promise<Resource> {
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
        const services = (answer.ServicesLastAccessed ?? []).map(({ ServiceNamespace, LastAuthenticated }) => ({
          ServiceNamespace,
          LastAuthenticated,
        }));
        return makeResource(session, { type, identifier, properties: tell(identity, services) });
      }
      if (poll >= maxPolls) throw new OddAnswer("when it last used services was not told in time");
      await sleep(session.bounds.pollMs, undefined, { signal: session.options.deadline });
    }
  } catch (error) {
    return makeResource(session, { type, identifier, properties: {}, unreadable: explainFailure(error) });
  }
}

/** The property is not called `Arn`: it is not its own, and references to the identity must not lead here. */
const tell = ({ id, properties }: Resource, ServicesLastAccessed: readonly object[]): Properties =>
  toProperties({
    IdentityArn: id,
    IdentityName: properties["RoleName"] ?? properties["UserName"],
    ServicesLastAccessed,
  });
