import { Problem } from "../../../core/problem.ts";
import type { Role } from "../../../core/roles.ts";
import { type CaseFile } from "../../../governance/case/case-file.ts";
import type { ExceptionSpec } from "../../../governance/schemas.ts";
import { applies } from "../../../governance/standard/condition.ts";
import { type Gate, gateIds, type NeededApproval, type Standard } from "../../../governance/standard/standard.ts";
import type { AdminAction } from "../../authorize.ts";
import type { AdminDeps } from "../../deps.ts";
import { kindActions } from "../../kind-actions.ts";
import { authorsNow, authorsOf, judgeNow } from "../judge-now.ts";
import { standardNow } from "../standard-now.ts";
import type { Subject } from "../subject.ts";
import { digestOfPull } from "./digest-of-pull.ts";

/** What somebody signs, as it stands now. */
export interface SignTarget {
  readonly subject: Subject;
  readonly about: string;
  /** What the signature is bound to. */
  readonly digest: string;
  /** What that is, for people: one line each. */
  readonly lines: readonly string[];
  /** Roles whose signature counts; undefined where any does whose holder may do `action`. */
  readonly roles: readonly Role[] | undefined;
  readonly action?: AdminAction;
  /** Whose yes counts for nothing, and why. Without roles, in whatever role. */
  readonly barred: readonly Bar[];
}

export interface Bar {
  readonly who: (principal: string, roles: readonly Role[]) => boolean;
  readonly roles?: readonly Role[];
  readonly why: string;
}

export type IsSame = (one: string, other: string) => boolean;

/**
 * What a signature about something would be bound to now. Rejects with Problem `not_found` where there is nothing to sign,
 * `conflict` where it has changed since it was asked for, `resource_invalid` for what nobody signs of such a subject.
 */
export async function findTarget(deps: AdminDeps, subject: Subject, about: string, isSame: IsSame): Promise<SignTarget> {
  const [what = "", ...rest] = about.split("/");
  const file = deps.cases.caseFile(subject.text);
  if (subject.kind === "UseCase" && (gateIds as readonly string[]).includes(about))
    return await gateTarget(deps, subject, about as Gate["id"], file, isSame);
  if (what === "ARTEFACT" || what === "ATTESTATION")
    return await artefactTarget(deps, subject, about, what, rest.join("/"), file);
  if (subject.kind === "Exception" && (about === "EXCEPTION" || about === "BREAK_GLASS"))
    return await exceptionTarget(deps, subject, about, file, isSame);
  if (what === "REVIEW") return await reviewTarget(deps, subject, about, rest.join("/"), file);
  if (subject.kind === "Andon" && about === "RELEASE") return await releaseTarget(deps, subject, about);
  if (subject.resource !== undefined && about === "CHANGE") return changeTarget(deps, subject, about, isSame);
  if (subject.resource !== undefined && subject.kind !== "UseCase" && about === "RETIRE") return retireTarget(subject, about);
  const message = `is nothing that is signed about ${subject.text}: a gate, ARTEFACT/KIND, ATTESTATION/KIND, REVIEW/YYYY-MM, EXCEPTION, BREAK_GLASS, CHANGE, RETIRE or RELEASE`;
  throw new Problem("resource_invalid", `${about} ${message}.`, { errors: [{ path: "about", message }] });
}

