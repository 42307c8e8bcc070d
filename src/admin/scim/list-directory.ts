import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { toInstant } from "../../core/units.ts";
import type { AdminDeps } from "../deps.ts";
import { type Page, pageQuery } from "../pages.ts";

export const directoryQuery = pageQuery.extend({
  userName: z.string().min(1).max(128).optional().describe("Only who has this userName, without case."),
});

/** What an administrator sees of a provisioned person: what decides whether they come in, and nothing else of them. */
export const directoryPerson = z
  .object({
    id: z.string().describe("As SCIM and the audit log have it."),
    principal: z.string(),
    active: z.boolean().describe("Whether tokens of theirs are taken."),
    groups: z.array(z.string()).describe("As the gateway counts them now, PROVIDER/NAME."),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: "DirectoryPerson" });
export type DirectoryPerson = z.infer<typeof directoryPerson>;

/** The people that a provider's SCIM client provisioned, page by page. Throws Problem `not_found`. */
export async function listDirectory(
  deps: Pick<AdminDeps, "store" | "directory" | "register">,
  provider: string,
  { limit, cursor, userName }: z.infer<typeof directoryQuery>,
): Promise<Page<DirectoryPerson>> {
  if (!deps.register().access.providers.has(provider))
    throw new Problem("not_found", `There is no IdentityProvider named ${provider}.`);
  const offset = cursor === undefined ? 0 : parseOffset(cursor);
  const filter = userName === undefined ? {} : { userName };
  const { total, users } = await deps.store.findUsers(provider, filter, { offset, limit });
  const items = users.map(({ id, principal, active, changedAt }) => {
    const known = deps.directory.find(principal);
    return {
      id,
      principal,
      active,
      groups: known?.provider === provider ? [...known.groups] : [],
      changedAt: toInstant(changedAt),
    };
  });
  const next = offset + items.length;
  return { items, ...(items.length > 0 && next < total && { nextCursor: String(next) }) };
}

function parseOffset(cursor: string): number {
  if (/^[1-9]\d{0,8}$/.test(cursor)) return Number(cursor);
  throw new Problem("request_malformed", "The cursor is not one of this list's. Begin again without it.");
}
