import type { JsonObject } from "../../../core/json.ts";
import type { AccountSession } from "../account-session.ts";
import { askObject } from "../ask-signed.ts";
import { collectPages } from "../collect-pages.ts";
import { AwsRefusal, OddAnswer } from "../explain-failure.ts";
import { makeResource } from "../make-resource.ts";
import { allOf, type Reading } from "../reading.ts";
import { pascalCase, toProperties } from "../to-properties.ts";
import type { Properties } from "../../model/value.ts";
import type { OwnReader } from "./own-reader.ts";

/**
 * What Macie looks at, as its API answers with names that begin large: `Sallyport::AWS::MacieAutomatedDiscovery` as
 * GetAutomatedDiscoveryConfiguration, `Sallyport::AWS::MacieClassificationJob` as ListClassificationJobs. None where Macie is not on.
 */
export const macieReaders: readonly OwnReader[] = [
  {
    types: ["Sallyport::AWS::MacieAutomatedDiscovery"],
    scope: "region",
    actions: "macie2:GetAutomatedDiscoveryConfiguration",
    read: async (session, region) =>
      await ifOn(async () => {
        const told = await ask(session, region, "GET", "/automated-discovery/configuration");
        const type = "Sallyport::AWS::MacieAutomatedDiscovery";
        return [makeResource(session, { type, identifier: `macie-discovery/${region}`, region, properties: pascal(told) })];
      }),
  },
  {
    types: ["Sallyport::AWS::MacieClassificationJob"],
    scope: "region",
    actions: "macie2:ListClassificationJobs",
    read: async (session, region) =>
      await ifOn(async () => {
        const jobs = await listJobs(session, region);
        const type = "Sallyport::AWS::MacieClassificationJob";
        return jobs.map((job) =>
          makeResource(session, {
            type,
            identifier: `macie-job/${typeof job["JobId"] === "string" ? job["JobId"] : ""}`,
            region,
            properties: job,
          }),
        );
      }),
  },
];

const pascal = (told: unknown): Properties => pascalCase(toProperties(told)) as Properties;

/** Macie says that it is not on in the words of a denial. */
async function ifOn(read: () => Promise<Reading["resources"]>): Promise<Reading> {
  try {
    return allOf(await read());
  } catch (error) {
    if (error instanceof AwsRefusal && /^Macie is not enabled/i.test(error.message)) return allOf([]);
    throw error;
  }
}

const listJobs = (session: AccountSession, region: string): Promise<readonly Properties[]> =>
  collectPages(session.bounds.maxResources, async (nextToken) => {
    const answer = await ask(session, region, "POST", "/jobs/list", {
      maxResults: 200,
      ...(nextToken !== undefined && { nextToken }),
    });
    if (!Array.isArray(answer["items"])) throw new OddAnswer("Macie did not answer with a list of jobs");
    return { items: answer["items"].map(pascal), next: answer["nextToken"] };
  });

const ask = (
  session: AccountSession,
  region: string,
  method: "GET" | "POST",
  path: string,
  body?: JsonObject,
): Promise<JsonObject> =>
  askObject(session, {
    service: "macie2",
    region,
    method,
    path,
    headers: { "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
