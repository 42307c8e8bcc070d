import { isJsonObject, type JsonObject } from "../../core/json.ts";
import type { AccountSession } from "./account-session.ts";
import { callSigned, type SignedCall } from "./call-signed.ts";
import { OddAnswer } from "./explain-failure.ts";

/** A call of a service for which there is no client, within the bounds of the session. Answers with the body. */
export async function askSigned(session: AccountSession, call: SignedCall): Promise<string> {
  const { options, bounds } = session;
  const { identity, endpoint } = options;
  return await session.ask(({ abortSignal }) =>
    callSigned(call, {
      identity,
      abortSignal,
      attempts: bounds.attempts,
      attemptMs: bounds.attemptMs,
      ...(endpoint !== undefined && { endpoint }),
    }),
  );
}

/** The same where the answer is an object of JSON. */
export async function askObject(session: AccountSession, call: SignedCall): Promise<JsonObject> {
  const answer: unknown = JSON.parse(await askSigned(session, call));
  if (!isJsonObject(answer)) throw new OddAnswer(`${call.service} did not answer with an object`);
  return answer;
}

export interface JsonCall {
  readonly service: string;
  readonly region: string;
  /** What `X-Amz-Target` says. */
  readonly target: string;
  readonly body: JsonObject;
}

/** The same in the protocol AWS JSON 1.1. */
export async function askJson(session: AccountSession, { service, region, target, body }: JsonCall): Promise<JsonObject> {
  return await askObject(session, {
    service,
    region,
    method: "POST",
    path: "/",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": target },
    body: JSON.stringify(body),
  });
}
