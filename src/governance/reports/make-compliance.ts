import type { Judgement, Verdict } from "../case/judgement.ts";
import type { Control, Standard } from "../standard/standard.ts";
import type { ReportWorld } from "./report-world.ts";
import { type Cell, type Report, type Section, section } from "./report.ts";

/** How a requirement stands by the controls that bear on it, from best to worst. */
export const standings = ["not-applicable", "met", "excepted", "open", "not-met"] as const;
export type Standing = (typeof standings)[number];

/** Not one of its controls applies: not-applicable. One fails: not-met. One is stale or unknown: open. One is excepted: excepted. */
export function standingOf(controls: readonly Control[], verdicts: Judgement["verdicts"]): Standing {
  let worst = 0;
  for (const { id } of controls) {
    const verdict = verdicts.get(id);
    if (verdict !== undefined) worst = Math.max(worst, standings.indexOf(fromVerdict(verdict)));
  }
  return standings[worst] ?? "open";
}

function fromVerdict({ verdict }: Verdict): Standing {
  switch (verdict) {
    case "pass":
    case "not-applicable-proved":
      return "met";
    case "excepted":
      return "excepted";
    case "stale":
    case "unknown":
      return "open";
    case "fail":
      return "not-met";
  }
  return verdict satisfies never;
}

export interface Requirement {
  readonly id: string;
  /** Whether its id was found in a source; reports mark those that were not. */
  readonly seen: boolean;
  readonly controls: readonly Control[];
}

/** Every requirement of a framework that a control is mapped to, by id. */
export function requirementsOf({ controls }: Standard, framework: string): readonly Requirement[] {
  const found = new Map<string, { seen: boolean; controls: Control[] }>();
  for (const control of controls.values())
    for (const id of control.mappings[framework] ?? []) {
      const one = found.get(id) ?? { seen: true, controls: [] };
      one.controls.push(control);
      if (control.unseen[framework]?.includes(id) === true) one.seen = false;
      found.set(id, one);
    }
  return [...found].map(([id, one]) => ({ id, ...one })).sort((a, b) => a.id.localeCompare(b.id, "en", { numeric: true }));
}

/** How the use cases stand by each requirement of a framework, or of all of them. @param wanted as in controls' mappings */
export function makeCompliance({ at, standard, useCases }: ReportWorld, wanted?: string): Report {
  const frameworks = standard.sources.frameworks.filter(({ framework }) => wanted === undefined || framework === wanted);
  const { mappings, unseen } = standard.sources.meaning;
  return {
    name: "compliance",
    title: frameworks.length === 1 ? `Compliance: ${frameworks[0]?.name}` : "Compliance by framework",
    at,
    notes: [
      `What a mapping means: ${mappings}`,
      `References marked "not seen": ${unseen}`,
      "A requirement is met where all controls that bear on it and apply hold. That is the standard's own view: no framework's owner has assessed it.",
    ],
    sections: function* () {
      const kept: { readonly one: (typeof frameworks)[number]; readonly rows: readonly Row[] }[] = [];
      for (const one of frameworks) {
        kept.push({ one, rows: requirementsOf(standard, one.framework).map(emptyRow) });
        yield undefined;
      }
      const [only] = useCases;
      let alone: Judgement | undefined;
      for (const { judge } of useCases) {
        const judgement = judge();
        for (const { rows } of kept)
          for (const { requirement, counts } of rows) counts[standingOf(requirement.controls, judgement.verdicts)] += 1;
        if (useCases.length === 1 && only !== undefined) alone = judgement;
        yield undefined;
      }
      for (const { one, rows } of kept) yield frameworkSection(one, rows, alone);
    },
  };
}

/** A requirement, and how many use cases stand how by it. */
interface Row {
  readonly requirement: Requirement;
  readonly counts: Record<Standing, number>;
}

function emptyRow(requirement: Requirement): Row {
  return { requirement, counts: { "not-applicable": 0, met: 0, excepted: 0, open: 0, "not-met": 0 } };
}

/** @param alone where it is about one use case: then its verdicts are told */
function frameworkSection(
  { framework, name, repository, commit, path, version, note }: Standard["sources"]["frameworks"][number],
  rows: readonly Row[],
  alone: Judgement | undefined,
): Section {
  const place =
    repository === undefined
      ? "no source"
      : `${repository}${path === undefined ? "" : `, ${path}`}${commit === undefined ? "" : `, at ${commit}`}`;
  const notes = [
    `Ids were looked up in ${place}${version === undefined ? "" : `, version ${version}`}.`,
    ...(note === undefined ? [] : [note]),
  ];
  const head = ["Requirement", "Reference", "Standing", alone === undefined ? "Use cases by standing" : "Verdicts", "Controls"];
  return section(`${name} (${framework})`, notes, {
    head,
    rows: rows.map(({ requirement: { id, seen, controls }, counts }) => [
      id,
      seen ? "seen" : "not seen in a source",
      standings.findLast((standing) => counts[standing] > 0) ?? "no use case",
      alone === undefined
        ? standings.flatMap((standing) => (counts[standing] === 0 ? [] : [`${standing}: ${counts[standing]}`]))
        : verdictsOf(controls, alone),
      controls.map(({ id: of }) => of),
    ]),
  });
}

function verdictsOf(controls: readonly Control[], { verdicts }: Judgement): Cell {
  return controls.map(({ id }) => `${id}: ${verdicts.get(id)?.verdict ?? "does not apply"}`);
}
