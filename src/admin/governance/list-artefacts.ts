import { Problem } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { type ArtefactView, viewArtefact } from "./file-artefact.ts";
import { openSubject } from "./subject.ts";

/** The newest of each kind, by kind. */
export async function listArtefacts(deps: AdminDeps, actor: Actor, subject: string): Promise<readonly ArtefactView[]> {
  const { text } = await openSubject(deps, actor, "ReadRegister", subject);
  const current = await deps.store.currentStatements(text);
  return current.filter(({ topic }) => topic.startsWith("artefact/")).map(viewArtefact);
}

/** The newest of a kind; of those that are bound to a digest set too, the newest of all. Rejects with Problem `not_found`. */
export async function readArtefact(deps: AdminDeps, actor: Actor, subject: string, kind: string): Promise<ArtefactView> {
  const all = await listArtefacts(deps, actor, subject);
  const newest = all
    .filter((one) => one.kind === kind)
    .sort((one, other) => one.id - other.id)
    .at(-1);
  if (newest === undefined) throw new Problem("not_found", `Nobody has filed ${kind} for ${subject} yet.`);
  return newest;
}
