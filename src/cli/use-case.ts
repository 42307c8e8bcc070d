import type { Transition } from "../admin/use-case-status.ts";
import { type Command, outputOption, textOption } from "./command.ts";

export const useCaseCommands: readonly Command[] = [
  {
    name: "use-case transition",
    summary: "Approve, suspend or take back a use case.",
    positionals: ["NAME"],
    options: {
      to: { type: "string", value: "STATE", required: true, description: "Such as SUSPENDED, PRODUCTION or DRAFT." },
      reason: { type: "string", value: "TEXT", required: true, description: "Why, for the audit log." },
      digest: {
        type: "string",
        value: "DIGEST",
        description: "Of the spec that was looked at: refused when it has changed since.",
      },
      output: outputOption,
    },
    details: [
      "Where the administrator may approve alone (see approveOnApply), applying the use case is enough. Any other goes through the gates",
      "of the standard, and is moved by them; sallyport use-case status NAME says which steps are left to people.",
    ].join("\n"),
    examples: [
      'sallyport use-case transition research-pilot --to PRODUCTION --reason "review 2026-11"',
      'sallyport use-case transition hr-insights --to SUSPENDED --reason "incident 42"',
    ],
    run: async (call) => {
      const name = call.positionals[0] ?? "";
      const digest = textOption(call, "digest");
      const step = await call.client().post<Transition>(`/api/v1/use-cases/${encodeURIComponent(name)}/transitions`, {
        to: textOption(call, "to")?.toUpperCase(),
        reason: textOption(call, "reason"),
        ...(digest !== undefined && { digest }),
      });
      call.output.print(
        step,
        () => `${step.useCase}: ${step.from} to ${step.to}${step.notAfter === undefined ? "" : `, until ${step.notAfter}`}.`,
      );
      return 0;
    },
  },
];
