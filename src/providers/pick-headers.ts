import { Problem } from "../core/problem.ts";
import type { ProviderCall } from "./provider.ts";

/**
 * The call's headers, which its dialect has checked. A name that the provider's API does not have is a mistake of ours and
 * fails the call: it could be one that carries the credential or leads the request elsewhere.
 */
export function pickHeaders({ headers }: ProviderCall, names: RegExp): Readonly<Record<string, string>> {
  for (const name in headers) {
    if (!names.test(name)) throw new Problem("internal", "The call has a header that is not meant for this provider.");
  }
  return headers ?? {};
}
