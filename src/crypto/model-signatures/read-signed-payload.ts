import { isJsonObject } from "../../core/json.ts";
import { parseJsonObject } from "../../core/parse-json.ts";

/**
 * What was signed of a digest: cosign's payload (simple signing, "critical" with "image" and "docker-manifest-digest"), where one is given
 * and names it; the digest's text otherwise. Undefined where the payload is another or names another digest.
 *
 * @param payload base64
 */
export function readSignedPayload(digest: string, payload: string | undefined): Buffer | undefined {
  if (payload === undefined) return Buffer.from(digest);
  const bytes = Buffer.from(payload, "base64");
  try {
    const { critical } = parseJsonObject(bytes);
    if (!isJsonObject(critical) || critical["type"] !== "cosign container image signature") return undefined;
    const { image } = critical;
    return isJsonObject(image) && image["docker-manifest-digest"] === digest ? bytes : undefined;
  } catch {
    return undefined;
  }
}

const inTotoStatement = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/;

/** Whether an in-toto statement names the digest among its subjects. */
export function isStatementAbout(digest: string, payloadType: string, payload: Uint8Array): boolean {
  if (payloadType !== "application/vnd.in-toto+json") return false;
  try {
    const { _type: type, subject } = parseJsonObject(payload);
    if (typeof type !== "string" || !inTotoStatement.test(type) || !Array.isArray(subject)) return false;
    return subject.some(
      (one) => isJsonObject(one) && isJsonObject(one["digest"]) && one["digest"]["sha256"] === digest.slice("sha256:".length),
    );
  } catch {
    return false;
  }
}
