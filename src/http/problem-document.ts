import { z } from "zod";
import { type Problem, type ProblemCode, problemKinds } from "../core/problem.ts";

/** RFC 9457. `code` is the same as the last part of `type`, for those who switch on it. */
export const problemDocument = z.object({
  type: z.string().describe("urn:sallyport:problem: and the code."),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("What happened and what to do about it."),
  code: z.enum(Object.keys(problemKinds) as [ProblemCode, ...ProblemCode[]]),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe("Where in the document that was sent the mistakes are."),
  needs: z
    .object({ strength: z.int().describe("2 several factors, 3 a passkey."), maxAgeSeconds: z.int() })
    .optional()
    .describe("With authentication_insufficient: the log-in, or the confirmation, that would do."),
});
export type ProblemDocument = z.infer<typeof problemDocument>;

export const problemMediaType = "application/problem+json";

export function toProblemDocument(problem: Problem): ProblemDocument {
  return {
    type: `urn:sallyport:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    ...(problem.errors === undefined ? {} : { errors: [...problem.errors] }),
    ...(problem.needs === undefined
      ? {}
      : { needs: { strength: problem.needs.strength, maxAgeSeconds: problem.needs.maxAgeSeconds } }),
  };
}
