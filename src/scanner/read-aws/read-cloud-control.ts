import type {
  GetResourceCommandInput,
  ListResourcesCommandInput,
  ListResourcesCommandOutput,
} from "@aws-sdk/client-cloudcontrol";
import type { Resource } from "../model/inventory.ts";
import type { AccountSession } from "./account-session.ts";
import { cloudControlTypes } from "./cloud-control/all-types.ts";
import type { CloudControlType } from "./cloud-control/cloud-control-type.ts";
import { followTokens, requireText } from "./collect-pages.ts";
import { explainFailure, isGone, OddAnswer } from "./explain-failure.ts";
import { type ListedName, listers } from "./list-names.ts";
import { makeResource } from "./make-resource.ts";
import { parseProperties } from "./to-properties.ts";
import { attempt, type Reading, unreadBecause } from "./reading.ts";

/**
 * Everything of one type in one region by the Cloud Control API: what there is by ListResources, and each by GetResource, because lists
 * tell little but identifiers. What cannot be read of one is `unreadable`; where the list breaks off, the type is unread. Never rejects.
 */
export function readCloudControl(session: AccountSession, type: string, region: string): Promise<Reading> {
  return session.once(`cloudcontrol ${type} ${region}`, () =>
    attempt([type], region, async () => {
      const about = cloudControlTypes.get(type);
      if (about === undefined) return unreadBecause([type], "there is no way to read it");
      const { names, broken } = await list(session, type, about, region);
      const resources = await Promise.all(names.map(async (name) => await get(session, type, name, about)));
      return {
        resources: resources.filter((one) => one !== undefined),
        unread: broken === undefined ? new Map() : new Map([[type, broken]]),
      };
    }),
  );
}

interface Listed {
  readonly names: readonly ListedName[];
  /** Why there may be more. */
  readonly broken?: string;
}

async function list(session: AccountSession, type: string, about: CloudControlType, region: string): Promise<Listed> {
  const { lister } = about;
  if (lister !== undefined) return { names: await session.once(`${lister} ${region}`, () => listers[lister](session, region)) };
  const { models, broken } = await modelsOf(session, about, region);
  const listings = await Promise.all(models.map(async (model) => await listPages(session, type, region, model)));
  const identifiers = new Set(listings.flatMap((one) => one.identifiers));
  const why = broken ?? listings.find((one) => one.broken !== undefined)?.broken;
  return {
    names: [...identifiers].map((identifier) => ({ identifier, region })),
    ...(why !== undefined && { broken: why }),
  };
}

/** What narrows the lists down: a resource model as JSON for each; one without for most types. */
async function modelsOf(
  session: AccountSession,
  { under, models, scope }: CloudControlType,
  region: string,
): Promise<{ readonly models: readonly (string | undefined)[]; readonly broken?: string }> {
  if (models !== undefined) {
    // Web ACLs of CloudFront are all in one region.
    const more = region === session.home && models.some(({ Scope }) => Scope === "REGIONAL") ? [{ Scope: "CLOUDFRONT" }] : [];
    return { models: [...models, ...more].map((model) => JSON.stringify(model)) };
  }
  if (under === undefined) return { models: [undefined] };
  const parents = await readCloudControl(session, under.type, scope === "account" ? session.home : region);
  const values = parents.resources.map(({ properties }) => properties[under.property]);
  const texts = values.filter((value) => typeof value === "string");
  const why = parents.unread.get(under.type) ?? (texts.length < values.length ? "some cannot be read" : undefined);
  return {
    models: texts.map((value) => JSON.stringify({ [under.as]: value })),
    ...(why !== undefined && { broken: `it is found by ${under.type}: ${why}` }),
  };
}

async function listPages(
  session: AccountSession,
  type: string,
  region: string,
  model: string | undefined,
): Promise<{ readonly identifiers: readonly string[]; readonly broken?: string }> {
  const { ListResourcesCommand } = await import("@aws-sdk/client-cloudcontrol");
  const client = await session.clients.cloudControl(region);
  const identifiers: string[] = [];
  const nextToken = followTokens();
  let token: string | undefined;
  try {
    do {
      const input: ListResourcesCommandInput = {
        TypeName: type,
        ...(model !== undefined && { ResourceModel: model }),
        ...(token !== undefined && { NextToken: token }),
      };
      const answer = await session.ask((options) => client.send(new ListResourcesCommand(input), options));
      identifiers.push(...identifiersIn(answer));
      token = nextToken(answer.NextToken);
      if (token !== undefined && identifiers.length > session.bounds.maxResources)
        return { identifiers: identifiers.slice(0, session.bounds.maxResources), broken: tooMany(session, region) };
    } while (token !== undefined);
    return { identifiers };
  } catch (error) {
    // The parent has gone, or has none of these.
    if (model !== undefined && isGone(error)) return { identifiers };
    return { identifiers, broken: `${explainFailure(error)}, in ${region}` };
  }
}

/** An answer that says of what type it is and lists nothing has nothing to list. Throws OddAnswer. */
function identifiersIn({ TypeName, ResourceDescriptions }: ListResourcesCommandOutput): readonly string[] {
  const listed: unknown = ResourceDescriptions ?? (TypeName === undefined ? undefined : []);
  if (!Array.isArray(listed)) throw new OddAnswer("its list is none");
  return listed.map((one: unknown) => requireText(one, "Identifier"));
}

const tooMany = ({ bounds }: AccountSession, region: string): string =>
  `there are more than ${bounds.maxResources}, in ${region}`;

async function get(
  session: AccountSession,
  type: string,
  { identifier, region }: ListedName,
  { scope, lister }: CloudControlType,
): Promise<Resource | undefined> {
  const { GetResourceCommand } = await import("@aws-sdk/client-cloudcontrol");
  const client = await session.clients.cloudControl(region);
  const input: GetResourceCommandInput = { TypeName: type, Identifier: identifier };
  const found = { type, identifier, ...((scope === undefined || lister !== undefined) && { region }) };
  try {
    const answer = await session.ask((options) => client.send(new GetResourceCommand(input), options));
    return makeResource(session, { ...found, properties: parseProperties(answer.ResourceDescription?.Properties) });
  } catch (error) {
    // A trail that is listed and not found by its name is another account's, of the whole organisation.
    const isElsewhere = lister === "trails" && isGone(error);
    if (isGone(error) && !isElsewhere) return undefined;
    const why = isElsewhere ? "it is the trail of another account, which alone can read it" : explainFailure(error);
    return makeResource(session, { ...found, properties: {}, unreadable: why });
  }
}
