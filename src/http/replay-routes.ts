import { z } from "zod";
import { replayDecision, replayedDecision } from "../admin/replay/replay-decision.ts";
import { replayLog, whatIfInput } from "../admin/replay/replay-log.ts";
import { Problem } from "../core/problem.ts";
import { type ControlRoute, controlRoute, jsonAnswer } from "./control-request.ts";

/** Decisions of the log, made again. */
export const replayRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "replayDecision",
    method: "GET",
    path: "/api/v1/audit/replay/{index}",
    auth: "actor",
    action: "checked-inside",
    tag: "audit",
    summary: "A logged decision on a model call, made again under the policies of that moment or under those of today.",
    query: z.strictObject({
      today: z.enum(["true", "false"]).default("false").describe("Whether also under the policies in force now."),
    }),
    response: { status: 200, schema: replayedDecision },
    problems: ["not_found", "conflict", "concurrency_exceeded", "audit_unavailable"],
    handler: async (deps, { actor, params, query }) => {
      const index = params["index"] ?? "";
      if (!/^(0|[1-9]\d{0,15})$/.test(index)) throw new Problem("not_found", "A record's index is a whole number.");
      return jsonAnswer(await replayDecision(deps, actor, Number(index), query.today === "true"));
    },
  }),
  controlRoute({
    id: "replayLog",
    method: "POST",
    path: "/api/v1/audit/replay",
    auth: "actor",
    action: "checked-inside",
    tag: "audit",
    summary:
      "What policies would have changed, had they been in force: logged decisions are made again, and nothing is applied. Lines of JSON.",
    request: { schema: whatIfInput },
    response: { status: 200, mediaType: "application/jsonl" },
    problems: ["resource_invalid", "not_found", "concurrency_exceeded"],
    handler: async (deps, { actor, body }) => ({
      status: 200,
      mediaType: "application/jsonl",
      body: await replayLog(deps, actor, body),
    }),
  }),
];
