import { z } from "zod";
import { itemsOf } from "../admin/pages.ts";
import { beginLogin, loginProviders } from "../admin/sessions/login/begin-login.ts";
import { finishLogin } from "../admin/sessions/login/finish-login.ts";
import { flowMs } from "../admin/sessions/login/keep-flows.ts";
import { logOutUrl } from "../admin/sessions/login/log-out-url.ts";
import { endSession } from "../admin/sessions/end-sessions.ts";
import { asProblem, Problem } from "../core/problem.ts";
import { problemPage } from "./account-page.ts";
import { type Answer, type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";
import { loginCookie, readCookie, sessionCookie, setCookie } from "./cookies.ts";

const common = { tag: "sessions" } as const;
const text = z.string().max(4000);

const loginQuery = z.strictObject({
  provider: z.string().max(63).optional().describe("An identity provider with a login; may be left out where there is one."),
  returnTo: z.string().max(1000).default("/account").describe("A path of this control plane to come back to."),
  maxAge: z.coerce
    .number()
    .int()
    .min(0)
    .max(86_400)
    .optional()
    .describe("Longest time since the person proved who they are, seconds; 0 asks anew; 8 hours when absent."),
  moved: z.literal("1").optional().describe("Set by the redirect to adminUrl, which is made once."),
});

/** A proxy that puts another host name in the place of the browser's would send it round in circles. */
const passHostOn = (host: string, adminUrl: string): string =>
  `This request came for the host ${host}, though adminUrl is ${adminUrl}. Let the proxy in front pass the browser's host name on, or set adminUrl to where browsers reach this control plane.`;

/** Providers add members of their own, such as session_state. */
const callbackQuery = z.looseObject({
  code: text.optional(),
  state: text.optional(),
  iss: text.optional(),
  error: text.optional(),
});

const providersAnswer = itemsOf(z.object({ name: z.string() }));
const logOutAnswer = z.object({
  location: z.string().optional().describe("Where to go to log out at the identity provider, too."),
});

export const loginRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "listLoginProviders",
    method: "GET",
    path: "/auth/providers",
    auth: "none",
    summary: "The identity providers that people can log in with.",
    response: { status: 200, schema: providersAnswer },
    handler: async (deps) => jsonAnswer({ items: loginProviders(deps).map((name) => ({ name })) }),
  }),
  controlRoute({
    ...common,
    id: "beginLogin",
    method: "GET",
    path: "/auth/login",
    auth: "none",
    summary: "For browsers: sends to the identity provider (authorization code flow with PKCE).",
    query: loginQuery,
    response: { status: 303 },
    problems: ["not_found", "request_malformed", "identity_unavailable"],
    handler: async (deps, { query, headers }) =>
      await inBrowser(deps.report, async () => {
        const here = new URL(deps.adminUrl());
        // The cookie of the flow belongs to the host that the provider sends back to.
        if (headers.host?.toLowerCase() !== here.host) {
          if (query.moved === "1") throw new Problem("request_malformed", passHostOn(headers.host ?? "", here.origin));
          const given = Object.entries({ ...query, moved: "1" }).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, String(value)]],
          );
          return redirect(`${here.origin}/auth/login?${new URLSearchParams(given).toString()}`);
        }
        const { location, cookie } = await beginLogin(deps, query);
        return redirect(location, [setCookie(loginCookie, cookie, flowMs / 1000)]);
      }),
  }),
  controlRoute({
    ...common,
    id: "finishLogin",
    method: "GET",
    path: "/auth/callback/{provider}",
    auth: "none",
    summary: "For browsers: where the identity provider sends back to. Makes the session.",
    query: callbackQuery,
    response: { status: 303 },
    problems: ["request_malformed", "credential_invalid", "forbidden", "conflict", "identity_unavailable", "audit_unavailable"],
    handler: async (deps, { actor, params, query, headers }) => {
      const flowIsOver = setCookie(loginCookie, "", 0);
      return await inBrowser(
        deps.report,
        async () => {
          const place = {
            provider: params["provider"] ?? "",
            cookie: readCookie(headers, loginCookie),
            ip: actor.ip,
            userAgent: headers["user-agent"],
          };
          const { secret, session, returnTo } = await finishLogin(deps, query, place);
          await endEarlier(deps, headers, session.id);
          return redirect(returnTo, [setCookie(sessionCookie, secret), flowIsOver]);
        },
        flowIsOver,
      );
    },
  }),
  controlRoute({
    ...common,
    id: "logOut",
    method: "POST",
    path: "/auth/logout",
    auth: "session",
    summary: "Ends this log-in now, with the access tokens that were made from it.",
    response: { status: 200, schema: logOutAnswer },
    handler: async (deps, { actor }) => {
      const session = actor.session === undefined ? undefined : await deps.store.getSession(actor.session);
      if (session !== undefined) await endSession(deps, actor, session, "log-out");
      const location = session && (await logOutUrl(deps, session.provider));
      const cleared = [setCookie(sessionCookie, "", 0), setCookie(loginCookie, "", 0)];
      return jsonAnswer({ ...(location !== undefined && { location }) }, 200, { "set-cookie": cleared });
    },
  }),
];

type Deps = Parameters<ControlRoute["handler"]>[0];
type Headers = Parameters<ControlRoute["handler"]>[1]["headers"];

/** What this browser came with ends: neither an older log-in nor a cookie that somebody planted goes on beside the new one. */
async function endEarlier(deps: Deps, headers: Headers, made: string): Promise<void> {
  const earlier = await deps.sessions.ofCookie(readCookie(headers, sessionCookie) ?? "", deps.clock());
  if (earlier !== undefined && earlier.id !== made) await endSession(deps, undefined, earlier, "log-out");
}

function redirect(location: string, cookies: readonly string[] = []): Answer {
  const headers = { location, ...(cookies.length > 0 && { "set-cookie": cookies }) };
  return { status: 303, headers, mediaType: "text/plain; charset=utf-8", body: "" };
}

/** A person reads what goes wrong here, not a program. */
async function inBrowser(report: Deps["report"], work: () => Promise<Answer>, cookie?: string): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const problem = asProblem(
      error,
      "internal",
      "Something went wrong here. Try again; the operator finds the reason in the log.",
    );
    if (problem.cause !== undefined || problem.code === "internal") report(problem.cause ?? problem, "log-in");
    return problemPage(problem, cookie === undefined ? {} : { "set-cookie": [cookie] });
  }
}
