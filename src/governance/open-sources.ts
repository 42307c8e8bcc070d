import type { AccessRegister } from "./access.ts";
import type { CaseFile } from "./case/case-file.ts";
import { narrowCaseFile } from "./case/narrow-case-file.ts";
import { createWhatApplies, type WhatApplies } from "./case/what-applies.ts";
import { groupByModel } from "./collect-parts.ts";
import type { CaseSources, StoredException } from "./compile-case.ts";
import { compileStandard } from "./compile-standard.ts";
import type { GovernanceInputs } from "./compile.ts";
import { accessOnce, followAccess } from "./follow-access.ts";
import { declaredException } from "./declared-exception.ts";
import { holdsUntil, isGone, isMember, ownsUntil } from "./holds-until.ts";
import { ownersOf } from "./owners-of.ts";
import { loadStandard } from "./standard/load-standard.ts";
import type { ResourceVersion, VersionIndex } from "./version-index.ts";
import { collectFrozen, type FrozenParts, type InForce, versionsInForce } from "./versions-in-force.ts";

/** Makes what use cases are judged by; each part is the same object for as long as what it is made of is. */
export interface SourcesMaker {
  /** Where the newest of everything is in force. */
  accessOf(index: VersionIndex): AccessRegister;
  sourcesOf(index: VersionIndex, governance: GovernanceInputs): CaseSources;
}

export function openSources(): SourcesMaker {
  const standardOf = compileStandard();
  const accessOf = followAccess();
  let whatApplies: { readonly standard: object; readonly of: CaseSources["whatApplies"] } | undefined;
  let frozen: { readonly lives: GovernanceInputs["lives"]; readonly parts: FrozenParts } | undefined;
  let exceptions = new Map<ResourceVersion, StoredException>();
  let owners: unknown;
  const programmeOf = narrowProgramme();

  return {
    accessOf: (index) => accessOf(index).register,
    sourcesOf: (index, { lives, cases, people, settings, hash }) => {
      const caseFile = (subject: string) => cases.caseFile(subject);
      // How people sign is the standard's to say, also about a change to itself.
      let signing = loadStandard();
      if (frozen?.lives !== lives) frozen = { lives, parts: collectFrozen(lives) };
      const { parts } = frozen;
      const settingsNow = () => signing.settings;
      const inForceOf = (all: VersionIndex, files = caseFile): InForce =>
        versionsInForce({
          index: all,
          frozen: parts,
          caseFile: files,
          ownersOf: (one) => ownersOf(all, one),
          settings: settingsNow,
        });
      const inForce = inForceOf(index);
      signing = standardOf(inForce.declaredBefore("Standard", "default"));
      const standard = standardOf(inForce.shared("Standard", "default"));
      signing = standard;
      const { register, waiting } = accessOf(index, {
        caseFile,
        basis: [parts.since, standard.settings.approvals],
        inForceBy: (files) => inForceOf(index, files),
      });
      if (whatApplies?.standard !== standard) whatApplies = { standard, of: createWhatApplies(standard) };
      // Who answers for a program is an author of what it applied.
      if (owners !== index.kinds.get("ServiceAccount")) exceptions = new Map();
      owners = index.kinds.get("ServiceAccount");
      exceptions = new Map(index.ofKind("Exception").map((row) => [row, exceptions.get(row) ?? declareRow(row, inForce)]));
      return {
        index,
        inForce,
        deploymentsOf: groupByModel(index.ofKind("Deployment")),
        standard,
        whatApplies: whatApplies.of,
        lives,
        caseFile,
        exceptions: [...exceptions.values()],
        access: register,
        accessWaiting: waiting,
        accessAfter: (changed) => accessOnce(changed, inForceOf(changed)),
        answers: {
          holdsUntil: (approval, useCase) => holdsUntil(register, people, approval, useCase),
          ownsUntil: (principal, useCase) => ownsUntil(register, people, principal, useCase),
          isGone: (principal) => isGone(register, people, principal),
          isMember: (principal, useCase) => isMember(register, principal, useCase),
          ownersOf: (principal) => ownersOf(index, principal),
          programme: (applicable) => programmeOf(applicable, caseFile("Programme/standard")),
        },
        settings,
        hash,
      };
    },
  };
}

function declareRow(row: ResourceVersion, inForce: InForce): StoredException {
  return { row, declared: declaredException(row, inForce.authors(row)) };
}

/** Of the programme's case file what is about controls that apply: the same object until something of that is said. */
function narrowProgramme(): (applicable: WhatApplies, programme: CaseFile) => CaseFile {
  const known = new WeakMap<WhatApplies, { readonly programme: CaseFile; readonly part: CaseFile }>();
  return (applicable, programme) => {
    const before = known.get(applicable);
    if (before?.programme === programme) return before.part;
    const narrow = narrowCaseFile(programme, new Set(applicable.controls.map(({ control }) => control.id)));
    const part = narrow.newest === before?.part.newest ? before.part : narrow;
    known.set(applicable, { programme, part });
    return part;
  };
}
