import { roles, useCaseRoles } from "../../../src/core/roles.ts";
import { useCase } from "../../support/manifests.ts";
import type { ControlWorld } from "../../e2e/every-route/control-world.ts";

/** One way up, as whoever stands on a rung tries it. What is sent is well-formed: what stops it is who sends it. */
export interface Attempt {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** Whose office it is: for them it is no way up. */
  readonly office?: readonly string[];
}

/** From the first to the last: each wants what those above it have. */
export const rungs = [
  "nobody-at-all",
  "USER@tests",
  "DEVELOPER@tests",
  "PROJECT_LEAD@tests",
  "DATA_OWNER@tests",
  "PRIVACY",
  "SECOPS",
  "PLATFORM",
  "CIO",
  "INFOSEC",
  "CISO",
  "AUDITOR",
] as const;

/** Of `world` with what `ladder/open-ladder.ts` adds to it. */
export function attemptsOf(me: string, world: ControlWorld): readonly Attempt[] {
  return [...byRoles(me), ...byProviders(me), ...byKeys(world), ...byUseCases(me), ...byCredentials(), ...byPolicies(me)];
}

const put = (path: string, spec: object): Pick<Attempt, "method" | "path" | "body"> => ({
  method: "PUT",
  path: `/api/v1/${path}`,
  body: { spec },
});
const apply = (...manifests: object[]): Pick<Attempt, "method" | "path" | "body"> => ({
  method: "POST",
  path: "/api/v1/apply",
  body: manifests,
});
const swapped = (name: string): string =>
  [...name].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join("");

function byRoles(me: string): Attempt[] {
  const binding = (role: string, member: string): object => ({
    role,
    members: [member],
    ...(useCaseRoles.has(role as never) && { useCases: ["tests", "others"] }),
  });
  return [
    ...roles.map((role) => ({ what: `the role ${role} for oneself`, ...put("role-bindings/climb", binding(role, me)) })),
    { what: "a role for one's name in another case", ...put("role-bindings/climb", binding("CISO", swapped(me))) },
    { what: "a role for a group that one is in", ...put("role-bindings/climb", binding("CISO", "group:campus/staff")) },
    { what: "another role for a binding of one's group", ...put("role-bindings/staff", binding("CISO", "group:campus/staff")) },
    { what: "oneself among the CISO's", ...put("role-bindings/ciso", { role: "CISO", members: ["CISO", me] }) },
    {
      what: "oneself beside somebody else, in a batch with what one may",
      ...apply(
        { kind: "UseCase", name: "tests", spec: (useCase("tests", ["mock"], { title: "Renamed" }) as { spec: object }).spec },
        { kind: "RoleBinding", name: "climb", spec: { role: "INFOSEC", members: ["somebody", me] } },
      ),
    },
    {
      what: "an end of being audited",
      method: "DELETE",
      path: "/api/v1/role-bindings/auditor",
      office: ["INFOSEC", "CISO"],
    },
  ];
}

function byProviders(me: string): Attempt[] {
  const campus = { issuer: "http://127.0.0.1:9", network: "private", audiences: ["gateway"], controlAudiences: ["console"] };
  const mine = { issuer: "https://login.mine.example", principal: { prefix: "mine-" } };
  const rule = (gives: object): object => ({ ...campus, groupsClaim: "groups", rules: [{ when: { sub: me }, ...gives }] });
  return [
    { what: "a rule that makes one's claims a role", ...put("identity-providers/campus", rule({ roles: ["CISO"] })) },
    {
      what: "a rule that makes one's claims a group with a role",
      ...put("identity-providers/campus", rule({ groups: ["deans"] })),
    },
    { what: "another issuer in the place of one's own", ...put("identity-providers/campus", campus) },
    {
      what: "a provider of one's own for the control plane",
      ...put("identity-providers/mine", { ...mine, controlAudiences: ["c"] }),
    },
    { what: "the same by log-in", ...put("identity-providers/mine", { ...mine, login: { clientId: "c" } }) },
    {
      what: "roles from a provider of the data plane, for later",
      ...put("identity-providers/mine", { ...mine, audiences: ["a"], rules: [{ when: { sub: "me" }, roles: ["CISO"] }] }),
    },
    {
      what: "a prefix that takes the CISO's name",
      ...put("identity-providers/mine", { ...mine, audiences: ["a"], principal: { prefix: "CIS" } }),
    },
    {
      what: "no prefix, which takes everybody's whose own provider is gone",
      ...apply(
        { kind: "IdentityProvider", name: "campus", spec: { ...campus, principal: { prefix: "old-" } } },
        { kind: "IdentityProvider", name: "mine", spec: { issuer: mine.issuer, audiences: ["a"] } },
      ),
    },
    {
      what: "a service account with a name that holds a role",
      ...put("service-accounts/robot", { title: "Robot", owner: me }),
    },
    {
      what: "a SCIM token of a provider that lets people in here",
      method: "POST",
      path: "/api/v1/identity-providers/ward/scim-tokens",
      body: {},
    },
    {
      what: "membership of a group by SCIM, with one's own token",
      method: "POST",
      path: "/scim/v2/Groups",
      body: { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: "deans" },
    },
  ];
}

function byKeys({ keys }: ControlWorld): Attempt[] {
  const office = ["PLATFORM"];
  return [
    { what: "a key for another use case", method: "POST", path: "/api/v1/keys", body: { useCase: "others" }, office },
    {
      what: "a key of a program for another use case",
      method: "POST",
      path: "/api/v1/keys",
      body: { useCase: "others", serviceAccount: "spare" },
      office,
    },
    { what: "another use case's key, rotated", method: "POST", path: `/api/v1/keys/${keys.others.id}/rotate`, body: {}, office },
  ];
}

function byUseCases(me: string): Attempt[] {
  const owned = (name: string, more: object = {}): object =>
    (useCase(name, ["mock"], { owner: me, ...more }) as { spec: object }).spec;
  return [
    { what: "another use case as its owner", ...put("use-cases/others", owned("others")) },
    { what: "a new use case as its owner", ...put("use-cases/mine", owned("mine")) },
    {
      what: "an approval of what others own",
      method: "POST",
      path: "/api/v1/use-cases/others/transitions",
      body: { to: "PRODUCTION", reason: "mine" },
      office: ["INFOSEC", "CISO", "CIO"],
    },
  ];
}

function byCredentials(): Attempt[] {
  return [
    {
      what: "somebody's passkeys taken away",
      method: "DELETE",
      path: "/api/v1/principals/CISO/passkeys",
      office: ["PLATFORM"],
    },
    { what: "the end of the bootstrap token", method: "POST", path: "/api/v1/bootstrap/end", body: {}, office: ["PLATFORM"] },
    { what: "a reset of the bootstrap token", method: "POST", path: "/api/v1/bootstrap/reset", body: {} },
    {
      what: "somebody's log-ins ended",
      method: "DELETE",
      path: "/api/v1/principals/USER%40others/sessions",
      office: ["INFOSEC", "CISO", "SECOPS"],
    },
  ];
}

function byPolicies(me: string): Attempt[] {
  const permit = `@id("mine") permit (principal == Principal::"${me}", action, resource);`;
  const setsRules = ["INFOSEC", "CISO"];
  return [
    { what: "a policy that permits oneself everything", ...put("policies/climb", { cedar: permit }), office: setsRules },
    { what: "one policy less", method: "DELETE", path: "/api/v1/policies/spare", office: setsRules },
  ];
}
