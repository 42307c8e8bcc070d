import { readFile } from "node:fs/promises";
import type { NewKey } from "../admin/create-key.ts";
import type { KeyView } from "../admin/key-view.ts";
import { days } from "../core/units.ts";
import { ClientError } from "./admin-client.ts";
import { type Command, outputOption, textOption } from "./command.ts";
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
      "sallyport keys create --use-case hr-insights --aws",
      "KEY=$(sallyport keys create --use-case hr-insights -o json | jq -r .key)",
    ],
    run: async (call) => {
      const principal = textOption(call, "principal");
      const expires = textOption(call, "expires");
      const certificate = textOption(call, "certificate");
      const made = await call.client().post<NewKey>("/api/v1/keys", {
        useCase: textOption(call, "use-case"),
        ...(principal !== undefined && { principal }),
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
    summary: "List API keys: who holds them, until when.",
    positionals: [],
    options: { output: outputOption },
    examples: ["sallyport keys list"],
    run: async ({ client, output }) => {
      const items = await client().list<KeyView>("/api/v1/keys");
      output.print({ items }, () =>
        formatTable(
          output,
          ["ID", "KIND", "USE CASE", "PRINCIPAL", "STATUS", "EXPIRES", "CREATED BY"],
          items.map(({ id, kind, useCase, principal, status, expiresAt, createdBy }) => [
            id,
            kind,
            useCase,
            principal,
            status,
            expiresAt,
            createdBy,
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
    summary: "End a key now, with the calls that run on it.",
    positionals: ["ID"],
    options: { reason: { type: "string", value: "TEXT", description: "Why, for the audit log." }, output: outputOption },
    examples: ['sallyport keys revoke 0f1e2d3c4b5a6978 --reason "found in a repository"'],
    run: async (call) => {
      const reason = textOption(call, "reason");
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
