import { preparsePolicySet, statefulIsAuthorized, type EntityJson } from "@cedar-policy/cedar-wasm/nodejs";
import { asProblem, Problem } from "../core/problem.ts";
import type { Decision, PolicyQuestion, PolicySet } from "./decision.ts";
import { defaultPolicies } from "./default-policies.ts";
import { parsePolicies } from "./parse-policies.ts";
import { classRank } from "./schema.ts";

/** Policies that parsed and fit the schema. */
export interface CompiledPolicies {
  readonly digest: string;
  readonly policies: Readonly<Record<string, string>>;
}

const slot = "sallyport";
/** Which policies the Cedar engine holds under `slot`: it has no way to forget a set, so there is one slot, filled as needed. */
let loaded: CompiledPolicies | undefined;

/**
 * The shipped policies and those of the register, as one set; a register's policy is named `RESOURCE/ID` in decisions. A shipped
 * policy that one of the register replaces (see `replaceablePolicies`) is left out for as long as that one stands.
 * Throws Problem `policy_unavailable` when one does not parse or does not fit the schema: half a policy set is none.
 *
 * @param digest identifies the set in the log
 */
export function compilePolicies(
  resources: readonly { readonly name: string; readonly cedar: string }[],
  digest: string,
): CompiledPolicies {
  const policies: Record<string, string> = {};
  const add = (prefix: string, cedar: string, from: string): void => {
    const parsed = parsePolicies(cedar);
    if (!parsed.ok)
      throw new Problem("policy_unavailable", `The policy ${from} does not hold: ${parsed.mistakes[0]?.message ?? ""}`);
    for (const [id, text] of Object.entries(parsed.policies)) policies[prefix + id] = text;
    for (const id of parsed.replaced) delete policies[id];
  };
  // The shipped ones come first, so that there is something to replace; names of resources' policies hold a slash, theirs don't.
  add("", defaultPolicies, "default");
  for (const { name, cedar } of resources) add(`${name}/`, cedar, name);
  return { digest, policies };
}

const maxCached = 10_000;

/**
 * Decisions under one Snapshot. They are cached on the names and the few facts that can differ between calls of the same
 * names; everything else in a question is fixed by the names for as long as the Snapshot lives, so a new Snapshot needs a
 * new one of these.
 */
export function openDecisions(compiled: CompiledPolicies): PolicySet {
  const cache = new Map<string, Decision>();
  return {
    digest: compiled.digest,
    decide: (question) => {
      const { principal, useCase, deployment, dataClass, overlays, usesTools, uninspected, observed, safeMode } = question;
      // Resource and principal names hold no NUL, so the joined key is unambiguous. The model is fixed by the deployment.
      const key = `${principal}\0${useCase}\0${deployment}\0${dataClass}\0${overlays.join()}\0${usesTools}\0${uninspected}\0${observed}\0${safeMode}`;
      const known = cache.get(key);
      if (known !== undefined) return known;
      const decision = evaluate(compiled, question);
      if (cache.size >= maxCached) cache.delete(cache.keys().next().value ?? "");
      cache.set(key, decision);
      return decision;
    },
  };
}

/** The engine throws nothing by itself; when it does, it has run out of its own stack or memory, and nothing is allowed. */
function evaluate(compiled: CompiledPolicies, question: PolicyQuestion): Decision {
  try {
    return evaluateWithEngine(compiled, question);
  } catch (error) {
    throw asProblem(error, "policy_unavailable", "The policy engine failed, so every call is denied.");
  }
}

function evaluateWithEngine(compiled: CompiledPolicies, question: PolicyQuestion): Decision {
  if (loaded !== compiled) {
    const parsed = preparsePolicySet(slot, { staticPolicies: { ...compiled.policies } });
    if (parsed.type === "failure") throw new Problem("policy_unavailable", "The policies could not be loaded.");
    loaded = compiled;
  }
  const useCase = { type: "UseCase", id: question.useCase };
  const answer = statefulIsAuthorized({
    principal: { type: "Principal", id: question.principal },
    action: { type: "Action", id: "CallModel" },
    resource: { type: "Deployment", id: question.deployment },
    context: {
      useCase: { __entity: useCase },
      dataClass: classRank(question.dataClass),
      overlays: [...question.overlays],
      usesTools: question.usesTools,
      uninspected: question.uninspected,
      observed: question.observed,
      safeMode: question.safeMode,
    },
    preparsedPolicySetId: slot,
    entities: entitiesOf(question),
  });
  if (answer.type === "failure")
    throw new Problem("policy_unavailable", "The policies could not be evaluated.", { cause: answer.errors });
  const { decision, diagnostics } = answer.response;
  // Cedar skips a policy that fails; here that would let a broken forbid pass, so an error denies (INVARIANT fail-closed).
  if (diagnostics.errors.length > 0) {
    throw new Problem("policy_unavailable", `The policy ${diagnostics.errors[0]?.policyId ?? ""} could not be evaluated.`);
  }
  return { effect: decision, policies: [...diagnostics.reason].sort() };
}

function entitiesOf(question: PolicyQuestion): EntityJson[] {
  const model = { type: "Model", id: question.model };
  return [
    { uid: { type: "Principal", id: question.principal }, attrs: {}, parents: [] },
    {
      uid: { type: "UseCase", id: question.useCase },
      attrs: {
        state: question.useCaseState,
        environment: question.environment,
        scope: question.scope,
        approvedClass: classRank(question.approvedClass),
        overlays: [...question.approvedOverlays],
        regions: [...question.approvedRegions],
      },
      parents: [],
    },
    {
      uid: model,
      attrs: { provider: question.provider, trainsOnData: question.trainsOnData, retainsData: question.retainsData },
      parents: [],
    },
    {
      uid: { type: "Deployment", id: question.deployment },
      attrs: {
        model: { __entity: model },
        region: question.region,
        network: question.network,
        ceiling: classRank(question.ceiling),
      },
      parents: [],
    },
  ];
}
