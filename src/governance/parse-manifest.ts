import { z } from "zod";
import { canonicalJson } from "../core/canonical-json.ts";
import type { JsonValue } from "../core/json.ts";
import { Problem } from "../core/problem.ts";
import { defaultGuardrailName } from "./default-guardrail.ts";
import { describeIssue } from "./describe-issue.ts";
import { isKind, kindNames, kinds, type Kind } from "./kinds.ts";
import { nameSchema } from "./schemas/shared.ts";

/** A manifest that is sound by itself; whether what it refers to exists is another question. */
export interface Manifest {
  readonly kind: Kind;
  readonly name: string;
  /** With every default filled in. */
  readonly spec: JsonValue;
  /** RFC 8785 form of `spec`; its SHA-256 is the resource's digest. */
  readonly canonical: string;
}

const manifestShell = z.strictObject({ kind: z.string(), name: nameSchema, spec: z.unknown() });

/** Throws Problem `resource_invalid`, with a path and a message for each mistake. */
export function parseManifest(value: unknown): Manifest {
  const shell = manifestShell.safeParse(value);
  if (!shell.success) throw invalid("The manifest", shell.error, manifestShell, value);
  const { kind, name, spec } = shell.data;
  if (!isKind(kind)) {
    const message = `must be one of ${kindNames.join(", ")}`;
    throw new Problem("resource_invalid", `The manifest of ${name}: kind ${message}.`, { errors: [{ path: "kind", message }] });
  }
  return parseSpec(kind, name, spec);
}

/** As `parseManifest`, where kind and name are known already. */
export function parseSpec(kind: Kind, name: string, spec: unknown): Manifest {
  const named = nameSchema.safeParse(name);
  if (!named.success) throw invalid("The name", named.error, nameSchema, name, "name");
  if (kind === "Guardrail" && name === defaultGuardrailName) {
    const message = `${defaultGuardrailName} is the guardrail that is built in; choose another name`;
    throw new Problem("resource_invalid", `Guardrail ${name}: ${message}.`, { errors: [{ path: "name", message }] });
  }
  if (kind === "Standard" && name !== "default") {
    const message = "there is one Standard, and its name is default";
    throw new Problem("resource_invalid", `Standard ${name}: ${message}.`, { errors: [{ path: "name", message }] });
  }
  const parsed = kinds[kind].schema.safeParse(spec);
  if (!parsed.success) throw invalid(`${kind} ${name}`, parsed.error, kinds[kind].schema, spec, "spec");
  // Through JSON once, so that members left undefined are gone.
  const plain = JSON.parse(JSON.stringify(parsed.data)) as JsonValue;
  try {
    return { kind, name, spec: plain, canonical: canonicalJson(plain) };
  } catch (cause) {
    throw new Problem("resource_invalid", `${kind} ${name} holds text that is not valid Unicode.`, { cause });
  }
}

const shownErrors = 20;

function invalid(what: string, { issues }: z.ZodError, schema: z.ZodType, input: unknown, root = ""): Problem {
  const mistakes = issues.slice(0, shownErrors).flatMap((issue) => describeIssue(issue, schema, input));
  const errors = mistakes.slice(0, shownErrors).map(({ path, message }) => ({
    path: [root, path].filter((part) => part !== "").join("."),
    message,
  }));
  const [first] = errors;
  const others = Math.max(issues.length, mistakes.length) - 1;
  const more = others > 0 ? ` (and ${others} more)` : "";
  const where = first?.path ? `${first.path} ` : "it ";
  return new Problem("resource_invalid", `${what} is not valid: ${where}${(first?.message ?? "").replace(/\.$/, "")}${more}.`, {
    errors,
  });
}
