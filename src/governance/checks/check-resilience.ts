import { exceedsClass } from "../../core/data-class.ts";
import { whyUnverified } from "../unverified-version.ts";
import { fails, holds, listed, unsaid } from "./conclude.ts";
import type { Check } from "./facts.ts";

/** RES-002: each way to a model has deadlines, bounded tries and a breaker; their schema gives each one a bound. */
export const checkDeadlines: Check = ({ deployments, useCase }) => {
  if (deployments.length === 0) return fails("None of its models runs anywhere.", { seen: [useCase] });
  const shown = deployments.map(
    ({ name, spec: { timeouts, retry, breaker } }) =>
      `${name} ${timeouts.connectMs}/${timeouts.firstByteMs}/${timeouts.totalMs} ms, ${retry.attempts} tries, open after ${breaker.failures}`,
  );
  return holds(`Each has deadlines, tries and a breaker: ${listed(shown)}.`, { seen: deployments });
};

/** RES-003: nobody and nothing may call without limit. */
export const checkLimits: Check = ({ useCase }) => {
  const { limits, budgets } = useCase.spec;
  const { requestsPerMinute, concurrent, perPrincipal } = limits;
  const missing = [
    ...(requestsPerMinute === undefined ? ["limits.requestsPerMinute"] : []),
    ...(concurrent === undefined ? ["limits.concurrent"] : []),
    ...(perPrincipal?.requestsPerMinute === undefined ? ["limits.perPrincipal.requestsPerMinute"] : []),
    ...(budgets.some(({ unit }) => unit === "tokens") ? [] : ["a budget of tokens"]),
  ];
  if (missing.length > 0) return fails(`It sets no ${listed(missing)}.`, { seen: [useCase] });
  const person = perPrincipal?.requestsPerMinute;
  return holds(
    `${requestsPerMinute} calls a minute, ${concurrent} at once, ${person} a minute of one principal, and a budget of tokens.`,
    {
      seen: [useCase],
    },
  );
};

/** RES-004: there is a budget, and nothing is spent beyond it. */
export const checkBudgets: Check = ({ useCase }) => {
  const { budgets } = useCase.spec;
  const costs = budgets.filter(({ unit }) => unit !== "requests");
  if (costs.length === 0) return fails("It has no budget of tokens or money (spec.budgets).", { seen: [useCase] });
  const shown = costs.map(({ limit, unit, per }) => `${limit} ${unit} a ${per}`);
  return holds(`Reserved before each call and never overspent: ${listed(shown)}.`, { seen: [useCase] });
};

/** RES-006: what stands in for a model may be given what the model may. */
export const checkFallbacks: Check = ({ models, useCase }) => {
  const seen = [useCase, ...models];
  const pairs = models.flatMap((model) =>
    model.spec.fallbacks.flatMap((name) => {
      const fallback = models.find((one) => one.name === name);
      return fallback === undefined ? [] : [{ model, fallback }];
    }),
  );
  const lower = pairs.filter(({ model, fallback }) => exceedsClass(model.spec.dataClassCeiling, fallback.spec.dataClassCeiling));
  if (lower.length > 0)
    return fails(
      `Less may go to ${listed(lower.map(({ model, fallback }) => `${fallback.name} than to ${model.name}, for which it stands in`))}.`,
      { seen },
    );
  const shown = pairs.map(({ model, fallback }) => `${fallback.name} for ${model.name}`);
  return holds(
    pairs.length === 0
      ? "No model stands in for another."
      : `Cleared alike, and kept to the use case's regions like any other: ${listed(shown)}.`,
    { seen },
  );
};

/** SUP-001: what runs is a version of the registry whose signature was verified. Where there is none, evidence must show it. */
export const checkSigned: Check = ({ models, deployments, useCase }) => {
  if (deployments.length === 0) return unsaid("None of its models runs anywhere.", { seen: [useCase] });
  const unverified = deployments.some(({ spec }) => {
    const model = models.find(({ name }) => name === spec.model);
    return model === undefined || whyUnverified(model.spec, spec) !== undefined;
  });
  if (unverified) return undefined;
  return holds(`Each runs a version whose signature was verified: ${listed(deployments.map(({ name }) => name))}.`, {
    seen: [...models, ...deployments],
  });
};
