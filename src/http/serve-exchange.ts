import { Problem } from "../core/problem.ts";
import { KiB } from "../core/units.ts";
import { exchangeToken } from "../gateway/exchange-token.ts";
import { readBasicClient } from "../gateway/read-basic-client.ts";
import { readCredential } from "../gateway/read-credential.ts";
import type { BodyShare } from "./body-room.ts";
import type { DataPlane, DataRoute } from "./data-plane.ts";
import type { Exchange } from "./exchange.ts";
import { incomingCall } from "./incoming-call.ts";
import type { Matched } from "./match-route.ts";
import { readBody } from "./read-body.ts";
import { replyOn } from "./reply-on.ts";

/** Room for the longest token that is verified, percent-encoded, and what goes with it. */
const largestForm = KiB(64);

/** The token endpoint: takes a form, and clients that authenticate by HTTP Basic too. */
export async function serveExchange(plane: DataPlane, exchange: Exchange, matched: Matched<DataRoute>): Promise<void> {
  const incoming = incomingCall(plane, exchange, matched);
  const client = readBasicClient(exchange);
  let share: BodyShare | undefined;
  let held = 0;
  try {
    await exchangeToken(
      plane.calls,
      plane.exchanged,
      {
        ...incoming,
        ...(client && { credential: readCredential({ ...exchange, ...client.head }, exchange.certificate) }),
        clientName: client?.id,
        readBody: async ({ owner }) => {
          requireForm(exchange);
          exchange.askForBody();
          share = plane.room.of(owner);
          const limits = { limitBytes: largestForm, timeoutMs: plane.body.timeoutMs, room: share };
          const body = await readBody(exchange.body, exchange.headers["content-length"], limits);
          held = body.length;
          return body;
        },
      },
      replyOn(exchange.outlet, plane.slowClientMs),
    );
  } finally {
    share?.giveBack(held);
  }
}

/** Throws Problem `media_type_not_supported`. */
function requireForm({ headers }: Exchange): void {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(headers["content-type"] ?? ""))
    throw new Problem("media_type_not_supported", "Send the request as application/x-www-form-urlencoded.");
  if (headers["content-encoding"] !== undefined)
    throw new Problem("media_type_not_supported", "Send the request without a content-encoding.");
}
