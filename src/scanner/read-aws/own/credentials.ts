import { setTimeout as sleep } from "node:timers/promises";
import type { Resource } from "../../model/inventory.ts";
import type { Properties } from "../../model/value.ts";
import type { AccountSession } from "../account-session.ts";
import { isGone, OddAnswer } from "../explain-failure.ts";
import { makeResource } from "../make-resource.ts";
import { allOf } from "../reading.ts";
import { toProperties } from "../to-properties.ts";
import { listAll, type OwnReader } from "./own-reader.ts";

/**
 * How people and programs prove who they are, in these shapes:
 *
 * - `Sallyport::AWS::IamUserCredentials`: `{ UserName, Arn, PasswordEnabled, PasswordLastUsed?, MfaActive }`, the root user among them as
 *   `<root_account>`, from the credential report.
 * - `AWS::IAM::AccessKey`: `{ UserName, Status, CreateDate?, LastUsedDate? }`, at most two a user, from the same report.
 * - `Sallyport::AWS::ServiceSpecificCredential`: as ListServiceSpecificCredentials lists them, all users' and all services'.
 * - `Sallyport::AWS::IamAccountPasswordPolicy`: as GetAccountPasswordPolicy answers; none where the account has none.
 * - `Sallyport::AWS::IamAccountSummary`: the numbers of GetAccountSummary by name, such as `AccountMFAEnabled`.
 */
export const credentialReaders: readonly OwnReader[] = [
  {
    types: ["Sallyport::AWS::IamUserCredentials"],
    scope: "account",
    actions: "iam:GenerateCredentialReport iam:GetCredentialReport",
    read: async (session) => allOf((await askReport(session)).map((row) => credentialsOf(session, row))),
  },
  {
    types: ["AWS::IAM::AccessKey"],
    scope: "account",
    actions: "iam:GenerateCredentialReport iam:GetCredentialReport",
    read: async (session) => allOf((await askReport(session)).flatMap((row) => keysOf(session, row))),
  },
  {
    types: ["Sallyport::AWS::ServiceSpecificCredential"],
    scope: "account",
    actions: "iam:ListServiceSpecificCredentials",
    read: async (session) => {
      const { ListServiceSpecificCredentialsCommand } = await import("@aws-sdk/client-iam");
      const client = await session.clients.iam();
      const listed = await listAll(session, async (Marker, options) => {
        const page = await client.send(
          new ListServiceSpecificCredentialsCommand({ AllUsers: true, Marker, MaxItems: 1000 }),
          options,
        );
        return { items: page.ServiceSpecificCredentials ?? [], next: page.IsTruncated === true ? page.Marker : undefined };
      });
      const type = "Sallyport::AWS::ServiceSpecificCredential";
      return allOf(
        listed.map((one) =>
          makeResource(session, { type, identifier: one.ServiceSpecificCredentialId ?? "", properties: toProperties(one) }),
        ),
      );
    },
  },
  {
    types: ["Sallyport::AWS::IamAccountPasswordPolicy"],
    scope: "account",
    actions: "iam:GetAccountPasswordPolicy",
    read: async (session) => {
      const { GetAccountPasswordPolicyCommand } = await import("@aws-sdk/client-iam");
      const client = await session.clients.iam();
      const type = "Sallyport::AWS::IamAccountPasswordPolicy";
      try {
        const { PasswordPolicy } = await session.ask((options) => client.send(new GetAccountPasswordPolicyCommand({}), options));
        return allOf([
          makeResource(session, { type, identifier: "account-password-policy", properties: toProperties(PasswordPolicy) }),
        ]);
      } catch (error) {
        if (isGone(error)) return allOf([]);
        throw error;
      }
    },
  },
  {
    types: ["Sallyport::AWS::IamAccountSummary"],
    scope: "account",
    actions: "iam:GetAccountSummary",
    read: async (session) => {
      const { GetAccountSummaryCommand } = await import("@aws-sdk/client-iam");
      const client = await session.clients.iam();
      const { SummaryMap } = await session.ask((options) => client.send(new GetAccountSummaryCommand({}), options));
      const type = "Sallyport::AWS::IamAccountSummary";
      return allOf([makeResource(session, { type, identifier: "account-summary", properties: toProperties(SummaryMap) })]);
    },
  },
];

type Row = ReadonlyMap<string, string>;

/** The credential report is made on demand, at most every four hours: it is asked for until it is there. */
async function askReport(session: AccountSession): Promise<readonly Row[]> {
  const { GenerateCredentialReportCommand, GetCredentialReportCommand } = await import("@aws-sdk/client-iam");
  const client = await session.clients.iam();
  return await session.once("credential report", async () => {
    for (let poll = 0; ; poll++) {
      const { State } = await session.ask((options) => client.send(new GenerateCredentialReportCommand({}), options));
      if (State === "COMPLETE") break;
      if (poll >= maxPolls) throw new OddAnswer("the credential report was not ready in time");
      await sleep(session.bounds.pollMs, undefined, { signal: session.options.deadline });
    }
    const { Content } = await session.ask((options) => client.send(new GetCredentialReportCommand({}), options));
    return parseReport(Buffer.from(Content ?? new Uint8Array()).toString());
  });
}

const maxPolls = 30;

/** CSV without quotes: names of users cannot hold commas. Throws OddAnswer. */
function parseReport(csv: string): readonly Row[] {
  const [head = "", ...lines] = csv.split(/\r?\n/).filter((line) => line !== "");
  const columns = head.split(",");
  if (!columns.includes("user") || !columns.includes("mfa_active"))
    throw new OddAnswer("the credential report has other columns");
  return lines.map((line) => {
    const cells = line.split(",");
    if (cells.length !== columns.length) throw new OddAnswer("a line of the credential report has other columns");
    return new Map(columns.map((column, n) => [column, cells[n] ?? ""]));
  });
}

function credentialsOf(session: AccountSession, row: Row): Resource {
  const user = row.get("user") ?? "";
  const properties: Properties = {
    UserName: user,
    Arn: row.get("arn") ?? "",
    MfaActive: row.get("mfa_active") === "true",
    // The root user always has one: the report says "not_supported".
    PasswordEnabled: row.get("password_enabled") === "true" || row.get("password_enabled") === "not_supported",
    ...dateOf("PasswordLastUsed", row.get("password_last_used")),
  };
  return makeResource(session, { type: "Sallyport::AWS::IamUserCredentials", identifier: `credentials/${user}`, properties });
}

function keysOf(session: AccountSession, row: Row): readonly Resource[] {
  return ["1", "2"].flatMap((n) => {
    const key = `access_key_${n}`;
    const isActive = row.get(`${key}_active`) === "true";
    const made = dateOf("CreateDate", row.get(`${key}_last_rotated`));
    if (!isActive && made["CreateDate"] === undefined) return [];
    const user = row.get("user") ?? "";
    const properties: Properties = {
      UserName: user,
      Status: isActive ? "Active" : "Inactive",
      ...made,
      ...dateOf("LastUsedDate", row.get(`${key}_last_used_date`)),
    };
    return [makeResource(session, { type: "AWS::IAM::AccessKey", identifier: `${user}/access-key-${n}`, properties })];
  });
}

const dateOf = (name: string, text: string | undefined): Properties =>
  text !== undefined && /^\d{4}-\d\d-\d\dT/.test(text) ? { [name]: text } : {};
