import type { RequestView } from "../../admin/governance/request-gate.ts";
import type { SaidView } from "../../admin/governance/revoke-exception.ts";
import { type Call, type Command, outputOption, textOption } from "../command.ts";

const note = { type: "string", value: "TEXT", description: "For those who will sign." } as const;

export const requestCommands: readonly Command[] = [
  {
    name: "use-case submit",
    summary: "Submit a draft: its classification, scope and obligations are reviewed.",
    positionals: ["NAME"],
    options: { note, output: outputOption },
    details: "What it stands on is frozen as it is now. Where one approval is enough, applying it is.",
    examples: ["sallyport use-case submit student-advising", 'sallyport use-case submit student-advising --note "winter term"'],
    run: (call) => request(call, `/api/v1/use-cases/${name(call)}/requests`, { gate: "G1_INTAKE" }),
  },
  {
    name: "use-case request",
    summary: "Ask that a use case be let through a gate, as it stands now.",
    positionals: ["NAME", "[GATE]"],
    options: { note, output: outputOption },
    details:
      "Without GATE it is the one that leads on. A change of anything that it stands on voids the signatures: ask again then, for what it is.",
    examples: ["sallyport use-case request student-advising", "sallyport use-case request student-advising G4_SECURITY_PASS"],
    run: (call) => {
      const gate = call.positionals[1];
      return request(call, `/api/v1/use-cases/${name(call)}/requests`, gate === undefined ? {} : { gate: gate.toUpperCase() });
    },
  },
  {
    name: "exception request",
    summary: "Ask for an exception, as it is declared now.",
    positionals: ["NAME"],
    options: { note, output: outputOption },
    examples: ["sallyport exception request legacy-endpoint"],
    run: (call) => request(call, `/api/v1/exceptions/${name(call)}/requests`, {}),
  },
  {
    name: "exception revoke",
    summary: "End an exception now and for good.",
    positionals: ["NAME"],
    options: {
      reason: { type: "string", value: "TEXT", required: true, description: "Why, for the audit log." },
      output: outputOption,
    },
    examples: ['sallyport exception revoke legacy-endpoint --reason "incident 42"'],
    run: async (call) => {
      const said = await call
        .client()
        .post<SaidView>(`/api/v1/exceptions/${name(call)}/revoke`, { reason: textOption(call, "reason") });
      call.output.print(said, () => `${said.subject} is revoked.`);
      return 0;
    },
  },
];

function name({ positionals }: Call): string {
  return encodeURIComponent(positionals[0] ?? "");
}

async function request(call: Call, path: string, asked: object): Promise<number> {
  const said = textOption(call, "note");
  const made = await call.client().post<RequestView>(path, { ...asked, ...(said !== undefined && { note: said }) });
  const state = made.state === undefined ? "" : ` It is ${made.state}.`;
  call.output.print(made, () => `Asked for ${made.gate} of ${made.subject} on ${made.digest}.${state}`);
  return 0;
}
