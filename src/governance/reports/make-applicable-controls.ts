import { toInstant } from "../../core/units.ts";
import { applicableControls } from "../standard/applicable-controls.ts";
import type { Standard } from "../standard/standard.ts";
import type { ReportedUseCase, ReportWorld } from "./report-world.ts";
import { type Report, type Section, section } from "./report.ts";

/** The applicable-controls statement: which controls apply to each use case with their verdicts, and why the others do not. */
export function makeApplicableControls({ at, standard, useCases }: ReportWorld): Report {
  return {
    name: "applicable-controls",
    title: "Applicable controls",
    at,
    notes: [`Control standard, version ${standard.version}. Stale and unknown count as failed at a gate.`],
    sections: function* () {
      for (const useCase of useCases) yield* statementOf(useCase, standard);
    },
  };
}

function statementOf({ name, judge, spec, state }: ReportedUseCase, standard: Standard): readonly Section[] {
  const { profile, verdicts } = judge();
  const all = applicableControls(standard, profile);
  const applying = all.flatMap((one) => (one.applies ? [one.control] : []));
  const others = all.flatMap((one) => (one.applies ? [] : [one]));
  const told = [
    `${spec.title}. It is ${state}.`,
    `Scope ${profile.scope}, agency ${profile.agency}, class ${profile.dataClass}, overlays ${list(profile.overlays)}, ${profile.environment}, residual risk ${profile.residualRisk}. Left open: ${list(profile.flags)}.`,
  ];
  return [
    section(`${name}: ${applying.length} controls apply`, told, {
      head: ["Control", "Title", "Verdict", "Severity", "Gate", "Until", "Why"],
      rows: applying.map(({ id, title, severity, gate }) => {
        const found = verdicts.get(id);
        const verdict =
          found?.exception === undefined ? (found?.verdict ?? "unknown") : `excepted (${found.underlying}) by ${found.exception}`;
        const until = found === undefined || found.until === Infinity ? "" : toInstant(found.until);
        return [id, title, verdict, severity, gate, until, found?.why ?? ""];
      }),
    }),
    section(`${name}: ${others.length} controls do not apply`, [], {
      head: ["Control", "Title", "Why not: it is asked"],
      rows: others.map(({ control: { id, title }, why }) => [id, title, why]),
    }),
  ];
}

function list(values: readonly string[]): string {
  return values.length === 0 ? "none" : values.join(", ");
}
