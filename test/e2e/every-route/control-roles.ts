import { roles, useCaseRoles } from "../../../src/core/roles.ts";
import { resourceKinds } from "../../../src/admin/resource-kinds.ts";
import { oversightRoles } from "./oversight-calls.ts";

/** Everybody of the world: a person for each role, and two for roles that are held for named use cases. */
export const everybody: readonly string[] = roles.flatMap((role) =>
  useCaseRoles.has(role) ? [`${role}@tests`, `${role}@others`] : [role],
);

const but = (...names: readonly string[]): readonly string[] => everybody.filter((one) => !names.includes(one));
const anyRole = but("USER@tests", "USER@others");
/** Who may know of the use case `tests`. */
const ofTests = anyRole.filter((one) => !one.endsWith("@others"));
const offices = everybody.filter((one) =>
  /^(RESEARCH_COMPLIANCE_OFFICER|IRB_OFFICE|EXPORT_OFFICE|PRIVACY|LEGAL|PROCUREMENT|REGISTRAR|DATA_GOVERNANCE|GOV_COMMITTEE)$/.test(
    one,
  ),
);
const officers = ["PLATFORM", "INFOSEC", "SECOPS", "CISO", ...offices];
const askers = ["INFOSEC", "CISO", "DATA_OWNER@tests", "PROJECT_LEAD@tests"];
const observers = ["PLATFORM", "INFOSEC", "SECOPS"];
const readAccess = ["PLATFORM", "INFOSEC", "CISO", "SECOPS", "AUDITOR"];
const readLog = ["INFOSEC", "CISO", "CIO", "SECOPS", "AUDITOR"];
const endSession = ["INFOSEC", "CISO", "SECOPS"];
const testGuardrail = anyRole.filter((one) =>
  /^(PLATFORM|INFOSEC|CISO|AUDITOR|DATA_OWNER@.*|PROJECT_LEAD@.*|DEVELOPER@.*)$/.test(one),
);
const appliers: Readonly<Record<string, readonly string[]>> = {
  Model: ["PLATFORM"],
  Deployment: ["PLATFORM"],
  Guardrail: ["INFOSEC"],
  Policy: ["INFOSEC", "CISO"],
  IdentityProvider: ["PLATFORM"],
  ServiceAccount: ["PLATFORM"],
  RoleBinding: ["INFOSEC", "CISO"],
  UseCase: ["DATA_OWNER@tests", "PROJECT_LEAD@tests"],
  Vendor: ["PROCUREMENT", "LEGAL"],
  Prompt: ["INFOSEC", "PROJECT_LEAD@tests"],
  Tool: ["PLATFORM"],
  KnowledgeBase: ["PLATFORM"],
  Standard: ["INFOSEC", "CISO"],
  Exception: ["INFOSEC", "CISO", "DATA_OWNER@tests", "PROJECT_LEAD@tests"],
};
const access = new Set(["IdentityProvider", "ServiceAccount", "RoleBinding"]);

function rolesOfKind(kind: string): Record<string, readonly string[]> {
  const read = access.has(kind) ? readAccess : anyRole;
  const one = kind === "UseCase" || kind === "Prompt" || kind === "Exception" ? ofTests : read;
  const apply = appliers[kind] ?? [];
  return {
    [`list${kind}`]: read,
    [`get${kind}`]: one,
    [`list${kind}Versions`]: one,
    [`put${kind}`]: apply,
    [`retire${kind}`]: apply,
  };
}

/**
 * By the id of each route that asks the policies: who may, written down from the standard and not from the policies. About a use
 * case it is `tests`; whoever is not here is refused.
 */
export const controlRoles: Readonly<Record<string, readonly string[]>> = {
  metrics: ["PLATFORM", "SECOPS", "AUDITOR"],
  ...Object.assign({}, ...resourceKinds.map(({ kind }) => rolesOfKind(kind))),
  applyManifests: ["PLATFORM"],
  listKeys: anyRole,
  createKey: ["PLATFORM", "PROJECT_LEAD@tests"],
  rotateKey: ["PLATFORM", "PROJECT_LEAD@tests"],
  revokeKey: ["PLATFORM", "INFOSEC", "CISO", "SECOPS", "PROJECT_LEAD@tests"],
  revokeKeysOfServiceAccount: ["PLATFORM", "INFOSEC", "CISO", "SECOPS"],
  listAndon: anyRole,
  pullAndon: ["PLATFORM", "INFOSEC", "CISO", "CIO", "SECOPS", "DATA_OWNER@tests"],
  releaseAndon: ["PLATFORM", "INFOSEC", "CISO"],
  listTransitions: ofTests,
  transitionUseCase: ["INFOSEC", "CISO", "CIO", "SECOPS", "DATA_OWNER@tests", "PROJECT_LEAD@tests", ...offices],
  requestGate: askers,
  requestException: askers,
  revokeException: ["INFOSEC", "CISO", "CIO", "SECOPS", "DATA_OWNER@tests", "PROJECT_LEAD@tests", ...offices],
  beginSignature: [...officers, "CIO", "DATA_OWNER@tests", "PROJECT_LEAD@tests"],
  withdrawSignature: [...officers, "CIO", "DATA_OWNER@tests", "PROJECT_LEAD@tests"],
  listSignatures: ofTests,
  fileArtefactUseCase: [...officers, "DATA_OWNER@tests", "PROJECT_LEAD@tests"],
  listArtefactsUseCase: ofTests,
  getArtefactUseCase: ofTests,
  addEvidenceUseCase: observers,
  listEvidenceUseCase: ofTests,
  fileArtefactProgramme: officers,
  listArtefactsProgramme: anyRole,
  getArtefactProgramme: anyRole,
  addEvidenceProgramme: observers,
  listEvidenceProgramme: anyRole,
  showJudgement: ofTests,
  showControls: ofTests,
  ...oversightRoles({
    anyRole,
    ofTests,
    askers,
    stoppers: ["INFOSEC", "CISO", "CIO", "SECOPS", "DATA_OWNER@tests", "PROJECT_LEAD@tests", ...offices],
  }),
  readReport: ofTests,
  exportEvidence: readAccess.filter((one) => readLog.includes(one)),
  testGuardrail,
  exportGuardrail: anyRole,
  explainPolicies: [
    "PLATFORM",
    "INFOSEC",
    "CISO",
    "SECOPS",
    "AUDITOR",
    "DATA_OWNER@tests",
    "PROJECT_LEAD@tests",
    "DEVELOPER@tests",
  ],
  exportVerifiedPermissions: anyRole,
  listDirectory: readAccess,
  getCheckpoint: readLog,
  getTile: readLog,
  proveRecord: readLog,
  exportLog: readLog,
  replayDecision: readLog,
  replayLog: readLog,
  listSessions: readAccess,
  endSession,
  endSessionsOf: endSession,
  createScimToken: ["PLATFORM"],
  listScimTokens: readAccess,
  revokeScimToken: ["PLATFORM"],
  resetPasskeys: ["PLATFORM"],
  endBootstrap: ["PLATFORM"],
};

/** To let a use case be served, by the route that also suspends it. */
export const approvers: readonly string[] = ["INFOSEC", "CISO", "CIO", "DATA_OWNER@tests"];
