import { Joined, Reference, Unknown } from "../../model/value.ts";
import { cannotTell, type Check, odd, part, say, type Subject } from "./check.ts";

const keyTypes = new Set(["AWS::KMS::Key", "AWS::KMS::ReplicaKey", "AWS::KMS::Alias"]);

/**
 * A customer-managed key: by reference, ARN, id or alias. The aliases `alias/aws/…` are of keys that AWS manages. Where the key itself is
 * in the inventory of a live account, who manages it is known.
 */
export const requireKey =
  (path: string, { absent = "FAIL" }: { readonly absent?: "FAIL" | "NONE" } = {}): Check =>
  (subject) => {
    const at = part(subject, path);
    const { value } = at;
    if (value === undefined || value === "") return absent === "NONE" ? undefined : say("FAIL", at, "names no key of yours");
    if (value instanceof Unknown) return cannotTell(at, value);
    if (value instanceof Reference) return ofReference(at, value);
    const text = value instanceof Joined ? skeletonOf(value) : value;
    if (typeof text !== "string") return odd(at);
    if (text.trim() === "") return say("FAIL", at, "names no key of yours");
    if (/(^|alias\/)aws\//i.test(text) || /^AWS_OWNED/i.test(text)) return say("FAIL", at, "is a key that AWS manages");
    if (value instanceof Joined) return ofJoined(at, value, text);
    return isNoKey.test(text.trim())
      ? say("UNKNOWN", at, "is no name that a key has")
      : say("PASS", at, "is a customer-managed key");
  };

/**
 * Words for nothing, what consists of no letters or digits, and ARNs of something else. Any other text names a key or is refused when it is
 * deployed: nothing is made without the key that it asks for.
 */
const isNoKey =
  /^(|[^\p{L}\p{N}]+|none|null|nil|undefined|nan|true|false|yes|no|on|off|0|1|default|disabled?|enabled?|n\/?a|todo|arn:(?![^:]*:kms:.).*|(alias|key)\/?)$/iu;

function ofReference(at: Subject, { id }: Reference): ReturnType<Check> {
  const found = at.index.byId(id);
  // Terraform's aws_kms_key makes customer-managed keys alone, wherever its block is.
  const isKey =
    found === undefined
      ? /(^|\.)aws_kms_(key|replica_key|external_key)\.[^.]+$/.test(id) && !/(^|\.)data\./.test(id)
      : keyTypes.has(found.type);
  if (!isKey) return say("UNKNOWN", at, "refers to what is not seen to be a key");
  const alias = found?.properties["AliasName"];
  if (typeof alias === "string" && alias.startsWith("alias/aws/")) return say("FAIL", at, "is a key that AWS manages");
  return say("PASS", at, "is a customer-managed key");
}

/** An ARN whose region or account is not known is one of a key all the same. */
function ofJoined(at: Subject, { parts }: Joined, text: string): ReturnType<Check> {
  const references = parts.filter((one) => one instanceof Reference);
  const [first] = references;
  if (first !== undefined && parts.every((one) => one === first || one === "")) return ofReference(at, first);
  const named = /:kms:[^:]*:[^:]*:(key\/.+|alias\/[^?].*)$/.test(text) || /^alias\/[^?]/.test(text);
  if (named) return say("PASS", at, "is a customer-managed key");
  if (references.some(({ id }) => keyTypes.has(at.index.byId(id)?.type ?? "")))
    return say("PASS", at, "is a customer-managed key");
  return say("UNKNOWN", at, "is put together from what is not known");
}

/** What is known of a text that is put together; the rest as a question mark. */
export const skeletonOf = ({ parts }: Joined): string => parts.map((one) => (typeof one === "string" ? one : "?")).join("");
