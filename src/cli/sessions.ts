import type { SessionView } from "../admin/sessions/session-view.ts";
import { type Call, type Command, outputOption, textOption, UsageError } from "./command.ts";
import { formatTable } from "./output.ts";

interface ScimToken {
  readonly id: string;
  readonly provider: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
}

const principal = { type: "string", value: "NAME", description: "Of this person." } as const;

export const sessionCommands: readonly Command[] = [
  {
    name: "sessions list",
    summary: "List who is logged in to the control plane.",
    positionals: [],
    options: { principal, output: outputOption },
    examples: ["sallyport sessions list", "sallyport sessions list --principal dana@campus.example"],
    run: async (call) => {
      const who = textOption(call, "principal");
      const query = who === undefined ? "" : `?principal=${encodeURIComponent(who)}`;
      const { items } = await call.client().get<{ items: SessionView[] }>(`/api/v1/sessions${query}`);
      call.output.print({ items }, () =>
        formatTable(
          call.output,
          ["ID", "PRINCIPAL", "PROVIDER", "SINCE", "USED", "ENDS", "FROM"],
          items.map(({ id, principal, provider, createdAt, usedAt, expiresAt, ip }) => [
            id.slice(0, 16),
            principal,
            provider,
            createdAt,
            usedAt,
            expiresAt,
            ip ?? "",
          ]),
        ),
      );
      return 0;
    },
  },
  {
    name: "sessions end",
    summary: "End all log-ins of a person now, with the access tokens that were made from them.",
    positionals: [],
    options: { principal: { ...principal, required: true }, output: outputOption },
    examples: ["sallyport sessions end --principal dana@campus.example"],
    run: async (call) => {
      const who = textOption(call, "principal") ?? "";
      const answer = await call.client().delete<{ ended: number }>(`/api/v1/principals/${encodeURIComponent(who)}/sessions`);
      call.output.print(answer, () => `${answer.ended} log-ins of ${who} have ended.`);
      return 0;
    },
  },
  {
    name: "passkeys reset",
    summary: "Remove all passkeys of a person who lost theirs, and end their log-ins.",
    positionals: [],
    options: { principal: { ...principal, required: true }, output: outputOption },
    examples: ["sallyport passkeys reset --principal dana@campus.example"],
    run: async (call) => {
      const who = textOption(call, "principal") ?? "";
      const answer = await call.client().delete<{ removed: number }>(`/api/v1/principals/${encodeURIComponent(who)}/passkeys`);
      call.output.print(answer, () => `${answer.removed} passkeys of ${who} are removed.`);
      return 0;
    },
  },
  {
    name: "scim-tokens create",
    summary: "Make a token for the SCIM client of an identity provider, which is shown this once.",
    positionals: ["PROVIDER"],
    options: {
      "expires-in-days": { type: "string", value: "DAYS", description: "Its life; 365 days when absent, which is the longest." },
      overlap: {
        type: "string",
        value: "SECONDS",
        description: "Rotation: the provider's other tokens end after so many seconds; they stay when absent.",
      },
      output: outputOption,
    },
    examples: ["sallyport scim-tokens create campus", "sallyport scim-tokens create campus --overlap 3600"],
    run: async (call) => {
      const expiresInDays = numberOption(call, "expires-in-days");
      const overlapSeconds = numberOption(call, "overlap");
      const made = await call.client().post<{ id: string; token: string; expiresAt: string }>(pathOf(call), {
        ...(expiresInDays !== undefined && { expiresInDays }),
        ...(overlapSeconds !== undefined && { overlapSeconds }),
      });
      call.output.print(made, () =>
        [
          call.output.style("bold", made.token),
          `  id ${made.id}, until ${made.expiresAt}`,
          "  Keep it now: it is shown this once.",
        ].join("\n"),
      );
      return 0;
    },
  },
  {
    name: "scim-tokens list",
    summary: "List the SCIM tokens of an identity provider that still work.",
    positionals: ["PROVIDER"],
    options: { output: outputOption },
    examples: ["sallyport scim-tokens list campus"],
    run: async (call) => {
      const { items } = await call.client().get<{ items: ScimToken[] }>(pathOf(call));
      call.output.print({ items }, () =>
        formatTable(
          call.output,
          ["ID", "CREATED", "CREATED BY", "EXPIRES"],
          items.map(({ id, createdAt, createdBy, expiresAt }) => [id, createdAt, createdBy, expiresAt]),
        ),
      );
      return 0;
    },
  },
  {
    name: "scim-tokens revoke",
    summary: "End a SCIM token now.",
    positionals: ["PROVIDER", "ID"],
    options: { output: outputOption },
    examples: ["sallyport scim-tokens revoke campus 0f1e2d3c4b5a6978"],
    run: async (call) => {
      const id = call.positionals[1] ?? "";
      await call.client().delete(`${pathOf(call)}/${encodeURIComponent(id)}`);
      call.output.print({ id, revoked: true }, () => `The SCIM token ${id} has ended.`);
      return 0;
    },
  },
];

function pathOf(call: Call): string {
  return `/api/v1/identity-providers/${encodeURIComponent(call.positionals[0] ?? "")}/scim-tokens`;
}

function numberOption(call: Call, name: string): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} is a whole number, not ${text}`);
  return Number(text);
}
