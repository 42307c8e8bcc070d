import { type AttributePath, parseAttributePath } from "./attribute-path.ts";
import { type Filter, parseAlternatives } from "./parse-filter.ts";
import { beginScan, goDeeper, refuse, requireSymbol, takeName, takeSymbol } from "./scan-filter.ts";
import { scimProblem } from "./scim-problem.ts";

/** What an operation of a PATCH is about (RFC 7644, section 3.5.2): `attr`, `attr.sub`, `attr[filter]` or `attr[filter].sub`. */
export interface PatchPath {
  /** As it was sent, for errors. */
  readonly text: string;
  readonly attribute: AttributePath;
  /** Of a multi-valued attribute only the values that pass. */
  readonly filter?: Filter;
}

/** Throws Problem `request_malformed` (invalidPath). */
export function parsePatchPath(text: string): PatchPath {
  const scan = beginScan(text, "invalidPath");
  const attribute = parseAttributePath(takeName(scan), scan.type);
  if (!takeSymbol(scan, "[")) {
    if (scan.at < scan.text.length) refuse(scan, "“[” or the end");
    return { text, attribute };
  }
  if (attribute.sub !== undefined)
    throw scimProblem("invalidPath", "A filter stands right after an attribute, not after a part of it.");
  goDeeper(scan);
  const filter = parseAlternatives(scan);
  requireSymbol(scan, "]");
  if (scan.at === scan.text.length) return { text, attribute, filter };
  requireSymbol(scan, ".");
  const { urn, name, sub } = parseAttributePath(takeName(scan), scan.type);
  if (urn !== undefined || sub !== undefined || scan.at < scan.text.length) refuse(scan, "the end");
  return { text, attribute: { ...attribute, sub: name }, filter };
}
