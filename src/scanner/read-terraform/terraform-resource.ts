import type { Place } from "../model/inventory.ts";
import type { Properties, Value } from "../model/value.ts";

/** A resource in Terraform's own words, before it is mapped. References in it name addresses, and attributes as Terraform calls them. */
export interface TerraformResource {
  /** Such as `module.data["x"].aws_kms_key.main[0]`. */
  readonly address: string;
  /** Such as `aws_kms_key`. */
  readonly type: string;
  readonly values: Properties;
  readonly place: Place;
  readonly region?: string;
  /** What tells its account from the usual one of its configuration: `loginOf` of its provider. */
  readonly elsewhere?: string;
  /** Tags that its provider gives to all that can have some. */
  readonly defaultTags?: Value;
  readonly mayBeAbsent?: string;
  /** Why nothing of its values is known. */
  readonly unreadable?: string;
}

/** All that a configuration, a plan or a state tells. */
export interface TerraformSource {
  readonly resources: readonly TerraformResource[];
  /** Why there may be more than that. */
  readonly unread: readonly string[];
}
