import type { z } from "zod";
import { Problem } from "../../core/problem.ts";
import type { Role } from "../../core/roles.ts";
import controlsFile from "./controls.json" with { type: "json" };
import lifecycleFile from "./lifecycle.json" with { type: "json" };
import { durationMs } from "./parse-duration.ts";
import scopingFile from "./scoping.json" with { type: "json" };
import { openScoping } from "./scoping/open-scoping.ts";
import { standardSchema } from "./settings.ts";
import sourcesFile from "./sources.json" with { type: "json" };
import type { approvalSchema, controlsSchema, lifecycleSchema } from "./standard-schema.ts";
import type { ArtefactKind, Control, ExceptionRules, Gate, GateId, NeededApproval, Standard } from "./standard.ts";

type ControlsFile = z.input<typeof controlsSchema>;
type LifecycleFile = z.input<typeof lifecycleSchema>;

let loaded: Standard | undefined;

/**
 * The standard as it is shipped, with its own settings; `applySettings` makes it an organisation's. Its schemas are held by a test, as
 * it is part of the program; here only what it refers to is put together. Throws Problem `internal` when that does not fit.
 */
export function loadStandard(): Standard {
  loaded ??= build();
  return loaded;
}

function build(): Standard {
  // What TypeScript reads of a JSON file is wider than its schema, which a test holds.
  const { version, controls } = controlsFile as unknown as ControlsFile;
  const life = lifecycleFile as unknown as LifecycleFile;
  const settings = standardSchema.parse(life.settings);
  const gateOf = new Map<string, GateId>();
  for (const { id, controls } of life.gates) for (const control of controls) gateOf.set(control, id);
  return {
    version,
    settings,
    controls: byId(
      "controls.json",
      controls.map((control) => openControl(control, gateOf)),
    ),
    gates: byId("lifecycle.json", life.gates.map(openGate)),
    artefacts: byId("lifecycle.json", life.artefacts.map(openArtefact)),
    goLive: life.goLive,
    exceptions: openExceptions(life.exceptions, settings),
    roles: new Map(Object.entries(life.roles) as [Role, string][]),
    raci: life.raci,
    states: byId("lifecycle.json", life.states),
    transitions: life.transitions.map(({ roles = [], minPeople = 1, when = {}, parallel = false, ...rest }) => ({
      ...rest,
      roles,
      minPeople,
      when,
      parallel,
    })),
    stopsAtOnce: new Set(life.stopsAtOnce),
    ownerControl: life.ownerControl,
    approvalRules: life.approvalRules,
    sandbox: life.sandbox,
    monthlyReview: life.monthlyReview,
    decommission: life.decommission,
    enforcement: life.enforcement,
    scoping: openScoping(scopingFile),
    sources: sourcesFile,
  };
}

function openControl(file: ControlsFile["controls"][number], gateOf: ReadonlyMap<string, GateId>): Control {
  const { verification, unseen = {}, corroborated = {}, crosswalk = [], ...rest } = file;
  const { maxAge, kind, how, signers = [], checks = {} } = verification;
  const gate = gateOf.get(file.id);
  const maxAgeMs = durationMs(maxAge);
  if (gate === undefined) throw broken("lifecycle.json", `no gate asks for ${file.id}`);
  if (maxAgeMs === undefined) throw broken("controls.json", `${maxAge} of ${file.id} is no duration`);
  return { ...rest, gate, verification: { kind, how, maxAgeMs, signers, checks }, unseen, corroborated, crosswalk };
}

function openGate(file: LifecycleFile["gates"][number]): Gate {
  const { approvals, notByMembers = false, differentFrom = [], needsGoLive = false, ...rest } = file;
  return { ...rest, approvals: approvals.map(openApproval), notByMembers, differentFrom, needsGoLive };
}

function openApproval({ role, count, when = {} }: z.input<typeof approvalSchema>): NeededApproval {
  return { role, count, when };
}

function openArtefact({ signedAlso = [], fields = [], ...rest }: LifecycleFile["artefacts"][number]): ArtefactKind {
  return { ...rest, signedAlso: signedAlso.map(openApproval), fields };
}

function openExceptions(file: LifecycleFile["exceptions"], settings: Standard["settings"]): ExceptionRules {
  const { maxDays, timeoutDays, maxRenewals } = settings.exceptions;
  return {
    ...file,
    quorum: file.quorum.map(openApproval),
    nonWaivable: new Set(file.nonWaivable),
    maxDays,
    timeoutDays,
    maxRenewals,
    breakGlass: {
      ...file.breakGlass,
      quorum: file.breakGlass.quorum.map(openApproval),
      maxHours: settings.breakGlass.maxHours,
    },
  };
}

function byId<Id extends string, T extends { readonly id: Id }>(file: string, list: readonly T[]): ReadonlyMap<Id, T> {
  const map = new Map(list.map((one) => [one.id, one]));
  if (map.size !== list.length) throw broken(file, "an id stands there twice");
  return map;
}

function broken(file: string, why: string): Problem {
  return new Problem("internal", `The control standard cannot be read: in ${file}, ${why}. Install Sallyport anew.`);
}
