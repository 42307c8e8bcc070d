import { once } from "node:events";
import { request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { createKey } from "../../../src/admin/create-key.ts";
import { createScimToken } from "../../../src/admin/sessions/scim-tokens.ts";
import { roles, useCaseRoles } from "../../../src/core/roles.ts";
import { createControlPlane } from "../../../src/http/control-plane.ts";
import { csrfHeader, sessionCookie } from "../../../src/http/cookies.ts";
import { identityProvider, mockWorld, roleBinding, useCase } from "../../support/manifests.ts";
import { startMockIssuer } from "../../support/mock-issuer.ts";
import { type Admin, alex, openAdmin } from "../../support/open-admin.ts";

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: ReturnType<typeof JSON.parse>;
}

/** A control plane with one person for each role, named as the role; those of use cases as `ROLE@tests` and `ROLE@others`. */
export interface ControlWorld {
  readonly url: string;
  readonly admin: Admin;
  /** A bearer token of this person for the control plane, with a passkey, of just now. */
  token(person: string, claims?: object): string;
  /** A session of this person, as a browser holds it. */
  session(person: string): Promise<Record<string, string>>;
  /** Tokens of the SCIM clients of two providers. */
  readonly scim: { readonly clinic: string; readonly hospital: string };
  /** An API key for the use case `tests`, and one for `others`. */
  readonly keys: { readonly tests: { id: string; key: string }; readonly others: { id: string; key: string } };
  call(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Answered>;
  close(): Promise<void>;
}

const spare = {
  principal: { prefix: "spare-" },
  network: "private",
  audiences: ["elsewhere"],
} as const;

/** One of each kind that nothing rests on, to be read, changed and retired. */
export const spares = (issuer: string): readonly { kind: string; name: string; spec: object }[] => [
  {
    kind: "Model",
    name: "spare",
    spec: {
      provider: "test",
      dataClassCeiling: "public",
      terms: { trainsOnData: false, retainsData: false, reviewedBy: "legal", reviewedAt: "2026-11-01" },
    },
  },
  {
    kind: "Deployment",
    name: "spare",
    spec: { model: "mock", provider: "openai-compatible", baseUrl: "http://127.0.0.1:9/v1", region: "local", network: "private" },
  },
  { kind: "Vendor", name: "spare", spec: { title: "Spare", owner: "owner@campus.example" } },
  {
    kind: "Prompt",
    name: "spare",
    spec: { owner: "owner@campus.example", useCase: "tests", role: "system", template: "Be kind.", dataClass: "internal" },
  },
  {
    kind: "Tool",
    name: "spare",
    spec: { title: "Spare", owner: "owner@campus.example", server: "s", tool: "t", consequence: "low", writes: false },
  },
  {
    kind: "KnowledgeBase",
    name: "spare",
    spec: { title: "Spare", owner: "owner@campus.example", source: "s", dataClass: "public", acl: { mode: "none" } },
  },
  { kind: "Standard", name: "default", spec: {} },
  {
    kind: "Exception",
    name: "spare",
    spec: {
      title: "Spare",
      controls: ["IAM-003"],
      useCases: ["tests"],
      reason: "r",
      businessNeed: "b",
      riskStatement: "s",
      compensatingControls: ["IAM-005"],
      dataClassCap: "internal",
      environments: ["production"],
      startsAt: "2026-11-01T00:00:00Z",
      expiresAt: "2026-12-01T00:00:00Z",
      remediationPlan: { owner: "dana", dueAt: "2026-11-20", steps: "s" },
      requester: "lee",
    },
  },
  { kind: "Guardrail", name: "spare", spec: { blockedInputMessaging: "No.", blockedOutputsMessaging: "No." } },
  {
    kind: "Policy",
    name: "spare",
    spec: { cedar: '@id("spare") forbid (principal, action, resource) when { context.usesTools };' },
  },
  { kind: "IdentityProvider", name: "spare", spec: { ...spare, issuer } },
  { kind: "ServiceAccount", name: "spare", spec: { title: "Spare", owner: "owner@campus.example" } },
  { kind: "RoleBinding", name: "spare", spec: { role: "LEGAL", members: ["nobody"] } },
];

export async function openControlWorld(): Promise<ControlWorld> {
  const admin = await openAdmin();
  const issuer = await startMockIssuer({ now: () => admin.now });
  const bound = roles.flatMap((role) =>
    useCaseRoles.has(role)
      ? ["tests", "others"].map((name) =>
          roleBinding(`${role.toLowerCase()}-${name}`, role, [`${role}@${name}`], { useCases: [name] }),
        )
      : [roleBinding(role.toLowerCase(), role, [role])],
  );
  await applyManifests(admin.deps, alex, {
    dryRun: false,
    manifests: [
      ...mockWorld("http://127.0.0.1:9/v1"),
      useCase("others", ["mock"]),
      identityProvider("campus", issuer.issuer, { groupsClaim: "groups" }),
      identityProvider("clinic", issuer.issuer, {
        audiences: ["clinic"],
        controlAudiences: [],
        principal: { prefix: "c-" },
        provisioning: "scim",
      }),
      identityProvider("hospital", issuer.issuer, {
        audiences: ["hospital"],
        controlAudiences: [],
        principal: { prefix: "h-" },
        provisioning: "scim",
      }),
      ...bound,
      ...spares(issuer.issuer),
    ],
  });
  const server = createControlPlane(admin.deps);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const newKey = async (name: string): Promise<{ id: string; key: string }> => {
    const { id, key = "" } = await createKey(admin.deps, alex, { useCase: name });
    return { id, key };
  };
  const newScim = async (name: string): Promise<string> =>
    (await createScimToken(admin.deps, alex, name, { expiresInDays: 30 })).token;
  const call: ControlWorld["call"] = (method, path, { body, headers = {} } = {}) =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? undefined : JSON.stringify(body);
      const all = { ...(bytes !== undefined && { "content-type": "application/json" }), ...headers };
      const req = request({ host: "127.0.0.1", port, method, path, headers: all }, (res) => {
        let text = "";
        res.on("data", (chunk: Buffer) => (text += chunk.toString()));
        res.on("error", reject);
        res.on("end", () => {
          const isJson = (res.headers["content-type"] ?? "").endsWith("json");
          const json = isJson && text !== "" ? JSON.parse(text) : undefined;
          resolve({ status: res.statusCode ?? 0, headers: res.headers, text, json });
        });
      });
      req.on("error", reject);
      req.end(bytes);
    });
  return {
    url: `http://127.0.0.1:${port}`,
    admin,
    token: (person, claims = {}) => {
      const at = Math.floor(admin.now / 1000);
      return issuer.token({ sub: person, aud: "console", acr: "phr", auth_time: at, ...claims });
    },
    session: async (person) => {
      const { digest = "" } = admin.deps.register().access.providers.get("campus") ?? {};
      const { secret, session } = await admin.deps.sessions.start(
        {
          principal: person,
          provider: "campus",
          providerDigest: digest,
          groups: [],
          roles: [],
          strength: 3,
          authenticatedAt: admin.now,
        },
        admin.now,
      );
      return {
        cookie: `${sessionCookie}=${secret}`,
        [csrfHeader]: admin.deps.sessions.csrfTokenOf(session),
        "sec-fetch-site": "same-origin",
      };
    },
    scim: { clinic: await newScim("clinic"), hospital: await newScim("hospital") },
    keys: { tests: await newKey("tests"), others: await newKey("others") },
    call,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await issuer.close();
      await admin.close();
    },
  };
}
