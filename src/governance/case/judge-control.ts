import type { GateId } from "../standard/standard.ts";
import type { StandardSettings } from "../standard/settings.ts";
import type { CaseFile } from "./case-file.ts";
import { judgeArtefact } from "./judge-artefact.ts";
import { judgeEvidence } from "./judge-evidence.ts";
import { scanCaseFile, type ScannedFile } from "./scan-case-file.ts";
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
 * All that a control rests on; it holds where all of it does. That is what the register shows, with what was seen to fail all the same,
 * or else evidence; and every artefact that names it and is due. A control for people to attest, without an artefact of its own, has one named after itself.
 */
export function judgeControl(asked: AskedControl, world: ControlWorld): readonly [TrueVerdict, ...TrueVerdict[]] {
  const { control, artefacts } = asked;
  const derived = world.derive(control.id);
  if (artefacts.length === 0) return derived === undefined ? judgeShared(asked, world) : [derived, ...seenToFail(asked, world)];
  const due = dueArtefacts(artefacts, control.gate, world);
  if (derived !== undefined) return [derived, ...seenToFail(asked, world), ...due];
  if (control.verification.kind !== "attestation") return [judgeSaid(asked, world), ...due];
  const [first, ...others] = due;
  return first === undefined ? judgeShared(asked, world) : [first, ...others];
}

/** The register does not show all that a control is about: whoever sees it fail, a scanner or the gateway itself, is heard beside it. */
function seenToFail({ control }: AskedControl, { file, programme, digest, bound }: ControlWorld): readonly TrueVerdict[] {
  const { id } = control;
  if (!bound.has(id) && !file.evidence.has(id) && !programme.evidence.has(id)) return [];
  const seen = judgeEvidence(control, file, programme, digest, bound);
  return seen.verdict === "fail" ? [seen] : [];
}

/** What was said of it: evidence, or what people attest. */
function judgeSaid({ control, attested }: AskedControl, { file, programme, digest, settings, bound }: ControlWorld): TrueVerdict {
  if (control.verification.kind !== "attestation") return judgeEvidence(control, file, programme, digest, bound);
  return judgeArtefact(attested, file.artefacts.has(control.id) ? file : programme, digest, settings);
}

/** By the programme's case file, which never changes: what it shows of a control, as far as it is of no one digest set. */
const ofProgramme = new WeakMap<CaseFile, WeakMap<AskedControl, readonly [TrueVerdict]>>();

/** Most use cases have said nothing of most controls by themselves: those share one verdict. */
function judgeShared(asked: AskedControl, world: ControlWorld): readonly [TrueVerdict] {
  const { file, programme, bound } = world;
  const { id } = asked.control;
  if (bound.has(id) || file.evidence.has(id) || file.artefacts.has(id)) return [judgeSaid(asked, world)];
  let known = ofProgramme.get(programme);
  if (known === undefined) ofProgramme.set(programme, (known = new WeakMap()));
  let judged = known.get(asked);
  if (judged !== undefined) return judged;
  judged = [judgeSaid(asked, world)];
  if (!isOfOneSet(id, programme)) known.set(asked, judged);
  return judged;
}

function isOfOneSet(id: string, programme: CaseFile): boolean {
  const shown = [programme.evidence.get(id), programme.artefacts.get(id)];
  return scanCaseFile(programme).bound.has(id) || shown.some((said) => said?.body.digestSet !== undefined);
}

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
