import type { PromptSpec, UseCaseSpec } from "../schemas.ts";

/** One version of a prompt, ready to be compiled. */
export interface PromptResource {
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  readonly spec: PromptSpec;
}

/** What a use case's calls are held to. */
export interface EntitledPrompts {
  /** Whether calls may carry no other prompts than these. */
  readonly required: boolean;
  /** Those that exist, as `name@version`. Where they are required and none does, nothing is served. */
  readonly ids: readonly string[];
}

interface Version {
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  /** JSON; it was checked against its schema when it was applied. */
  readonly spec: string;
}

/**
 * The prompts that a use case names, each read once into `resolved`. Another use case's prompt resolves to nothing (INVARIANT
 * no-cross-tenant). Undefined where it names none. Pure but for `resolved`.
 *
 * @param find a version by `name` or `name@version`, of those that may be served
 */
export function resolvePrompts(
  useCase: { readonly name: string; readonly spec: Pick<UseCaseSpec, "prompts"> },
  find: (reference: string) => Version | undefined,
  resolved: Map<string, PromptResource>,
): EntitledPrompts | undefined {
  const { prompts } = useCase.spec;
  if (prompts === undefined) return undefined;
  const ids = prompts.names.flatMap((reference) => {
    const found = find(reference);
    if (found === undefined) return [];
    const id = `${found.name}@${found.version}`;
    const { name, version, digest, spec } = found;
    const prompt = resolved.get(id) ?? { name, version, digest, spec: JSON.parse(spec) as PromptSpec };
    resolved.set(id, prompt);
    return prompt.spec.useCase === undefined || prompt.spec.useCase === useCase.name ? [id] : [];
  });
  return { required: prompts.required, ids: [...new Set(ids)] };
}
