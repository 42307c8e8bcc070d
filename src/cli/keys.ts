import { readFile } from "node:fs/promises";
import type { NewKey } from "../admin/create-key.ts";
import type { KeyView } from "../admin/key-view.ts";
import { days } from "../core/units.ts";
import { ClientError } from "./admin-client.ts";
import { type Command, outputOption, textOption, textsOption, UsageError } from "./command.ts";
import { formatTable, type Output } from "./output.ts";
import { parseDuration } from "./parse-duration.ts";

export const keyCommands: readonly Command[] = [
  {
    name: "keys create",
    summary: "Make an API key for a use case. It is shown this once.",
    positionals: [],
    options: {
      "use-case": { type: "string", value: "NAME", required: true, description: "What every call with the key is bound to." },
      principal: { type: "string", value: "NAME", description: "Who will hold it; the use case's name when absent." },
      "service-account": {
        type: "string",
        value: "NAME",
        description: "A ServiceAccount that will hold it, in place of a principal: the key ends with the account.",
      },
      owner: {
        type: "string",
        value: "ADDRESS",
        description: "Who answers for it; the account's or use case's owner when absent.",
      },
      "ip-range": {
        type: "string",
        value: "CIDR",
        multiple: true,
        description: "Addresses that it may come from; any when absent.",
      },
      model: {
        type: "string",
        value: "NAME",
        multiple: true,
        description: "Of the use case's models; all of them when absent.",
      },
      expires: {
        type: "string",
        value: "90d",
        description: "How long it lives: 45s, 30m, 12h or 90d. The longest allowed when absent.",
      },
      aws: { type: "boolean", description: "Make a pair for AWS SDKs, which sign with it (SigV4), in place of a key." },
      certificate: {
        type: "string",
        value: "FILE",
        description: "Take a client certificate (PEM) in place of a key; a call over TLS with it needs nothing else.",
      },
      output: outputOption,
    },
    examples: [
      "sallyport keys create --use-case hr-insights --principal hr-portal --expires 30d",
      "sallyport keys create --use-case hr-insights --service-account hr-portal --ip-range 10.0.0.0/8 --model echo",
      "sallyport keys create --use-case hr-insights --aws",
      "KEY=$(sallyport keys create --use-case hr-insights -o json | jq -r .key)",
    ],
    run: async (call) => {
      const principal = textOption(call, "principal");
      const expires = textOption(call, "expires");
      const certificate = textOption(call, "certificate");
      const serviceAccount = textOption(call, "service-account");
      const owner = textOption(call, "owner");
      const ipRanges = textsOption(call, "ip-range");
      const models = textsOption(call, "model");
      const made = await call.client().post<NewKey>("/api/v1/keys", {
        useCase: textOption(call, "use-case"),
        ...(principal !== undefined && { principal }),
        ...(serviceAccount !== undefined && { serviceAccount }),
        ...(owner !== undefined && { owner }),
        ...(ipRanges.length > 0 && { ipRanges }),
        ...(models.length > 0 && { models }),
        ...(expires !== undefined && { expiresInDays: parseDuration(expires, "expires") / days(1) }),
        ...(call.options["aws"] === true && { aws: true }),
        ...(certificate !== undefined && { certificate: await readCertificateFile(certificate) }),
      });
      call.output.print(made, () => showOnce(call.output, made));
      return 0;
    },
  },
  {
    name: "keys list",
    summary: "List API keys: who holds them, who answers for them, until when, and when they were last used.",
    positionals: [],
    options: { output: outputOption },
    examples: ["sallyport keys list"],
    run: async ({ client, output }) => {
      const items = await client().list<KeyView>("/api/v1/keys");
      output.print({ items }, () =>
        formatTable(
          output,
          ["ID", "KIND", "USE CASE", "PRINCIPAL", "STATUS", "EXPIRES", "LAST USED", "OWNER"],
          items.map(({ id, kind, useCase, principal, serviceAccount, status, expiresAt, lastUsedAt, owner }) => [
            id,
            kind,
            useCase,
            serviceAccount === true ? `${principal} (account)` : principal,
            status,
            expiresAt,
            lastUsedAt ?? "never",
            owner ?? "",
          ]),
        ),
      );
      return 0;
    },
  },
  {
    name: "keys rotate",
    summary: "Replace a live key by a new one, which is shown this once.",
    positionals: ["ID"],
    options: {
      overlap: { type: "string", value: "1h", description: "How long the old key goes on working; an hour when absent." },
      output: outputOption,
    },
    examples: ["sallyport keys rotate 0f1e2d3c4b5a6978 --overlap 24h"],
    run: async (call) => {
      const overlap = textOption(call, "overlap");
      const overlapSeconds = overlap === undefined ? undefined : parseDuration(overlap, "overlap") / 1000;
      const made = await call
        .client()
        .post<NewKey>(keyPath(call.positionals[0], "rotate"), { ...(overlapSeconds !== undefined && { overlapSeconds }) });
      call.output.print(made, () => showOnce(call.output, made));
      return 0;
    },
  },
  {
    name: "keys revoke",
    summary: "End a key now, with the calls that run on it; or all keys of a service account.",
    positionals: ["[ID]"],
    options: {
      "service-account": { type: "string", value: "NAME", description: "Every live key of this account, in place of one." },
      reason: { type: "string", value: "TEXT", description: "Why, for the audit log." },
      output: outputOption,
    },
    examples: [
      'sallyport keys revoke 0f1e2d3c4b5a6978 --reason "found in a repository"',
      'sallyport keys revoke --service-account hr-portal --reason "its server was broken into"',
    ],
    run: async (call) => {
      const reason = textOption(call, "reason");
      const account = textOption(call, "service-account");
      if ((account === undefined) === (call.positionals[0] === undefined))
        throw new UsageError("name a key by its ID, or a service account by --service-account, and not both");
      if (account !== undefined) {
        const path = `/api/v1/service-accounts/${encodeURIComponent(account)}/revoke-keys`;
        const done = await call.client().post<{ revoked: string[] }>(path, { ...(reason !== undefined && { reason }) });
        call.output.print(done, () => `Revoked ${done.revoked.length} of ${account}.`);
        return 0;
      }
      const key = await call
        .client()
        .post<KeyView>(keyPath(call.positionals[0], "revoke"), { ...(reason !== undefined && { reason }) });
      call.output.print(key, () => `Key ${key.id} of ${key.useCase} is revoked.`);
      return 0;
    },
  },
];

async function readCertificateFile(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new ClientError(`The certificate ${path} cannot be read.`, [], cause);
  }
}

function keyPath(id: string | undefined, operation: string): string {
  return `/api/v1/keys/${encodeURIComponent(id ?? "")}/${operation}`;
}

function showOnce(output: Output, made: NewKey): string {
  const { id, key, accessKeyId, secretAccessKey, fingerprint, useCase, principal, expiresAt } = made;
  const lines = [`  id ${id}, for ${useCase}, held by ${principal}, until ${expiresAt}`];
  if (fingerprint !== undefined) return [`certificate ${fingerprint}`, ...lines].join("\n");
  const shown = key ?? `AWS_ACCESS_KEY_ID=${accessKeyId ?? ""}\nAWS_SECRET_ACCESS_KEY=${secretAccessKey ?? ""}`;
  return [output.style("bold", shown), ...lines, "  Keep it now: it is shown this once."].join("\n");
}
