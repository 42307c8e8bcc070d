import type { JsonObject } from "../core/json.ts";
import type { UpstreamRequest } from "./dialect.ts";

/** A request's document as it is sent. */
export function writeUpstream(document: JsonObject, { setApart }: UpstreamRequest): string {
  return JSON.stringify(setApart === undefined ? document : setApart(document));
}
