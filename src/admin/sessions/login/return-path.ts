import { Problem } from "../../../core/problem.ts";

const longest = 1000;

/**
 * Where to go after a log-in: a path of this very origin. A browser reads `//host`, `/\host` and, after it has dropped tabs and line
 * ends, `/<tab>/host` as another host's address (URL Standard, section 4.4), so none of their characters are taken.
 * Throws Problem `request_malformed`.
 */
export function requireLocalPath(path: string): string {
  const local = path.length <= longest && /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(path);
  // What the pattern means is held against what a browser would do.
  if (local && new URL(path, "https://here.invalid").origin === "https://here.invalid") return path;
  throw new Problem("request_malformed", "returnTo must be a path of this control plane that begins with one slash.");
}
