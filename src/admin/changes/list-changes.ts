import { toInstant } from "../../core/units.ts";
import type { CaseFile } from "../../governance/case/case-file.ts";
import { findSignatures } from "../../governance/case/find-signatures.ts";
import { isKind, kinds } from "../../governance/kinds.ts";
import type { CandidateVersion } from "../../governance/register.ts";
import type { StoredResource } from "../../storage/store.ts";
import type { Actor } from "../actor.ts";
import { isAllowed, useCaseResource } from "../authorize.ts";
import { belongingKinds, belongsTo, mayReadStored } from "../belongs-to.ts";
import type { AdminDeps } from "../deps.ts";
import { authorsNow, authorsOf, judgeNow } from "../governance/judge-now.ts";
import { digestOfPull } from "../governance/signing/digest-of-pull.ts";
import { countingSignatures } from "../governance/signing/require-second-signature.ts";
import { standardNow } from "../governance/standard-now.ts";
import { changeAction, kindActions } from "../kind-actions.ts";
import { andonResource } from "../pull-andon.ts";
import { retirementOf } from "../require-ended.ts";
import type { WaitingChange } from "./waiting-change.ts";
import { rolesThatMay } from "./who-may.ts";

const mostListed = 1000;

/**
 * What is applied and not in force, what one has signed to be retired, and the pulls of the cord: each waits for somebody else (INVARIANT
 * two-people). Of what the reader may read; at most a thousand.
 */
export async function listChanges(deps: AdminDeps, actor: Actor): Promise<readonly WaitingChange[]> {
  const waiting: WaitingChange[] = [];
  for (const candidate of deps.register().candidates) {
    if (waiting.length >= mostListed) break;
    const one = candidate.kind === "UseCase" ? viewUseCase(deps, actor, candidate) : await viewVersion(deps, actor, candidate);
    if (one !== undefined) waiting.push(one);
  }
  if (deps.register().governance?.guarded === true)
    waiting.push(...(await viewRetirements(deps, actor)), ...(await viewPulls(deps, actor)));
  return waiting.slice(0, mostListed);
}

function viewUseCase(deps: AdminDeps, actor: Actor, candidate: CandidateVersion): WaitingChange | undefined {
  const { name } = candidate;
  if (!isAllowed(deps, actor, "ReadRegister", useCaseResource(deps, name))) return undefined;
  const { gates, parts } = judgeNow(deps, name).judgement;
  const open = gates.filter(({ passed }) => !passed);
  const maySign = new Set(open.flatMap(({ missing }) => missing.flatMap((one) => (one.what === "approval" ? [one.role] : []))));
  return {
    ...headOf(candidate),
    about: open.map(({ gate }) => gate).join(" ") || "G5_GO_LIVE",
    maySign: [...maySign],
    notBy: [...authorsOf(parts)],
    signed: open.flatMap(({ signed }) =>
      signed.map(({ principal, role, at }) => ({ principal, role, decision: "approve" as const, at: toInstant(at) })),
    ),
    why: `It passes its gates again before it is served: sallyport use-case status ${name}`,
  };
}

async function viewVersion(deps: AdminDeps, actor: Actor, candidate: CandidateVersion): Promise<WaitingChange | undefined> {
  const { kind, name, digest } = candidate;
  const found = await findReadable(deps, actor, kind, name);
  if (found === undefined) return undefined;
  const { resource, maySign } = found;
  const file = deps.cases.caseFile(`${kind}/${name}`);
  const authors = authorsNow(deps, resource);
  return {
    ...headOf(candidate),
    about: "CHANGE",
    maySign,
    notBy: [...authors],
    signed: signaturesOf(deps, file, "CHANGE", digest),
    why: `Somebody else who may make this change signs it: sallyport sign ${kind}/${name} CHANGE`,
  };
}

/** What somebody signed to be retired, so that another may retire it. */
async function viewRetirements(deps: AdminDeps, actor: Actor): Promise<readonly WaitingChange[]> {
  const waiting: WaitingChange[] = [];
  for (const subject of deps.cases.changedSince(0)) {
    const [kind = "", name = ""] = subject.split("/");
    if (!isKind(kind) || deps.register().governance?.guards(kind, name) !== true) continue;
    const file = deps.cases.caseFile(subject);
    const found = file.approvals.has("RETIRE") ? await findReadable(deps, actor, kind, name) : undefined;
    if (found === undefined) continue;
    const { resource, maySign } = found;
    const { counting } = countingSignatures(deps, retirementOf(deps, resource));
    const [first] = counting;
    if (first === undefined) continue;
    const { digest, version } = resource;
    waiting.push({
      subject,
      about: "RETIRE",
      digest,
      version,
      inForce: version,
      by: first.body.signer,
      maySign,
      notBy: counting.length === 1 ? [first.body.signer] : [],
      signed: signaturesOf(deps, file, "RETIRE", digest),
      why: `Somebody else who may make this change retires it: DELETE /api/v1/${kinds[kind].path}/${name}`,
    });
  }
  return waiting;
}

/** A resource of a kind that everybody shares or that belongs to use cases, where they may read it, and who may change it. */
async function findReadable(
  deps: AdminDeps,
  actor: Actor,
  kind: string,
  name: string,
): Promise<{ readonly resource: StoredResource; readonly maySign: string[] } | undefined> {
  const resource = await deps.store.getResource(kind, name);
  if (!isKind(kind) || resource === undefined || resource.retired) return undefined;
  const { read } = kindActions[kind];
  const belongs = belongingKinds.has(kind);
  if (belongs ? !mayReadStored(deps, actor, resource) : !isAllowed(deps, actor, read, { kind, name })) return undefined;
  const of = belongs ? belongsTo(deps, kind, name, JSON.parse(resource.spec)) : [{ kind, name }];
  return { resource, maySign: [...rolesThatMay(deps, changeAction(kind), of)] };
}

async function viewPulls(deps: AdminDeps, actor: Actor): Promise<readonly WaitingChange[]> {
  const pulls = await deps.store.listAndon();
  return pulls.flatMap((pull): WaitingChange[] => {
    const { scope, pulledBy } = pull;
    const resource = andonResource(deps, scope);
    if (!isAllowed(deps, actor, scope.startsWith("principal/") ? "ReadAccess" : "ReadRegister", resource)) return [];
    const subject = `Andon/${scope}`;
    const digest = digestOfPull(pull);
    return [
      {
        subject,
        about: "RELEASE",
        digest,
        by: pulledBy,
        maySign: [...rolesThatMay(deps, "ReleaseAndon", [resource])],
        notBy: [],
        signed: signaturesOf(deps, deps.cases.caseFile(subject), "RELEASE", digest),
        why: `One signs the release and another releases: sallyport sign ${subject} RELEASE, then sallyport andon release`,
      },
    ];
  });
}

function headOf({ kind, name, version, digest, author, inForce }: CandidateVersion) {
  return { subject: `${kind}/${name}`, digest, version, by: author, ...(inForce !== undefined && { inForce }) };
}

function signaturesOf(deps: AdminDeps, file: CaseFile, about: string, digest: string): WaitingChange["signed"] {
  const { approved, rejected } = findSignatures(file, about, digest, standardNow(deps).settings);
  return [...approved, ...rejected].map(({ body: { signer, document }, at }) => ({
    principal: signer,
    role: document.role,
    decision: document.decision,
    at: toInstant(at),
  }));
}
