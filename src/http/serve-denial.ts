import { randomUUID } from "node:crypto";
import { openaiChat } from "../dialects/openai-chat/openai-chat.ts";
import { tellDenial, type ToldDenial } from "../gateway/tell-denial.ts";
import type { DataPlane, DataRoute } from "./data-plane.ts";
import type { Exchange } from "./exchange.ts";
import { incomingCall } from "./incoming-call.ts";
import type { Matched } from "./match-route.ts";
import { replyOn } from "./reply-on.ts";
import { sendJson, sendProblem } from "./send-answer.ts";

const indexPattern = /^(?:0|[1-9]\d{0,14})$/;

/** Why a call of the caller's was denied: as a page for browsers, as JSON for programs. */
export async function serveDenial(plane: DataPlane, exchange: Exchange, matched: Matched<DataRoute>): Promise<void> {
  const { calls, slowClientMs } = plane;
  const reply = replyOn(exchange.outlet, slowClientMs);
  const requestId = `req_${randomUUID()}`;
  const index = matched.parameter ?? "";
  // What is no number is looked up all the same: nobody is told anything before they are known.
  const told = await tellDenial(
    calls,
    incomingCall(plane, exchange, matched),
    indexPattern.test(index) ? Number(index) : Infinity,
  );
  if (!told.ok) return sendProblem(reply, openaiChat, told.problem, requestId, {});
  const headers = { "x-request-id": requestId, "cache-control": "no-store", vary: "accept" };
  if (!/(^|[\s,])text\/html\b/i.test(exchange.headers.accept ?? "")) return sendJson(reply, 200, asJson(told.denial), headers);
  reply.begin(200, { ...headers, ...pageHeaders });
  reply.end(asPage(told.denial));
}

function asJson({ call, code, at, what, why, todo, ask }: ToldDenial): object {
  return { object: "denial", request: call, code, at: new Date(at).toISOString(), what, why, todo, ask };
}

const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

function asPage({ call, code, at, what, why, todo, ask }: ToldDenial): string {
  const sentences = [...why, todo, ask].filter((sentence) => sentence !== "");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Why a call was denied</title>
<style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }</style>
<h1>${escapeHtml(what)}</h1>
${sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join("\n")}
<p><small>${escapeHtml(code)}, ${new Date(at).toISOString()}, ${escapeHtml(call)}</small></p>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
