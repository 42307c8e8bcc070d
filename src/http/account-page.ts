import { z } from "zod";
import type { Problem } from "../core/problem.ts";
import { accountScript } from "./account-page-script.ts";
import { accountStyle } from "./account-page-style.ts";
import { type Answer, type ControlRoute, controlRoute } from "./control-request.ts";
import { signScript } from "./sign-page-script.ts";

const html = "text/html; charset=utf-8";

/** Nothing runs here but the one script below, and it can make no markup of text: names come from others. */
const pageHeaders = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    // The empty icon, so that browsers ask for none.
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "publickey-credentials-create=(self), publickey-credentials-get=(self)",
};

const scriptPath = "/account/script.js";
const signScriptPath = "/account/sign.js";
const stylePath = "/account/style.css";

const head = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${stylePath}">
`;

/** The same for everybody: what is shown of anybody comes by the API, and is not there for who has logged out. */
const pageOf = (
  title: string,
  script: string,
): string => `${head(`${title} – Sallyport`)}<script src="${script}" type="module"></script>
</head>
<body>
<header><h1>Sallyport</h1><p id="who"></p></header>
<main id="main" aria-live="polite"><p>Loading …</p><noscript><p>This page needs JavaScript.</p></noscript></main>
<p id="message" role="status"></p>
</body>
</html>
`;

/** For a person whose log-in did not work. */
export function problemPage(problem: Problem, headers: Readonly<Record<string, readonly string[]>> = {}): Answer {
  const body = `${head("Log-in – Sallyport")}</head>
<body>
<header><h1>Sallyport</h1></header>
<main><h2>${escapeHtml(problem.title)}</h2><p>${escapeHtml(problem.detail)}</p><p><a href="/account">Back to your account</a></p></main>
</body>
</html>
`;
  return { status: problem.status, headers: { ...pageHeaders, ...headers }, mediaType: html, body };
}

export function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

const script = (body: string): Answer => ({ status: 200, mediaType: "text/javascript; charset=utf-8", body });

const common = { method: "GET", auth: "none", tag: "sessions" } as const;

export const accountRoutes: readonly ControlRoute[] = [
  controlRoute({
    ...common,
    id: "accountPage",
    path: "/account",
    summary: "For browsers: log in, passkeys, access tokens, log-ins.",
    response: { status: 200, mediaType: html },
    handler: async () => ({ status: 200, headers: pageHeaders, mediaType: html, body: pageOf("Your account", scriptPath) }),
  }),
  controlRoute({
    ...common,
    id: "signPage",
    path: "/account/sign",
    summary: "For browsers: see exactly what is signed, and sign it.",
    // What a link brings is for the script to put into the form; nothing here reads it.
    query: z.looseObject({}),
    response: { status: 200, mediaType: html },
    handler: async () => ({ status: 200, headers: pageHeaders, mediaType: html, body: pageOf("Sign", signScriptPath) }),
  }),
  controlRoute({
    ...common,
    id: "accountScript",
    path: scriptPath,
    summary: "The script of the account page.",
    response: { status: 200, mediaType: "text/javascript" },
    handler: async () => script(accountScript),
  }),
  controlRoute({
    ...common,
    id: "signScript",
    path: signScriptPath,
    summary: "The script of the signing page.",
    response: { status: 200, mediaType: "text/javascript" },
    handler: async () => script(signScript),
  }),
  controlRoute({
    ...common,
    id: "accountStyle",
    path: stylePath,
    summary: "The style of the account page.",
    response: { status: 200, mediaType: "text/css" },
    handler: async () => ({ status: 200, mediaType: "text/css; charset=utf-8", body: accountStyle }),
  }),
];
