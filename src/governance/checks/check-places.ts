import { inheritedClass } from "../inherited-class.ts";
import { whyUnverified } from "../unverified-version.ts";
import { fails, holds, listed, proved } from "./conclude.ts";
import type { Check, CheckFacts } from "./facts.ts";

/** LEG-011: calls go to its regions alone; where nothing is kept, nothing rests elsewhere. What else keeps it is for evidence to show. */
export const checkResidency: Check = (facts) => {
  const { useCase, deployments, profile } = facts;
  const { regions, conversations } = useCase.spec;
  const near = deployments.filter(({ spec }) => regions.includes(spec.region));
  const seen = [useCase, ...deployments];
  if (near.length === 0) return fails(`None of its models runs in ${listed(regions)}.`, { seen });
  if (profile.keepsContent || conversations !== undefined || near.some(({ spec }) => spansRegions(spec))) return undefined;
  return holds(`Calls go to ${listed(near.map(({ name }) => name))} in ${listed(regions)} alone, and nothing of them is kept.`, {
    seen,
  });
};

/** An inference profile of Bedrock's, by its prefix (`us.`, `eu.`, `global.`; user guide, "Cross-Region inference") or its ARN: which regions are behind it, the provider says. */
function spansRegions({ provider, upstreamModel = "" }: CheckFacts["deployments"][number]["spec"]): boolean {
  return provider === "bedrock" && /^(?:(?:us|us-gov|eu|apac|jp|au|ca|sa|global)\.|arn:.*inference-profile)/.test(upstreamModel);
}

/** NET-003, as far as the way to a model shows: no call may leave in cleartext. All other ways are for evidence to show. */
export const checkCleartext: Check = ({ deployments }) => {
  const open = deployments.filter(({ spec }) => isCleartext(spec.baseUrl)).map(({ name }) => name);
  return open.length === 0 ? undefined : fails(`Calls go in cleartext to ${listed(open)} (spec.baseUrl).`, { seen: deployments });
};

function isCleartext(baseUrl: string | undefined): boolean {
  const url = baseUrl === undefined ? null : URL.parse(baseUrl);
  return url?.protocol === "http:" && !/^(?:localhost|127\.[0-9.]+|\[::1\])$/.test(url.hostname);
}

/** RSK-011: what runs is a version that is named, and not whatever is newest. What a provider's name stands for is for evidence to show. */
export const checkPinned: Check = ({ models, deployments }) => {
  const seen = [...models, ...deployments];
  const floating = deployments.filter(({ spec }) => /(?:^|[-:@._/])latest$/i.test(spec.upstreamModel ?? spec.model));
  if (floating.length > 0)
    return fails(`Whatever is newest runs there: ${listed(floating.map(({ name }) => name))} (spec.upstreamModel).`, { seen });
  const pinned = deployments.every(({ spec }) => {
    const model = models.find(({ name }) => name === spec.model);
    return model !== undefined && spec.modelVersion !== undefined && whyUnverified(model.spec, spec) === undefined;
  });
  if (deployments.length === 0 || !pinned) return undefined;
  return holds(
    `Each runs one version of the registry: ${listed(deployments.map(({ name }) => name))}. Newer ones wait for its gates.`,
    {
      seen,
    },
  );
};

/** IAM-009: who may call a model that learnt nothing here needs to be cleared for nothing that it learnt. */
export const checkClearance: Check = ({ models, modelNamed, useCase }) => {
  const trained = models.filter(({ name, spec }) => {
    const { tunedFrom, trainingData = [] } = spec;
    return tunedFrom !== undefined || trainingData.length > 0 || inheritedClass(name, modelNamed).dataClass !== "public";
  });
  if (trained.length > 0 || models.length === 0) return undefined;
  return proved("None of its models was tuned or trained on data of the organisation's.", { seen: [useCase, ...models] });
};

/** IAM-010: what is kept nowhere can't be another's. */
export const checkSessions: Check = ({ useCase, profile }) => {
  if (profile.keepsContent || useCase.spec.conversations !== undefined) return undefined;
  return holds("No conversation of it is kept: each call says all that it is about, and is its caller's.", { seen: [useCase] });
};
