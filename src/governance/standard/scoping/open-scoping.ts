import type { z } from "zod";
import type { Scope } from "../profile.ts";
import type { scopingSchema } from "./scoping-schema.ts";
import type { Scoping } from "./scoping.ts";

/** scoping.json with what is looked up in maps. Its schema is held by a test. */
export function openScoping(file: unknown): Scoping {
  const matrix = file as z.input<typeof scopingSchema>;
  return {
    ...matrix,
    questions: matrix.questions.map((question) => ({
      ...question,
      known: question.options.map(({ value }) => value).filter((value) => value !== "unknown"),
    })),
    disciplines: matrix.disciplines.map(({ perScope, ...discipline }) => ({
      ...discipline,
      perScope: new Map(Object.entries(perScope).map(([scope, demands]) => [Number(scope) as Scope, demands])),
    })),
    dataCaps: new Map(matrix.dataCaps.map(({ byException = [], ...cap }) => [cap.scope, { ...cap, byException }])),
  };
}
