import { Problem } from "../core/problem.ts";
import type { BudgetAccount } from "./budget-account.ts";

export const rateLimited = (limit: number, retryAfterSeconds: number): Problem =>
  new Problem("rate_limited", `This use case may make ${limit} calls a minute. Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });

/** A place can come free at any moment: one second keeps clients from hammering. */
export const concurrencyExceeded = (limit: number): Problem =>
  new Problem("concurrency_exceeded", `This use case may have ${limit} calls running at once. Try again when one has ended.`, {
    retryAfterSeconds: 1,
  });

/** The same of one caller of the use case. */
export const rateLimitedCaller = (limit: number, retryAfterSeconds: number): Problem =>
  new Problem(
    "rate_limited",
    `Each caller of this use case may make ${limit} calls a minute. Try again in ${retryAfterSeconds} s.`,
    { retryAfterSeconds },
  );

export const tooManyOfCaller = (limit: number): Problem =>
  new Problem(
    "concurrency_exceeded",
    `Each caller of this use case may have ${limit} calls running at once. Try again when one has ended.`,
    { retryAfterSeconds: 1 },
  );

export function budgetExhausted(account: BudgetAccount, amount: number, now: number): Problem {
  const budget = `${counted(account, account.limit)} per ${account.per}`;
  const detail =
    amount > account.limit
      ? `This call may use ${counted(account, amount)}, more than the use case's whole budget of ${budget}. Ask for less.`
      : `The use case's budget of ${budget} doesn't cover the ${counted(account, amount)} that this call may use. It is renewed ` +
        `at ${new Date(account.endsAt).toISOString()}; ask for less, or have the use case's owner raise the budget.`;
  return new Problem("budget_exhausted", detail, { retryAfterSeconds: Math.max(1, Math.ceil((account.endsAt - now) / 1000)) });
}

export const quotaUnavailable = "The budget can't be checked now, so the call is refused. Try again.";

function counted(account: BudgetAccount, amount: number): string {
  if (account.unit === "usd") return `${amount / 1_000_000} US dollars`;
  return `${amount} ${account.unit}`;
}