async function gateTarget(
  deps: AdminDeps,
  subject: Subject,
  about: Gate["id"],
  file: CaseFile,
  isSame: IsSame,
): Promise<SignTarget> {
  const { judgement, standard } = judgeNow(deps, subject.name);
  const gate = standard.gates.get(about);
  const request = file.requests.get(about);
  if (gate === undefined || request === undefined)
    throw new Problem("conflict", `Nobody asked for ${about} of ${subject.name} yet. Its lead or owner does that.`);
  const { digest, digestSet, parts, note } = request.body;
  if (digest !== judgement.digest)
    throw new Problem(
      "conflict",
      `${subject.name} has changed since ${about} was asked for. Whoever leads it asks again, for what it is now.`,
    );
  const { profile } = judgement;
  const authors = authorsOf(judgement.parts);
  const earlier = gate.differentFrom.filter(({ when }) => applies(when, profile));
  return {
    subject,
    about,
    digest,
    lines: [
      `The use case ${subject.name} passes ${about}: from ${gate.from} to ${gate.to}.`,
      `${profile.dataClass} data${listed(" with ", profile.overlays)}, scope ${profile.scope}.`,
      `Asked for by ${request.by}${note === undefined ? "." : `: ${note}`}`,
      ...Object.entries(digestSet).map(([part, of]) => `${part} ${of}`),
      ...parts.map(({ kind, name, version, digest: of }) => `${kind} ${name}, version ${version}, ${of}`),
    ],
    roles: rolesOf(gate.approvals, (one) => applies(one.when, profile)),
    barred: [
      {
        who: (principal) => isSame(principal, request.by),
        ...(gate.notByRequester !== "any" && { roles: gate.notByRequester }),
        why: "Whoever asked for this gate does not approve it. Ask somebody else who holds the role.",
      },
      {
        who: (principal) => authors.some((author) => isSame(author, principal)),
        why: "Whoever made a part of it does not approve it. Ask somebody else who holds the role.",
      },
      ...(gate.notByMembers
        ? [
            {
              who: (_: string, roles: readonly Role[]) => roles.includes("PROJECT_LEAD") || roles.includes("DEVELOPER"),
              why: "Whoever builds it does not approve it at this gate. Ask somebody who is not of the project.",
            },
          ]
        : []),
      ...earlier.map(({ role, gate: before }) => ({
        who: (principal: string) =>
          (file.approvals.get(before) ?? []).some(
            ({ body }) => body.document.role === role && body.document.decision === "approve" && isSame(body.signer, principal),
          ),
        roles: [role],
        why: `Whoever signed ${before} as ${role} does not do so here. Ask somebody else who holds the role.`,
      })),
    ],
  };
}

