import type { KeyObject } from "node:crypto";
import { canonicalJson } from "../../../core/canonical-json.ts";
import { minutes } from "../../../core/units.ts";
import { openSealed, seal } from "../../../crypto/seal.ts";
import { type SignedDocument, signedDocument } from "../../../governance/case/statements.ts";

/**
 * What somebody was shown to sign, sealed for them and their log-in, so that nothing is kept before it is signed. That each is good
 * once is held by what was signed: its time must be newer than that of the signer's last word on the same.
 */
export interface SigningTickets {
  issue(document: SignedDocument, holder: Holder): string;
  /** Undefined for one that is another's, of another log-in, older than five minutes, or none at all. */
  open(ticket: string, holder: Holder, now: number): SignedDocument | undefined;
}

export interface Holder {
  readonly principal: string;
  /** The session, or how they came without one. */
  readonly login: string;
}

export const ticketMs = minutes(5);
const longestTicket = 16_384;

export function createSigningTickets(key: KeyObject): SigningTickets {
  const context = ({ principal, login }: Holder): Buffer => Buffer.from(`signature\n${login}\n${principal}`);
  return {
    issue: (document, holder) => seal(key, Buffer.from(canonicalJson(document)), context(holder)).toString("base64url"),
    open: (ticket, holder, now) => {
      if (ticket.length > longestTicket) return undefined;
      const content = openSealed(key, Buffer.from(ticket, "base64url"), context(holder));
      if (content === undefined) return undefined;
      const document = signedDocument.parse(JSON.parse(Buffer.from(content).toString()));
      return document.at <= now && now < document.at + ticketMs ? document : undefined;
    },
  };
}
