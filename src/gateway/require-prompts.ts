import { Problem } from "../core/problem.ts";
import type { DialectName, RequestView } from "../dialects/dialect.ts";
import { compilePrompt } from "../governance/prompts/match-prompt.ts";
import { type CataloguePrompt, matchTexts } from "../governance/prompts/match-texts.ts";
import type { PromptResource } from "../governance/prompts/resolve-prompts.ts";
import type { Entitlement, Register } from "../governance/register.ts";
import { besidesText, findUnknownText } from "./find-unknown-text.ts";
import type { Trail } from "./trail.ts";

/**
 * Holds a call to the prompts of its use case, as the caller sent it. Where they are required, all that stands where a system prompt
 * stands (developer messages too) must be renderings of them, and there must be one; where the use case names prompts of the user's, so
 * must all that the user says. The trail hears which they were, `name@version`, also where they are not required.
 *
 * Only texts that are no system prompt by their API's form, answers of the assistant, tools and documents among them, are free: what an
 * API does not know (INVARIANT request-cannot-weaken) and bodies of no one form are refused, because an upstream may read a prompt
 * there. An answer that is no text needs no prompt.
 *
 * Throws Problem `prompt_not_approved`.
 */
export function requirePrompts(
  { register }: { readonly register: Register },
  { prompts, useCase, spec }: Entitlement,
  dialect: DialectName,
  request: RequestView,
  trail: Trail,
): void {
  if (prompts === undefined) return;
  const resources = prompts.ids.map((id) => [id, register.prompts.get(id)] as const);
  const ofRole = (role: "system" | "user"): readonly CataloguePrompt[] =>
    resources.flatMap(([id, resource]) => (resource?.spec.role === role ? catalogued(id, resource) : []));
  const system = ofRole("system");
  const user = ofRole("user");
  const asked = runsOf(request, "system");
  const said = user.length === 0 ? [] : runsOf(request, "user");
  const matched = [...asked.flatMap((texts) => matchAll(system, texts)), ...said.flatMap((texts) => matchAll(user, texts))];
  if (matched.length > 0) trail.prompts = [...new Set(matched.flatMap((one) => one ?? []))];
  if (!prompts.required || dialect === "openai-embeddings") return;

  const refuse = (why: string): Problem => {
    const known = prompts.ids.length === 0 ? "It has none that may be served" : `Its prompts are ${prompts.ids.join(", ")}`;
    const detail = `${useCase} serves prompts of its catalogue alone, and ${why}. ${known}. Its owner, ${spec.owner}, can have another approved.`;
    return new Problem("prompt_not_approved", detail);
  };
  if (!hasRoles(dialect, request)) throw refuse("this API does not tell a system prompt from other text");
  if (asked.length === 0 && (system.length > 0 || user.length === 0)) throw refuse("this call has no system prompt");
  if (matched.includes(undefined)) throw refuse("a prompt of this call is none of them");
  if (user.length > 0 && said.length === 0) throw refuse("this call has no prompt of the user's");
  const more = besidesText(request);
  if (more !== undefined) throw refuse(`a system prompt of this call holds more than text (${more})`);
  const unknown = findUnknownText(request);
  if (unknown !== undefined) throw refuse(`this call has text in a field that this API does not know (${unknown})`);
}

/** The APIs, and families of them, whose bodies say who speaks. */
function hasRoles(dialect: DialectName, { variant }: RequestView): boolean {
  if (dialect === "bedrock-invoke") return variant === "anthropic" || variant === "nova" || variant === "chat";
  return dialect !== "sagemaker-invocations";
}

/** Of each text on its own where not all of them match together, so that the log names those that did. */
function matchAll(prompts: readonly CataloguePrompt[], texts: readonly string[]): readonly (string | undefined)[] {
  return matchTexts(prompts, texts) ?? texts.map((text) => matchTexts(prompts, [text])?.[0]);
}

/** Runs of neighbours: what anybody else says in between could turn a prompt round that is cut there. */
function runsOf({ parts }: RequestView, wanted: "system" | "user"): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let open: string[] | undefined;
  for (const { surface, text } of parts) {
    if (surface !== wanted) open = undefined;
    else if (text.trim() !== "") {
      if (open === undefined) runs.push((open = []));
      open.push(text);
    }
  }
  return runs;
}

const compiled = new WeakMap<PromptResource, readonly CataloguePrompt[]>();

/** Compiled once for each version that a register holds. One that does not compile matches nothing. */
function catalogued(id: string, resource: PromptResource): readonly CataloguePrompt[] {
  const known = compiled.get(resource);
  if (known !== undefined) return known;
  const outcome = compilePrompt(resource.spec);
  const made = outcome.ok ? [{ id, prompt: outcome.prompt }] : [];
  compiled.set(resource, made);
  return made;
}
