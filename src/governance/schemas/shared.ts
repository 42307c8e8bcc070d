import { z } from "zod";
import { dataClasses, overlays } from "../../core/data-class.ts";
import { resourceNamePattern } from "../../core/names.ts";

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
