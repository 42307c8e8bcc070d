import type { IncomingMessage } from "node:http";
import type { ZodType } from "zod";
import { readManifests } from "../admin/read-manifests.ts";
import { parseJsonObject } from "../core/parse-json.ts";
import { Problem } from "../core/problem.ts";
import { MiB } from "../core/units.ts";
import { readBody } from "./read-body.ts";
import type { RouteBody } from "./route.ts";

const bodyLimitBytes = MiB(1);
const yamlTypes = ["application/yaml", "application/x-yaml", "text/yaml"];

/** Every member of the query once, through the route's schema; a route without one takes none. */
export function parseQuery(url: string, schema: ZodType | undefined): unknown {
  const mark = url.indexOf("?");
  const pairs = [...new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1))];
  const query = Object.fromEntries(pairs);
  if (Object.keys(query).length !== pairs.length) throw new Problem("request_malformed", "A query parameter is given twice.");
  if (schema !== undefined) return check(schema, query, "request_malformed", "The query");
  if (pairs.length > 0)
    throw new Problem("request_malformed", `This path takes no query parameters; ${pairs[0]?.[0]} was given.`);
  return {};
}

/** An absent body counts as an empty object, so that requests without required members need none. */
export async function parseBody(
  req: IncomingMessage,
  { schema, yaml, mediaTypes = [] }: RouteBody,
  timeoutMs: number,
): Promise<unknown> {
  const mediaType = (req.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const isYaml = yaml === true && yamlTypes.includes(mediaType);
  const empty = req.headers["transfer-encoding"] === undefined && Number(req.headers["content-length"] ?? 0) === 0;
  if (!empty && !isYaml && mediaType !== "application/json" && !mediaTypes.includes(mediaType)) {
    const accepted = ["application/json", ...(yaml === true ? ["application/yaml"] : mediaTypes)].join(" or ");
    throw new Problem("media_type_not_supported", `The body must be ${accepted}, and say so in content-type.`);
  }
  const bytes = await readBody(req, req.headers["content-length"], { limitBytes: bodyLimitBytes, timeoutMs });
  if (yaml === true) return check(schema, readManifests(requireText(bytes)), "resource_invalid", "The body");
  return check(schema, bytes.length === 0 ? {} : parseJsonObject(bytes), "resource_invalid", "The body");
}

function requireText(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem("request_malformed", "The request body is not valid UTF-8.", { cause });
  }
}

function check(schema: ZodType, value: unknown, code: "request_malformed" | "resource_invalid", what: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const [first] = errors;
  throw new Problem(code, `${what} is not valid: ${first?.path ? `${first.path}: ` : ""}${first?.message ?? ""}.`, { errors });
}
