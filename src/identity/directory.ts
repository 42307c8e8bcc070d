/** What the directory of provisioned people says of one of them, now. */
export interface DirectoryPerson {
  readonly provider: string;
  /** False for who may not be let in any more. */
  readonly active: boolean;
  /** As `PROVIDER/NAME`. */
  readonly groups: readonly string[];
}

/** The people that SCIM clients provisioned. Live: it follows the store, so that who is deprovisioned is out at once. */
export interface Directory {
  /** By principal, without case. Undefined for who was never provisioned. */
  find(principal: string): DirectoryPerson | undefined;
}
