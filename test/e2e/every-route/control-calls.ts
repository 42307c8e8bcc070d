import { setImmediate } from "node:timers/promises";
import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { createScimToken } from "../../../src/admin/sessions/scim-tokens.ts";
import { resourceKinds } from "../../../src/admin/resource-kinds.ts";
import { days } from "../../../src/core/units.ts";
import { denialOf } from "../../fault/log-samples.ts";
import { useCase } from "../../support/manifests.ts";
import { alex } from "../../support/open-admin.ts";
import { type ControlWorld, spares } from "./control-world.ts";
import { oversightCalls } from "./oversight-calls.ts";

/** How one route is called by who may, so that it does what it is for. */
export interface ControlCall {
  /** Who may: a person of the world, named as their role. Absent where anybody, or a SCIM client, may. */
  readonly as?: string;
  /** Path parameters, and the query behind `?`. A function runs right before the call that may: for what that uses up. */
  readonly params?: Readonly<Record<string, string>> | ((world: ControlWorld) => Promise<Readonly<Record<string, string>>>);
  readonly query?: string;
  readonly body?: unknown;
  /** The answer to who may; the route's own when absent. Where the test has no authenticator, what says that the body was looked at. */
  readonly status?: number;
  /** It is about the use case `tests`: by its name in the path or body, or what belongs to it. */
  readonly tenant?: true;
  /** It changes nothing, though its method is one that changes: any log-in will do. */
  readonly looks?: true;
  /** The same request about something that is not there: what a wrong tenant must not be able to tell it from. */
  readonly absent?: { readonly params?: Readonly<Record<string, string>>; readonly body?: unknown };
}

const applier: Readonly<Record<string, string>> = {
  Model: "PLATFORM",
  Deployment: "PLATFORM",
  Guardrail: "INFOSEC",
  Policy: "INFOSEC",
  IdentityProvider: "PLATFORM",
  ServiceAccount: "PLATFORM",
  RoleBinding: "INFOSEC",
  UseCase: "PROJECT_LEAD@tests",
  Vendor: "PROCUREMENT",
  Prompt: "PROJECT_LEAD@tests",
  Tool: "PLATFORM",
  KnowledgeBase: "PLATFORM",
  Standard: "CISO",
  Exception: "DATA_OWNER@tests",
};
/** Kinds whose spares belong to the use case `tests`. */
const ofTestsToo = ["Prompt", "Exception"];
const readAccess = ["IdentityProvider", "ServiceAccount", "RoleBinding"];

const spareSpec = (kind: string): object =>
  spares("https://login.elsewhere.example").find((one) => one.kind === kind)?.spec ?? {};

/** The same five routes for each kind. */
function callsOfKind(kind: string): Record<string, ControlCall> {
  const isUseCase = kind === "UseCase";
  const belongs = isUseCase || ofTestsToo.includes(kind);
  const as = belongs ? "PROJECT_LEAD@tests" : readAccess.includes(kind) ? "AUDITOR" : "DEVELOPER@others";
  const name = isUseCase ? "tests" : kind === "Standard" ? "default" : "spare";
  const about = {
    params: { name },
    ...(belongs && ({ tenant: true, absent: { params: { name: "absent" } } } as const)),
  };
  const { spec } = useCase("tests", ["mock"], { title: "Other" }) as { spec: object };
  return {
    [`list${kind}`]: { as },
    [`get${kind}`]: { as, ...about },
    [`list${kind}Versions`]: { as, ...about },
    [`put${kind}`]: { as: applier[kind] ?? "", ...about, body: { spec: isUseCase ? spec : spareSpec(kind) } },
    [`retire${kind}`]: { as: applier[kind] ?? "", ...about },
  };
}

const scimUser = (userName: string): object => ({ schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName });
const scimGroup = (displayName: string): object => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
  displayName,
});
const patch = (path: string, value: unknown): object => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: [{ op: "replace", path, value }],
});
let made = 0;
const newScim = (type: "Users" | "Groups") => async (world: ControlWorld) => {
  const name = `made-${++made}`;
  const headers = { authorization: `Bearer ${world.scim.clinic}` };
  const body = type === "Users" ? scimUser(name) : scimGroup(name);
  return { id: (await world.call("POST", `/scim/v2/${type}`, { headers, body })).json.id as string };
};
const ownSession = async (world: ControlWorld): Promise<{ id: string }> => {
  await world.session("LEGAL");
  const [session] = await world.admin.deps.store.listSessions(world.admin.now, { principal: "LEGAL", limit: 1 });
  return { id: session?.id ?? "" };
};
/** One more than the client of `hospital` has, while nobody has revoked it. */
const spareScimToken = async ({ admin }: ControlWorld): Promise<{ name: string; id: string }> => {
  const name = "hospital";
  const live = (await admin.deps.store.listTokens("scim", name)).filter(({ endedAt }) => endedAt === undefined);
  const spare = live.find(({ expiresAt, createdAt }) => expiresAt - createdAt === days(1));
  return { name, id: spare?.id ?? (await createScimToken(admin.deps, alex, name, { expiresInDays: 1 })).id };
};
const keyId = async (world: ControlWorld): Promise<{ id: string }> => ({ id: world.keys.tests.id });
const askedCall = (useCase: string): object => ({ principal: "alice", useCase, authentication: { strength: 2, ageMinutes: 1 } });
/** Of a denial by policy. */
const deniedRecord = async ({ admin }: ControlWorld): Promise<{ index: string }> => {
  const { audit, log } = admin.deps;
  const index = await audit.append({ ...denialOf("denied", admin.now), useCase: "tests", policies: [] });
  while (log.view().checkpoint.size <= index) await setImmediate();
  return { index: String(index) };
};
const tried = (name: string): object => ({
  since: "2026-10-01T00:00:00Z",
  policies: [{ kind: "Policy", name: "spare", spec: spareSpec("Policy") }],
  useCase: name,
});
const noKey = { params: { id: "0000000000000000" } };
const ofTests = { tenant: true, absent: { params: { name: "absent" } } } as const;

