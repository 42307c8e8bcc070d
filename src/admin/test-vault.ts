import { createHmac, randomBytes } from "node:crypto";
import type { Vault } from "../guardrails/guardrail.ts";

/** Values that one test can replace by tokens. */
const mostValues = 10_000;

/** Tokens for one test of a guardrail: of the same form as in a call, under a key that nobody keeps. */
export function createTestVault(): Vault {
  const key = randomBytes(32);
  const values = new Map<string, string>();
  return {
    tokenOf(type, value) {
      const digest = createHmac("sha256", key).update(`${type}\0${value}`).digest("hex").slice(0, 15);
      const token = `{${type}:${BigInt(`0x${digest}`).toString(32).padStart(12, "0")}}`;
      if (!values.has(token) && values.size >= mostValues) return `{${type}}`;
      values.set(token, value);
      return token;
    },
    valueOf: (token) => values.get(token),
  };
}
