import { z } from "zod";

/** Parts of what browsers send of a credential, bounded; what they mean is for the library to check. */
export const base64url = (longest: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[A-Za-z0-9_-]+$/, "must be base64url");

export const credentialId = base64url(1400);
/** A browser may name transports that nobody knows yet: they are hints, and only those that are known are kept. */
const known = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];
export const transports = z
  .array(z.string().max(32))
  .max(10)
  .default([])
  .transform((all) => all.filter((one) => known.includes(one)));

/** Nothing is done with them: they are neither signed nor asked for. */
export const extensionResults = z.looseObject({}).transform(() => ({}));
