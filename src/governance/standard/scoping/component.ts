import { z } from "zod";
import scoping from "../scoping.json" with { type: "json" };

/** One answer: an option, or several where the question takes several. */
export type Answer = string | readonly string[];
/** By question. Those that are absent are open. */
export type Answers = Readonly<Record<string, Answer>>;

/** One model behind one way to reach it: what the questionnaire is answered for. */
export interface Component {
  readonly name: string;
  readonly answers: Answers;
}

/** Answers of the questionnaire; every question may be left open, and then the most careful answer is assumed. */
export const answersSchema: z.ZodType<Answers, Answers> = z
  .strictObject(
    Object.fromEntries(
      scoping.questions.map(({ id, text, multiple, options }) => {
        const option = z.enum(options.map(({ value }) => value));
        const several = z
          .array(option)
          .min(1)
          .max(options.length)
          .refine((list) => new Set(list).size === list.length, "must not name one option twice");
        return [id, (multiple ? several : option).exactOptional().describe(text)];
      }),
    ),
  )
  .describe("Answers of the scoping questionnaire. What is left open is assumed to be what asks for most.");

export const componentSchema = z.strictObject({
  name: z.string().min(1).max(63).describe("What it is called, such as chat or search."),
  answers: answersSchema,
});

/** The components of a use case, as its manifest holds them. */
export const componentsSchema = z
  .array(componentSchema)
  .max(20)
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, "must not name two components alike");
