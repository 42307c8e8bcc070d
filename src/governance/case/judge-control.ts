import { days } from "../../core/units.ts";
import type { GateId } from "../standard/standard.ts";
import type { StandardSettings } from "../standard/settings.ts";
import type { CaseFile } from "./case-file.ts";
import { judgeArtefact } from "./judge-artefact.ts";
import { judgeEvidence } from "./judge-evidence.ts";
import type { ScannedFile } from "./scan-case-file.ts";
import type { TrueVerdict } from "./true-verdict.ts";
import { type AskedControl, type DueArtefact, gateIndex } from "./what-applies.ts";

/** What a control of one use case is judged by. */
export interface ControlWorld {
  readonly settings: Pick<StandardSettings, "approvals">;
  readonly file: CaseFile;
  readonly programme: CaseFile;
  /** The gate that is next, or the last one that was passed by what serves: what must be there only later is not asked for. */
  readonly stage: GateId;
  /** What the register itself shows, always fresh; undefined where it shows nothing of this control. */
  readonly derive: (control: string) => TrueVerdict | undefined;
  /** Of the digest set as it stands. */
  readonly digest: string;
  /** Kinds of which the case file has something that holds for one digest set alone. */
  readonly bound: ScannedFile["bound"];
  /** Verdicts on artefacts, each judged once; filled here. */
  readonly artefacts: Map<string, TrueVerdict>;
}

/**
 * All that a control rests on; it holds where all of it does. That is what the register shows, or else evidence; and every artefact
 * that names it and is due. A control for people to attest, without an artefact of its own, has one named after itself.
 */
export function judgeControl(
  { control, artefacts }: AskedControl,
  world: ControlWorld,
): readonly [TrueVerdict, ...TrueVerdict[]] {
  const { file, programme, digest, settings, derive } = world;
  const derived = derive(control.id);
  if (artefacts.length === 0 && derived !== undefined) return [derived];
  const due = artefacts.length === 0 ? none : dueArtefacts(artefacts, control.gate, world);
  if (derived !== undefined) return [derived, ...due];
  const { kind, signers, maxAgeMs } = control.verification;
  if (kind !== "attestation") return [judgeEvidence(control, file, programme, digest, world.bound), ...due];
  const [first, ...others] = due;
  if (first !== undefined) return [first, ...others];
  const asked = {
    id: control.id,
    name: control.title,
    about: `ARTEFACT/${control.id}`,
    seats: signers.map((role) => ({ role, count: 1 })),
    valid: maxAgeMs / days(1),
    fields: [],
  };
  return [judgeArtefact(asked, file.artefacts.has(control.id) ? file : programme, digest, settings)];
}

const none: readonly TrueVerdict[] = [];

/** Those that are due by the control's own gate or by the one that is next. */
function dueArtefacts(artefacts: readonly DueArtefact[], gate: GateId, world: ControlWorld): readonly TrueVerdict[] {
  const by = Math.max(gateIndex(gate), gateIndex(world.stage));
  return artefacts.filter((one) => gateIndex(one.gate) <= by).map(({ asked }) => judgeOnce(asked, world));
}

/** An artefact's verdict, which several controls may rest on. */
export function judgeOnce(asked: DueArtefact["asked"], { artefacts, file, digest, settings, bound }: ControlWorld): TrueVerdict {
  const known = artefacts.get(asked.id);
  if (known !== undefined) return known;
  const judged = judgeArtefact(asked, file, digest, settings, bound);
  artefacts.set(asked.id, judged);
  return judged;
}
