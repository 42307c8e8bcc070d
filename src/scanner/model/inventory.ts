import type { Properties } from "./value.ts";

/** Where something was read: a path as it was given, and a line from 1 where it is known; for a live account its ARN. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/**
 * One thing that a source declares or that an account holds. The vocabulary is CloudFormation's, whatever the source: its type names,
 * its property names and shapes (the registry schemas of AWS). Where CloudFormation has no such type, the name begins with
 * `Sallyport::AWS::` and its shape is told where it is read.
 */
export interface Resource {
  readonly type: string;
  /** Unique in its inventory: `STACK/LogicalId`, a Terraform address, or an ARN or identifier in its account. */
  readonly id: string;
  /** By what others of its inventory name it too, besides its id and its properties. */
  readonly names?: readonly string[];
  /** Ids of declarations that say more of it, and were folded into it: Terraform has a resource of its own for many a property. */
  readonly parts?: readonly string[];
  readonly properties: Properties;
  readonly place: Place;
  readonly region?: string;
  readonly account?: string;
  /** Why it is not known whether it is there at all, such as a condition on a parameter without default. */
  readonly mayBeAbsent?: string;
  /** Why none of its properties could be read. */
  readonly unreadable?: string;
}

export type SourceKind = "cloudformation" | "terraform-plan" | "hcl" | "aws";

/** All that one source told. */
export interface Inventory {
  readonly source: SourceKind;
  /** What was read, as a person named it. */
  readonly target: string;
  readonly resources: readonly Resource[];
  /** Types that could not be read, with a plain clause why: that there is none of them proves nothing. `*` stands for all types. */
  readonly unread: ReadonlyMap<string, string>;
  /** The types that were asked for, where not all were, as in an account: of any other it tells nothing. */
  readonly asked?: ReadonlySet<string>;
  /**
   * Whether it is all there is in its account: what is not here does not exist. Never so for a template or a plan, unless whoever scans
   * says so.
   */
  readonly whole: boolean;
  /** Why reading ended before everything was asked, a plain clause; what was not is unread. */
  readonly brokenOff?: string;
  /** Of templates: the stacks that they are deployed as, without nested ones. */
  readonly stacks?: readonly DeclaredStack[];
  /** Of a live account, where templates were given too: what became of them there. */
  readonly deployed?: Deployed;
}

export interface DeclaredStack {
  /** Ids of its resources begin with it and a slash. */
  readonly name: string;
  /** What it is called where it is deployed; absent where its source does not say, as a template alone does not. */
  readonly stackName?: string;
  readonly region?: string;
  readonly account?: string;
}

export interface Deployed {
  /** Live resources by what declares them: both as they are in their inventories. */
  readonly made: ReadonlyMap<Resource, Resource>;
  /** Why it is not known what a stack made, a sentence for each such stack. */
  readonly unknown: readonly string[];
}
