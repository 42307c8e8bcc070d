import { z } from "zod";
import { toInstant } from "../core/units.ts";
import { confirmationOptions, confirmSession, confirmSessionInput } from "../admin/passkeys/confirm-session.ts";
import { passkeyOptions, passkeyView, registerPasskey, registerPasskeyInput } from "../admin/passkeys/register-passkey.ts";
import { listPasskeys, removePasskey, resetPasskeys } from "../admin/passkeys/remove-passkeys.ts";
import { authenticationOf } from "../admin/sessions/authentication-of.ts";
import { itemsOf } from "../admin/pages.ts";
import { type ControlRoute, controlRoute, jsonAnswer, noContent } from "./control-request.ts";
import { sessionCookie, setCookie } from "./cookies.ts";

const common = { auth: "session", tag: "passkeys" } as const;
/** WebAuthn Level 3, section 5.4 and 5.5, in the form that browsers parse by themselves. */
const options = z.looseObject({ challenge: z.string() });
const confirmed = z.object({
  strength: z.int(),
  confirmedAt: z.iso.datetime(),
  csrfToken: z.string().describe("Of the log-in under its new secret: the one before is worth nothing any more."),
});

export const passkeyRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "listPasskeys",
    method: "GET",
    path: "/api/v1/session/passkeys",
    summary: "My passkeys, oldest first.",
    response: { status: 200, schema: itemsOf(passkeyView) },
    handler: async (deps, { actor }) => jsonAnswer({ items: await listPasskeys(deps, actor) }),
  }),
  controlRoute({
    ...common,
    id: "passkeyOptions",
    method: "POST",
    path: "/api/v1/session/passkeys/options",
    summary: "What the browser asks an authenticator for, to add a passkey. Good for two minutes, once.",
    response: { status: 200, schema: options },
    problems: ["authentication_insufficient", "forbidden", "conflict"],
    handler: async (deps, { actor }) => {
      return jsonAnswer(await passkeyOptions(deps, actor));
    },
  }),
  controlRoute({
    ...common,
    id: "registerPasskey",
    method: "POST",
    path: "/api/v1/session/passkeys",
    summary: "Add a passkey. The first needs a log-in with a second factor of the last five minutes, a further one a passkey.",
    request: { schema: registerPasskeyInput },
    response: { status: 201, schema: passkeyView },
    problems: ["authentication_insufficient", "forbidden", "conflict", "resource_invalid", "audit_unavailable"],
    handler: async (deps, { actor, body }) => {
      return jsonAnswer(await registerPasskey(deps, actor, body), 201);
    },
  }),
  controlRoute({
    ...common,
    id: "removePasskey",
    method: "DELETE",
    path: "/api/v1/session/passkeys/{id}",
    summary: "Remove one of my passkeys. Needs a passkey of the last five minutes.",
    response: { status: 204 },
    problems: ["authentication_insufficient", "forbidden", "not_found", "audit_unavailable"],
    handler: async (deps, { actor, params }) => {
      await removePasskey(deps, actor, params["id"] ?? "");
      return noContent;
    },
  }),
  controlRoute({
    ...common,
    id: "confirmationOptions",
    method: "POST",
    path: "/api/v1/session/confirmation/options",
    summary: "What the browser asks an authenticator for, to confirm this log-in. Good for two minutes, once.",
    response: { status: 200, schema: options },
    problems: ["forbidden", "conflict"],
    handler: async (deps, { actor }) => {
      return jsonAnswer(await confirmationOptions(deps, actor));
    },
  }),
  controlRoute({
    ...common,
    id: "confirmSession",
    method: "POST",
    path: "/api/v1/session/confirmation",
    summary: "Confirm this log-in with a passkey (step-up). It goes on under a new secret.",
    request: { schema: confirmSessionInput },
    response: { status: 200, schema: confirmed },
    problems: ["credential_invalid", "forbidden", "resource_invalid", "audit_unavailable"],
    handler: async (deps, { actor, body }) => {
      const { secret, session } = await confirmSession(deps, actor, body);
      const { strength, at } = authenticationOf(session, deps.clock());
      const answer = { strength, confirmedAt: toInstant(at), csrfToken: deps.sessions.csrfTokenOf(session) };
      return jsonAnswer(answer, 200, { "set-cookie": [setCookie(sessionCookie, secret)] });
    },
  }),
  controlRoute({
    tag: "passkeys",
    auth: "actor",
    action: "ApplyIdentity",
    resource: ({ principal = "" }) => ({ kind: "Passkey", name: principal, concerns: [principal] }),
    id: "resetPasskeys",
    method: "DELETE",
    path: "/api/v1/principals/{principal}/passkeys",
    summary: "Remove all passkeys of somebody who lost theirs, and end their log-ins.",
    response: { status: 200, schema: z.object({ removed: z.int() }) },
    problems: ["forbidden", "not_found", "audit_unavailable"],
    handler: async (deps, { actor, params }) =>
      jsonAnswer({ removed: await resetPasskeys(deps, actor, params["principal"] ?? "") }),
  }),
];