async function artefactTarget(
  deps: AdminDeps,
  subject: Subject,
  about: string,
  what: "ARTEFACT" | "ATTESTATION",
  key: string,
  file: CaseFile,
): Promise<SignTarget> {
  const said = file.artefacts.get(key);
  if (said === undefined) throw new Problem("not_found", `Nobody has filed ${key} for ${subject.text} yet.`);
  const { kind, title, document, fields, validUntil } = said.body;
  const standard = standardNow(deps);
  const signers = await signersOf(deps, standard, subject, what, kind);
  return {
    subject,
    about,
    digest: said.digest,
    lines: [
      `${standard.artefacts.get(kind)?.name ?? standard.controls.get(kind)?.title ?? kind} (${kind}) of ${subject.text}: ${title}.`,
      `Filed by ${said.by}.`,
      ...(document === undefined ? [] : [`Document ${document}`]),
      ...Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`),
      ...(validUntil === undefined ? [] : [`It says that it holds until ${new Date(validUntil).toISOString()}.`]),
    ],
    roles: signers,
    barred: [],
  };
}

async function signersOf(
  deps: AdminDeps,
  standard: Standard,
  { kind: subjectKind, name }: Subject,
  what: "ARTEFACT" | "ATTESTATION",
  kind: string,
): Promise<readonly Role[]> {
  if (what === "ATTESTATION") return standard.decommission.attestations.find(({ id }) => id === kind)?.signers ?? [];
  const artefact = standard.artefacts.get(kind);
  if (artefact === undefined) return standard.controls.get(kind)?.verification.signers ?? [];
  const profile = subjectKind === "UseCase" ? judgeNow(deps, name).judgement.profile : undefined;
  const also = rolesOf(artefact.signedAlso, ({ when }) => profile === undefined || applies(when, profile));
  return [...new Set([...artefact.signedBy, ...also])];
}

async function exceptionTarget(
  deps: AdminDeps,
  subject: Subject,
  about: string,
  file: CaseFile,
  isSame: IsSame,
): Promise<SignTarget> {
  const { name, resource } = subject;
  const spec = JSON.parse(resource?.spec ?? "{}") as ExceptionSpec;
  const request = file.requests.get("EXCEPTION");
  const asked = spec.breakGlass ? "BREAK_GLASS" : "EXCEPTION";
  if (about !== asked) throw new Problem("conflict", `${name} is signed as ${asked}.`);
  if (resource === undefined || request?.body.digest !== resource.digest)
    throw new Problem("conflict", `Nobody asked for ${name} as it stands yet. sallyport exception request ${name} does.`);
  const { exceptions: rules } = standardNow(deps);
  const { controls, compensatingControls, useCases, startsAt, expiresAt, remediationPlan, requester, dataClassCap } = spec;
  const extra = rules.extra.filter((one) => one.controls.some((control) => controls.includes(control)));
  const renewed = rules.renewalNeeds.filter(({ renewal }) => spec.renewals >= renewal);
  const roles = spec.breakGlass
    ? rules.breakGlass.quorum.map(({ role }) => role)
    : [...rules.quorum, ...extra, ...renewed].map(({ role }) => role);
  return {
    subject,
    about,
    digest: resource.digest,
    lines: [
      `The exception ${name}: ${spec.title}.`,
      `It relaxes ${controls.join(", ")} for ${useCases?.join(", ") ?? "the whole programme"}, up to ${dataClassCap} data.`,
      `${compensatingControls.join(", ")} hold the risk down meanwhile; it ends when one of them fails.`,
      `From ${startsAt} until ${expiresAt} at the latest. The remediation is due at ${remediationPlan.dueAt}, by ${remediationPlan.owner}.`,
      `Risk: ${spec.riskStatement}`,
      `Version ${resource.version}, ${resource.digest}`,
    ],
    roles: [...new Set(roles)],
    barred: [request.by, ...authorsNow(deps, resource), remediationPlan.owner, requester].map((person) => ({
      who: (principal) => isSame(principal, person),
      why: "Whoever asked for an exception, wrote it or owes its remediation does not approve it. Ask somebody else who holds the role.",
    })),
  };
}

async function reviewTarget(
  deps: AdminDeps,
  subject: Subject,
  about: string,
  period: string,
  file: CaseFile,
): Promise<SignTarget> {
  const review = file.reviews.get(period);
  if (review === undefined) throw new Problem("not_found", `There is no review of ${period} for ${subject.text} yet.`);
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
      `It was pulled by ${pull.pulledBy} at ${new Date(pull.pulledAt).toISOString()}: ${pull.reason}`,
    ],
    roles: undefined,
    action: "ReleaseAndon",
    barred: [],
  };
}

function changeTarget(deps: AdminDeps, subject: Subject, about: string, isSame: IsSame): SignTarget {
  const { kind, name, resource } = subject;
  if (resource === undefined) throw new Problem("not_found", `There is no ${kind} named ${name}.`);
  const authors = authorsNow(deps, resource);
  return {
    subject,
    about,
    digest: resource.digest,
    lines: [
      `${kind} ${name} is changed to version ${resource.version}, ${resource.digest}`,
      `It was applied by ${resource.createdBy} at ${new Date(resource.createdAt).toISOString()}.`,
    ],
    roles: undefined,
    action: kind === "UseCase" ? "ApproveUseCase" : kindActions[kind as keyof typeof kindActions].apply,
    barred: [
      {
        who: (principal) => authors.some((author) => isSame(author, principal)),
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

function rolesOf(needed: readonly NeededApproval[], counts: (one: NeededApproval) => boolean): readonly Role[] {
  return [...new Set(needed.filter(counts).map(({ role }) => role))];
}

function listed(before: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${before}${names.join(", ")}`;
}
