import type { JsonObject, JsonValue } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";
import { Problem } from "../core/problem.ts";
import { importGuardrail } from "../governance/bedrock-guardrail/import-guardrail.ts";
import { parseManifest } from "../governance/parse-manifest.ts";
import { checkGuardrail, guardrailWarnings } from "../guardrails/check-guardrail.ts";
import type { GuardrailSpec } from "../guardrails/spec.ts";
import { readManifests } from "./read-manifests.ts";

export interface ImportOptions {
  /** The manifest's name; the document's own, or `imported`, when absent. */
  readonly name?: string;
  /** Terms of dictionaries that a policy only names. */
  readonly dictionaries: ReadonlyMap<string, readonly string[]>;
}

export interface GuardrailImport {
  readonly madeOf: string;
  readonly manifest: { readonly kind: "Guardrail"; readonly name: string; readonly spec: JsonObject };
  /** What its author should look at, a sentence each. Holds text of the document. */
  readonly notes: readonly string[];
}

/**
 * Makes a manifest that can be applied of a guardrail that was written for something else. Needs no server. What the engine
 * cannot take, such as a regex with look-around, is left out and told. Throws Problem `request_malformed`, `resource_invalid`.
 */
export function importManifest(text: string, { name, dictionaries }: ImportOptions): GuardrailImport {
  const [value, ...others] = readManifests(text) as JsonValue[];
  if (value === undefined || others.length > 0)
    throw new Problem(
      "request_malformed",
      `There must be one document to import; there are ${value === undefined ? 0 : others.length + 1}.`,
    );
  const imported = importGuardrail(withoutNulls(value), dictionaries);
  const notes = [...imported.notes];
  const chosen = name ?? imported.name ?? "imported";
  if (name === undefined && imported.name === undefined) notes.push("The document has no name: choose one with --name.");
  const read = (spec: unknown): JsonObject => {
    const manifest = parseManifest({ kind: "Guardrail", name: chosen, spec });
    return isJsonObject(manifest.spec) ? manifest.spec : {};
  };
  let spec = read(imported.spec);
  const problems = checkGuardrail(spec as unknown as GuardrailSpec);
  if (problems.length > 0) {
    spec = read(
      leaveOut(
        spec,
        problems.map(({ path }) => path),
      ),
    );
    const [left] = checkGuardrail(spec as unknown as GuardrailSpec);
    if (left !== undefined) throw new Problem("resource_invalid", `It cannot be imported: ${left.path}: ${left.message}.`);
    notes.push(...problems.map(({ path, message }) => `${nameOf(imported.spec, path)} is left out: ${message}.`));
  }
  notes.push(...guardrailWarnings(spec as unknown as GuardrailSpec).map((warning) => `${warning}.`));
  return { madeOf: imported.madeOf, manifest: { kind: "Guardrail", name: chosen, spec }, notes };
}

/** Programs write null for what is absent. */
function withoutNulls(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value), (_key, member: JsonValue) => member ?? undefined) as JsonValue;
}

/** `spec` without the list items that these paths lead into. */
function leaveOut(spec: JsonObject, paths: readonly string[]): JsonObject {
  const copy = structuredClone(spec);
  const items = new Map<JsonValue[], Set<number>>();
  for (const path of paths) {
    let at: JsonValue | undefined = copy;
    for (const key of path.split(".")) {
      if (Array.isArray(at)) {
        items.set(at, (items.get(at) ?? new Set()).add(Number(key)));
        break;
      }
      at = isJsonObject(at) ? at[key] : undefined;
    }
  }
  for (const [list, indexes] of items) {
    const kept = list.filter((_item, index) => !indexes.has(index));
    list.splice(0, list.length, ...kept);
  }
  return copy;
}

/** The item that a path leads into, as its author knows it. */
function nameOf(spec: object, path: string): string {
  let at: unknown = spec;
  for (const key of path.split(".")) {
    if (Array.isArray(at)) {
      const item = (at as unknown[])[Number(key)];
      const { name, type, text } = isJsonObject(item) ? item : {};
      const shown = name ?? type ?? text;
      return typeof shown === "string" ? `${path} (${shown})` : path;
    }
    at = isJsonObject(at) ? at[key] : undefined;
  }
  return path;
}
