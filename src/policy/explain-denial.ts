import type { ProblemCode } from "../core/problem.ts";
import type { PolicySet, StepUp } from "./decision.ts";

export interface Denial {
  readonly code: ProblemCode;
  /** The policies that decided, by id; none where nothing permitted it. */
  readonly policies?: readonly string[];
  readonly needs?: StepUp;
  /** Who answers for the caller's own use case. */
  readonly owner?: string;
}

/** Why somebody was turned away, in plain sentences. */
export interface DenialExplanation {
  readonly what: string;
  /** In general terms. */
  readonly why: readonly string[];
  readonly todo: string;
  /** Whom to ask. */
  readonly ask: string;
}

/** Longest explanation by policies: more would not be read. */
const mostPolicies = 3;

/**
 * Explains a denial to the person who met it. It rests on the code and on the `@advice` of the policies that decided about this
 * very call, and names nothing else: no other use case, no rule's text, no value (INVARIANT no-cross-tenant).
 */
export function explainDenial(denial: Denial, describe: PolicySet["describe"]): DenialExplanation {
  const { code, policies = [], needs, owner } = denial;
  const { what, why, todo, ask } = said[code] ?? unforeseen;
  const byPolicy = policies.flatMap((id) => describe(id)?.advice ?? []).slice(0, mostPolicies);
  const unexplained = policies.length > 0 && byPolicy.length === 0;
  return {
    what,
    why: byPolicy.length > 0 ? byPolicy : unexplained ? ["A rule of your organisation forbids it."] : [why],
    // The advice of a policy says what to do.
    todo: needs === undefined ? (byPolicy.length > 0 ? "" : todo) : stepUpSentence(needs),
    ask: ask === "owner" ? (owner === undefined ? "Ask the owner of the use case." : `Ask ${owner}.`) : ask,
  };
}

/** What log-in would do (RFC 9470). */
export function stepUpSentence({ strength, maxAgeSeconds }: StepUp): string {
  const factors = strength === 3 ? "with a passkey" : "with several factors";
  return `Log in again ${factors}, at most ${ageInWords(maxAgeSeconds)} before you try again.`;
}

function ageInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} minutes`;
  if (minutes % 1440 === 0) return minutes === 1440 ? "1 day" : `${minutes / 1440} days`;
  return minutes === 60 ? "1 hour" : `${Math.floor(minutes / 60)} hours`;
}

interface Said {
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  /** `owner` for whoever answers for the caller's use case. */
  readonly ask: string;
}

const administrators = "Ask your organisation's administrators of language models.";
const unforeseen: Said = {
  what: "The call was denied.",
  why: "A check that every call must pass did not pass.",
  todo: "Try again later.",
  ask: administrators,
};

/** Of the codes that turn people away; what is the service's own trouble is said by its own message. */
const said: Partial<Readonly<Record<ProblemCode, Said>>> = {
  credential_missing: {
    what: "Nobody is known by this call.",
    why: "Every call must say who makes it.",
    todo: "Send an API key or log in.",
    ask: "",
  },
  credential_invalid: {
    what: "The credential is not valid.",
    why: "It is unknown, was taken back, or is for something else.",
    todo: "Check it, or log in again.",
    ask: administrators,
  },
  credential_expired: {
    what: "The credential has expired.",
    why: "Credentials end by themselves.",
    todo: "Log in again, or have the key renewed.",
    ask: "",
  },
  authentication_insufficient: {
    what: "This needs a stronger or fresher log-in.",
    why: "The more sensitive something is, the surer it must be who asks.",
    todo: "Log in again with a second factor or a passkey.",
    ask: "",
  },
  use_case_not_permitted: {
    what: "You may not use this use case, or it does not exist.",
    why: "Use cases are for the people and programs that they are given to.",
    todo: "Check its name.",
    ask: "Ask the owner of the use case for the role USER.",
  },
  use_case_not_approved: {
    what: "The use case is not approved.",
    why: "Only what was reviewed and approved is served.",
    todo: "Wait for its approval.",
    ask: "owner",
  },
  use_case_suspended: {
    what: "The use case is suspended.",
    why: "Somebody responsible stopped it.",
    todo: "Wait until it is let go on.",
    ask: "owner",
  },
  entitlement_expired: {
    what: "The approval of the use case has ended.",
    why: "Approvals end by themselves and are renewed after a review.",
    todo: "Wait for its renewal.",
    ask: "owner",
  },
  data_class_exceeded: {
    what: "What was sent is too sensitive for this.",
    why: "Models and use cases are approved up to a class of data.",
    todo: "Leave the sensitive data out, or use another model.",
    ask: "owner",
  },
  prompt_not_approved: {
    what: "The prompt of this call is none of the use case's catalogue.",
    why: "This use case serves prompts alone that were reviewed and approved.",
    todo: "Use the application's newest version, or have the prompt approved.",
    ask: "owner",
  },
  tool_not_approved: {
    what: "A tool of this call, or of its answer, is none that the use case may use.",
    why: "This use case was approved with the tools that it names, and serves no others.",
    todo: "Use the application's newest version, or have the tool approved.",
    ask: "owner",
  },
  policy_denied: {
    what: "Your organisation's rules do not allow this call.",
    why: "No rule permits it.",
    todo: "Check that the model is one that the use case may call with such data.",
    ask: "owner",
  },
  forbidden: {
    what: "You may not do this.",
    why: "Nothing that you hold permits it.",
    todo: "Check that it is yours to do.",
    ask: administrators,
  },
  andon_stopped: {
    what: "This is stopped.",
    why: "Somebody pulled the cord because something was wrong.",
    todo: "Wait until it is let go on.",
    ask: administrators,
  },
  guardrail_blocked: {
    what: "The text was not let through.",
    why: "A guardrail found something in it that may not be sent or answered.",
    todo: "Leave it out and try again.",
    ask: "owner",
  },
  model_not_found: {
    what: "There is no such model for you.",
    why: "It does not exist, or it is not approved for the use case.",
    todo: "Pick one of the models that are listed for the use case.",
    ask: "owner",
  },
};
