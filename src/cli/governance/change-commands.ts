import type { WaitingChange } from "../../admin/changes/waiting-change.ts";
import { type Command, outputOption } from "../command.ts";
import { formatTable } from "../output.ts";

export const changeCommands: readonly Command[] = [
  {
    name: "change list",
    summary: "What is applied and not in force, and what the cord is pulled for: who may sign it, and who may not.",
    positionals: [],
    options: { output: outputOption },
    examples: ["sallyport change list"],
    run: async (call) => {
      const { items } = await call.client().get<{ items: readonly WaitingChange[] }>("/api/v1/changes");
      call.output.print({ items }, () => {
        if (items.length === 0) return "Nothing waits for a second person.";
        const rows = items.map(({ subject, about, version, inForce, by, maySign, notBy, signed }) => [
          subject,
          version === undefined ? "" : `${inForce ?? "none"} to ${version}`,
          about,
          by,
          maySign.join(" "),
          notBy.join(" "),
          signed.map(({ principal, decision }) => (decision === "approve" ? principal : `${principal} (against)`)).join(" "),
        ]);
        return formatTable(call.output, ["WHAT", "VERSION", "WAITS FOR", "BY", "MAY SIGN", "NOT", "SIGNED"], rows);
      });
      return 0;
    },
  },
];
