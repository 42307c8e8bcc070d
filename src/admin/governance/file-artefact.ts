import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { toInstant } from "../../core/units.ts";
import { type Artefact, artefactBody } from "../../governance/case/statements.ts";
import { digestSchema } from "../../governance/schemas/shared.ts";
import type { ArtefactField, ArtefactKind, Standard } from "../../governance/standard/standard.ts";
import type { StoredStatement } from "../../storage/statement-store.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { plainTextInput } from "../text-input.ts";
import { digestSetNow } from "./judge-now.ts";
import { requireRoom } from "./require-room.ts";
import { say } from "./say.ts";
import { standardNow } from "./standard-now.ts";
import { openSubject } from "./subject.ts";

export const artefactInput = z.strictObject({
  kind: z
    .string()
    .min(1)
    .max(40)
    .describe("An artefact of the standard, a control that people attest, or an attestation of decommissioning."),
  title: plainTextInput(500).describe("What it is called."),
  document: digestSchema.optional().describe("SHA-256 of the document, which is kept elsewhere."),
  fields: z
    .record(z.string().max(60), z.union([plainTextInput(2000), z.number(), z.boolean(), z.array(plainTextInput(200)).max(100)]))
    .refine((fields) => Object.keys(fields).length <= 100, "has more than 100 fields")
    .default({})
    .describe("What the standard reads of it: 100 fields at most."),
  validUntil: z.iso.datetime({ offset: true }).optional().describe("Until when the document itself says that it holds."),
  bound: z
    .boolean()
    .default(false)
    .describe("Whether it holds for the digest set as it stands now alone. Where the standard says so, it does anyway."),
});

export const artefactView = z
  .object({
    id: z.int(),
    subject: z.string(),
    kind: z.string(),
    title: z.string(),
    document: z.string().optional(),
    digestSet: z.string().optional().describe("Where it holds for this digest set alone."),
    fields: z.record(z.string(), z.unknown()),
    validUntil: z.iso.datetime().optional(),
    digest: z.string().describe("What signatures on it are bound to."),
    about: z.string().describe("What those who sign it sign about."),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: "Artefact" });
export type ArtefactView = z.infer<typeof artefactView>;

/**
 * Files a document for a use case, or for the programme. It takes the place of the one before, and counts once those who must have
 * signed it. Rejects with Problem `resource_invalid` where it is none that the standard asks for, or its fields are not the standard's.
 */
export function fileArtefact(
  deps: AdminDeps,
  actor: Actor,
  subjectText: string,
  input: z.infer<typeof artefactInput>,
): Promise<ArtefactView> {
  return deps.exclusive(async () => {
    const subject = await openSubject(deps, actor, "FileArtefact", subjectText);
    const standard = standardNow(deps);
    const { kind, title, document, fields } = input;
    const asked = requireKind(standard, kind);
    checkFields(asked?.fields ?? [], fields, kind);
    const validUntil = input.validUntil === undefined ? undefined : Date.parse(input.validUntil);
    checkEnd(asked, kind, validUntil, deps.clock());
    const digestSet = input.bound || asked?.valid === "digest-bound" ? digestSetNow(deps, subject) : undefined;
    const body: Artefact = artefactBody.parse({
      kind,
      title,
      ...(document !== undefined && { document }),
      ...(digestSet !== undefined && { digestSet }),
      fields,
      ...(validUntil !== undefined && { validUntil }),
    });
    const topic = `artefact/${digestSet === undefined ? kind : `${kind}/${digestSet}`}`;
    requireRoom(deps.cases.caseFile(subject.text), [topic]);
    const detail = { kind, ...(document !== undefined && { document }) };
    return viewArtefact(await say(deps, actor, { subject: subject.text, topic, body }, { action: "artefact-file", detail }));
  });
}

export function viewArtefact({ id, subject, topic, body, digest, by, at }: StoredStatement): ArtefactView {
  const { kind, title, document, digestSet, fields, validUntil } = JSON.parse(body) as Artefact;
  return {
    id,
    subject,
    kind,
    title,
    ...(document !== undefined && { document }),
    ...(digestSet !== undefined && { digestSet }),
    fields,
    ...(validUntil !== undefined && { validUntil: toInstant(validUntil) }),
    digest,
    about: `ARTEFACT/${topic.slice("artefact/".length)}`,
    by,
    at: toInstant(at),
  };
}

function requireKind(standard: Standard, kind: string): ArtefactKind | undefined {
  const artefact = standard.artefacts.get(kind);
  const attested = standard.controls.get(kind)?.verification.kind === "attestation";
  const closing = standard.decommission.attestations.some(({ id }) => id === kind);
  if (artefact !== undefined || attested || closing) return artefact;
  const message = `must be one of ${[...standard.artefacts.keys()].join(", ")}, or a control that people attest`;
  throw invalid("kind", message);
}

function checkFields(asked: readonly ArtefactField[], fields: Artefact["fields"], kind: string): void {
  for (const name of Object.keys(fields))
    if (!asked.some((field) => field.name === name))
      throw invalid(
        `fields.${name}`,
        asked.length === 0
          ? `is none of ${kind}, which has no fields`
          : `is none of ${asked.map((field) => field.name).join(", ")}`,
      );
  for (const field of asked) {
    const value = Object.hasOwn(fields, field.name) ? fields[field.name] : undefined;
    if (value === undefined) throw invalid(`fields.${field.name}`, `is missing. ${field.describe}`);
    if (!fits(field, value)) throw invalid(`fields.${field.name}`, `must be ${expected(field)}. ${field.describe}`);
  }
}

function fits({ type, choices = [] }: ArtefactField, value: Artefact["fields"][string]): boolean {
  switch (type) {
    case "text":
      return typeof value === "string";
    case "texts":
      return Array.isArray(value);
    case "number":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "choice":
      return typeof value === "string" && choices.includes(value);
  }
  return type satisfies never;
}

function expected({ type, choices = [] }: ArtefactField): string {
  return { text: "a text", texts: "a list of texts", number: "a number", boolean: "true or false", choice: choices.join(", ") }[
    type
  ];
}

function checkEnd(asked: ArtefactKind | undefined, kind: string, validUntil: number | undefined, now: number): void {
  if (asked?.valid === "given" && validUntil === undefined)
    throw invalid("validUntil", `is missing: ${kind} holds until the document itself says`);
  if (validUntil !== undefined && validUntil <= now) throw invalid("validUntil", "must lie ahead");
}

function invalid(path: string, message: string): Problem {
  return new Problem("resource_invalid", `The artefact is not valid: ${path} ${message}.`, { errors: [{ path, message }] });
}
