import type { IncomingMessage } from "node:http";
import { type Actor, nobody } from "../admin/actor.ts";
import { identifyBearer, identifyCookie, identifyScimClient, type Presented } from "../admin/identify.ts";
import { Problem } from "../core/problem.ts";
import { isOwnPage } from "./check-caller.ts";
import type { ControlDeps } from "./control-request.ts";
import { csrfHeader, readCookies, sessionCookie } from "./cookies.ts";

/**
 * Who asks, from the head of a request alone. There is one credential or none: two of them, in whatever way, are refused, because
 * whatever stands before us may have looked at the other one.
 *
 * Throws Problem `credential_missing`, `credential_invalid`, `credential_expired`, and `forbidden` for a change that a session's cookie
 * asks for without showing that a page of ours did.
 */
export async function identifyActor(deps: ControlDeps, req: IncomingMessage, auth: "actor" | "scim"): Promise<Actor> {
  const bearer = bearerOf(req);
  const cookies = readCookies(req.headers, sessionCookie);
  if (cookies.length > 1 || (bearer !== undefined && cookies.length > 0))
    throw new Problem("credential_invalid", "There is more than one credential in this request. Send one.");
  const presented: Presented = { deps, adminTokenDigest: deps.http.adminTokenDigest, ip: addressOf(deps, req) };
  if (bearer !== undefined)
    return await (auth === "scim" ? identifyScimClient(presented, bearer) : identifyBearer(presented, bearer));
  const [cookie] = cookies;
  if (cookie === undefined || auth === "scim")
    throw new Problem("credential_missing", "The control plane needs a log-in, or a token: authorization: Bearer TOKEN.");
  const { actor, session } = await identifyCookie(presented, cookie);
  if (req.method !== "GET" && req.method !== "HEAD") {
    const shown = req.headersDistinct[csrfHeader] ?? [];
    if (!isOwnPage(req.headers) || shown.length !== 1 || !deps.sessions.isCsrfToken(shown[0] ?? "", session))
      throw new Problem("forbidden", `A session changes something only from its own pages, which send ${csrfHeader}.`);
  }
  return actor;
}

export function nobodyAt(deps: ControlDeps, req: IncomingMessage): Actor {
  return nobody(deps.clock(), addressOf(deps, req));
}

/** The value behind `Bearer`; undefined where no `authorization` is. RFC 6750, section 2.1: the scheme in any case, one token. */
function bearerOf(req: IncomingMessage): string | undefined {
  const sent = req.headersDistinct["authorization"] ?? [];
  if (sent.length > 1) throw new Problem("credential_invalid", "There is more than one authorization header. Send one.");
  const [value] = sent;
  if (value === undefined) return undefined;
  const token = /^bearer +(?<token>\S{1,16384})$/i.exec(value.trim())?.groups?.["token"];
  if (token === undefined)
    throw new Problem("credential_missing", "The control plane takes a token in this form only: authorization: Bearer TOKEN.");
  return token;
}

function addressOf({ http }: ControlDeps, { socket, headers }: IncomingMessage): string | undefined {
  return http.clientAddress(socket.remoteAddress, headers);
}
