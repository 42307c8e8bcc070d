import type { AccountSession } from "./account-session.ts";
import { askSigned } from "./ask-signed.ts";
import { queryCall, readTag } from "./call-signed.ts";
import { collectPages } from "./collect-pages.ts";
import { AwsRefusal, OddAnswer } from "./explain-failure.ts";

/** What CloudFormation says that a stack made. The Cloud Control API tells of stacks, and not of what is in them. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  /** By what its service knows it: mostly what `Ref` gives. */
  readonly physicalId: string;
}

export const stackActions = ["cloudformation:ListStackResources", "cloudformation:ListStacks"];

/** What a stack made, by its name or its id; undefined where there is none. Asked once. Rejects where it is not told. */
export function listStackResources(
  session: AccountSession,
  region: string,
  stack: string,
): Promise<readonly StackResource[] | undefined> {
  return session.once(`stack ${region} ${stack}`, async () => {
    try {
      const members = await list(session, region, "ListStackResources", { StackName: stack });
      return members.flatMap((member) => {
        const [logicalId, type] = [readTag(member, "LogicalResourceId"), readTag(member, "ResourceType")];
        if (logicalId === undefined || type === undefined) throw new OddAnswer("a resource of a stack has no name or no type");
        // What is not made yet, or not any more, has none.
        const physicalId = readTag(member, "PhysicalResourceId") ?? "";
        const isGone = readTag(member, "ResourceStatus") === "DELETE_COMPLETE";
        return physicalId === "" || isGone ? [] : [{ logicalId, type, physicalId }];
      });
    } catch (error) {
      if (error instanceof AwsRefusal && error.name === "ValidationError" && error.message.includes("does not exist"))
        return undefined;
      throw error;
    }
  });
}

/** The ids of all stacks of a region, among them those that were deleted of late, which hold nothing. Asked once. */
export function listStacks(session: AccountSession, region: string): Promise<readonly string[]> {
  return session.once(`stacks ${region}`, async () => {
    const members = await list(session, region, "ListStacks", {});
    // Lists that are within a stack have members too.
    return members.flatMap((member) => readTag(member, "StackId") ?? []);
  });
}

async function list(
  session: AccountSession,
  region: string,
  Action: string,
  fields: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  return await collectPages(session.bounds.maxResources, async (NextToken) => {
    const form = { Action, Version: "2010-05-15", ...fields, ...(NextToken !== undefined && { NextToken }) };
    const xml = await askSigned(session, queryCall("cloudformation", region, form));
    if (!xml.includes(`<${Action}Result>`)) throw new OddAnswer(`CloudFormation did not answer to ${Action}`);
    return { items: xml.split("<member>").slice(1), next: readTag(xml, "NextToken") };
  });
}
