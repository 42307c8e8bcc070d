import type { Outcome, Status } from "../../model/rule.ts";
import { flagOf } from "../../model/read-flag.ts";
import { plainText } from "../../model/plain-text.ts";
import { isProperties, Joined, Reference, Unknown, type Value } from "../../model/value.ts";
import { cannotTell, type Check, odd, part, say, type Subject } from "./check.ts";
import { looksSecret } from "./find-secrets.ts";

interface Absent {
  /** What it means that the property is not there; FAIL unless said. NONE where the rule then has nothing to say. */
  readonly absent?: Status | "NONE";
}

function ofAbsent(subject: Subject, absent: Absent["absent"] = "FAIL"): Outcome | undefined {
  return absent === "NONE" ? undefined : say(absent, subject, "is not set");
}

export const requireTrue = (path: string, options?: Absent): Check => requireFlag(path, true, options);
export const requireFalse = (path: string, options?: Absent): Check => requireFlag(path, false, options);

const requireFlag =
  (path: string, wanted: boolean, { absent }: Absent = {}): Check =>
  (subject) => {
    const at = part(subject, path);
    const flag = flagOf(at.value);
    if (flag === undefined) return ofAbsent(at, absent);
    if (flag instanceof Unknown) return cannotTell(at, flag);
    return say(flag === wanted ? "PASS" : "FAIL", at, `is ${flag}`);
  };

/** A text, or a number or boolean as it is written, that passes a test. Its value is told unless it could be a secret. */
export const requireText =
  (
    path: string,
    passes: (text: string) => boolean,
    { absent, secret = false }: Absent & { readonly secret?: boolean } = {},
  ): Check =>
  (subject) => {
    const at = part(subject, path);
    if (at.value === undefined) return ofAbsent(at, absent);
    if (at.value instanceof Unknown) return cannotTell(at, at.value);
    if (at.value instanceof Reference || at.value instanceof Joined)
      return say("UNKNOWN", at, "is known only when it is deployed");
    const text = plainText(at.value);
    if (text === undefined) return odd(at);
    const good = passes(text);
    return say(good ? "PASS" : "FAIL", at, secret ? `is ${good ? "" : "not "}as it has to be` : `is ${shown(text)}`);
  };

export const requireOneOf = (path: string, wanted: readonly string[], options?: Absent): Check =>
  requireText(path, (text) => wanted.includes(text), options);

export const requireNoneOf = (path: string, bad: readonly string[], options?: Absent): Check =>
  requireText(path, (text) => !bad.includes(text), options);

export const requireAtLeast = (path: string, least: number, options?: Absent): Check =>
  requireText(path, (text) => text.trim() !== "" && Number(text) >= least, options);

/** From one, as zero mostly means for ever. */
export const requireAtMost = (path: string, most: number, options?: Absent): Check =>
  requireText(path, (text) => Number(text) >= 1 && Number(text) <= most, options);

/** Anything that is not empty. */
export const requirePresent =
  (path: string, options: Absent = {}): Check =>
  (subject) => {
    const at = part(subject, path);
    if (at.value instanceof Unknown) return cannotTell(at, at.value);
    return isEmpty(at.value) ? ofAbsent(at, options.absent) : say("PASS", at, "is set");
  };

export const requireAbsent =
  (path: string): Check =>
  (subject) => {
    const at = part(subject, path);
    if (at.value instanceof Unknown) return cannotTell(at, at.value);
    return isEmpty(at.value) ? say("PASS", at, "is not set") : say("FAIL", at, "is set");
  };

/** A list of as many items for sure. */
export const requireList =
  (path: string, least = 1, { absent }: Absent = {}): Check =>
  (subject) => {
    const at = part(subject, path);
    if (at.value === undefined) return ofAbsent(at, absent);
    if (at.value instanceof Unknown) return cannotTell(at, at.value);
    if (at.value instanceof Reference || at.value instanceof Joined)
      return say("UNKNOWN", at, "is known only when it is deployed");
    if (!Array.isArray(at.value)) return odd(at);
    const named = (at.value as readonly Value[]).filter((item) => typeof item !== "string" || item.trim() !== "");
    // What is looked up is there, whatever it is.
    const sure = named.filter((item) => !(item instanceof Unknown) || item.why.startsWith("data.")).length;
    if (sure >= least) return say("PASS", at, `has ${sure}`);
    if (named.length >= least) return say("UNKNOWN", at, "has items that are not known");
    return say("FAIL", at, `has ${named.length}, and needs ${least}`);
  };

/** A list that has each of some texts. */
export const requireItems =
  (path: string, wanted: readonly string[], { absent }: Absent = {}): Check =>
  (subject) => {
    const at = part(subject, path);
    if (at.value === undefined) return ofAbsent(at, absent);
    if (at.value instanceof Unknown) return cannotTell(at, at.value);
    if (!Array.isArray(at.value)) return odd(at);
    const items: readonly Value[] = at.value;
    const missing = wanted.filter((one) => !items.includes(one));
    if (missing.length === 0) return say("PASS", at, `has ${wanted.join(", ")}`);
    if (items.some((item) => typeof item !== "string")) return say("UNKNOWN", at, "has items that are not known");
    return say("FAIL", at, `lacks ${missing.join(", ")}`);
  };

export const isEmpty = (value: Value | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.every((one: Value) => typeof one === "string" && one.trim() === "")) ||
  (isProperties(value) && Object.keys(value).length === 0);

/** A value as a report shows it: short, and on one line. */
export const shown = (text: string): string => {
  if (looksSecret(text)) return "a text that looks like a secret";
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").toWellFormed();
  return line.length > 60 ? `${line.slice(0, 59).toWellFormed()}…` : line === "" ? "empty" : line;
};
