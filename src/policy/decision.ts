import type { DataClass, Overlay } from "../core/data-class.ts";

/** Everything a policy can read about a call. The cache key is made from exactly these, so keep them few and low in variety. */
export interface PolicyQuestion {
  readonly principal: string;
  readonly useCase: string;
  readonly useCaseState: string;
  readonly environment: string;
  readonly scope: number;
  readonly approvedClass: DataClass;
  readonly approvedOverlays: readonly Overlay[];
  readonly approvedRegions: readonly string[];
  readonly model: string;
  readonly provider: string;
  readonly trainsOnData: boolean;
  readonly retainsData: boolean;
  readonly deployment: string;
  readonly region: string;
  readonly network: "private" | "public";
  readonly ceiling: DataClass;
  /** Of this call. */
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
  readonly usesTools: boolean;
  /** It carries an image, a sound or a document that no detector could look at. */
  readonly uninspected: boolean;
  /** Its streamed answer goes out before it is inspected: its guardrail says `streaming: observe`. */
  readonly observed: boolean;
  readonly safeMode: boolean;
}

export type Decision =
  | { readonly effect: "allow"; readonly policies: readonly string[] }
  /** `policies` are the forbids that decided; empty when nothing permitted it. */
  | { readonly effect: "deny"; readonly policies: readonly string[] };

/** A parsed policy set with its decision cache. Throws Problem `policy_unavailable` on any evaluation error. */
export interface PolicySet {
  readonly digest: string;
  decide(question: PolicyQuestion): Decision;
}
