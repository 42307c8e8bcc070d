import { reviewTimes } from "../case/review-times.ts";
import { days } from "../../core/units.ts";
import { capData } from "../standard/scoping/cap-data.ts";
import { fails, holds, listed, unsaid } from "./conclude.ts";
import type { Check } from "./facts.ts";

/** GOV-001: what calls are bound to is a version of the register, and no key or route exists without one. */
export const checkRegistered: Check = ({ useCase }) =>
  holds(`It is registered: version ${useCase.version}. Keys, roles and programs are bound to registered use cases only.`, {
    seen: [useCase],
  });

/** GOV-002: somebody answers for it, is there, and holds the data owner's role for it. */
export const checkAccountable: Check = ({ useCase, accountable }) => {
  const { accountable: who } = useCase.spec;
  const seen = [useCase];
  if (who === undefined || accountable === undefined)
    return fails("Nobody is named who answers for it (spec.accountable).", { seen });
  if (accountable.gone) return fails(`${who}, who answers for it, is no longer let in by the identity provider.`, { seen });
  if (accountable.ownerUntil === 0)
    return fails(`${who}, who answers for it, does not hold the role DATA_OWNER for it.`, { seen });
  return holds(`${who} answers for it and holds the role DATA_OWNER.`, { seen, until: accountable.ownerUntil });
};

/** GOV-004: the policies in force are those that were approved last, and each was looked at within the year. */
export const checkPolicies: Check = ({ policies, standard }) => {
  const yearly = days(365);
  const seen = policies.map(({ digest, approvedAt }) => ({ digest, at: approvedAt }));
  if (policies.length === 0) return fails("There are no policies.", { seen });
  const until = Math.min(...policies.map(({ approvedAt }) => approvedAt + yearly));
  const shown = listed(policies.map(({ name, version }) => `${name} version ${version}`));
  const second = standard.settings.approvals.signature === "passkey" ? "with a passkey" : "by a strong log-in";
  return holds(`In force are ${shown}. Newer versions wait until a second person approves them ${second}.`, {
    seen: seen.slice(0, 20),
    until,
  });
};

/** GOV-006: the scope is derived from answers that leave nothing open, and nothing that is seen contradicts them. */
export const checkScope: Check = ({ useCase, profile }) => {
  const seen = [useCase];
  const { flags, scope } = profile;
  const declared = useCase.spec.scope;
  if (flags.includes("RESCOPE_REQUIRED"))
    return fails("What is seen in the register contradicts the answers of its scoping.", { seen });
  if (flags.includes("NOT_SCOPED")) return unsaid("Its scoping questions are not answered (spec.scoping).", { seen });
  if (flags.includes("UNKNOWN")) return unsaid("Its answers leave the scope open.", { seen });
  if (flags.includes("INCONSISTENT_ANSWER")) return fails("Its answers contradict each other.", { seen });
  if (scope > declared) return fails(`Its answers come to scope ${scope}, and its manifest says ${declared}.`, { seen });
  return holds(`Its answers come to scope ${scope}, and nothing in the register contradicts them.`, { seen });
};

/** GOV-007: what a scope may be given is data of the standard, and the entitlement goes no further. */
export const checkAcceptableUse: Check = ({ useCase, standard, life }) => {
  const seen = [useCase];
  const caps = capData(standard.scoping, useCase.spec.scoping ?? []);
  if (caps.length === 0)
    return unsaid("Without answers of its scoping nobody knows what it may be given (spec.scoping).", { seen });
  const never = caps.filter(({ fits }) => fits === "never");
  if (never.length > 0) return fails(listed(never.map(({ component, why }) => `${component}: ${why}`)), { seen });
  const asked = caps.filter(({ fits }) => fits !== "yes").map(({ component, fits }) => `${component} ${fits}`);
  const more = asked.length === 0 ? "" : ` Beyond that is only what gates let through: ${listed(asked)}.`;
  return holds(`Each component fits what its scope may be given.${more} In ${life.state} calls above its class are refused.`, {
    seen,
  });
};

/** GOV-010: what is served follows from its state, which gates alone set: the set that is served is one that was asked for and frozen. */
export const checkEntitlement: Check = ({ life, useCase, file }) => {
  const { approved, state } = life;
  if (approved === undefined || (state !== "PRODUCTION" && state !== "DEGRADED"))
    return holds(`It is in ${state}, and is served as that state is: its keys open nothing else.`, { seen: [useCase] });
  const request = file.requests.get("G5_GO_LIVE");
  const seen = [{ digest: approved.frozen.digest, at: approved.at }];
  if (request === undefined) return fails("It is in production without a request for the last gate.", { seen });
  return holds("It is served on the digest set that its gates froze, until its approval ends.", {
    seen,
    until: approved.notAfter,
  });
};

/** GOV-011: each part in force was frozen by a gate, or approved by somebody who did not make it. */
export const checkTwoPersons: Check = ({ useCase, waiting, policies }) => {
  const seen = [useCase];
  const held = waiting.length === 0 ? "No newer version waits." : `Not in force before that: ${listed(waiting)}.`;
  const what = `It and the ${policies.length} policies in force`;
  return holds(`${what} are frozen by its gates or approved by somebody other than who made them. ${held}`, { seen });
};

/** GOV-012 and GOV-013: an exception that nobody approved as the standard asks relaxes nothing, and its end is part of what is served. */
export const checkExceptions: Check = ({ exceptions, useCase, standard }) => {
  if (exceptions.length === 0) return holds("No exception names it.", { seen: [useCase] });
  const seen = exceptions.map(({ digest, startsAt }) => ({ digest, at: startsAt }));
  const { maxDays, maxRenewals, nonWaivable } = standard.exceptions;
  const never = exceptions.filter(({ controls }) => controls.some((id) => nonWaivable.has(id)));
  const long = exceptions.filter(
    (one) => !one.breakGlass && one.expiresAt - one.startsAt > days(maxDays[one.dataClassCap]) && one.renewals <= maxRenewals,
  );
  const bare = exceptions.filter(({ compensatingControls }) => compensatingControls.length === 0);
  const wrong = [...new Set([...never, ...long, ...bare])].map(({ name }) => name);
  const ignored = wrong.length === 0 ? "" : ` ${listed(wrong)} would go beyond the standard, and relaxes no more than that.`;
  const ends = exceptions.map(({ name, expiresAt }) => `${name} ends by ${new Date(expiresAt).toISOString()}`);
  return holds(`Only what its quorum signed relaxes anything, until its own end by the local clock: ${listed(ends)}.${ignored}`, {
    seen,
  });
};

/** GOV-015: the owner signed the review of each month that was due. */
export const checkReviews: Check = ({ life, file, standard, useCase }) => {
  const { liveSince } = life;
  if (liveSince === undefined)
    return holds("It is not live, so that no month of it has to be reviewed yet.", { seen: [useCase] });
  const { degradeAt } = reviewTimes(file, liveSince, standard);
  const seen = [{ digest: useCase.digest, at: Math.min(liveSince, degradeAt) }];
  const due = degradeAt === Infinity ? "" : ` The next one is due by ${new Date(degradeAt).toISOString()}.`;
  const missed = {
    verdict: "fail",
    since: degradeAt,
    until: Infinity,
    evidence: [],
    why: "A monthly review was not signed in time.",
  } as const;
  const until = { seen, until: degradeAt };
  return { ...holds(`Its monthly reviews are signed.${due}`, until), next: missed };
};
