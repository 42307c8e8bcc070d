import type { Approval, Artefact, Evidence, GateRequest, Review } from "./statements.ts";

/** A statement as it was stored, with its body. */
export interface Said<Body> {
  readonly id: number;
  readonly digest: string;
  readonly by: string;
  readonly at: number;
  /** Exclusive end; Infinity where it has none of its own. */
  readonly notAfter: number;
  readonly body: Body;
}

/** An approval as a case file holds it: that a passkey signed, which was verified then. The assertion itself stays in the store. */
export type HeldApproval = Omit<Approval, "assertion"> & { readonly assertion?: true };

/** A review as a case file holds it; what was looked at stays in the store. */
export type HeldReview = Pick<Review, "period" | "digest">;

/** All that was said about one subject and counts now: the newest of each topic. Immutable. */
export interface CaseFile {
  readonly subject: string;
  /** The newest statement's id: two case files of a subject are the same where this is. */
  readonly newest: number;
  readonly requests: ReadonlyMap<string, Said<GateRequest>>;
  /** By what they are about. */
  readonly approvals: ReadonlyMap<string, readonly Said<HeldApproval>[]>;
  readonly artefacts: ReadonlyMap<string, Said<Artefact>>;
  readonly evidence: ReadonlyMap<string, Said<Evidence>>;
  readonly reviews: ReadonlyMap<string, Said<HeldReview>>;
}
