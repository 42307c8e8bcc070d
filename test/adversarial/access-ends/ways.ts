import { identityProvider, roleBinding, serviceAccount, useCase } from "../../support/manifests.ts";
import type { Scene } from "./open-scene.ts";

/** One way in which access ends, ready to happen. */
export interface Ending {
  /** How whoever loses it calls: a bearer token on the data plane, or what a control-plane request carries. */
  readonly holder:
    | { readonly plane: "data"; readonly token: string }
    | { readonly plane: "control"; readonly headers: Record<string, string>; readonly path?: string };
  /** What a refusal says. */
  readonly code: RegExp;
  /** Takes it away; resolves when that was answered. A time, where it ends by itself: at that instant of `Date.now()`. */
  readonly take: (() => Promise<unknown>) | number;
  /** Makes room for the next. */
  readonly restore?: () => Promise<unknown>;
}

export interface Way {
  readonly name: string;
  readonly plane: "data" | "control";
  /** Makes somebody new who has access, and may lose it so. */
  readonly begin: (scene: Scene) => Promise<Ending>;
}

const onData = (name: string, begin: (scene: Scene) => Promise<Omit<Ending, "holder"> & { token: string }>): Way => ({
  name,
  plane: "data",
  begin: async (scene) => {
    const { token, ...ending } = await begin(scene);
    return { ...ending, holder: { plane: "data", token } };
  },
});
const onControl = (
  name: string,
  begin: (scene: Scene) => Promise<Omit<Ending, "holder"> & { headers: Record<string, string>; path?: string }>,
): Way => ({
  name,
  plane: "control",
  begin: async (scene) => {
    const { headers, path, ...ending } = await begin(scene);
    return { ...ending, holder: { plane: "control", headers, ...(path !== undefined && { path }) } };
  },
});

/** A person of `campus` with the role USER for `tests`. */
async function user(
  { sallyport, campus, newName }: Scene,
  more: object = {},
): Promise<{ name: string; binding: string; token: string }> {
  const name = newName("person");
  const binding = newName("user");
  await sallyport.apply(roleBinding(binding, "USER", [name], { useCases: ["tests"], ...more }));
  return { name, binding, token: campus.token({ sub: name }) };
}

const scimUser = "urn:ietf:params:scim:schemas:core:2.0:User";
const patch = (op: string, path: string, value?: unknown): object => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: [{ op, path, ...(value !== undefined && { value }) }],
});

/** A person of `clinic`, provisioned, in a group of their own that holds the role USER for `tests`. */
async function patient({ sallyport, clinic, scim, newName }: Scene) {
  const name = newName("patient");
  const { body } = await scim("POST", "/Users", { schemas: [scimUser], userName: name, active: true });
  const schemas = ["urn:ietf:params:scim:schemas:core:2.0:Group"];
  const group = await scim("POST", "/Groups", { schemas, displayName: `of-${name}`, members: [{ value: body.id }] });
  await sallyport.apply(roleBinding(`by-${name}`, "USER", [`group:clinic/of-${name}`], { useCases: ["tests"] }));
  return { name, id: body.id as string, group: group.body.id as string, token: clinic.token({ sub: name }) };
}

const lost = /credential_invalid|use_case_not_permitted/;