/** Applied anew where it was retired. */
const sparedException = async ({ admin }: ControlWorld): Promise<{ name: string }> => {
  const manifests = [{ kind: "Exception", name: "spare", spec: spareSpec("Exception") }];
  await applyManifests(admin.deps, alex, { dryRun: false, manifests });
  return { name: "spare" };
};

const signature = (useCase: string): object => ({
  subject: `UseCase/${useCase}`,
  about: "G1_INTAKE",
  role: "INFOSEC",
  reason: "a test",
});

/** What is filed and seen of a use case, or of the programme. */
function callsOfCase(
  of: string,
  about: Pick<ControlCall, "tenant" | "absent"> & { readonly params?: object },
): Record<string, ControlCall> {
  const item = { control: "NET-005", outcome: "pass", observedAt: "2026-10-01T00:00:00Z", digest: `sha256:${"0".repeat(64)}` };
  return {
    [`fileArtefact${of}`]: { as: "LEGAL", ...about, params: { ...about.params }, body: { kind: "INTAKE", title: "Intake" } },
    [`listArtefacts${of}`]: { as: "LEGAL", ...about, params: { ...about.params } },
    [`getArtefact${of}`]: { as: "LEGAL", ...about, params: { ...about.params, kind: "IRB" }, status: 404 },
    [`addEvidence${of}`]: {
      as: "SECOPS",
      ...about,
      params: { ...about.params },
      body: { items: [{ ...item, source: "scan", summary: "Closed." }] },
    },
    [`listEvidence${of}`]: { as: "LEGAL", ...about, params: { ...about.params } },
  };
}

