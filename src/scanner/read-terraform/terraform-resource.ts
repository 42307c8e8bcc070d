import type { Place } from "../model/inventory.ts";
import type { Properties } from "../model/value.ts";

/** A resource in Terraform's own words, before it is mapped. References in it name addresses, and attributes as Terraform calls them. */
export interface TerraformResource {
  /** Such as `module.data["x"].aws_kms_key.main[0]`. */
  readonly address: string;
  /** Such as `aws_kms_key`. */
  readonly type: string;
  readonly values: Properties;
  readonly place: Place;
  readonly region?: string;
  readonly mayBeAbsent?: string;
}

/** All that a configuration, a plan or a state tells. */
export interface TerraformSource {
  readonly resources: readonly TerraformResource[];
  /** Why there may be more than that. */
  readonly unread: readonly string[];
}
