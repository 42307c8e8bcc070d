import type { ControlVerdictView, JudgementView } from "../../admin/governance/show-judgement.ts";
import { type Command, outputOption, textOption } from "../command.ts";
import { formatTable, type Output, printable } from "../output.ts";

export const statusCommands: readonly Command[] = [
  {
    name: "use-case status",
    summary: "Where a use case stands, what its next gate waits for and what ends when.",
    positionals: ["NAME"],
    options: { output: outputOption },
    examples: ["sallyport use-case status student-advising"],
    run: async (call) => {
      const name = encodeURIComponent(call.positionals[0] ?? "");
      const judged = await call.client().get<JudgementView>(`/api/v1/use-cases/${name}/judgement`);
      call.output.print(judged, () => formatStatus(call.output, judged));
      return 0;
    },
  },
  {
    name: "use-case controls",
    summary: "The verdict on every control that applies, with the age of what it rests on.",
    positionals: ["NAME"],
    options: {
      gate: { type: "string", value: "GATE", description: "Only controls of this gate." },
      verdict: {
        type: "string",
        value: "VERDICT",
        description: "Only these: pass, fail, stale, unknown, not-applicable-proved or excepted.",
      },
      output: outputOption,
    },
    examples: ["sallyport use-case controls student-advising", "sallyport use-case controls student-advising --verdict fail"],
    run: async (call) => {
      const name = encodeURIComponent(call.positionals[0] ?? "");
      const { items } = await call.client().get<{ items: readonly ControlVerdictView[] }>(`/api/v1/use-cases/${name}/controls`);
      const gate = textOption(call, "gate")?.toUpperCase();
      const verdict = textOption(call, "verdict");
      const shown = items.filter(
        (one) => (gate === undefined || one.gate === gate) && (verdict === undefined || one.verdict === verdict),
      );
      call.output.print({ items: shown }, () => {
        const now = Date.now();
        const rows = shown.map((one) => [
          one.control,
          one.verdict,
          one.severity,
          one.gate,
          ageOf(one, now),
          one.until ?? "",
          one.title,
          one.why,
        ]);
        return formatTable(call.output, ["CONTROL", "VERDICT", "SEVERITY", "GATE", "AGE", "UNTIL", "TITLE", "WHY"], rows);
      });
      return 0;
    },
  },
];

/** Of the oldest thing that it rests on. */
function ageOf({ evidence }: ControlVerdictView, now: number): string {
  if (evidence.length === 0) return "";
  const ms = now - Math.min(...evidence.map(({ at }) => Date.parse(at)));
  const [length, unit] = ms < 3_600_000 ? [60_000, "min"] : ms < 172_800_000 ? [3_600_000, "h"] : [86_400_000, "d"];
  return `${Math.max(0, Math.floor(ms / length))} ${unit}`;
}

function formatStatus(output: Output, judged: JudgementView): string {
  const { useCase, state, track, digest, gates, goLive, exceptions, reviewDue, due, steps, phases } = judged;
  const lines = [output.style("bold", `${useCase} is ${state}.`), `As it stands: ${digest}`];
  if (track === "light") lines.push("It goes through no gates: applying it, or one approval, is enough.");
  const [now] = phases;
  if (now?.refused !== undefined) lines.push(now.refused.detail);
  if (reviewDue !== undefined) lines.push(`Its review ${reviewDue.late ? "is late: it was" : "is"} due by ${reviewDue.by}.`);
  if (due !== undefined) lines.push(`It is about to become ${due.to}: ${due.reason}`);
  for (const gate of gates) lines.push("", ...gateLines(output, gate));
  const notYet = goLive.filter(({ verdict }) => verdict !== "pass" && verdict !== "not-applicable-proved");
  if (state === "CUTOVER" || state === "SECURITY_GATE") lines.push("", ...goLiveLines(output, goLive));
  else if (track === "gated" && state !== "PRODUCTION")
    lines.push("", `Go-live list: ${goLive.length - notYet.length} of ${goLive.length} hold.`);
  const inForce = exceptions.filter((one) => one.state === "ACTIVE" || one.state === "EXPIRING");
  if (inForce.length > 0) {
    const rows = inForce.map((one) => [one.name, one.state, one.controls.join(" "), one.until ?? "", one.why]);
    lines.push("", formatTable(output, ["EXCEPTION", "STATE", "CONTROLS", "UNTIL", "WHY"], rows));
  }
  const coming = phases.slice(1);
  if (coming.length > 0) {
    const rows = coming.map((phase) => [phase.from, phase.state, phase.dataClass, phase.causes.join(" ")]);
    lines.push("", "If nobody does anything:", formatTable(output, ["FROM", "STATE", "CLASS", "WHY"], rows));
  }
  if (steps.length > 0)
    lines.push(
      "",
      `People can: ${steps.map(({ action, to, roles }) => `${action} (to ${to}: ${roles.join(", ")})`).join("; ")}.`,
    );
  return lines.join("\n");
}

function gateLines(
  output: Output,
  { gate, passed, requestedBy, requestedAt, missing, signed }: JudgementView["gates"][number],
): string[] {
  const asked = requestedBy === undefined ? "nobody has asked for it yet" : `asked for by ${requestedBy} at ${requestedAt}`;
  const who = signed.map(({ role, principal, at }) => `  signed: ${role}, ${printable(principal)}, ${at}`);
  const rows = missing.map((one) => [
    one.what,
    one.control ?? one.artefact ?? one.role ?? one.gate ?? "",
    one.verdict ?? "",
    one.why,
  ]);
  const waits =
    rows.length === 0
      ? []
      : formatTable(
          output,
          ["  MISSING", "WHAT", "VERDICT", "WHY"],
          rows.map(([first = "", ...rest]) => [`  ${first}`, ...rest]),
        ).split("\n");
  return [`${output.style("bold", gate)}: ${passed ? "passed" : asked}`, ...who, ...waits];
}

function goLiveLines(output: Output, goLive: JudgementView["goLive"]): string[] {
  const rows = goLive.map(({ n, title, verdict, controls }) => [String(n), verdict, title, controls.join(" ")]);
  return [formatTable(output, ["GO-LIVE", "VERDICT", "ITEM", "CONTROLS"], rows)];
}
