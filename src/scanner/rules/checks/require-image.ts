import type { Outcome } from "../../model/rule.ts";
import { Joined, Reference, Unknown } from "../../model/value.ts";
import { cannotTell, type Check, odd, part, say } from "./check.ts";
import { skeletonOf } from "./require-key.ts";
import { shown } from "./require-value.ts";

interface Absent {
  readonly absent?: "FAIL" | "NONE";
}

const requireImage =
  (path: string, judge: (text: string, isWhole: boolean) => Outcome["status"], { absent = "FAIL" }: Absent = {}): Check =>
  (subject) => {
    const at = part(subject, path);
    const { value } = at;
    if (value === undefined) return absent === "NONE" ? undefined : say("FAIL", at, "is not set");
    if (value instanceof Unknown) return cannotTell(at, value);
    if (value instanceof Reference) return say("UNKNOWN", at, "is known only when it is deployed");
    const text = value instanceof Joined ? skeletonOf(value) : value;
    if (typeof text !== "string") return odd(at);
    return say(judge(text, !(value instanceof Joined)), at, `is ${shown(text)}`);
  };

/** An image by its digest: what is named by a tag can be another one tomorrow. */
export const requireDigest = (path: string, options?: Absent): Check =>
  requireImage(
    path,
    (text, isWhole) => {
      if (/@sha256:([0-9a-f]{64}|\?)$/.test(text)) return "PASS";
      return isWhole || /:[A-Za-z0-9._-]+$/.test(text) ? "FAIL" : "UNKNOWN";
    },
    options,
  );

/** An image from a private registry of ECR. */
export const requirePrivateRegistry = (path: string, options?: Absent): Check =>
  requireImage(
    path,
    (text, isWhole) => {
      if (/^(\d{12}|\?)\.dkr\.ecr(-fips)?\.[^/]+\//.test(text)) return "PASS";
      return isWhole || !text.startsWith("?") ? "FAIL" : "UNKNOWN";
    },
    options,
  );
