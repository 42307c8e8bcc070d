import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { loadConfig } from "../../../src/config/load-config.ts";
import { serve } from "../../../src/serve.ts";
import { guardrail, model, useCase } from "../../support/manifests.ts";
import { openBrowser } from "./open-browser.ts";
import { clientId, clientSecret, openIssuer, type Issuer } from "./open-issuer.ts";

const adminToken = "admin-token-for-tests-0123456789abcdef";

/** A whole gateway, an identity provider and a browser; time goes on as it does, and further where a test says so. */
export interface Console {
  /** `http://localhost:PORT`. */
  readonly url: string;
  readonly issuer: Issuer;
  /** Another provider with the same people, of another issuer. */
  readonly otherIssuer: Issuer;
  readonly browser: Browser;
  readonly dataDir: string;
  passTime(milliseconds: number): void;
  /** A browser of its own, with nothing in it. */
  visitor(): Promise<Visitor>;
  /** What was printed so far. */
  output(): string;
  /** With the bootstrap token. */
  asBootstrap(method: string, path: string, body?: unknown): Promise<Answered>;
  close(): Promise<void>;
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Logs in at the provider's form, and waits for the account page. */
  logIn(
    name: string,
    options?: { readonly factor?: boolean; readonly provider?: string; readonly maxAge?: number },
  ): Promise<void>;
  /** As a page of the console's own asks its API, with the CSRF token unless another is given. */
  ask(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** An authenticator that is touched, and verifies its user, whenever it is asked. */
  addAuthenticator(): Promise<CDPSession>;
  sessionCookie(): Promise<string | undefined>;
}

export interface Answered {
  readonly status: number;
  readonly body: any;
  readonly authenticate?: string | undefined;
}

export async function openConsole(): Promise<Console> {
  const closing: (() => unknown)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    return await open(closing, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(closing: (() => unknown)[], close: () => Promise<void>): Promise<Console> {
  const realNow = Date.now;
  let ahead = 0;
  Date.now = () => realNow() + ahead;
  closing.push(() => (Date.now = realNow));
  const dataDir = mkdtempSync(join(tmpdir(), "sallyport-browser-"));
  closing.push(() => rmSync(dataDir, { recursive: true }));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const browser = await openBrowser();
  closing.push(() => browser.close());
  const issuer = await openIssuer(`${url}/auth/callback/campus`, `${url}/account`);
  closing.push(() => issuer.close());
  const otherIssuer = await openIssuer(`${url}/auth/callback/partner`, `${url}/account`);
  closing.push(() => otherIssuer.close());
  const settings = loadConfig({
    SALLYPORT_DATA_DIR: dataDir,
    SALLYPORT_HOST: "127.0.0.1",
    SALLYPORT_PORT: "0",
    SALLYPORT_ADMIN_PORT: String(port),
    SALLYPORT_ADMIN_TOKEN: adminToken,
    SALLYPORT_EXAMPLES: "off",
  });
  // Time that a test lets pass at once is no time without a store.
  const config = { ...settings, snapshotMaxAgeSeconds: 1_000_000 };
  let printed = "";
  const output = new PassThrough().on("data", (piece: Buffer) => (printed += piece.toString()));
  const running = await serve(config, { env: { CONSOLE_SECRET: clientSecret }, stdout: output, stderr: output });
  closing.push(() => running.stop());
  const asBootstrap = async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { authorization: `Bearer ${adminToken}`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const applied = await asBootstrap("POST", "/api/v1/apply", [
    identityProvider("campus", issuer.url),
    identityProvider("partner", otherIssuer.url, "partner-"),
    roleBinding("infosec", "INFOSEC", ["dana", "erin"]),
    roleBinding("auditors", "AUDITOR", ["amal"]),
    model("mock"),
    guardrail("test-guardrail"),
    useCase("grades", ["mock"]),
  ]);
  assert.equal(applied.status, 200, JSON.stringify(applied.body));
  return {
    url,
    issuer,
    otherIssuer,
    browser,
    dataDir,
    passTime: (milliseconds) => {
      ahead += milliseconds;
    },
    visitor: async () => await newVisitor(browser, url),
    output: () => printed,
    asBootstrap,
    close,
  };
}

async function newVisitor(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.newContext();
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const visitor: Visitor = {
    context,
    page,
    logIn: async (name, { factor = true, provider = "campus", maxAge } = {}) => {
      await page.goto(`${url}/auth/login?provider=${provider}${maxAge === undefined ? "" : `&maxAge=${maxAge}`}`);
      await page.fill("input[name=name]", name);
      if (!factor) await page.uncheck("input[name=factor]");
      await page.click("button");
      await page.waitForURL(`${url}/account`);
    },
    ask: async (method, path, body, headers) =>
      await page.evaluate(
        async ([method, path, body, given]) => {
          const asked = method === "GET" || given !== undefined ? undefined : await fetch("/api/v1/session");
          const { csrfToken } = ((await asked?.json()) ?? {}) as { csrfToken?: string };
          const answer = await fetch(path, {
            method,
            headers: {
              ...(body !== undefined && { "content-type": "application/json" }),
              ...(csrfToken !== undefined && { "x-sallyport-csrf": csrfToken }),
              ...given,
            },
            ...(body !== undefined && { body: JSON.stringify(body) }),
          });
          const text = await answer.text();
          return {
            status: answer.status,
            body: text === "" ? undefined : (JSON.parse(text) as unknown),
            authenticate: answer.headers.get("www-authenticate") ?? undefined,
          };
        },
        [method, path, body, headers] as const,
      ),
    addAuthenticator: async () => {
      const client = await context.newCDPSession(page);
      await client.send("WebAuthn.enable");
      await client.send("WebAuthn.addVirtualAuthenticator", {
        options: {
          protocol: "ctap2",
          transport: "internal",
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      return client;
    },
    sessionCookie: async () => (await context.cookies(url)).find(({ name }) => name === "__Host-sallyport")?.value,
  };
  return visitor;
}

function identityProvider(name: string, issuer: string, prefix?: string): object {
  return {
    kind: "IdentityProvider",
    name,
    spec: {
      issuer,
      network: "private",
      ...(prefix !== undefined && { principal: { prefix } }),
      login: { clientId, clientSecret: { env: "CONSOLE_SECRET" } },
    },
  };
}

function roleBinding(name: string, role: string, members: readonly string[]): object {
  return { kind: "RoleBinding", name, spec: { role, members } };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
