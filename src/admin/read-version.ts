import { Problem } from "../core/problem.ts";
import type { Store, StoredResource } from "../storage/store.ts";
import { requireResource } from "./read-resource.ts";

export interface Reference {
  readonly name: string;
  /** The newest when absent. */
  readonly version?: number;
}

/**
 * `NAME`, `NAME@VERSION` or `NAME@DRAFT`. Each apply makes an immutable number; DRAFT, as Bedrock calls what is being worked
 * on, is the newest one. Throws Problem `request_malformed`.
 */
export function parseReference(text: string): Reference {
  const at = text.indexOf("@");
  if (at < 0) return { name: text };
  const name = text.slice(0, at);
  const version = text.slice(at + 1);
  if (version === "DRAFT") return { name };
  if (!/^[1-9]\d{0,8}$/.test(version))
    throw new Problem(
      "request_malformed",
      `${text}: after the @ stands the number of a version, such as ${name}@1, or DRAFT for the newest.`,
    );
  return { name, version: Number(version) };
}

/** That version, also of a retired name, or the newest of one that is not retired. Throws Problem `not_found`. */
export async function requireVersion(store: Store, kind: string, { name, version }: Reference): Promise<StoredResource> {
  if (version === undefined) return await requireResource(store, kind, name);
  const resource = await store.getResource(kind, name, version);
  if (resource !== undefined) return resource;
  const newest = await store.getResource(kind, name);
  const hint = newest === undefined ? "" : ` Its newest is ${newest.version}.`;
  throw new Problem("not_found", `There is no ${kind} ${name}@${version}.${hint}`);
}
