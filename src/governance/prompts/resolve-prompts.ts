import type { PromptSpec, UseCaseSpec } from "../schemas.ts";
import { type ResourceVersion, specOf } from "../version-index.ts";

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

/**
 * The prompts that a use case names. Another use case's prompt resolves to nothing (INVARIANT no-cross-tenant). Undefined where it names
 * none. Pure.
 *
 * @param find a version by `name` or `name@version`, of those that may be served
 */
export function resolvePrompts(
  useCase: { readonly name: string; readonly spec: Pick<UseCaseSpec, "prompts"> },
  find: (reference: string) => ResourceVersion | undefined,
): EntitledPrompts | undefined {
  const { prompts } = useCase.spec;
  if (prompts === undefined) return undefined;
  const ids = prompts.names.flatMap((reference) => {
    const found = find(reference);
    if (found === undefined) return [];
    const { useCase: only } = specOf(found, "Prompt");
    return only === undefined || only === useCase.name ? [`${found.name}@${found.version}`] : [];
  });
  return { required: prompts.required, ids: [...new Set(ids)] };
}
