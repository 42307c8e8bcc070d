import { readFileSync, statSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { canonicalJson } from "../../../src/core/canonical-json.ts";
import { Problem } from "../../../src/core/problem.ts";
import { defaultGuardrail, defaultGuardrailName } from "../../../src/governance/default-guardrail.ts";
import { kinds } from "../../../src/governance/kinds.ts";
import { parseManifest } from "../../../src/governance/parse-manifest.ts";
import type { GuardrailManifestSpec } from "../../../src/governance/schemas.ts";
import { checkGuardrail } from "../../../src/guardrails/check-guardrail.ts";
import type { DeploymentConfig } from "../../config/deployment-config.ts";

/** One guardrail manifest, as the gateway itself would take it. */
export interface GuardrailManifest {
  readonly name: string;
  readonly spec: GuardrailManifestSpec;
  /** RFC 8785 form of `spec`. */
  readonly canonical: string;
}

const maxBytes = 1024 * 1024;
const maxDocuments = 50;

/**
 * The guardrails that the configuration names; without any, the one that is built into the gateway, so that there always is one. The
 * first is what calls are held to. Throws a `Problem` that names the file and what is wrong in it.
 */
export function readGuardrails({ guardrailManifests }: DeploymentConfig): readonly [GuardrailManifest, ...GuardrailManifest[]] {
  const builtIn = { name: defaultGuardrailName, spec: defaultGuardrail, canonical: canonicalJson(defaultGuardrail) };
  const [first = builtIn, ...others] = guardrailManifests.flatMap(readFile);
  const seen = new Set<string>();
  for (const { name } of [first, ...others]) {
    if (seen.has(name))
      throw new Problem("resource_invalid", `The guardrail ${name} is in guardrailManifests twice: leave one out.`);
    seen.add(name);
  }
  return [first, ...others];
}

function readFile(file: string): readonly GuardrailManifest[] {
  const found = parse(file).filter((value) => (value as { readonly kind?: unknown } | null)?.kind === "Guardrail");
  if (found.length === 0) throw new Problem("resource_invalid", `${file} has no manifest of the kind Guardrail.`);
  return found.map((value) => readManifest(value, file));
}

function readManifest(value: unknown, file: string): GuardrailManifest {
  const { name, spec, canonical } = parseManifest(value);
  const parsed = kinds.Guardrail.schema.parse(spec);
  const [problem] = checkGuardrail(parsed);
  if (problem !== undefined)
    throw new Problem("resource_invalid", `${file}: guardrail ${name}: ${problem.path}: ${problem.message}`);
  return { name, spec: parsed, canonical };
}

function parse(file: string): readonly unknown[] {
  let text: string;
  try {
    if (statSync(file).size > maxBytes) throw new Problem("resource_invalid", `${file} is larger than ${maxBytes} bytes.`);
    text = readFileSync(file, "utf8");
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem("not_found", `${file}, of guardrailManifests, cannot be read.`, { cause });
  }
  const documents = [...parseAllDocuments(text, { uniqueKeys: true })];
  if (documents.length > maxDocuments) throw new Problem("resource_invalid", `${file} has more than ${maxDocuments} documents.`);
  return documents.map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new Problem("resource_invalid", `${file} is not YAML or JSON: ${error.message}`);
    return document.toJS({ maxAliasCount: 10 }) as unknown;
  });
}
