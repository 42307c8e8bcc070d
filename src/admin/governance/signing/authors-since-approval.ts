import type { CaseFile } from "../../../governance/case/case-file.ts";
import type { Store, StoredResource } from "../../../storage/store.ts";

const mostVersions = 500;

/**
 * Everybody who made a version since the newest that was approved, or an earlier one with the same content: neither a trivial change
 * by somebody else nor taking one back makes somebody's own work another's.
 */
export async function authorsSinceApproval(
  store: Pick<Store, "listVersions">,
  { kind, name, digest }: StoredResource,
  file: CaseFile,
): Promise<readonly string[]> {
  const approved = new Set(
    (file.approvals.get("CHANGE") ?? [])
      .filter(({ body }) => body.document.decision === "approve" && body.withdrawn === undefined)
      .map(({ body }) => body.document.digest)
      .filter((one) => one !== digest),
  );
  const authors = new Set<string>();
  let sinceApproval = true;
  for (const version of await store.listVersions(kind, name, { limit: mostVersions })) {
    if (approved.has(version.digest)) sinceApproval = false;
    if ((sinceApproval || version.digest === digest) && !version.retired) authors.add(version.createdBy);
  }
  return [...authors];
}
