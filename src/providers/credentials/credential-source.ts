import { Problem } from "../../core/problem.ts";

/** Where a deployment's credential comes from. What it gives is never logged, and no Problem holds it. */
export interface CredentialSource {
  /** Not a promise where it is at hand. Throws or rejects with Problem `upstream_unavailable`. */
  read(): string | Promise<string>;
  /** The upstream did not accept it: it is read anew for the next call, where it is kept at all. */
  refused(): void;
}

/** What is told of a credential that can't be had: where it was looked for, and never what was found. */
export function missing(deployment: string, where: string, cause?: unknown): Problem {
  const detail = `The credential of the deployment ${deployment} is missing: ${where}.`;
  return new Problem("upstream_unavailable", detail, cause === undefined ? {} : { cause });
}
