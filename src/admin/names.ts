import { z } from "zod";
import { principalNamePattern, resourceNamePattern } from "../core/names.ts";

export const resourceName = z
  .string()
  .regex(resourceNamePattern, "must be 1 to 63 lower-case letters, digits, dots, dashes or underscores");

export { principalNamePattern };

export const principalName = z
  .string()
  .regex(principalNamePattern, "must be a name or an address of letters, digits and . _ @ + - (128 at most)");

/** Why somebody did something, for the log. No control characters, so that it stays one line wherever it is shown. */
export const reason = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^\P{Cc}*$/u, "must be one line of text");
