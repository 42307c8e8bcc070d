import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { loadConfig } from "../../../../src/config/load-config.ts";
import { minutes } from "../../../../src/core/units.ts";
import { serve } from "../../../../src/serve.ts";
import { type Ran, runInProcess } from "../../../support/run-in-process.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../../../support/software-passkey.ts";
import { clientId, clientSecret, cookieText, keepCookies, logIn, openIssuer } from "./open-login.ts";
import { startStoryClock, type StoryClock } from "./story-clock.ts";

export interface Answered {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
}

/** Somebody at a browser and at a shell, with a passkey of their own. */
export interface Person {
  readonly name: string;
  /** The console's API with the cookie of a log-in. */
  ask(method: string, path: string, body?: unknown): Promise<Answered>;
  /** A command with a personal access token. A line is cut at spaces; arguments that hold some come as a list. */
  run(line: string | readonly string[]): Promise<Ran>;
  /** With the passkey, over what was shown. Gives the answer of whichever refused it. */
  sign(wanted: Wanted): Promise<Answered>;
  /** Touches the passkey once more, as the riskiest changes ask for. */
  confirm(): Promise<void>;
}

export interface Wanted {
  readonly subject?: string;
  readonly about: string;
  readonly role: string;
  readonly decision?: "approve" | "reject";
  readonly reason?: string;
}

/** A whole gateway, an identity provider, and the people of the campus. */
export interface Campus {
  readonly clock: StoryClock;
  readonly dataUrl: string;
  readonly adminUrl: string;
  readonly dataDir: string;
  readonly bootstrapToken: string;
  person(name: string): Person;
  /** What the gateway itself printed. */
  output(): string;
  close(): Promise<void>;
}

const bootstrapToken = "admin-token-for-tests-0123456789abcdef";
export const useCaseName = "student-advising";

export async function openCampus(begin: number): Promise<Campus> {
  const clock = startStoryClock(begin);
  const dataDir = mkdtempSync(join(tmpdir(), "sallyport-story-"));
  const port = await freePort();
  const adminUrl = `http://localhost:${port}`;
  const issuer = await openIssuer(`${adminUrl}/auth/callback/campus`);
  const settings = loadConfig({
    SALLYPORT_DATA_DIR: dataDir,
    SALLYPORT_HOST: "127.0.0.1",
    SALLYPORT_PORT: "0",
    SALLYPORT_ADMIN_PORT: String(port),
    SALLYPORT_ADMIN_TOKEN: bootstrapToken,
  });
  let printed = "";
  const output = new PassThrough().on("data", (piece: Buffer) => (printed += piece.toString()));
  // Time that a story lets pass at once is no time without a store.
  const config = { ...settings, snapshotMaxAgeSeconds: 100_000_000 };
  const running = await serve(config, { env: { CONSOLE_SECRET: clientSecret }, stdout: output, stderr: output });
  const close = async (): Promise<void> => {
    await running.stop();
    issuer.close();
    clock.restore();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await declareProvider(adminUrl, issuer.url);
  } catch (error) {
    await close();
    throw error;
  }
  const people = new Map<string, Person>();
  return {
    clock,
    dataUrl: running.started.dataUrl ?? "",
    adminUrl,
    dataDir,
    bootstrapToken,
    person: (name) => {
      const known = people.get(name) ?? createPerson(name, adminUrl, clock);
      people.set(name, known);
      return known;
    },
    output: () => printed,
    close,
  };
}

/** Before anybody can log in, the bootstrap token says where they do. */
async function declareProvider(adminUrl: string, issuer: string): Promise<void> {
  const login = { clientId, clientSecret: { env: "CONSOLE_SECRET" } };
  const manifest = { kind: "IdentityProvider", name: "campus", spec: { issuer, network: "private", login } };
  const answer = await fetch(`${adminUrl}/api/v1/apply`, {
    method: "POST",
    headers: { authorization: `Bearer ${bootstrapToken}`, "content-type": "application/json" },
    body: JSON.stringify([manifest]),
  });
  assert.equal(answer.status, 200, await answer.text());
}

function createPerson(name: string, adminUrl: string, clock: StoryClock): Person {
  let cookies = new Map<string, string>();
  let csrf = "";
  let login: { readonly token: string; readonly at: number } | undefined;
  let passkey: SoftwarePasskey | undefined;

  const request = async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const answer = await fetch(adminUrl + path, {
      method,
      headers: {
        cookie: cookieText(cookies),
        "x-sallyport-csrf": csrf,
        "sec-fetch-site": "same-origin",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    keepCookies(cookies, answer);
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  const readCsrf = async (): Promise<void> => {
    csrf = String((await request("GET", "/api/v1/session")).body.csrfToken);
  };

  /** Sees to a log-in of the last ten minutes, and gives an access token of it. */
  const logged = async (): Promise<string> => {
    if (login !== undefined && clock.now() - login.at < minutes(10)) return login.token;
    const at = clock.now();
    cookies = await logIn(adminUrl, name);
    await readCsrf();
    const made = await request("POST", "/api/v1/session/access-tokens", { expiresInMinutes: 60 });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    login = { token: made.body.token, at };
    return login.token;
  };
  const ask: Person["ask"] = async (method, path, body) => {
    await logged();
    return await request(method, path, body);
  };
  const ownPasskey = async (): Promise<SoftwarePasskey> => {
    if (passkey !== undefined) return passkey;
    const made = createSoftwarePasskey(adminUrl);
    const options = await ask("POST", "/api/v1/session/passkeys/options", {});
    const added = await ask("POST", "/api/v1/session/passkeys", { name: "key", response: made.create(options.body) });
    assert.equal(added.status, 201, JSON.stringify(added.body));
    passkey = made;
    return made;
  };
  return {
    name,
    ask,
    run: async (line) => {
      const token = await logged();
      return await runInProcess(typeof line === "string" ? line.split(" ") : line, {
        env: { SALLYPORT_ADMIN_URL: adminUrl, SALLYPORT_ADMIN_TOKEN: token, NO_COLOR: "1" },
      });
    },
    sign: async ({ subject = `UseCase/${useCaseName}`, reason = "I read it.", ...wanted }) => {
      const own = await ownPasskey();
      const begun = await ask("POST", "/api/v1/signatures/begin", { subject, reason, ...wanted });
      if (begun.status !== 200) return begun;
      const { ticket, options } = begun.body;
      return await ask("POST", "/api/v1/signatures", { ticket, response: own.get(options) });
    },
    confirm: async () => {
      const own = await ownPasskey();
      const options = await ask("POST", "/api/v1/session/confirmation/options", {});
      const done = await ask("POST", "/api/v1/session/confirmation", own.get(options.body));
      assert.ok(done.status < 300, JSON.stringify(done.body));
      // The session has a new secret from here on.
      await readCsrf();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