/** By the route's id. A route that is not here fails the test: say who may call it, and how. */
export const controlCalls: Readonly<Record<string, ControlCall>> = {
  livez: {},
  readyz: {},
  metrics: { as: "PLATFORM" },
  openapi: { as: "USER@tests" },
  ...Object.assign({}, ...resourceKinds.map(({ kind }) => callsOfKind(kind))),
  applyManifests: { as: "PLATFORM", body: [{ kind: "Model", name: "spare-too", spec: spareSpec("Model") }] },
  listKeys: { as: "DEVELOPER@tests" },
  createKey: {
    as: "PROJECT_LEAD@tests",
    body: { useCase: "tests" },
    tenant: true,
    absent: { body: { useCase: "absent" } },
  },
  rotateKey: { as: "PROJECT_LEAD@tests", params: keyId, tenant: true, absent: noKey },
  revokeKey: { as: "PROJECT_LEAD@tests", params: keyId, tenant: true, absent: noKey },
  revokeKeysOfServiceAccount: { as: "SECOPS", params: { name: "spare" } },
  listAndon: { as: "DEVELOPER@tests" },
  pullAndon: {
    as: "DATA_OWNER@tests",
    body: { scope: "use-case/tests", reason: "a test" },
    tenant: true,
    absent: { body: { scope: "use-case/absent", reason: "a test" } },
  },
  releaseAndon: {
    as: "INFOSEC",
    body: { scope: "use-case/tests", reason: "a test" },
    tenant: true,
    absent: { body: { scope: "use-case/absent", reason: "a test" } },
  },
  listTransitions: { as: "DEVELOPER@tests", params: { name: "tests" }, ...ofTests },
  transitionUseCase: { as: "LEGAL", params: { name: "tests" }, body: { to: "SUSPENDED", reason: "a test" }, ...ofTests },
  requestGate: { as: "PROJECT_LEAD@tests", params: { name: "tests" }, body: {}, status: 409, ...ofTests },
  requestException: { as: "DATA_OWNER@tests", body: {}, ...ofTests, params: sparedException },
  revokeException: { as: "LEGAL", body: { reason: "a test" }, ...ofTests, params: sparedException },
  beginSignature: {
    as: "INFOSEC",
    body: signature("tests"),
    // Nobody asked for the gate.
    status: 409,
    tenant: true,
    absent: { body: signature("absent") },
  },
  finishSignature: { as: "USER@tests", body: { ticket: "none" }, status: 409 },
  withdrawSignature: {
    as: "INFOSEC",
    body: signature("tests"),
    // There is none.
    status: 404,
    tenant: true,
    absent: { body: signature("absent") },
  },
  listSignatures: { as: "DEVELOPER@tests", query: "subject=UseCase%2Ftests", tenant: true },
  ...callsOfCase("UseCase", { params: { name: "tests" }, ...ofTests }),
  ...callsOfCase("Programme", {}),
  showJudgement: { as: "DEVELOPER@tests", params: { name: "tests" }, ...ofTests },
  showControls: { as: "DEVELOPER@tests", params: { name: "tests" }, ...ofTests },
  ...oversightCalls,
  listScopingQuestions: { as: "USER@tests" },
  scopeAnswers: { as: "USER@tests", body: { components: [{ name: "chat", answers: {} }] } },
  readReport: { as: "DEVELOPER@tests", params: { name: "raci" }, query: "useCase=tests", tenant: true },
  exportEvidence: { as: "AUDITOR", params: { name: "tests" }, looks: true, ...ofTests },
  testGuardrail: {
    as: "DEVELOPER@others",
    params: { name: "test-guardrail" },
    body: { text: "Ask dana@campus.example." },
    looks: true,
  },
  exportGuardrail: { as: "DEVELOPER@others", params: { name: "test-guardrail" } },
  explainPolicies: {
    as: "DEVELOPER@tests",
    body: { call: askedCall("tests") },
    looks: true,
    tenant: true,
    absent: { body: { call: askedCall("absent") } },
  },
  exportVerifiedPermissions: { as: "DEVELOPER@others" },
  listDirectory: { as: "AUDITOR", params: { name: "clinic" } },
  getCheckpoint: { as: "AUDITOR" },
  getTile: { as: "AUDITOR", params: { tile: "0/999" }, status: 404 },
  proveRecord: { as: "AUDITOR", params: { index: "0" } },
  exportLog: { as: "AUDITOR" },
  replayLog: {
    as: "AUDITOR",
    body: tried("tests"),
    looks: true,
    tenant: true,
    absent: { body: tried("absent") },
  },
  replayDecision: { as: "AUDITOR", params: deniedRecord, tenant: true, absent: { params: { index: "999999999" } } },

  scimService: {},
  scimTypes: {},
  scimType: { params: { name: "User" } },
  scimSchemas: {},
  scimSchema: { params: { name: "urn:ietf:params:scim:schemas:core:2.0:User" } },
  scimListUsers: {},
  scimCreateUser: { body: scimUser("dana") },
  scimReadUser: { params: newScim("Users"), tenant: true },
  scimReplaceUser: { params: newScim("Users"), body: scimUser("kim"), tenant: true },
  scimPatchUser: { params: newScim("Users"), body: patch("active", false), tenant: true },
  scimDeleteUser: { params: newScim("Users"), tenant: true },
  scimListGroups: {},
  scimCreateGroup: { body: scimGroup("nurses") },
  scimReadGroup: { params: newScim("Groups"), tenant: true },
  scimReplaceGroup: { params: newScim("Groups"), body: scimGroup("doctors"), tenant: true },
  scimPatchGroup: { params: newScim("Groups"), body: patch("displayName", "wards"), tenant: true },
  scimDeleteGroup: { params: newScim("Groups"), tenant: true },

  listLoginProviders: {},
  beginLogin: {},
  finishLogin: { params: { provider: "campus" }, status: 400 },
  accountPage: {},
  accountScript: {},
  signPage: { query: "subject=UseCase%2Ftests" },
  signScript: {},
  accountStyle: {},
  getSession: { as: "USER@tests" },
  listOwnSessions: { as: "USER@tests" },
  endOwnSession: { as: "LEGAL", params: ownSession, tenant: true, absent: { params: { id: "0".repeat(64) } } },
  createAccessToken: { as: "USER@tests", body: {} },
  listAccessTokens: { as: "USER@tests" },
  endAccessToken: { as: "USER@tests", params: { id: "0000000000000000" }, status: 404 },
  logOut: { as: "USER@tests" },
  listPasskeys: { as: "USER@tests" },
  passkeyOptions: { as: "USER@tests", body: {} },
  registerPasskey: { as: "USER@tests", body: {}, status: 422 },
  removePasskey: { as: "USER@tests", params: { id: "absent" }, status: 404 },
  confirmationOptions: { as: "USER@tests", body: {}, status: 409 },
  confirmSession: { as: "USER@tests", body: {}, status: 422 },

  listSessions: { as: "SECOPS" },
  endSession: { as: "SECOPS", params: ownSession },
  endSessionsOf: { as: "SECOPS", params: { principal: "LEGAL" } },
  createScimToken: { as: "PLATFORM", params: { name: "hospital" }, body: {} },
  listScimTokens: { as: "AUDITOR", params: { name: "hospital" } },
  revokeScimToken: { as: "PLATFORM", params: spareScimToken },
  resetPasskeys: { as: "PLATFORM", params: { principal: "nobody-here" } },
  endBootstrap: { as: "PLATFORM", body: {} },
};
