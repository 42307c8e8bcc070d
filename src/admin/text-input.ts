import { z } from "zod";

/** What people say and sign is digested: it has one form in bytes. */
const isWellFormed = (text: string): boolean => text.isWellFormed();

/** One line of 1 to `longest` UTF-16 units, without control characters. */
export const lineInput = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, "must be one line of text")
    .refine(isWellFormed, "must be well-formed text");

/** Lines of 1 to `longest` UTF-16 units together, without other control characters. @param text such as one that trims first */
export const plainTextInput = (longest: number, text = z.string()) =>
  text
    .min(1)
    .max(longest)
    .regex(/^[\P{Cc}\n]*$/u, "must be plain text")
    .refine(isWellFormed, "must be well-formed text");
