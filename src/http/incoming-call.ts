import type { IncomingHttpHeaders } from "node:http";
import { Problem } from "../core/problem.ts";
import { readCredential } from "../gateway/read-credential.ts";
import type { IncomingCall } from "../gateway/reply.ts";
import type { DataPlane, DataRoute } from "./data-plane.ts";
import type { BodyShare } from "./body-room.ts";
import type { Exchange } from "./exchange.ts";
import type { Matched } from "./match-route.ts";
import { readBody } from "./read-body.ts";

export interface BodySettings {
  readonly maxBodyBytes: number;
  /** For use cases that may send images, sound or documents. */
  readonly maxMediaBodyBytes: number;
  /** Over the bodies of all requests until they are answered. */
  readonly maxBodiesBytes: number;
  readonly timeoutMs: number;
}

/** What the gateway needs of a request. */
export interface HeldCall extends IncomingCall {
  /** Once it is answered: what its body took is others' to use. */
  letGo(): void;
}

/** Throws Problem `request_malformed` where the client's address can't be told. */
export function incomingCall(plane: DataPlane, exchange: Exchange, { route, parameter }: Matched<DataRoute>): HeldCall {
  const { headers } = exchange;
  let share: BodyShare | undefined;
  let held = 0;
  return {
    credential: readCredential(exchange, exchange.certificate),
    address: plane.clientAddress(exchange.peer, headers),
    useCase: valueOf(headers, "x-sallyport-use-case"),
    dataClass: valueOf(headers, "x-sallyport-data-class"),
    session: valueOf(headers, "x-sallyport-session"),
    target: { model: parameter, stream: route.stream, header: (name) => valueOf(headers, name) },
    readBody: async ({ carriesMedia, owner }) => {
      requireJson(headers, route.anyType === true);
      exchange.askForBody();
      const { maxBodyBytes, maxMediaBodyBytes, timeoutMs } = plane.body;
      const limitBytes = carriesMedia ? Math.max(maxBodyBytes, maxMediaBodyBytes) : maxBodyBytes;
      share = plane.room.of(owner);
      const body = await readBody(exchange.body, headers["content-length"], { limitBytes, timeoutMs, room: share });
      held += body.length;
      return body;
    },
    takeRoom: (bytes, owner) => {
      share ??= plane.room.of(owner);
      share.take(bytes);
      held += bytes;
    },
    letGo: () => {
      share?.giveBack(held);
      held = 0;
    },
  };
}

const json = /^application\/json\s*(;|$)/i;
/** AWS clients say this of a body whose type the caller left out. */
const untyped = /^(application\/json|application\/octet-stream|binary\/octet-stream|\*\/\*)\s*(;|$)/i;

/** Throws Problem `media_type_not_supported`. */
function requireJson(headers: IncomingHttpHeaders, anyType: boolean): void {
  const type = headers["content-type"];
  if (type === undefined ? !anyType : !(anyType ? untyped : json).test(type)) {
    throw new Problem("media_type_not_supported", "Send the request as application/json.");
  }
  if (headers["content-encoding"] !== undefined) {
    throw new Problem("media_type_not_supported", "Send the request without a content-encoding.");
  }
}

function valueOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
