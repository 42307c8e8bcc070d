import type { DecommissionView } from "../../admin/decommission/show-decommission.ts";
import type { Transition } from "../../admin/use-case-status.ts";
import { type Command, outputOption, textOption } from "../command.ts";
import { formatTable, type Output, printable } from "../output.ts";

const reason = { type: "string", value: "TEXT", required: true, description: "Why, for the audit log." } as const;

export const decommissionCommands: readonly Command[] = [
  {
    name: "use-case retire",
    summary: "Begin to decommission a use case: it serves nothing from now on.",
    positionals: ["NAME"],
    options: { reason, output: outputOption },
    details: "Its owner does. Then it is emptied, what the standard asks is attested, and its last gate retires it for good.",
    examples: ['sallyport use-case retire student-advising --reason "the project ended"'],
    run: async (call) => {
      const name = call.positionals[0] ?? "";
      const step = await call.client().post<Transition>(`/api/v1/use-cases/${encodeURIComponent(name)}/transitions`, {
        to: "DECOMMISSIONING",
        reason: textOption(call, "reason"),
      });
      call.output.print(step, () => `${step.useCase} serves nothing any more. Next: sallyport use-case empty ${step.useCase}`);
      return 0;
    },
  },
  {
    name: "use-case empty",
    summary: "Revoke the keys, end the roles and purge all that is kept of a use case that is being decommissioned.",
    positionals: ["NAME"],
    options: { reason, output: outputOption },
    details: "What is purged is gone. Then it counts what is left, which the last gate asks for. It can be done again.",
    examples: ['sallyport use-case empty student-advising --reason "the project ended"'],
    run: async (call) => {
      const name = encodeURIComponent(call.positionals[0] ?? "");
      const body = { reason: textOption(call, "reason") };
      const shown = await call.client().post<DecommissionView>(`/api/v1/use-cases/${name}/decommission/empty`, body);
      call.output.print(shown, () => formatDecommission(call.output, shown));
      return shown.counted?.outcome === "pass" ? 0 : 1;
    },
  },
  {
    name: "use-case decommission",
    summary: "How far the end of a use case has come: what is left of it, and who still has to attest.",
    positionals: ["NAME"],
    options: { output: outputOption },
    examples: ["sallyport use-case decommission student-advising"],
    run: async (call) => {
      const name = encodeURIComponent(call.positionals[0] ?? "");
      const shown = await call.client().get<DecommissionView>(`/api/v1/use-cases/${name}/decommission`);
      call.output.print(shown, () => formatDecommission(call.output, shown));
      return 0;
    },
  },
];

function formatDecommission(output: Output, shown: DecommissionView): string {
  const { useCase, state, dueBy, steps, attestations, counted, sealed } = shown;
  const due = dueBy === undefined ? "" : ` It should be done by ${dueBy}.`;
  const signed = attestations.map(({ id, filed, waitsFor, signed: by, evidence }) => [
    id,
    filed ? "filed" : "not filed",
    waitsFor.join(" "),
    by.map(({ role, principal }) => `${role} ${principal}`).join(", "),
    evidence,
  ]);
  return [
    output.style("bold", `${useCase} is ${state}.${due}`),
    formatTable(
      output,
      ["STEP", "STATUS", "WHAT", "WHY"],
      steps.map(({ id, status, title, why }) => [id, status, title, why]),
    ),
    "",
    formatTable(output, ["ATTESTATION", "FILED", "WAITS FOR", "SIGNED", "EVIDENCE"], signed),
    ...(counted === undefined ? [] : ["", `Counted at ${counted.at}: ${printable(counted.summary)} ${counted.digest}`]),
    ...(sealed === undefined
      ? []
      : ["", `Sealed at ${sealed.at}: ${sealed.digest}${sealed.intact ? "" : " (the store does NOT give it any more)"}`]),
  ].join("\n");
}