const ofCalls: readonly Way[] = [
  onData("key revoked", async ({ sallyport, admin }) => {
    const { id, key } = await sallyport.newKey("tests");
    return { token: key, code: /credential_invalid/, take: () => admin("POST", `keys/${id}/revoke`, {}) };
  }),
  onData("key expired", async ({ admin }) => {
    const { key, expiresAt } = await admin("POST", "keys", { useCase: "tests", expiresInDays: 2 / 86_400 });
    return { token: key, code: /credential_expired/, take: Date.parse(expiresAt) };
  }),
  onData("role binding: member removed", async (scene) => {
    const { binding, token } = await user(scene);
    const less = roleBinding(binding, "USER", ["somebody-else"], { useCases: ["tests"] });
    return { token, code: lost, take: () => scene.sallyport.apply(less) };
  }),
  onData("role binding: removed", async (scene) => {
    const { binding, token } = await user(scene);
    return { token, code: lost, take: () => scene.admin("DELETE", `role-bindings/${binding}`) };
  }),
  onData("role binding: its end passed", async (scene) => {
    const until = Date.now() + 2000;
    const { token } = await user(scene, { until: new Date(until).toISOString() });
    return { token, code: lost, take: until };
  }),
  onData("group left, by SCIM", async (scene) => {
    const { id, group, token } = await patient(scene);
    return {
      token,
      code: lost,
      take: () => scene.scim("PATCH", `/Groups/${group}`, patch("remove", `members[value eq "${id}"]`)),
    };
  }),
  onData("person deactivated, by SCIM", async (scene) => {
    const { id, token } = await patient(scene);
    return { token, code: lost, take: () => scene.scim("PATCH", `/Users/${id}`, patch("replace", "active", false)) };
  }),
  onData("person deleted, by SCIM", async (scene) => {
    const { id, token } = await patient(scene);
    return { token, code: lost, take: () => scene.scim("DELETE", `/Users/${id}`) };
  }),
  onData("person deactivated, a program calls for them", async (scene) => {
    const { id, token: subject } = await patient(scene);
    const name = scene.newName("portal");
    await scene.sallyport.apply(serviceAccount(name, { exchange: true }));
    const { key } = await scene.admin("POST", "keys", { useCase: "tests", serviceAccount: name });
    const answer = await fetch(`${scene.sallyport.dataUrl}/oauth/token`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: subject,
        subject_token_type: "urn:ietf:params:oauth:token-type:access_token",
      }),
    });
    const { access_token: token = "" } = (await answer.json()) as { access_token?: string };
    return { token, code: lost, take: () => scene.scim("PATCH", `/Users/${id}`, patch("replace", "active", false)) };
  }),
  onData("service account disabled", async ({ sallyport, admin, newName }) => {
    const name = newName("program");
    await sallyport.apply(serviceAccount(name));
    const { key } = await admin("POST", "keys", { useCase: "tests", serviceAccount: name });
    return { token: key, code: /credential_invalid/, take: () => sallyport.apply(serviceAccount(name, { disabled: true })) };
  }),
  onData("service account loses the use case", async ({ sallyport, admin, newName }) => {
    const name = newName("program");
    await sallyport.apply(serviceAccount(name));
    const { key } = await admin("POST", "keys", { useCase: "tests", serviceAccount: name });
    return { token: key, code: lost, take: () => sallyport.apply(serviceAccount(name, { useCases: ["spare"] })) };
  }),
  onData("identity provider removed", async (scene) => {
    const { sallyport, campus, newName } = scene;
    const name = newName("guests");
    await sallyport.apply(
      identityProvider(name, campus.issuer, { audiences: [name], controlAudiences: [], principal: { prefix: `${name}-` } }),
      roleBinding(`by-${name}`, "USER", [`${name}-alice`], { useCases: ["tests"] }),
    );
    const token = campus.token({ aud: name });
    return { token, code: lost, take: () => scene.admin("DELETE", `identity-providers/${name}`) };
  }),
  onData("use case suspended", async ({ sallyport, admin }) => {
    const { key } = await sallyport.newKey("tests");
    const step = (to: string): Promise<unknown> => admin("POST", "use-cases/tests/transitions", { to, reason: "a test" });
    return { token: key, code: /use_case_suspended/, take: () => step("SUSPENDED"), restore: () => step("PRODUCTION") };
  }),
  onData("approval lost: what was approved was changed", async ({ sallyport, newName }) => {
    const name = newName("study");
    // Applying what is internal approves it; what is confidential goes through the gates.
    const spec = (dataClass: string): object => useCase(name, ["mock"], { dataClass });
    await sallyport.apply(spec("internal"));
    const { key } = await sallyport.newKey(name);
    return { token: key, code: /use_case_not_approved/, take: () => sallyport.apply(spec("confidential")) };
  }),
  onData("Andon cord pulled", async ({ sallyport, admin }) => {
    const { key } = await sallyport.newKey("tests");
    const cord = { scope: "use-case/tests", reason: "a test" };
    const release = (): Promise<unknown> => admin("POST", "andon/release", cord);
    return { token: key, code: /andon_stopped/, take: () => admin("POST", "andon/pull", cord), restore: release };
  }),
];

