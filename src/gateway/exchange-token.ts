import { randomUUID } from "node:crypto";
import { asProblem, Problem } from "../core/problem.ts";
import type { Identity, Person } from "../identity/caller.ts";
import type { ExchangedTokens, IssuedToken } from "../identity/exchanged-token.ts";
import { notKnown } from "../identity/key-index.ts";
import { authenticate, authenticateWhole } from "./authenticate.ts";
import { bindUseCase } from "./bind-use-case.ts";
import type { CallDeps } from "./call-deps.ts";
import { noteUse } from "./last-uses.ts";
import { oauthErrorOf } from "./oauth-error.ts";
import { accessTokenType, oauthProblem, parseExchange } from "./parse-exchange.ts";
import { recordCaller } from "./record-caller.ts";
import { orElse, recordDenial } from "./refuse-call.ts";
import type { IncomingCall, Reply } from "./reply.ts";
import { requireStanding } from "./require-standing.ts";
import { requireNotStopped, type Snapshot } from "./snapshot.ts";
import { openTrail, trailHeaders, type Trail } from "./trail.ts";

/** What issues the tokens. */
export type Exchanging = Pick<ExchangedTokens, "issue">;

/** A request to the token endpoint. */
export interface IncomingExchange extends IncomingCall {
  /** Who the client says it is, where it authenticates by name and key. */
  readonly clientName: string | undefined;
}

/** RFC 6749, section 5.1: nobody may keep an answer that holds a token. */
const notKept = { "content-type": "application/json", "cache-control": "no-store", pragma: "no-cache" };

/**
 * Token exchange, RFC 8693: a program shows its user's token and gets a short-lived one of ours that names both, so that policies, limits
 * and the log of the calls that it then makes know whose they are. It is in the log before the program has it. Never rejects.
 */
export async function exchangeToken(
  deps: CallDeps,
  exchanged: Exchanging,
  incoming: IncomingExchange,
  reply: Reply,
): Promise<void> {
  const trail = openTrail(`req_${randomUUID()}`, deps.clock(), "token-exchange");
  try {
    const { token, expiresAt, useCase } = await exchange(deps, exchanged, incoming, trail);
    reply.begin(200, { ...trailHeaders(trail), ...notKept });
    reply.end(
      JSON.stringify({
        access_token: token,
        issued_token_type: accessTokenType,
        token_type: "Bearer",
        expires_in: Math.floor((expiresAt - deps.clock()) / 1000),
        scope: `use-case:${useCase}`,
      }),
    );
  } catch (error) {
    const problem = asProblem(error, "internal", "The token could not be exchanged.");
    if (problem.cause !== undefined) deps.reportFault({ call: trail.call, code: problem.code, cause: problem.cause });
    trail.code = problem.code;
    trail.decision = "denied";
    await recordDenial(deps, trail, problem);
    const { status, headers, body } = oauthErrorOf(problem);
    reply.begin(status, { ...trailHeaders(trail), ...notKept, ...headers });
    reply.end(body);
  }
  deps.meter.count(trail, deps.clock() - trail.at);
}

async function exchange(
  deps: CallDeps,
  exchanged: Exchanging,
  incoming: IncomingExchange,
  trail: Trail,
): Promise<IssuedToken & { readonly useCase: string }> {
  // Strangers cost no more than a look at the head, as in every call.
  const early = await authenticate(deps, deps.snapshot(), incoming);
  const body = await incoming.readBody({ carriesMedia: false, owner: early?.principal ?? "" });
  const snapshot = deps.snapshot();
  const actor = await authenticateWhole(deps, snapshot, incoming, body);
  requireStanding(snapshot, actor, incoming.address, deps.clock());
  noteUse(deps.lastUses, actor, deps.clock());
  trail.identity = actor;

  requireClient(snapshot, actor, incoming.clientName);
  const request = parseExchange(body);
  requireClient(snapshot, actor, request.clientId);
  const subject = await requireSubject(deps, snapshot, request.subjectToken);
  const { person } = subject;

  const now = deps.clock();
  const useCase = oneUseCase(incoming.useCase, request.useCase);
  const { caller } = bindUseCase(snapshot, actor, { useCase, address: incoming.address }, now, trail);
  requireNotStopped(snapshot, { caller: { ...caller, endUser: { principal: person.principal } } });

  const groupsLive = snapshot.register.access.providers.get(person.provider)?.spec.provisioning === "scim";
  const issued = exchanged.issue({ actor, useCase: caller.useCase, subject, groupsLive }, now);
  if (issued === undefined)
    throw oauthProblem(
      "invalid_request",
      "The person is in too many groups for a token: let the provider provision them by SCIM.",
    );
  trail.audit = await orElse("audit_unavailable", () =>
    deps.audit.append({
      type: "exchange",
      call: trail.call,
      at: now,
      ...recordCaller(actor),
      endUser: { principal: person.principal, provider: person.provider },
      useCase: caller.useCase,
      subject: subject.credential,
      subjectStrength: subject.authentication.strength,
      token: issued.id,
      expiresAt: issued.expiresAt,
    }),
  );
  return { ...issued, useCase: caller.useCase };
}

/** Throws Problem `credential_invalid` where the client gives another name than its credential has, `forbidden` where it may not exchange. */
function requireClient({ register }: Snapshot, actor: Identity, name: string | undefined): void {
  if (name !== undefined && name !== actor.principal) throw notKnown();
  const account = actor.kind === "service-account" ? register.access.serviceAccounts.get(actor.principal) : undefined;
  if (account?.spec.exchange !== true || actor.delegated)
    throw oauthProblem(
      "unauthorized_client",
      "Only a service account whose manifest says exchange: true may exchange tokens, with a credential of its own.",
    );
}

/**
 * The person whose token it is. Whatever is wrong with it is the request's fault, not the client's (RFC 8693, section 2.2.2). Throws
 * Problem with the subtype `invalid_request`, or `identity_unavailable`.
 */
async function requireSubject(
  deps: CallDeps,
  snapshot: Snapshot,
  token: string,
): Promise<Identity & { readonly person: Person }> {
  try {
    const now = deps.clock();
    const subject = await deps.verifier.verifyWhole({ kind: "token", token }, new Uint8Array(), snapshot, now);
    requireStanding(snapshot, subject, undefined, now);
    const { person } = subject;
    if (subject.kind !== "user" || person === undefined) throw new Problem("credential_invalid", "It is no person's.");
    if (snapshot.register.access.providers.get(person.provider)?.spec.exchange !== true)
      throw new Problem("credential_invalid", "Tokens of its identity provider may not be exchanged: that takes exchange: true.");
    return { ...subject, person };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    throw new Problem(error.code, `The subject_token was refused. ${error.detail}`, { subtype: "invalid_request" });
  }
}

function oneUseCase(header: string | undefined, parameter: string | undefined): string | undefined {
  if (header !== undefined && parameter !== undefined && header !== parameter)
    throw oauthProblem("invalid_request", "x-sallyport-use-case and use_case name different use cases.");
  return header ?? parameter;
}
