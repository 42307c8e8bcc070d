import type { Severity } from "../standard/standard.ts";

/** Thresholds of the standard that judging reads, milliseconds; their defaults are the standard's (standard/settings.ts). */
export interface JudgeSettings {
  /** How long an approval counts before the gate that it is for has passed. */
  readonly approvalLapseMs: number;
  /** How long a use case that serves may go on with a control that fails, by its severity. */
  readonly failGraceMs: Readonly<Record<Severity, number>>;
  /** The same from when evidence is too old. */
  readonly staleGraceMs: Readonly<Record<Severity, number>>;
  /** Controls whose end stops a use case at that instant, whatever their severity: agreements, ethics, export, education records. */
  readonly stopAtOnce: ReadonlySet<string>;
  readonly degradedMaxMs: number;
  readonly suspendedMaxMs: number;
  /** Day of the month by which the review of the month before is signed, UTC; reviews begin with the month after going live. */
  readonly reviewDueDay: number;
  /** Rate limits are multiplied by this. */
  readonly rateFactor: { readonly sandbox: number; readonly degraded: number };
  /** Signatures for gates: by a passkey, or by a recent strong log-in as well. */
  readonly signature: "passkey" | "log-in";
}
