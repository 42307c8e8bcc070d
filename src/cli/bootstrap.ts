import { toInstant } from "../core/units.ts";
import { type Command, outputOption, textOption } from "./command.ts";

export const bootstrapCommands: readonly Command[] = [
  {
    name: "bootstrap end",
    summary: "End the bootstrap token for good. It also ends by itself when the first administrator has logged in.",
    positionals: [],
    options: { output: outputOption },
    examples: ["sallyport bootstrap end"],
    run: async ({ client, output }) => {
      const answer = await client().post<{ ended: boolean }>("/api/v1/bootstrap/end", {});
      output.print(answer, () => (answer.ended ? "The bootstrap token has ended." : "The bootstrap token had ended before."));
      return 0;
    },
  },
  {
    name: "bootstrap reset",
    summary: "Break-glass: make a new bootstrap token, on the machine itself, while the gateway is stopped.",
    positionals: [],
    options: {
      "data-dir": { type: "string", value: "DIR", required: true, description: "The gateway's data directory." },
      output: outputOption,
    },
    details:
      "For when no administrator can log in any more. The audit log says that it was done. The token is shown this once, works for a day from the next start on, and ends when an administrator has logged in.",
    examples: ["sallyport bootstrap reset --data-dir /var/lib/sallyport"],
    run: async (call) => {
      // The store and the log, that no other command needs, are loaded here.
      const { resetBootstrap } = await import("../admin/bootstrap-reset.ts");
      const { token, expiresAt } = await resetBootstrap(textOption(call, "data-dir") ?? "", Date.now);
      const until = toInstant(expiresAt);
      call.output.print({ token, expiresAt: until }, () =>
        [
          call.output.style("bold", token),
          `  works until ${until}, or until an administrator has logged in`,
          "  Keep it now: it is shown this once.",
        ].join("\n"),
      );
      return 0;
    },
  },
];
