/**
 * How the Cloud Control API reads a type. The facts are those of the type's schema in CloudFormation's registry: `primaryIdentifier`, the
 * `handlerSchema` of its list handler, and the permissions that its read and list handlers need of whoever calls. Left out of them is
 * what is no reading of configuration: `kms:Decrypt`, `secretsmanager:GetSecretValue`, and everything that writes.
 */
export interface CloudControlType {
  /** The properties that its identifier is made of, with spaces between; in an identifier they are joined by `|`. */
  readonly id: string;
  /** `account`: it is the same from every region, so one is asked. Absent for what is in each region. */
  readonly scope?: "account";
  /** What lists it instead: list-names.ts says why. */
  readonly lister?: "buckets" | "domains" | "trails";
  /** Can be listed only for each of another type, by a property of it. */
  readonly under?: { readonly type: string; readonly property: string; readonly as: string };
  /** Can be listed only for each of these. */
  readonly models?: readonly Readonly<Record<string, string>>[];
  /** IAM actions, with spaces between. */
  readonly actions: string;
}
