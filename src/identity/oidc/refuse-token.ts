import { Problem } from "../../core/problem.ts";

/** One answer for whatever is wrong with a token: which part it was helps only who tries tokens out. */
export function notValid(): Problem {
  return new Problem("credential_invalid", "The token is not valid here. Ask your identity provider for a new one.");
}

/** Told only of tokens whose signature holds: their issuer knows its audiences anyway, and mixing them up is the usual mistake. */
export function wrongAudience(): Problem {
  return new Problem("credential_invalid", "The token is for another audience. Ask for one that is meant for this address.");
}

export function notYetValid(): Problem {
  return new Problem(
    "credential_invalid",
    "The token is not valid yet: its nbf, iat or auth_time lies in the future. Check the clocks of the identity provider and of this gateway.",
  );
}

export function expired(): Problem {
  return new Problem("credential_expired", "The token has expired. Ask your identity provider for a new one.");
}

export function keysUnavailable(cause: unknown, retryAfterSeconds: number): Problem {
  return new Problem("identity_unavailable", "The identity provider's keys can't be had now, so the token can't be checked.", {
    cause,
    retryAfterSeconds,
  });
}
