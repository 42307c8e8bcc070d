import type { DataClass, Overlay } from "../core/data-class.ts";
import type { AccessRegister } from "./access.ts";
import type { Answers } from "./asked.ts";
import type { CaseLife } from "./case/case-life.ts";
import type { CaseWorld } from "./case/case-world.ts";
import type { Phase } from "./case/judgement.ts";
import type { Standard } from "./standard/standard.ts";
import type { UseCaseState } from "./use-case-state.ts";
import type { EntitledPrompts, PromptResource } from "./prompts/resolve-prompts.ts";
import type { EntitledTool } from "./resolve-tools.ts";
import type { PlannedChange } from "./version-index.ts";
import type { DeploymentSpec, GuardrailResource, ModelSpec, UseCaseSpec } from "./schemas.ts";

/**
 * A compiled, expiring right of a use case to be served, or why it is not: as it is in one of its phases. The register holds it in the
 * first; `entitlementAt` gives it as it is at an instant.
 */
export interface Entitlement {
  readonly useCase: string;
  readonly digest: string;
  /** The version that is served: the one that was approved, where a newer one still waits for that. */
  readonly spec: UseCaseSpec;
  /** How it is served as time alone moves it, checked against the local clock on every call (INVARIANT expiry-needs-nobody). */
  readonly phases: readonly [Phase, ...Phase[]];
  readonly overlays: readonly Overlay[];
  /** The resolved guardrail, as `name@version`; absent when the name does not resolve, and then nothing is served. */
  readonly guardrail?: string;
  /** Guardrails that it may call by themselves and that exist, as `name@version`. */
  readonly applyGuardrails: readonly string[];
  /** Prompts that it names; absent where it names none. */
  readonly prompts?: EntitledPrompts;
  /** What calls are held to where it goes through gates: none where empty. Absent for one that is held to none. */
  readonly tools?: readonly EntitledTool[];
  /** Models that it names and that exist. */
  readonly models: readonly string[];
  /** What the sandbox's answers are marked with. */
  readonly sandboxLabel: string;

  /** One of its phases; from here on as it is in this one. */
  readonly phase: Phase;
  readonly state: UseCaseState;
  /** The highest class that is served. */
  readonly dataClass: DataClass;
  /** Every call has at least this class. */
  readonly callClass: DataClass;
  /** And goes only where data of this class may go: to be degraded opens no other way out. */
  readonly routeClass: DataClass;
  /** As policies see it: a use case on its way to production is served as in the sandbox. */
  readonly environment: "sandbox" | "production";
  /** Exclusive end, milliseconds since the epoch: from then on nothing is served, or nobody knows. 0 where nothing is. */
  readonly notAfter: number;
  /** Why it is not served; absent when it is. */
  readonly refused?: NonNullable<Phase["refused"]>;
  /** Value of `x-sallyport-label`. */
  readonly label?: string;
  /** Of its rate limits. */
  readonly rateFactor: number;
  /** Exceptions that it stands on, by name. */
  readonly exceptions: readonly string[];
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

/** A version that is applied and not in force: it waits for a gate, or for somebody other than its author to approve it (CHANGE). */
export interface CandidateVersion {
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  readonly author: string;
  /** The version that is in force instead; absent for none. */
  readonly inForce?: number;
}

/** What `compile` makes of the resources and the approvals: pure data, immutable. */
export interface Register {
  readonly entitlements: ReadonlyMap<string, Entitlement>;
  readonly models: ReadonlyMap<string, ModelEntry>;
  readonly deploymentsByModel: ReadonlyMap<string, readonly DeploymentEntry[]>;
  /** By `name@version`: those that an entitlement uses or names for direct use. */
  readonly guardrails: ReadonlyMap<string, GuardrailResource>;
  /** By `name@version`: those that an entitlement names. */
  readonly prompts: ReadonlyMap<string, PromptResource>;
  /** Cedar policies, by name; the shipped defaults are among them. */
  readonly policies: readonly { readonly name: string; readonly digest: string; readonly cedar: string }[];
  readonly access: AccessRegister;
  /** Of each name that is newer than what is in force. */
  readonly candidates: readonly CandidateVersion[];
  /** Absent where nothing goes through gates. */
  readonly governance?: RegisterGovernance;
}

/** What use cases were judged by. */
export interface RegisterGovernance {
  /** As the organisation has set it. */
  readonly standard: Standard;
  /** Whether a use case is in production that went through the gates: then changes to what all share need a second person. */
  readonly guarded: boolean;
  /** Use cases that go through the gates, by name. */
  readonly gated: ReadonlySet<string>;
  /** Everybody who made the newest version of something since the one that was approved last; empty for what is not there. */
  readonly authors: (kind: string, name: string) => readonly string[];
  /** Whether such a use case stands on something of this name: no one person changes it, or takes it away. */
  readonly guards: (kind: string, name: string) => boolean;
  /** Who would hold what after a change: of what comes, as much as needs nobody else; a version without a time counts as it is. */
  readonly accessAfter: (change: PlannedChange) => AccessRegister;
  /** By use case, those that are no longer declared too. */
  readonly lives: ReadonlyMap<string, CaseLife>;
  /** What judging asks of things that all share. */
  readonly answers: Answers;
  /** All that one use case is judged by; undefined for one that is not in the register. @param answers by which it asks, where somebody notes that */
  readonly world: (useCase: string, answers?: Answers) => CaseWorld | undefined;
}
