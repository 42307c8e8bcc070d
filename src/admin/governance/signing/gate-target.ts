import { Problem } from "../../../core/problem.ts";
import type { Role } from "../../../core/roles.ts";
import type { CaseFile } from "../../../governance/case/case-file.ts";
import { applies } from "../../../governance/standard/condition.ts";
import type { GateId } from "../../../governance/standard/standard.ts";
import { isSameName } from "../../authorize.ts";
import type { AdminDeps } from "../../deps.ts";
import { authorsOf, judgeNow } from "../judge-now.ts";
import type { Subject } from "../subject.ts";
import { isBehind } from "./is-behind.ts";
import { rolesOf, type SignTarget } from "./sign-target.ts";

/** The digest set that a gate was asked to let through. Throws Problem `conflict` where nobody asked, or where it is another now. */
export function gateTarget(deps: AdminDeps, subject: Subject, about: GateId, file: CaseFile): SignTarget {
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
        who: (principal) => isBehind(deps, principal, request.by),
        ...(gate.notByRequester !== "any" && { roles: gate.notByRequester }),
        why: "Whoever asked for this gate does not approve it. Ask somebody else who holds the role.",
      },
      {
        who: (principal) => authors.some((author) => isSameName(author, principal)),
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
            ({ body }) =>
              body.document.role === role && body.document.decision === "approve" && isSameName(body.signer, principal),
          ),
        roles: [role],
        why: `Whoever signed ${before} as ${role} does not do so here. Ask somebody else who holds the role.`,
      })),
    ],
  };
}

function listed(before: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${before}${names.join(", ")}`;
}
