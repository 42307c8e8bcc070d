import type { UseCaseSpec } from "../../governance/schemas.ts";
import type { PolicyQuestion } from "../../policy/decision.ts";
import type { Reads } from "../../policy/note-reads.ts";
import { mostPerPage, type Store } from "../../storage/store.ts";
import { compilePolicies } from "../../policy/compile-policies.ts";
import type { DecidedCall } from "./decided-record.ts";
import { findMissing } from "./find-missing.ts";
import { findRegisterThen } from "./find-policies-then.ts";
import type { History, SharedRegister } from "./read-history.ts";
import { rebuildQuestions } from "./rebuild-questions.ts";

/** A call as it was asked, ready to be asked again. */
export interface RebuiltCall {
  /** Under which it was decided; undefined where no versions make the set that its record names. */
  readonly past: SharedRegister | undefined;
  /** Empty where something is missing. */
  readonly questions: readonly PolicyQuestion[];
  /** What of that time is not there any more, whatever policies read. */
  readonly missing: readonly string[];
  /** What is missing besides, for policies that read this. */
  readonly missingFor: (reads: Reads) => readonly string[];
}

export interface Rebuilder {
  /** Throws Problem `register_unavailable`, `policy_unavailable`. */
  rebuild(call: DecidedCall): Promise<RebuiltCall>;
}

const notAsked = "what the policies were asked: a record of an older version does not say it";

/** Versions of use cases, and what sets of policies read, that are remembered. */
const mostSpecs = 500;
const mostSets = 64;

/** Rebuilds calls from their records, the store's versions and nothing else. */
export function createRebuilder(store: Pick<Store, "listVersions">, history: History): Rebuilder {
  const specs = new Map<string, UseCaseSpec | undefined>();
  const sets = new Map<string, Reads>();

  const specOf = async (useCase: string, digest: string): Promise<UseCaseSpec | undefined> => {
    const key = `${useCase} ${digest}`;
    if (!specs.has(key)) {
      const spec = await findSpec(store, useCase, digest);
      dropOldest(specs, mostSpecs);
      specs.set(key, spec);
    }
    return specs.get(key);
  };
  const readsOf = ({ policies, policyDigest }: SharedRegister): Reads => {
    const reads = sets.get(policyDigest) ?? compilePolicies(policies, policyDigest).planes.data.reads;
    if (!sets.has(policyDigest)) dropOldest(sets, mostSets);
    sets.set(policyDigest, reads);
    return reads;
  };

  return {
    rebuild: async (call) => {
      const { asked, record, useCase } = call;
      const notKnown = { past: undefined, questions: [], missing: [notAsked] };
      if (asked === undefined) return { ...notKnown, missingFor: (reads) => findMissing(call, reads, undefined) };
      const past = findRegisterThen(history, asked.at, asked.policyDigest);
      const register = past ?? history.registerAt(history.momentAt(asked.at));
      const spec = await specOf(useCase, asked.useCaseDigest);
      const rebuilt = rebuildQuestions(call, asked, spec, register);
      const readThen = past && readsOf(past);
      const cut = asked.cut === true && record.type === "denial" ? ["the deployments that the record had no room for"] : [];
      return {
        past,
        questions: rebuilt.ok ? rebuilt.questions : [],
        missing: rebuilt.ok ? cut : [...rebuilt.missing, ...cut],
        missingFor: (reads) => findMissing(call, reads, readThen),
      };
    },
  };
}

async function findSpec(store: Pick<Store, "listVersions">, useCase: string, digest: string): Promise<UseCaseSpec | undefined> {
  for (let before: number | undefined; ;) {
    const page = await store.listVersions("UseCase", useCase, {
      limit: mostPerPage,
      ...(before !== undefined && { before }),
    });
    const found = page.find((one) => one.digest === digest && !one.retired);
    if (found !== undefined) return JSON.parse(found.spec) as UseCaseSpec;
    before = page.at(-1)?.version;
    if (before === undefined || page.length < mostPerPage) return undefined;
  }
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size >= most && oldest !== undefined) map.delete(oldest);
}
