import { malformed } from "../refuse-request.ts";

const defaultVersion = "2023-06-01";
const maxBetas = 32;
const betaName = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:\d{4}-\d{2}-\d{2}|\d{8})$/;

/**
 * Starts of the names of features that let the provider keep, fetch, run or reach something, or choose another model or account. Their members are refused
 * in requests; without the name the provider does not know them either (INVARIANT request-cannot-weaken).
 */
const withheld = (
  "mcp- files-api- code-execution- web-fetch- web-search- skills- managed-agents- agent-memory- message-threads- message-batches- advisor-tool- " +
  "server-side-fallback- fallback-credit- user-profiles- cache-diagnosis- dreaming- ce- admin- webhooks- analytics- telemetry- spend-limit- " +
  "inline-tools- experimental- mid-conversation-tool-changes-"
).split(" ");

/** The headers that go along to an upstream that speaks this API ("API versions", "Beta headers"). Throws Problem `request_malformed`. */
export function forwardHeaders(header: (name: string) => string | undefined): Record<string, string> {
  const version = header("anthropic-version") ?? defaultVersion;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(version)) throw malformed("anthropic-version", `a date, like ${defaultVersion}`);
  const betas = keepBetas((header("anthropic-beta") ?? "").split(",", maxBetas));
  return betas.length === 0
    ? { "anthropic-version": version }
    : { "anthropic-version": version, "anthropic-beta": betas.join(",") };
}

/** Of the names of beta features, those that are well-formed and may be asked for. */
export function keepBetas(names: readonly unknown[]): string[] {
  const kept = new Set<string>();
  for (const name of names) {
    if (typeof name !== "string" || name.length > 80) continue;
    const trimmed = name.trim();
    if (betaName.test(trimmed) && !withheld.some((start) => trimmed.startsWith(start))) kept.add(trimmed);
    if (kept.size === maxBetas) break;
  }
  return [...kept];
}
