import type { CallerFields } from "../audit/record.ts";
import type { Identity } from "../identity/caller.ts";

/** Who called, as records have it. */
export function recordCaller({
  principal,
  credential,
  kind,
  authentication,
  person,
  delegated,
  voucher,
}: Identity): CallerFields {
  const provider = voucher?.provider ?? (delegated ? undefined : person?.provider);
  return {
    principal,
    key: credential,
    kind,
    strength: authentication.strength,
    ...(provider !== undefined && { provider }),
    ...(delegated && person && { endUser: { principal: person.principal, provider: person.provider } }),
  };
}
