import type { Outcome } from "../../model/rule.ts";
import { plainText } from "../../model/plain-text.ts";
import { Joined, Reference, Unknown, type Value } from "../../model/value.ts";
import { say, type Subject } from "./check.ts";
import { skeletonOf } from "./require-key.ts";

/** A kind of secret, and what it looks like. Only forms that hardly anything else has: who is told of many false ones looks at none. */
interface SecretForm {
  readonly kind: string;
  readonly form: RegExp;
}

const forms: readonly SecretForm[] = [
  { kind: "an AWS access key", form: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  { kind: "a Bedrock API key", form: /\bABSK[A-Za-z0-9+/]{40,}={0,2}/ },
  { kind: "a private key", form: /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----/ },
  { kind: "a GitHub token", form: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,90})\b/ },
  { kind: "a GitLab token", form: /\bglpat-[A-Za-z0-9_-]{20}\b/ },
  { kind: "a key of Anthropic", form: /\bsk-ant-[A-Za-z0-9_-]{32,}/ },
  { kind: "a key of OpenAI", form: /\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}/ },
  { kind: "a token of Hugging Face", form: /\bhf_[A-Za-z]{34}\b/ },
  { kind: "a token of Slack", form: /\bxox[abprs]-[A-Za-z0-9-]{20,}/ },
  { kind: "a key of Stripe", form: /\b[rs]k_live_[A-Za-z0-9]{20,}/ },
  { kind: "a key of Google", form: /\bAIza[A-Za-z0-9_-]{35}\b/ },
  { kind: "a JSON Web Token", form: /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20,}/ },
  {
    kind: "a password in an address",
    form: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{1,64}:(?![${<*?x])[^\s:@/]{6,128}@[A-Za-z0-9.-]{3,}/,
  },
  {
    kind: "a secret that is given a value",
    form: /\b[A-Za-z0-9_]{0,40}(?:password|passwd|secret_?(?:access_?)?key|api_?key|auth_?token|client_?secret)["']?\s{0,3}[=:]\s{0,3}["']?(?![${<*?])[^\s"'${}<>*?]{8,128}/i,
  },
];

/** Whether a text that is about to be shown is one that nobody should see. */
export const looksSecret = (text: string): boolean => forms.some(({ form }) => form.test(text.slice(0, maxLength)));

/** How much of a text is looked at. */
const maxLength = 262_144;

/** FAIL with the kind of the first secret that a text shows, never with its value. */
export function findSecrets(subject: Subject): Outcome | undefined {
  const { value } = subject;
  if (value instanceof Unknown) return say("UNKNOWN", subject, `is not known: ${value.why}`);
  const text = value instanceof Joined ? skeletonOf(value) : value;
  if (typeof text !== "string")
    return value instanceof Reference ? say("UNKNOWN", subject, "is known only when it is deployed") : undefined;
  const found = forms.find(({ form }) => form.test(text.slice(0, maxLength)));
  if (found !== undefined) return say("FAIL", subject, `holds ${found.kind}`);
  return text.length > maxLength ? say("UNKNOWN", subject, "is longer than what is looked at") : undefined;
}

const secretName =
  /((^|_|-)(pass|pwd)|passw(or)?d|passphrase|secret_?(access_?)?key|api_?(key|token)|access_?token|auth_?token|client_?secret|private_?key|(^|_|-|\b)secret)$/i;
export const isSecretName = (name: string): boolean => secretName.test(name);
/** What names of files, secrets, parameters, switches and the like look like. */
const harmless =
  /^(true|false|yes|no|on|off|none|null|\d{0,6}|[a-z][a-z0-9+.-]*:.*|.*\{\{resolve:.*|.*[{<*$].*|\/.*|(change|replace|your|example|dummy|test|todo|xxx).*)$/is;

/**
 * A variable of an environment: by its value's form, or by a name that says that it is a secret with a plain text for its value.
 */
export function findSecretVariable(name: string | Unknown, subject: Subject): Outcome | undefined {
  const byForm = findSecrets(subject);
  if (byForm?.status === "FAIL") return byForm;
  const { value } = subject;
  const text = plainText(value);
  const plain = text !== undefined && text.length >= 8 && !harmless.test(text);
  if (name instanceof Unknown) return plain ? say("UNKNOWN", subject, `may be a secret: ${name.why}`) : byForm;
  if (isSecretName(name) && value instanceof Joined && !harmless.test(skeletonOf(value)))
    return byForm ?? say("UNKNOWN", subject, "has the name of a secret, and a text of which not all is known");
  if (isSecretName(name) && plain) return say("FAIL", subject, "has the name of a secret, and a plain text for its value");
  // What a reference to another resource gives is no secret that is written here.
  return value instanceof Reference ? undefined : byForm;
}

/** Text that may be written in base 64, as scripts are. */
export function decodeText(value: Value | undefined): Value | undefined {
  if (typeof value !== "string" || value.length > 4 * maxLength || !/^[A-Za-z0-9+/\s]{8,}={0,2}\s*$/.test(value)) return value;
  const text = Buffer.from(value, "base64").toString("utf8");
  return text.includes("�") ? value : text;
}
