import { z } from "zod";
import type { LogView } from "../../audit/log-view.ts";
import { Problem } from "../../core/problem.ts";
import { parseManifest } from "../../governance/parse-manifest.ts";
import type { PolicySpec } from "../../governance/schemas.ts";
import { checkPolicy } from "../../policy/parse-policies.ts";
import type { Actor } from "../actor.ts";
import { type AuthorizeDeps, partOfUseCase, requireAllowed } from "../authorize.ts";
import type { AdminDeps } from "../deps.ts";
import { openReplayed, type ReplayedPolicies } from "./find-policies-then.ts";
import { runWhenQuiet } from "../run-in-slices.ts";
import { createPace } from "./pace.ts";
import { readDecisions } from "./read-decisions.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { readHistory, type SharedRegister } from "./read-history.ts";
import { createRebuilder } from "./rebuild-call.ts";
import { createTally } from "./tally-changes.ts";
import { weighAgain } from "./weigh-again.ts";
import type { WhatIfLine } from "./what-if-result.ts";

export const whatIfInput = z.strictObject({
  since: z.iso.datetime({ offset: true }).describe("Decisions from this instant on."),
  policies: z.array(z.unknown()).min(1).max(50).describe("Manifests of the kind Policy, as they would be applied."),
  useCase: z.string().min(1).max(320).optional().describe("Decisions on its calls alone."),
  examples: z.int().min(0).max(100).default(10).describe("Changed decisions that are shown."),
});
type Input = z.infer<typeof whatIfInput>;

type Deps = AuthorizeDeps & Pick<AdminDeps, "log" | "store" | "settings">;

/** The engine has a place for the policies of one. */
let running = false;

/**
 * What a change of policies would have changed: every logged decision since then is made again under the policies in force now and under
 * the same with these added or in place of those of their name. Lines of JSON: progress, and at last the result. Takes a fifth of a core, and
 * memory that does not grow with the log; it ends when nobody reads on.
 *
 * Throws, before the first line, Problem `resource_invalid`, `concurrency_exceeded` while another runs, `policy_unavailable`;
 * `forbidden` for who may not read the log, and `not_found` for a use case that they may not know of.
 */
export async function replayLog(deps: Deps, actor: Actor, input: Input): Promise<AsyncIterable<string>> {
  const { useCase } = input;
  const log = { kind: "Log", name: "audit" };
  requireAllowed(deps, actor, "ReadLog", useCase === undefined ? log : partOfUseCase(deps, useCase, log.kind, log.name));
  requireFree();
  const { before, after } = await runWhenQuiet(actor.name, () => openBoth(deps.register().policies, input.policies));
  return linesOf(whatWouldChange(deps, deps.log.view(), input, before, after));
}

function requireFree(): void {
  if (!running) return;
  throw new Problem("concurrency_exceeded", "Another change of policies is being tried on the log. Try again when it is done.", {
    retryAfterSeconds: 10,
  });
}

async function* linesOf(lines: AsyncGenerator<WhatIfLine, void, undefined>): AsyncGenerator<string, void, undefined> {
  // Only here does it begin: an answer that nobody reads keeps nobody waiting.
  let mine = false;
  try {
    requireFree();
    running = mine = true;
    for await (const line of lines) yield `${JSON.stringify(line)}\n`;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, detail } = error;
    yield `${JSON.stringify({ problem: { code, detail } } satisfies WhatIfLine)}\n`;
  } finally {
    if (mine) running = false;
  }
}

const progressEveryMs = 500;

async function* whatWouldChange(
  deps: Deps,
  view: LogView,
  { since, useCase, examples }: Input,
  before: ReplayedPolicies,
  after: ReplayedPolicies,
): AsyncGenerator<WhatIfLine, void, undefined> {
  const { size } = view.checkpoint;
  const from = Date.parse(since);
  const rebuilder = createRebuilder(deps.store, await readHistory(deps));
  const tally = createTally(examples);
  const pace = createPace();
  let toldAt = -Infinity;
  for await (const { read, calls } of readDecisions(view, { since: from, useCase, pace })) {
    for (const { index, call } of calls) {
      const rebuilt = await rebuilder.rebuild(call);
      const missing = [...rebuilt.missing, ...rebuilt.missingFor(before.reads), ...rebuilt.missingFor(after.reads)];
      if (missing.length > 0) tally.addUnknown([...new Set(missing)]);
      else tally.add(index, call, weighAgain(before.set, rebuilt.questions), weighAgain(after.set, rebuilt.questions));
      const rest = pace();
      if (rest !== undefined) await rest;
    }
    if (performance.now() - toldAt < progressEveryMs) continue;
    yield { progress: { read, records: size } };
    toldAt = performance.now();
  }
  yield { result: { since: new Date(from).toISOString(), records: size, ...tally.result() } };
}

/** Throws Problem `resource_invalid`, `policy_unavailable`. */
function* openBoth(
  policies: SharedRegister["policies"],
  manifests: readonly unknown[],
): Generator<undefined, { readonly before: ReplayedPolicies; readonly after: ReplayedPolicies }, undefined> {
  const changed = yield* changePolicies(policies, manifests);
  const before = openReplayed(policies, "before", "replay");
  yield;
  return { before, after: openReplayed(changed, "after", "replay-other") };
}

function* changePolicies(
  policies: SharedRegister["policies"],
  manifests: readonly unknown[],
): Generator<undefined, SharedRegister["policies"], undefined> {
  const changed = new Map(policies.map((one) => [one.name, one]));
  const seen = new Set<string>();
  for (const manifest of manifests) {
    const { kind, name, spec, canonical } = parseManifest(manifest);
    if (kind !== "Policy") throw invalid(`${kind} ${name} is no Policy; only policies can be tried.`);
    if (seen.has(name)) throw invalid(`Policy ${name} is there more than once.`);
    seen.add(name);
    const { cedar } = spec as unknown as PolicySpec;
    const mistakes = checkPolicy(cedar);
    if (mistakes.length > 0)
      throw new Problem("resource_invalid", `Policy ${name}: ${mistakes[0]?.message ?? ""}.`, { errors: mistakes });
    changed.set(name, { name, digest: digestOf(canonical), cedar });
    yield;
  }
  return [...changed.values()];
}

function invalid(detail: string): Problem {
  return new Problem("resource_invalid", detail);
}
