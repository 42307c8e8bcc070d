import type { ExceptionStateView } from "../../admin/exceptions/show-exceptions.ts";
import type { RequestView } from "../../admin/governance/request-gate.ts";
import { type Command, outputOption, textOption } from "../command.ts";
import { formatTable, type Output, printable } from "../output.ts";

export const exceptionCommands: readonly Command[] = [
  {
    name: "exception list",
    summary: "Where each exception stands: its state, who has to sign, when it ends and how its remediation goes.",
    positionals: [],
    options: { output: outputOption },
    examples: ["sallyport exception list"],
    run: async (call) => {
      const client = call.client();
      const items: ExceptionStateView[] = [];
      for (let cursor: string | undefined = ""; cursor !== undefined;) {
        const query = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
        const page: { readonly items: readonly ExceptionStateView[]; readonly nextCursor?: string } = await client.get(
          `/api/v1/exception-states${query}`,
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      }
      call.output.print({ items }, () => formatAll(call.output, items));
      return 0;
    },
  },
  {
    name: "exception status",
    summary: "Where one exception stands, in each use case that it names.",
    positionals: ["NAME"],
    options: { output: outputOption },
    examples: ["sallyport exception status legacy-endpoint"],
    run: async (call) => {
      const name = encodeURIComponent(call.positionals[0] ?? "");
      const shown = await call.client().get<ExceptionStateView>(`/api/v1/exception-states/${name}`);
      call.output.print(shown, () => formatOne(call.output, shown));
      return 0;
    },
  },
  {
    name: "exception renew",
    summary: "Ask for an exception that goes on where this one ends.",
    positionals: ["NAME"],
    options: {
      until: { type: "string", value: "INSTANT", required: true, description: "Its new sunset." },
      progress: { type: "string", value: "TEXT", required: true, description: "What has become of the remediation plan." },
      "plan-due": { type: "string", value: "DATE", description: "By when the controls are met now." },
      note: { type: "string", value: "TEXT", description: "For those who will sign." },
      output: outputOption,
    },
    details:
      "It is declared as NAME-r1, or -r2, and signed like any other; the one before holds until its own end. A second renewal needs the governance committee too.",
    examples: [
      'sallyport exception renew legacy-endpoint --until 2027-03-01T00:00:00Z --progress "two of three hosts are moved"',
    ],
    run: async (call) => {
      const name = encodeURIComponent(call.positionals[0] ?? "");
      const [planDueAt, note] = [textOption(call, "plan-due"), textOption(call, "note")];
      const made = await call.client().post<RequestView>(`/api/v1/exceptions/${name}/renew`, {
        expiresAt: textOption(call, "until"),
        progress: textOption(call, "progress"),
        ...(planDueAt !== undefined && { planDueAt }),
        ...(note !== undefined && { note }),
      });
      call.output.print(made, () => `Asked for ${made.subject} on ${made.digest}.`);
      return 0;
    },
  },
];

function formatAll(output: Output, items: readonly ExceptionStateView[]): string {
  if (items.length === 0) return "There are no exceptions.";
  const rows = items.map(({ name, state, controls, waitsFor, until = "", remediation, notices }) => {
    const told = notices.filter(({ due }) => due).at(-1);
    return [
      name,
      state,
      controls.join(" "),
      waitsFor.join(" "),
      until,
      told === undefined ? "" : `T-${told.days} d`,
      `${remediation.dueAt}${remediation.overdue ? " (overdue)" : ""}`,
    ];
  });
  return formatTable(output, ["NAME", "STATE", "CONTROLS", "WAITS FOR", "UNTIL", "NOTICE", "PLAN DUE"], rows);
}

function formatOne(output: Output, shown: ExceptionStateView): string {
  const { name, title, state, why, waitsFor, remediation, notices, useCases, breakGlass } = shown;
  const plan = `The plan of ${remediation.owner} is due ${remediation.dueAt}${remediation.overdue ? ", which is past" : ""}.`;
  return [
    output.style("bold", `${name} is ${state}: ${printable(title)}${breakGlass ? " (emergency)" : ""}`),
    printable(why),
    ...(waitsFor.length === 0 ? [] : [`It waits for ${waitsFor.join(", ")}.`]),
    printable(`${plan} It was renewed ${remediation.renewals} times. ${remediation.progress ?? ""}`.trimEnd()),
    ...notices.map(({ days, at, due }) => `  ${due ? "due" : "   "} T-${days} d, ${at}`),
    ...(useCases.length === 0
      ? []
      : [
          formatTable(
            output,
            ["USE CASE", "STATE", "WHY"],
            useCases.map((one) => [one.name, one.state, one.why]),
          ),
        ]),
  ].join("\n");
}
