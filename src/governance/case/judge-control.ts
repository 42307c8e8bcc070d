import type { ArtefactKind, Control } from "../standard/standard.ts";
import type { CaseFile } from "./case-file.ts";
import { judgeArtefact } from "./judge-artefact.ts";
import { judgeEvidence } from "./judge-evidence.ts";
import { type TrueVerdict, worstOf } from "./true-verdict.ts";

/** What a control of one use case is judged by. */
export interface ControlWorld {
  readonly file: CaseFile;
  readonly programme: CaseFile;
  /** Artefacts that the standard asks of this use case, by the control that they show. */
  readonly artefacts: ReadonlyMap<string, readonly ArtefactKind[]>;
  /** What the register itself shows, always fresh; undefined where it shows nothing of this control. */
  readonly derive: (control: string) => TrueVerdict | undefined;
  /** Of the digest set as it stands. */
  readonly digest: string;
  readonly now: number;
}

/**
 * A control holds where everything that shows it does: what the register shows, or else evidence; and every artefact that names it.
 * A control for people to attest, without an artefact of its own, has one named after itself. What nothing shows is unknown.
 */
export function judgeControl(control: Control, world: ControlWorld): TrueVerdict {
  const { file, programme, digest, now } = world;
  const { id, title, verification } = control;
  const artefacts = (world.artefacts.get(id) ?? []).map((asked) => judgeArtefact(asked, file, digest, now));
  const derived = world.derive(id);
  if (derived !== undefined) return worstOf([derived, ...artefacts]);
  if (verification.kind !== "attestation") return worstOf([judgeEvidence(control, [file, programme], digest, now), ...artefacts]);
  const [first, ...others] = artefacts;
  if (first !== undefined) return worstOf([first, ...others]);
  const asked = { id, name: title, signedBy: verification.signers, valid: verification.maxAgeMs / 86_400_000 };
  return judgeArtefact(asked, file.artefacts.has(id) ? file : programme, digest, now);
}
