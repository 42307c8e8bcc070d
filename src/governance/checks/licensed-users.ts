import type { CaseFile } from "../case/case-file.ts";
import type { ModelSpec } from "../schemas.ts";

/** What the control plane counted of a model: only it can say so, as this is the name of no artefact of the standard. */
export const usersTopic = "USERS";

/** Why a model's licence does not cover who uses it; undefined where it does, or has no such limit, or nobody has counted yet. */
export function whyUnlicensed(
  { licence }: Pick<ModelSpec, "licence">,
  name: string,
  file: CaseFile | undefined,
): string | undefined {
  const { maxUsers, userCount } = licence ?? {};
  if (maxUsers === undefined || userCount === undefined) return undefined;
  const users = userCount.source === "declared" ? userCount.users : file?.artefacts.get(usersTopic)?.body.fields["users"];
  if (typeof users !== "number" || users <= maxUsers) return undefined;
  return `${name} is used by ${users} people, and its licence is for ${maxUsers}`;
}
