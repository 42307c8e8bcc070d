import type { ReportWorld } from "./report-world.ts";
import { type Report, type Section, section } from "./report.ts";

/** Who answers for what and who does it, by the standard; and, of each use case, who holds those roles and signs at its gates. */
export function makeRaci({ at, standard, useCases }: ReportWorld): Report {
  const { raci, roles, gates, artefacts } = standard;
  return {
    name: "raci",
    title: "Who answers for what (RACI)",
    at,
    notes: [
      "A: answers for it, and decides. R: does it. The standard names nobody who is only consulted or informed; who signs at a gate is consulted there.",
    ],
    sections: () => [
      section("Activities", [], {
        head: ["Activity", "Accountable (A)", "Responsible (R)", "A and R"],
        rows: raci.map(({ activity, accountable, responsible }) => {
          const both = accountable.filter((role) => responsible.includes(role));
          return [
            activity,
            accountable.filter((role) => !both.includes(role)),
            responsible.filter((role) => !both.some((one) => one === role)),
            both,
          ];
        }),
      }),
      section("Gates", ["Whose signatures a gate needs, and how many; where a condition stands by it, only then."], {
        head: ["Gate", "Leads to", "Signed by"],
        rows: [...gates.values()].map(({ id, to, approvals }) => [
          id,
          to,
          approvals.map(
            ({ role, count, when }) =>
              `${count > 1 ? `${count} × ` : ""}${role}${hasCondition(when) ? " (where its condition holds)" : ""}`,
          ),
        ]),
      }),
      section("Documents", [], {
        head: ["Document", "Made by", "Signed by", "By gate"],
        rows: [...artefacts.values()].map(({ name, producedBy, signedBy, gate }) => [name, producedBy, signedBy, gate]),
      }),
      section("Roles", [], { head: ["Role", "What it is"], rows: [...roles].map(([role, what]) => [role, what]) }),
      ...useCases.map(peopleOf),
    ],
  };
}

function peopleOf({ name, spec, holders }: ReportWorld["useCases"][number]): Section {
  const { owner, accountable } = spec;
  const notes = [`Owner: ${owner}. Accountable: ${accountable ?? "nobody"}.`];
  if (holders === undefined)
    return section(`People: ${name}`, [...notes, "Who holds roles is not shown: you may not read that."]);
  const rows = holders().map(({ role, members }) => [role, members]);
  return section(`People: ${name}`, notes, { head: ["Role", "Held by"], rows }, "Nobody holds a role for it.");
}

function hasCondition(when: object): boolean {
  return Object.keys(when).length > 0;
}