const csrfOf = async (scene: Scene, cookie: string): Promise<Record<string, string>> => {
  const answer = await fetch(`${scene.sallyport.adminUrl}/api/v1/session`, { headers: { cookie } });
  const { csrfToken = "" } = (await answer.json()) as { csrfToken?: string };
  return { cookie, "x-sallyport-csrf": csrfToken, "sec-fetch-site": "same-origin", "content-type": "application/json" };
};

/** A person with a log-in, who may read the log. */
async function auditor(scene: Scene): Promise<{ name: string; binding: string; own: Record<string, string>; cookie: string }> {
  const name = scene.newName("auditor");
  const binding = scene.newName("audits");
  await scene.sallyport.apply(roleBinding(binding, "AUDITOR", [name]));
  const cookie = await scene.logIn("campus", name);
  return { name, binding, cookie, own: await csrfOf(scene, cookie) };
}

const logOut = (scene: Scene, headers: Record<string, string>): Promise<unknown> =>
  fetch(`${scene.sallyport.adminUrl}/auth/logout`, { method: "POST", headers, body: "{}" });

const ofSessions: readonly Way[] = [
  onControl("session logged out", async (scene) => {
    const { cookie, own } = await auditor(scene);
    return { headers: { cookie }, code: /credential_expired/, take: () => logOut(scene, own) };
  }),
  onControl("access token, its session logged out", async (scene) => {
    const { own } = await auditor(scene);
    const url = `${scene.sallyport.adminUrl}/api/v1/session/access-tokens`;
    const { token } = (await (await fetch(url, { method: "POST", headers: own, body: "{}" })).json()) as { token: string };
    const headers = { authorization: `Bearer ${token}` };
    return { headers, code: /credential_expired/, take: () => logOut(scene, own) };
  }),
  onControl("session ended by somebody else", async (scene) => {
    const { name, cookie } = await auditor(scene);
    const take = (): Promise<unknown> => scene.admin("DELETE", `principals/${name}/sessions`);
    return { headers: { cookie }, code: /credential_expired/, take };
  }),
  onControl("session, its role removed", async (scene) => {
    const { binding, cookie } = await auditor(scene);
    const path = "/api/v1/role-bindings";
    return { headers: { cookie }, path, code: /forbidden/, take: () => scene.admin("DELETE", `role-bindings/${binding}`) };
  }),
  onControl("session, its person deactivated by SCIM", async (scene) => {
    const { id, name } = await patient(scene);
    const cookie = await scene.logIn("clinic", name);
    const take = (): Promise<unknown> => scene.scim("PATCH", `/Users/${id}`, patch("replace", "active", false));
    return { headers: { cookie }, code: /credential_(invalid|expired)/, take };
  }),
  onControl("session, its provider changed", async (scene) => {
    const { cookie } = await auditor(scene);
    const change = identityProvider("campus", scene.campus.issuer, {
      login: { clientId: "console-client" },
      description: scene.newName("change"),
    });
    return { headers: { cookie }, code: /credential_expired/, take: () => scene.sallyport.apply(change) };
  }),
  onControl("token of a SCIM client revoked", async (scene) => {
    const { id, token } = await scene.admin("POST", "identity-providers/clinic/scim-tokens", {});
    const headers = { authorization: `Bearer ${token}` };
    const take = (): Promise<unknown> => scene.admin("DELETE", `identity-providers/clinic/scim-tokens/${id}`);
    return { headers, path: "/scim/v2/Users?count=1", code: /SCIM client, or it has ended/, take };
  }),
];

export const ways: readonly Way[] = [...ofCalls, ...ofSessions];
