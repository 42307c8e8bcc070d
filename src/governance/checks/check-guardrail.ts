import type { GuardrailManifestSpec } from "../schemas.ts";
import { fails, holds, listed } from "./conclude.ts";
import type { Check, CheckFacts } from "./facts.ts";

/** GRD-001: it names a guardrail that exists, and every call goes through that version of it. */
export const checkAttached: Check = ({ useCase, guardrail }) => {
  if (guardrail === undefined)
    return fails("It names no guardrail that exists, so that nothing of it is served.", { seen: [useCase] });
  const { name, version } = guardrail;
  return holds(`Every call is inspected by ${name} version ${version}: without it, nothing is served.`, {
    seen: [useCase, guardrail],
  });
};

/** What the control's document names; self-harm and attacks have controls of their own. */
const harmful = ["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT"] as const;

/** GRD-002: harmful content is blocked in prompts and answers, and topics that are not to be spoken of are named. */
export const checkContent: Check = (facts) =>
  withGuardrail(facts, (spec, seen) => {
    const filters = spec.contentPolicy?.filters ?? [];
    const open = harmful.filter((type) => !filters.some((one) => one.type === type && isOn(one, "input") && isOn(one, "output")));
    if (open.length > 0) return fails(`The guardrail does not block ${listed(open)} in prompts and answers.`, { seen });
    const topics = spec.topicPolicy?.topics ?? [];
    // Whether there is nothing that is not to be spoken of, the register does not know.
    if (topics.length === 0) return undefined;
    return holds(`The guardrail blocks ${listed(harmful)}, and ${topics.length} denied topics.`, { seen });
  });

/** GRD-004: attacks on the instructions are looked for, and blocked. How well, and where from, is for evidence to show. */
export const checkAttacks: Check = (facts) =>
  withGuardrail(facts, (spec, seen) => {
    const filter = spec.contentPolicy?.filters.find(({ type }) => type === "PROMPT_ATTACK");
    if (filter !== undefined && isOn(filter, "input")) return undefined;
    return fails("The guardrail does not block PROMPT_ATTACK in prompts.", { seen });
  });

/** DAT-001: the class of a call is the highest that was said or found; without a guardrail, which always looks, nothing is served. */
export const checkEffectiveClass: Check = (facts) =>
  withGuardrail(facts, (_spec, seen) => {
    const { dataClass } = facts.useCase.spec;
    const what = `Each call has at least the class ${dataClass}, or the highest that its state serves; what a caller says, what is found in it`;
    return holds(`${what} and what it goes on from can only raise that, and above what is approved it is refused.`, {
      seen: [facts.useCase, ...seen],
    });
  });

/** GRD-005: confidential terms are held back in answers. That each block is one entry of the log is how blocks are made. */
export const checkTerms: Check = (facts) =>
  withGuardrail(facts, (spec, seen) => {
    const { dictionaries = [], words = [] } = spec.wordPolicy ?? {};
    const blocking = [
      ...dictionaries.filter(({ action }) => action !== "NONE"),
      ...words.filter(({ outputAction }) => outputAction !== "NONE"),
    ];
    // Whether there are any that are confidential, the register does not know.
    if (blocking.length === 0) return undefined;
    const shown = `The guardrail holds back ${blocking.length} dictionaries and words in answers`;
    return holds(`${shown}; each block is one entry of the log.`, { seen });
  });

/** GRD-012: how much one call may say and be answered, and of what types, is set. Depth and size of bodies are the gateway's own. */
export const checkSizes: Check = ({ useCase }) => {
  const { limits, modalities = [] } = useCase.spec;
  const missing = (["maxInputTokens", "maxOutputTokens"] as const).filter((name) => limits[name] === undefined);
  const seen = [useCase];
  if (missing.length > 0) return fails(`It sets no ${listed(missing)} (spec.limits).`, { seen });
  const types = modalities.length === 0 ? "text alone" : `text, and ${listed(modalities.map(({ type }) => type))} of set sizes`;
  const { maxInputTokens = 0, maxOutputTokens = 0 } = limits;
  return holds(`A call has at most ${maxInputTokens} tokens of ${types}, and an answer ${maxOutputTokens}.`, { seen });
};

type Filter = NonNullable<GuardrailManifestSpec["contentPolicy"]>["filters"][number];

function isOn(filter: Filter, side: "input" | "output"): boolean {
  const { inputStrength = "NONE", outputStrength = "NONE", inputAction = "BLOCK", outputAction = "BLOCK" } = filter;
  return side === "input"
    ? inputStrength !== "NONE" && inputAction === "BLOCK"
    : outputStrength !== "NONE" && outputAction === "BLOCK";
}

type Inspect = (
  spec: GuardrailManifestSpec,
  seen: readonly { readonly digest: string; readonly at: number }[],
) => ReturnType<Check>;

function withGuardrail({ useCase, guardrail }: CheckFacts, inspect: Inspect): ReturnType<Check> {
  if (guardrail === undefined) return fails("It names no guardrail that exists.", { seen: [useCase] });
  return inspect(guardrail.spec, [guardrail]);
}
