import { z } from "zod";
import { exportFormats, exportLog } from "../admin/export-log.ts";
import { readLogTile } from "../admin/read-log-tile.ts";
import { proveLogRecord } from "../admin/prove-log-record.ts";
import { Problem } from "../core/problem.ts";
import { type ControlRoute, controlRoute } from "./control-request.ts";

const text = "text/plain; charset=utf-8";

const readLog = { action: "ReadLog", resource: () => ({ kind: "Log", name: "audit" }) } as const;

/** The log's read API (https://c2sp.org/tlog-tiles), proofs and exports. */
export const logRoutes: readonly ControlRoute[] = [
  controlRoute({
    id: "getCheckpoint",
    method: "GET",
    path: "/log/checkpoint",
    auth: "log",
    ...readLog,
    tag: "log",
    summary: "The newest signed checkpoint.",
    response: { status: 200, mediaType: text },
    handler: async (deps) => ({ status: 200, mediaType: text, body: deps.log.view().note }),
  }),
  controlRoute({
    id: "getTile",
    method: "GET",
    path: "/log/tile/{tile*}",
    auth: "log",
    ...readLog,
    tag: "log",
    summary: "A hash tile or an entry bundle, whole or partial, that the newest checkpoint covers.",
    response: { status: 200, mediaType: "application/octet-stream" },
    problems: ["not_found"],
    handler: async (deps, { params }) => {
      const bytes = await readLogTile(deps.log.view(), `tile/${params["*"]}`);
      if (bytes === undefined) throw new Problem("not_found", "The newest checkpoint covers no such tile.");
      const headers = { "cache-control": "max-age=31536000, immutable, private" };
      return { status: 200, headers, mediaType: "application/octet-stream", body: bytes };
    },
  }),
  controlRoute({
    id: "proveRecord",
    method: "GET",
    path: "/api/v1/audit/prove/{index}",
    auth: "actor",
    ...readLog,
    tag: "audit",
    summary: "That the record at this index is in the log, as c2sp.org/tlog-proof text.",
    response: { status: 200, mediaType: text },
    problems: ["not_found"],
    handler: async (deps, { params }) => {
      if (!/^(0|[1-9]\d{0,15})$/.test(params["index"] ?? ""))
        throw new Problem("not_found", "A record's index is a whole number.");
      return { status: 200, mediaType: text, body: await proveLogRecord(deps.log.view(), Number(params["index"])) };
    },
  }),
  controlRoute({
    id: "exportLog",
    method: "GET",
    path: "/api/v1/audit/export",
    auth: "actor",
    ...readLog,
    tag: "audit",
    summary: "The log's records as lines of JSON, or as OCSF events for a SIEM.",
    query: z.strictObject({
      format: z.enum(exportFormats).default("jsonl"),
      since: z.iso.datetime({ offset: true }).optional().describe("Records from this instant on."),
    }),
    response: { status: 200, mediaType: "application/jsonl" },
    handler: async (deps, { query }) => {
      const since = query.since === undefined ? undefined : Date.parse(query.since);
      return { status: 200, mediaType: "application/jsonl", body: exportLog(deps.log.view(), query.format, since) };
    },
  }),
];
