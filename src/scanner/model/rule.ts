import type { Inventory, Resource } from "./inventory.ts";
import type { InventoryIndex } from "./index-inventory.ts";

export type Status = "PASS" | "FAIL" | "UNKNOWN";
export type Severity = "critical" | "high" | "medium" | "low";

/** What a rule says of one resource. UNKNOWN wherever the source does not tell: never PASS on what cannot be read. */
export interface Outcome {
  readonly status: Status;
  /** One plain sentence: what was found. Never a secret's value. */
  readonly why: string;
  /** The property that decides, as a dotted path. */
  readonly property?: string;
}

interface RuleText {
  /** Kebab case, begins with the service: `sagemaker-notebook-no-direct-internet`. */
  readonly id: string;
  /** One of the standard's controls, such as `NET-007`; the frameworks that it maps to are the control's. */
  readonly control: string;
  readonly severity: Severity;
  /** What has to be so, as a sentence without a stop. */
  readonly title: string;
  /** What to do about it, for CloudFormation and Terraform people alike. */
  readonly remediation: string;
  /** The same check elsewhere, by its name there. */
  readonly also?: {
    readonly prowler?: readonly string[];
    readonly checkov?: readonly string[];
    readonly cdkNag?: readonly string[];
    readonly cfnGuard?: readonly string[];
  };
}

/** Asks each resource of some types by itself. */
export interface ResourceRule extends RuleText {
  readonly types: readonly string[];
  /** Undefined where the rule does not concern this resource. */
  readonly check: (resource: Resource, index: InventoryIndex) => Outcome | undefined;
}

/** Asks the account as a whole: whether something is there at all, or how resources stand to each other. */
export interface AccountRule extends RuleText {
  /** The types that it reads: where one of them is unread, or the inventory is not whole, what is not found is UNKNOWN. */
  readonly reads: readonly string[];
  readonly checkAccount: (index: InventoryIndex) => readonly AccountOutcome[];
}

export interface AccountOutcome extends Outcome {
  /** The resource that it is about, where it is about one. */
  readonly resource?: Resource;
}

export type Rule = ResourceRule | AccountRule;

/** One thing that a scan found. */
export interface Finding extends Outcome {
  readonly rule: Rule;
  readonly inventory: Inventory;
  readonly resource?: Resource;
}
