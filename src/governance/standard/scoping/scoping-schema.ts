import { z } from "zod";
import { dataClasses, overlays } from "../../../core/data-class.ts";
import { basis, conditionSchema, controlIds, role, scope, text } from "../standard-schema.ts";
import { disciplines } from "../standard.ts";
import { scopeFlags } from "./scoping.ts";

const questionId = z.string().regex(/^q_[a-z]+$/);
const value = z.string().regex(/^[A-Za-z][A-Za-z_-]{0,39}$/);
const texts = z.array(text).min(1);
const perScope = <T extends z.ZodType>(inner: T) =>
  z.strictObject({ "1": inner, "2": inner, "3": inner, "4": inner, "5": inner });

/** Schema of scoping.json. Unknown fields are mistakes. */
export const scopingSchema = z.strictObject({
  version: text,
  scopes: z
    .array(
      z.strictObject({
        id: scope,
        name: text,
        family: z.enum(["buy", "build"]),
        definition: text,
        example: text,
        organisationOwns: texts,
        providerOwns: texts,
        enforcementPoint: text,
      }),
    )
    .length(5),
  disciplines: z.array(
    z.strictObject({
      id: z.enum(disciplines),
      name: text,
      perScope: perScope(
        z.strictObject({
          includes: scope.exactOptional(),
          demands: z.array(z.strictObject({ text, controls: controlIds.min(1), basis: basis.min(1) })).min(1),
        }),
      ),
    }),
  ),
  questions: z.array(
    z.strictObject({
      id: questionId,
      text,
      multiple: z.boolean(),
      required: z.boolean(),
      options: z.array(z.strictObject({ value, label: text })).min(2),
      askedWhen: z.record(questionId, z.array(value).min(1)).exactOptional(),
      why: text,
      probe: text.exactOptional(),
    }),
  ),
  decision: z
    .array(
      z.strictObject({
        order: z.int().min(1),
        when: conditionSchema,
        scope,
        flag: z.enum(scopeFlags).exactOptional(),
        why: text,
      }),
    )
    .min(1),
  rescopeWhen: texts,
  derived: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      title: text,
      when: conditionSchema,
      controls: controlIds.min(1),
      artefacts: z.array(text).min(1),
    }),
  ),
  obligations: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z-]+$/),
      title: text,
      regulated: z.boolean(),
      when: conditionSchema,
      frameworks: z.array(text),
      controls: controlIds.min(1),
    }),
  ),
  dataCaps: z
    .array(
      z.strictObject({
        scope,
        dataClass: z.enum(dataClasses),
        withApproval: z.enum(dataClasses),
        byException: z.array(z.enum(dataClasses)).default([]),
        forbiddenOverlays: z.array(z.enum(overlays)),
        conditions: controlIds,
        basis: basis.min(1),
      }),
    )
    .length(5),
  agency: z.strictObject({
    answers: z.record(value, z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])),
    levels: z
      .array(
        z.strictObject({
          level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
          name: text,
          controls: controlIds.min(1),
          approvals: z.array(role),
        }),
      )
      .length(4),
    basis: basis.min(1),
  }),
});
