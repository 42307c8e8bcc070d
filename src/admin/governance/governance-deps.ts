import type { KeyObject } from "node:crypto";
import type { PasskeyDeps } from "../passkeys/passkey-deps.ts";
import { createEvidenceRate, type EvidenceRate } from "./evidence-rate.ts";
import { createSigningTickets, type SigningTickets } from "./signing/signing-tickets.ts";

/** What governance needs besides the rest of the control plane. */
export interface GovernanceDeps extends PasskeyDeps {
  readonly governance: GovernanceParts;
}

export interface GovernanceParts {
  readonly tickets: SigningTickets;
  readonly evidenceRate: EvidenceRate;
}

/** @param ticketKey seals what is about to be signed */
export function createGovernanceParts(ticketKey: KeyObject, clock: () => number): GovernanceParts {
  return { tickets: createSigningTickets(ticketKey), evidenceRate: createEvidenceRate(clock) };
}
