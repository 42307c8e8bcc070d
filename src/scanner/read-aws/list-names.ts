import type { AccountSession } from "./account-session.ts";
import { readTag } from "./call-signed.ts";
import { collectPages, requireText } from "./collect-pages.ts";
import { OddAnswer } from "./explain-failure.ts";
import { askJson, askObject, askSigned } from "./ask-signed.ts";

export interface ListedName {
  readonly identifier: string;
  readonly region: string;
}

export type Lister = (session: AccountSession, region: string) => Promise<readonly ListedName[]>;

/** Buckets by S3 itself: it tells those of one region, while a bucket can be read in its own region alone. */
const buckets: Lister = (session, region) =>
  collectPages(session.bounds.maxResources, async (token) => {
    const query = { "bucket-region": region, "max-buckets": "1000", ...(token !== undefined && { "continuation-token": token }) };
    const xml = await askSigned(session, { service: "s3", region, method: "GET", path: "/", query });
    if (!xml.includes("ListAllMyBucketsResult")) throw new OddAnswer("S3 did not answer with a list of buckets");
    const items = xml
      .split("<Bucket>")
      .slice(1)
      .flatMap((bucket) => {
        const identifier = requireText({ Name: readTag(bucket, "Name") }, "Name");
        // Where S3 does not know the filter it lists all; then only its own word of the region counts.
        const isHere = (readTag(bucket, "BucketRegion") ?? region) === region;
        return isHere ? [{ identifier, region }] : [];
      });
    return { items, next: readTag(xml, "ContinuationToken") };
  });

/** Domains of OpenSearch: their type has no list handler. */
const domains: Lister = async (session, region) => {
  const answer = await askObject(session, { service: "es", region, method: "GET", path: "/2021-01-01/domain" });
  const names = answer["DomainNames"];
  if (!Array.isArray(names)) throw new OddAnswer("OpenSearch did not answer with a list of domains");
  return names.map((one) => ({ identifier: requireText(one, "DomainName"), region }));
};

/** Trails by CloudTrail: every region lists those of all regions, and each can be read by its name at its home alone. */
const trails: Lister = (session, region) =>
  collectPages(session.bounds.maxResources, async (token) => {
    const answer = await askJson(session, {
      service: "cloudtrail",
      region,
      target: "CloudTrail_20131101.ListTrails",
      body: token === undefined ? {} : { NextToken: token },
    });
    const found = answer["Trails"];
    if (!Array.isArray(found)) throw new OddAnswer("CloudTrail did not answer with a list of trails");
    const items = found.map((one) => ({ identifier: requireText(one, "Name"), region: requireText(one, "HomeRegion") }));
    return { items, next: answer["NextToken"] };
  });

export const listers: Readonly<Record<"buckets" | "domains" | "trails", Lister>> = { buckets, domains, trails };
