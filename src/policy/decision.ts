import type { Authentication, PrincipalKind } from "../core/authentication.ts";
import type { DataClass, Overlay } from "../core/data-class.ts";
import type { Role } from "../core/roles.ts";
import type { Steps } from "./steps.ts";

/** Who asks, as policies see them. */
export interface PolicySubject {
  readonly principal: string;
  readonly kind: PrincipalKind;
  /** Those that hold for the use case, or for what is asked about (`rolesAsked` of roles-asked.ts). */
  readonly roles: readonly Role[];
  /** As `PROVIDER/NAME`. */
  readonly groups: readonly string[];
}

/** Where from, how sure and when. Policies that read none of it cost no variety in the cache. */
export interface PolicyCircumstances {
  /** Of whom a call is on behalf of, where it is on somebody's; otherwise of who asks. */
  readonly authentication: Authentication;
  /** The client's address; undefined where it is not known. */
  readonly ip: string | undefined;
  readonly now: number;
}

/** Everything a policy can read about a call. The cache key is made of exactly what the policies in force do read. */
export interface PolicyQuestion extends PolicyCircumstances {
  readonly subject: PolicySubject;
  /** Whom a service account calls on behalf of. */
  readonly endUser?: PolicySubject;
  readonly useCase: string;
  readonly useCaseState: string;
  readonly environment: string;
  readonly project: string | undefined;
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

export interface Outcome {
  readonly effect: "allow" | "deny";
  /** The policies that decided, sorted; empty when nothing permitted it. */
  readonly policies: readonly string[];
}

export type Decision =
  | { readonly effect: "allow"; readonly policies: readonly string[] }
  | {
      readonly effect: "deny";
      /** The forbids that decided; empty when nothing permitted it. */
      readonly policies: readonly string[];
      /** What would let it through, where a stronger or fresher log-in alone would (RFC 9470). */
      readonly needs?: StepUp;
    };

export interface StepUp {
  readonly strength: 2 | 3;
  /** At most so long ago, seconds. */
  readonly maxAgeSeconds: number;
}

/** A question of either plane. */
export type AskedOf =
  | { readonly plane: "data"; readonly question: PolicyQuestion }
  | { readonly plane: "control"; readonly question: AdminQuestion };

/** A parsed policy set with its decision cache. Throws Problem `policy_unavailable` on any evaluation error. */
export interface PolicySet {
  readonly digest: string;
  decide(question: PolicyQuestion): Decision;
  /** The same for what somebody asks of the control plane. */
  decideAdmin(question: AdminQuestion): Decision;
  /** Asks the engine itself and remembers nothing, so that no decision on a call is forgotten for who only wonders. */
  ask(asked: AskedOf): Outcome;
  /** The same in steps, with the log-in that would do. */
  weigh(asked: AskedOf): Steps<Decision>;
  /** Of somebody's groups those that some policy tells apart on calls: all that a decision can rest on. */
  namedGroups(who: "principal" | "endUser", groups: readonly string[]): readonly string[];
  /** A policy by the id that decisions name it by. */
  readonly describe: (id: string) => PolicyDescription | undefined;
}

/** A policy in force, for people. */
export interface PolicyDescription {
  readonly effect: "permit" | "forbid";
  /** Its `@advice`: what it protects, and what to do. */
  readonly advice?: string;
  /** The facts that it reads, as Cedar spells them; `principal in Role` for roles. */
  readonly reads: readonly string[];
  readonly text: string;
}

/** What is done on the control plane, by the group that policies name. Every route and every operation asks for one of these. */
export const adminActionGroups = {
  Look: ["ReadRegister", "ReadAccess", "ReadLog", "ReadMetrics", "TestGuardrail", "ExplainPolicy"],
  Change: [
    "ApplyUseCase",
    "ApplyModel",
    "ApplyGuardrail",
    "ApplyPolicy",
    "ApplyIdentity",
    "ApplyRoleBinding",
    "ApplyVendor",
    "ApplyPrompt",
    "ApplyException",
    "ApplyStandard",
    "ApproveUseCase",
    "SuspendUseCase",
    "IssueKey",
    "RevokeKey",
    "EndSession",
    "PullAndon",
    "ReleaseAndon",
    "RequestApproval",
    "Sign",
    "FileArtefact",
    "AddEvidence",
  ],
} as const;
export type AdminActionGroup = keyof typeof adminActionGroups;
export type AdminAction = (typeof adminActionGroups)[AdminActionGroup][number];
export const adminActions: readonly AdminAction[] = [...adminActionGroups.Look, ...adminActionGroups.Change];

export function groupOf(action: AdminAction): AdminActionGroup {
  return (adminActionGroups.Look as readonly AdminAction[]).includes(action) ? "Look" : "Change";
}

export interface AdminQuestion extends PolicyCircumstances {
  readonly subject: PolicySubject;
  readonly action: AdminAction;
  /** What it is done to. */
  readonly resource: AdminResource;
}

export interface AdminResource {
  /** A resource kind, or Key, Andon, Log, Session, Service. */
  readonly kind: string;
  readonly name: string;
  /** The use case that it is or belongs to; absent for what belongs to none. */
  readonly useCase?: string;
  readonly environment?: string;
  readonly project?: string;
  readonly dataClass?: DataClass;
  /** Who made the version that it is about. */
  readonly createdBy?: string;
  /** Whom it gives something: the members of a role binding, the holder of a key. */
  readonly concerns?: readonly string[];
}
