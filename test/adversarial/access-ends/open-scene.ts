import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { identityProvider, mockWorld, useCase } from "../../support/manifests.ts";
import { type MockIssuer, startMockIssuer } from "../../support/mock-issuer.ts";
import { sendJson } from "../../support/mock-server.ts";
import { type MockUpstream, startMockUpstream } from "../../support/mock-upstream.ts";
import { scimClient, type SendScim } from "../../support/scim-client.ts";
import { type Sallyport, startSallyport } from "../../support/start-sallyport.ts";

/** A gateway in a process of its own, with whoever can lose something. */
export interface Scene {
  readonly sallyport: Sallyport;
  /** Whose people are known by their tokens alone. */
  readonly campus: MockIssuer;
  /** Whose people are provisioned by SCIM, and exchanged. */
  readonly clinic: MockIssuer;
  readonly scim: SendScim;
  /** As an administrator; throws unless it is answered with success. */
  readonly admin: (method: string, path: string, body?: unknown) => Promise<any>;
  /** A log-in by code flow, as a browser makes it: the session's cookie. */
  readonly logIn: (issuer: "campus" | "clinic", sub: string) => Promise<string>;
  /** A name that nothing had before. */
  readonly newName: (what: string) => string;
  /** Opens a stream that never ends by itself; what has come when it is cut, and at what time of the `performance` clock. */
  readonly openStream: (token: string) => Promise<{ readonly cut: Promise<{ readonly text: string; readonly at: number }> }>;
  readonly close: () => Promise<void>;
}

export const prompt = { model: "mock", messages: [{ role: "user", content: "hello" }] };
const clientId = "console-client";

export async function openScene(): Promise<Scene> {
  const issuers: { campus: MockIssuer; clinic: MockIssuer } = {
    campus: await startMockIssuer(),
    clinic: await startMockIssuer(),
  };
  // What makes an issuer of keys one that people log in with: a code is whom it is for, and the nonce of their log-in.
  const tokens = createServer((request, response) => {
    let form = "";
    request.on("data", (chunk: Buffer) => (form += chunk.toString()));
    request.on("end", () => {
      const [from, sub, nonce] = (new URLSearchParams(form).get("code") ?? "").split(" ");
      const at = Math.floor(Date.now() / 1000);
      const id = issuers[from as keyof typeof issuers].token({ aud: clientId, sub, nonce, acr: "phr", auth_time: at });
      sendJson(response, { access_token: "unused", token_type: "Bearer", id_token: id });
    });
  });
  await new Promise<void>((resolve) => tokens.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`;
  for (const issuer of Object.values(issuers))
    issuer.discovery = { authorization_endpoint: `${issuer.issuer}/authorize`, token_endpoint: endpoint };

  const [upstream, sallyport] = await Promise.all([startMockUpstream(), startSallyport()]);
  const admin: Scene["admin"] = async (method, path, body) => {
    const answer = await sallyport.admin(method, `/api/v1/${path}`, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const limits = { requestsPerMinute: 1_000_000, concurrent: 100 };
  await sallyport.apply(
    ...mockWorld(upstream.url, { limits }),
    useCase("spare", ["mock"], { limits }),
    identityProvider("campus", issuers.campus.issuer, { login: { clientId } }),
    identityProvider("clinic", issuers.clinic.issuer, {
      principal: { prefix: "c-" },
      provisioning: "scim",
      exchange: true,
      login: { clientId },
    }),
  );
  const { token } = await admin("POST", "identity-providers/clinic/scim-tokens", {});
  let named = 0;
  return {
    sallyport,
    ...issuers,
    scim: scimClient(sallyport.adminUrl, token),
    admin,
    newName: (what) => `${what}-${++named}`,
    logIn: async (issuer, sub) => {
      const here = sallyport.adminUrl.replace("127.0.0.1", "localhost");
      const begun = await fetch(`${here}/auth/login?provider=${issuer}`, { redirect: "manual" });
      const there = new URL(begun.headers.get("location") ?? "").searchParams;
      const back = new URL(there.get("redirect_uri") ?? "");
      back.search = new URLSearchParams({
        code: [issuer, sub, there.get("nonce")].join(" "),
        state: there.get("state") ?? "",
      }).toString();
      const cookie = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      const ended = await fetch(back, { redirect: "manual", headers: { cookie } });
      const session = ended.headers.getSetCookie().find((one) => /^__Host-sallyport=[^;]/.test(one));
      if (session === undefined) throw new Error(`nobody was logged in: ${ended.status} ${await ended.text()}`);
      return session.split(";")[0] ?? "";
    },
    openStream: (key) => openStream(upstream, sallyport, key),
    close: async () => {
      await sallyport.stop();
      tokens.close();
      await Promise.all([upstream, issuers.campus, issuers.clinic].map((server) => server.close()));
    },
  };
}

async function openStream(
  upstream: MockUpstream,
  sallyport: Sallyport,
  key: string,
): Promise<{ cut: Promise<{ text: string; at: number }> }> {
  upstream.behave((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const delta = { role: "assistant", content: "Once upon a time there was " };
    const choices = [{ index: 0, delta, finish_reason: null }];
    response.write(`data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "m", choices })}\n\n`);
  });
  const answer = await sallyport.chat(key, { ...prompt, stream: true });
  upstream.behave("answer");
  const reader = answer.body?.getReader();
  if (answer.status !== 200 || reader === undefined) throw new Error(`no stream: ${answer.status} ${await answer.text()}`);
  await reader.read();
  const rest = async (): Promise<{ text: string; at: number }> => {
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text, at: performance.now() };
      text += Buffer.from(value).toString();
    }
  };
  return { cut: rest() };
}
