import type { DataClass, Overlay } from "../core/data-class.ts";
import type { AccessRegister } from "./access.ts";
import type { UseCaseState } from "./use-case-state.ts";
import type { DeploymentSpec, GuardrailResource, ModelSpec, UseCaseSpec } from "./schemas.ts";

/** A compiled, expiring right of a use case to be served; or why it is not. */
export interface Entitlement {
  readonly useCase: string;
  readonly digest: string;
  readonly spec: UseCaseSpec;
  readonly state: UseCaseState;
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
  /** Exclusive end, milliseconds since the epoch, checked against the local clock on every call (INVARIANT expiry-needs-nobody). */
  readonly notAfter: number;
  /** Why it is not served; absent when it is. */
  readonly refused?: {
    readonly code: "use_case_not_approved" | "use_case_suspended" | "entitlement_expired";
    readonly detail: string;
  };
  /** Value of `x-sallyport-label`. */
  readonly label?: string;
  /** The resolved guardrail, as `name@version`; absent when the name does not resolve, and then nothing is served. */
  readonly guardrail?: string;
  /** Guardrails that it may call by themselves and that exist, as `name@version`. */
  readonly applyGuardrails: readonly string[];
  /** Models that it names and that exist. */
  readonly models: readonly string[];
}

export interface ModelEntry {
  readonly name: string;
  readonly digest: string;
  readonly spec: ModelSpec;
}

export interface DeploymentEntry {
  readonly name: string;
  readonly digest: string;
  readonly spec: DeploymentSpec;
  /** The lower of the deployment's and its model's. */
  readonly ceiling: DataClass;
}

/** What `compile` makes of the resources and the approvals: pure data, immutable. */
export interface Register {
  readonly entitlements: ReadonlyMap<string, Entitlement>;
  readonly models: ReadonlyMap<string, ModelEntry>;
  readonly deploymentsByModel: ReadonlyMap<string, readonly DeploymentEntry[]>;
  /** By `name@version`: those that an entitlement uses or names for direct use. */
  readonly guardrails: ReadonlyMap<string, GuardrailResource>;
  /** Cedar policies, by name; the shipped defaults are among them. */
  readonly policies: readonly { readonly name: string; readonly digest: string; readonly cedar: string }[];
  readonly access: AccessRegister;
}
