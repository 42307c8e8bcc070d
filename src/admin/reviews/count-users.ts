import { days } from "../../core/units.ts";
import { type Artefact, artefactBody } from "../../governance/case/statements.ts";
import { usersTopic } from "../../governance/checks/licensed-users.ts";
import type { ModelSpec } from "../../governance/schemas.ts";
import type { AdminDeps } from "../deps.ts";
import { sayByItself } from "../governance/say.ts";
import { resourcePages } from "../resource-pages.ts";
import { recordsSince } from "./records-since.ts";

/** Who called in this time counts as somebody who uses it. */
const windowMs = days(30);
/** Counted anew after so long. */
const everyMs = days(1);
/** So many are told apart for one model; more are said to be more. */
const mostUsers = 1_000_000;

interface Licensed {
  readonly name: string;
  readonly source: "directory" | "calls";
}

/**
 * Counts, once a day, who uses the models of which the licence is for so many people: who called them in the last thirty days by the log,
 * the end user where a program called for somebody; or who is active in the directory. Says it of the model, in the log first. Of the log
 * a million records are read: where there are more, more people may have called.
 *
 * @returns how many models were counted
 */
export async function countUsers(deps: AdminDeps, isStopped: () => boolean): Promise<number> {
  const now = deps.clock();
  const models = await findLicensed(deps, now);
  if (models.length === 0) return 0;
  const called = new Map(models.filter(({ source }) => source === "calls").map((one) => [one.name, new Set<string>()]));
  if (called.size > 0)
    for await (const { records } of recordsSince(deps.log.view(), now - windowMs)) {
      if (isStopped()) return 0;
      for (const record of records) {
        if (record.type !== "admission" || record.at < now - windowMs) continue;
        const users = called.get(record.model);
        if (users !== undefined && users.size < mostUsers) users.add((record.endUser ?? record).principal.toLowerCase());
      }
    }
  let counted = 0;
  for (const { name, source } of models) {
    if (isStopped()) return counted;
    const users = source === "calls" ? (called.get(name)?.size ?? 0) : await countActive(deps);
    await deps.exclusive(() => sayUsers(deps, name, source, users));
    counted++;
  }
  return counted;
}

async function findLicensed(deps: AdminDeps, now: number): Promise<readonly Licensed[]> {
  const found: Licensed[] = [];
  for await (const page of resourcePages(deps.store, "Model"))
    for (const { name, spec } of page) {
      const { maxUsers, userCount } = (JSON.parse(spec) as ModelSpec).licence ?? {};
      if (maxUsers === undefined || userCount === undefined || userCount.source === "declared") continue;
      const said = deps.cases.caseFile(`Model/${name}`).artefacts.get(usersTopic);
      if (said !== undefined && said.body.fields["source"] === userCount.source && now < said.at + everyMs) continue;
      found.push({ name, source: userCount.source });
    }
  return found;
}

/** Of all providers that provision people. */
async function countActive({ register, store }: AdminDeps): Promise<number> {
  let active = 0;
  for (const provider of register().access.providers.keys())
    active += (await store.findUsers(provider, { active: true }, { offset: 0, limit: 1 })).total;
  return active;
}

async function sayUsers(deps: AdminDeps, name: string, source: Licensed["source"], users: number): Promise<void> {
  const body: Artefact = artefactBody.parse({ kind: usersTopic, title: "People who use it", fields: { users, source } });
  const saying = { action: "users-count", detail: { users, source } };
  await sayByItself(deps, [{ subject: `Model/${name}`, topic: `artefact/${usersTopic}`, body, saying }]);
}
