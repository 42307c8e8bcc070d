import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { apiForms, apiOf, bytesOf, upstreamSecret } from "./api-forms.ts";
import { sendAndCut, sendAndStall, sendJson, sendPieces, sendPouring, startMockServer, type MockServer } from "./mock-server.ts";

/** What an upstream can do wrong once it has the request. */
export const faults = [
  "reset",
  "stall-before-headers",
  "stall-in-mid-answer",
  "cut-in-mid-frame",
  "end-too-early",
  "garbage",
  "huge",
  "error-in-mid-answer",
  "wrong-content-type",
  "limited",
  "broken",
  "refused",
] as const;
export type Fault = (typeof faults)[number];

export interface MockFaults extends MockServer<"by-prompt"> {
  /** Answers that have been begun and have neither ended nor been given up. */
  readonly open: number;
  /** Resolves when nothing is left open. */
  settled(): Promise<void>;
}

const pieces = ["Hello there, ", "you all. ", "Goodbye."];
const html = `<html>${upstreamSecret}</html>`;

/** Speaks every chat API, and fails as the prompt tells it: a call whose text holds `do:broken` is answered with 500. */
export async function startMockFaults(): Promise<MockFaults> {
  const open = new Set<ServerResponse>();
  const server = await startMockServer<"by-prompt">({
    behaviours: {
      "by-prompt": async ({ path, body, text }, response) => {
        open.add(response);
        response.once("close", () => open.delete(response));
        const { api, stream } = apiOf(path, body);
        const form = apiForms[api];
        const fault = /do:([a-z-]+)/.exec(text)?.[1] as Fault | undefined;
        const json = "application/json";
        const type = stream ? form.framing.contentType : json;
        const opening = stream ? form.opening(pieces) : [JSON.stringify(form.whole(pieces.join(""))).slice(0, -10)];
        switch (fault) {
          case undefined:
            if (stream) return sendPieces(response, type, [...opening, ...form.closing(pieces)]);
            return sendJson(response, form.whole(pieces.join("")));
          case "reset":
            return void response.destroy();
          case "stall-before-headers":
            return undefined;
          case "stall-in-mid-answer":
            return sendAndStall(response, type, opening);
          case "cut-in-mid-frame":
            return sendAndCut(response, type, [stream ? bytesOf(opening).subarray(0, -9) : (opening[0] ?? "")]);
          case "end-too-early":
            return sendPieces(response, type, opening);
          case "garbage":
            return sendPieces(response, type, stream ? [...opening, form.frame("{oops"), ...form.closing(pieces)] : ["{oops"]);
          case "huge":
            if (!stream) return sendPouring(response, type, "x".repeat(65_536), 40);
            return sendPieces(response, type, [...opening, form.frame(JSON.stringify("x".repeat(1_100_000)))]);
          case "error-in-mid-answer":
            return sendPieces(response, type, stream ? [...opening, form.error] : [JSON.stringify(form.failure)]);
          case "wrong-content-type":
            return sendPieces(response, "text/html", [html]);
          case "limited":
            return sendJson(response, form.failure, { "retry-after": "7" }, 429);
          case "broken":
            return sendJson(response, form.failure, {}, 500);
          case "refused":
            return sendJson(response, form.failure, {}, 401);
        }
      },
    },
    behaviour: "by-prompt",
  });
  return Object.defineProperties(server, {
    open: { get: () => open.size },
    settled: {
      value: async () => {
        for (const response of open) if (!response.closed) await once(response, "close");
      },
    },
  }) as MockFaults;
}
