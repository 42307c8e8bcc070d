import { Problem } from "../../../core/problem.ts";
import { toInstant } from "../../../core/units.ts";
import type { CaseFile } from "../../../governance/case/case-file.ts";
import type { Kind } from "../../../governance/kinds.ts";
import { type GateId, gateIds } from "../../../governance/standard/standard.ts";
import { isSameName } from "../../authorize.ts";
import type { AdminDeps } from "../../deps.ts";
import { changeAction, kindActions } from "../../kind-actions.ts";
import { authorsNow } from "../judge-now.ts";
import { standardNow } from "../standard-now.ts";
import type { Subject } from "../subject.ts";
import { artefactTarget } from "./artefact-target.ts";
import { describeAccess } from "./describe-access.ts";
import { digestOfPull } from "./digest-of-pull.ts";
import { exceptionTarget } from "./exception-target.ts";
import { gateTarget } from "./gate-target.ts";
import type { SignTarget } from "./sign-target.ts";

/**
 * What a signature about something would be bound to now. Rejects with Problem `not_found` where there is nothing to sign,
 * `conflict` where it has changed since it was asked for, `resource_invalid` for what nobody signs of such a subject.
 */
export async function findTarget(deps: AdminDeps, subject: Subject, about: string): Promise<SignTarget> {
  const [what = "", ...rest] = about.split("/");
  const file = deps.cases.caseFile(subject.text);
  if (subject.kind === "UseCase" && (gateIds as readonly string[]).includes(about))
    return gateTarget(deps, subject, about as GateId, file);
  if (what === "ARTEFACT" || what === "ATTESTATION") return artefactTarget(deps, subject, about, what, rest.join("/"), file);
  if (subject.kind === "Exception" && (about === "EXCEPTION" || about === "BREAK_GLASS"))
    return exceptionTarget(deps, subject, about, file);
  if (what === "REVIEW") return reviewTarget(deps, subject, about, rest.join("/"), file);
  if (subject.kind === "Andon" && about === "RELEASE") return await releaseTarget(deps, subject, about);
  if (subject.resource !== undefined && about === "CHANGE") return changeTarget(deps, subject, about);
  if (subject.resource !== undefined && subject.kind !== "UseCase" && about === "RETIRE") return retireTarget(subject, about);
  const message = `is nothing that is signed about ${subject.text}: a gate, ARTEFACT/KIND, ATTESTATION/KIND, REVIEW/YYYY-MM, EXCEPTION, BREAK_GLASS, CHANGE, RETIRE or RELEASE`;
  throw new Problem("resource_invalid", `${about} ${message}.`, { errors: [{ path: "about", message }] });
}

function reviewTarget(deps: AdminDeps, subject: Subject, about: string, period: string, file: CaseFile): SignTarget {
  const review = file.reviews.get(period);
  if (review === undefined)
    throw new Problem(
      "not_found",
      `There is no review of ${period} for ${subject.text} yet: sallyport review generate ${subject.name} ${period}`,
    );
  const { monthlyReview } = standardNow(deps);
  return {
    subject,
    about,
    digest: review.digest,
    lines: [`The review of ${period} of ${subject.text}.`, `Collected by ${review.by}. Its data: ${review.body.digest}`],
    roles: [monthlyReview.signedBy],
    barred: [],
  };
}

async function releaseTarget(deps: AdminDeps, subject: Subject, about: string): Promise<SignTarget> {
  const pull = (await deps.store.listAndon()).find(({ scope }) => scope === subject.name);
  if (pull === undefined) throw new Problem("not_found", "The Andon cord is not pulled for this scope.");
  return {
    subject,
    about,
    digest: digestOfPull(pull),
    lines: [
      `The Andon cord is released for ${pull.scope}.`,
      `It was pulled by ${pull.pulledBy} at ${toInstant(pull.pulledAt)}: ${pull.reason}`,
    ],
    roles: undefined,
    action: "ReleaseAndon",
    barred: [],
  };
}

function changeTarget(deps: AdminDeps, subject: Subject, about: string): SignTarget {
  const { kind, name, resource } = subject;
  if (resource === undefined) throw new Problem("not_found", `There is no ${kind} named ${name}.`);
  const authors = authorsNow(deps, resource);
  return {
    subject,
    about,
    digest: resource.digest,
    lines: [
      `${kind} ${name} is changed to version ${resource.version}, ${resource.digest}`,
      `It was applied by ${resource.createdBy} at ${toInstant(resource.createdAt)}.`,
      ...describeAccess(kind, resource.spec, deps.register().access),
    ],
    roles: undefined,
    action: changeAction(kind as Kind),
    barred: [
      {
        who: (principal) => authors.some((author) => isSameName(author, principal)),
        why: "Whoever made a change does not approve it. Ask somebody else who may make it.",
      },
    ],
  };
}

/** What is retired by another: whoever made it may sign that, as it lets nothing of theirs through. */
function retireTarget(subject: Subject, about: string): SignTarget {
  const { kind, name, resource } = subject;
  if (resource === undefined) throw new Problem("not_found", `There is no ${kind} named ${name}.`);
  return {
    subject,
    about,
    digest: resource.digest,
    lines: [`${kind} ${name} is retired: version ${resource.version}, ${resource.digest}`],
    roles: undefined,
    action: kindActions[kind as keyof typeof kindActions].apply,
    barred: [],
  };
}
