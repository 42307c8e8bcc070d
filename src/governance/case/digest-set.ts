import { canonicalJson } from "../../core/canonical-json.ts";

/** One version that a gate freezes. */
export interface Part {
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  /** Who made it. */
  readonly authors: readonly string[];
}

export type DigestSet = Readonly<Record<string, string>>;

const partOf: Readonly<Record<string, string>> = {
  UseCase: "useCase",
  Model: "model",
  Deployment: "model",
  Prompt: "prompt",
  Guardrail: "guardrail",
  Policy: "policy",
  Tool: "tool",
  KnowledgeBase: "knowledge",
};

/**
 * What a gate binds approvals to: one digest for each kind of part, over the versions in it, and those of what is built outside (iac,
 * image). Any change to any part makes another set.
 *
 * @param hash SHA-256, as `sha256:` and 64 hex digits
 */
export function digestSetOf(
  parts: readonly Part[],
  built: { readonly iac?: string; readonly image?: string },
  hash: (text: string) => string,
): { readonly digestSet: DigestSet; readonly digest: string } {
  const groups = Map.groupBy(
    parts.filter(({ kind }) => Object.hasOwn(partOf, kind)),
    ({ kind }) => partOf[kind] ?? kind,
  );
  const digestSet = Object.fromEntries([
    ...[...groups].map(([part, versions]) => [part, hash(canonicalJson(versions.map(spell).sort()))] as const),
    ...(built.iac === undefined ? [] : [["iac", built.iac] as const]),
    ...(built.image === undefined ? [] : [["image", built.image] as const]),
  ]);
  return { digestSet, digest: hash(canonicalJson(digestSet)) };
}

function spell({ kind, name, digest }: Part): string {
  return `${kind}/${name} ${digest}`;
}
