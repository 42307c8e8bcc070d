import type { DirectoryPerson } from "../admin/scim/list-directory.ts";
import { type Command, outputOption, textOption } from "./command.ts";
import { formatTable } from "./output.ts";

export const directoryCommands: readonly Command[] = [
  {
    name: "directory list",
    summary: "List the people that an identity provider's SCIM client provisioned, whether they are let in, and their groups.",
    positionals: ["PROVIDER"],
    options: {
      user: { type: "string", value: "USERNAME", description: "Only this one." },
      output: outputOption,
    },
    examples: ["sallyport directory list campus", "sallyport directory list campus --user ada@campus.example"],
    run: async (call) => {
      const user = textOption(call, "user");
      const path = `/api/v1/identity-providers/${encodeURIComponent(call.positionals[0] ?? "")}/people`;
      const query = user === undefined ? "" : `?userName=${encodeURIComponent(user)}`;
      const items = await call.client().list<DirectoryPerson>(path + query);
      call.output.print({ items }, () =>
        formatTable(
          call.output,
          ["PRINCIPAL", "LET IN", "GROUPS", "CHANGED", "ID"],
          items.map(({ id, principal, active, groups, changedAt }) => [
            principal,
            active ? "yes" : "no",
            groups.join(", "),
            changedAt,
            id,
          ]),
        ),
      );
      return 0;
    },
  },
];
