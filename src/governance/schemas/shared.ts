import { z } from "zod";
import { dataClasses, overlays } from "../../core/data-class.ts";
import { principalNamePattern, resourceNamePattern } from "../../core/names.ts";

/** Building blocks of the manifests' schemas. Every list and text has a bound. */
export const nameSchema = z
  .string()
  .regex(
    resourceNamePattern,
    "must be 1 to 63 lower-case letters, digits, dots, dashes or underscores, and begin and end with a letter or digit",
  );
export const textSchema = (max: number) => z.string().min(1).max(max);
export const dataClassSchema = z.enum(dataClasses);
export const overlaySchema = z.enum(overlays);
export const countSchema = (max: number) => z.int().min(1).max(max);
/** A range of addresses, CIDR, or one address. That it can be read is checked where it is applied. */
export const rangeSchema = z
  .string()
  .max(64)
  .regex(/^[0-9a-fA-F:.]{2,45}(?:\/\d{1,3})?$/, "must be an address or a range such as 10.0.0.0/8 or 2001:db8::/32");
/** An environment variable of the gateway whose value is sent to a server elsewhere: none of the gateway's own secrets. */
export const sentVariableSchema = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, "must be the name of an environment variable")
  .refine((name) => !/^sallyport_/i.test(name), "must not be one of Sallyport's own variables, as it is sent elsewhere");
/** Of a server: nothing that could carry a secret stands in a manifest's address. */
export const serverUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .refine((url) => {
    const { username, password, search, hash } = new URL(url);
    return username === "" && password === "" && search === "" && hash === "";
  }, "must have no user, password, query or fragment");
/** SHA-256 of a document or an artefact, as `sha256:` and 64 hex digits. */
export const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/, "must be sha256: and 64 hex digits");
/** `name`, which follows the newest version, or `name@version`, which pins one. */
export const versionReferenceSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?(?:@[1-9][0-9]{0,8})?$/, "must be a name, or name@version to pin one");

/** YAML reads an unquoted date as one; at midnight it is meant as a day. */
const spellDate = (value: unknown): unknown => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
const spellInstant = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
/** A day, YYYY-MM-DD. As an end it is the day's beginning in UTC: from then on it no longer holds. */
export const dateSchema = (what: string) => z.preprocess(spellDate, z.iso.date().describe(`${what} As YYYY-MM-DD.`));
/** An instant of ISO 8601 with its offset. */
export const instantSchema = (what: string) =>
  z.preprocess(spellInstant, z.iso.datetime({ offset: true }).describe(`${what} As 2026-11-01T08:00:00Z.`));
/** Milliseconds since the epoch, of what one of these two let through. */
export function instantOf(text: string): number {
  return Date.parse(text);
}
export const namesSchema = (most: number) =>
  z
    .array(nameSchema)
    .max(most)
    .refine((list) => new Set(list).size === list.length, "must not name one twice");
/** A principal's name, as role bindings have it. */
export const principalSchema = z
  .string()
  .regex(principalNamePattern, "must be a principal's name: an address, or the name of a service account");
