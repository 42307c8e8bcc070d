import { exceedsClass } from "../../core/data-class.ts";
import { fails, holds, listed, proved, unsaid } from "./conclude.ts";
import type { Check, CheckFacts } from "./facts.ts";

/** AGT-001: what may be called is the list that gates froze, with its arguments; whether users are held to what they may do, a tool shows. */
export const checkApprovedTools: Check = (facts) => {
  const { tools, useCase } = facts;
  const seen = [useCase, ...tools];
  const missing = missingOf(useCase.spec.tools, tools);
  if (missing.length > 0) return fails(`It names tools that are not in the register: ${listed(missing)}.`, { seen });
  if (tools.length === 0)
    return holds("It has no tools: a call that declares one is refused, and an answer that calls one is withheld.", { seen });
  const open = tools.filter(({ spec }) => spec.arguments === undefined).map(({ name }) => name);
  if (open.length > 0)
    return unsaid(`The register does not say what arguments ${listed(open)} may be given (Tool, spec.arguments).`, { seen });
  return undefined;
};

/** AGT-004: where nothing of high consequence may be called, nothing of that kind can happen without somebody's word. */
export const checkConsequence: Check = ({ tools, useCase }) => {
  const high = tools.filter(({ spec }) => spec.consequence === "high");
  if (high.length > 0 || missingOf(useCase.spec.tools, tools).length > 0) return undefined;
  return holds("None of the tools that calls are held to is of high consequence.", { seen: [useCase, ...tools] });
};

/** AGT-005, AGT-006 and GRD-013: what no agent does has no steps to be limited or followed, and makes nothing be fetched. */
export const checkNoAgent: Check = (facts) => {
  if (!isTextAlone(facts)) return undefined;
  const { useCase } = facts;
  const why =
    "Its answers say that it does nothing but produce text, it has no tools, and calls are held to that: none can be declared,";
  return proved(`${why} called, or run by a provider.`, { seen: [useCase] });
};

/** DAT-009, DAT-010: where nothing is searched, there is no corpus to be limited or masked. */
export const checkNoCorpus: Check = (facts) => {
  const { useCase, knowledgeBases } = facts;
  const seen = [useCase, ...knowledgeBases];
  const missing = missingOf(useCase.spec.knowledgeBases, knowledgeBases);
  if (missing.length > 0) return fails(`It names knowledge bases that are not in the register: ${listed(missing)}.`, { seen });
  if (!isTextAlone(facts) || searches(facts)) return undefined;
  return proved("It names no knowledge base, and its answers say that it searches nothing.", { seen });
};

/** DAT-011: who asks finds only what they may read. That documents are filtered so is for evidence to show. */
export const checkCorpusRights: Check = (facts) => {
  const { knowledgeBases } = facts;
  const open = knowledgeBases.filter(({ spec }) => spec.acl.mode === "none" && exceedsClass(spec.dataClass, "internal"));
  if (open.length > 0) {
    const shown = open.map(({ name, spec }) => `${name} (${spec.dataClass})`);
    return fails(`Nobody's rights are checked in what holds more than internal data: ${listed(shown)}.`, {
      seen: knowledgeBases,
    });
  }
  return checkNoCorpus(facts);
};

/** It has no tools, and says that it does nothing besides: open answers say more. */
function isTextAlone({ useCase, profile }: CheckFacts): boolean {
  return profile.agency === 0 && (useCase.spec.tools ?? []).length === 0 && !profile.flags.includes("RESCOPE_REQUIRED");
}

function searches({ useCase, profile }: CheckFacts): boolean {
  const { q_weights: weights = ["rag"] } = profile.answers;
  return (useCase.spec.knowledgeBases ?? []).length > 0 || weights.includes("rag");
}

function missingOf(names: readonly string[] | undefined, found: readonly { readonly name: string }[]): readonly string[] {
  return (names ?? []).filter((name) => !found.some((one) => one.name === name));
}
