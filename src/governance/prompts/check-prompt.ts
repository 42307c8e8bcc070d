import type { PromptSpec } from "../schemas/prompt.ts";
import { compilePrompt, renderPrompt } from "./match-prompt.ts";
import type { TemplateMistake } from "./parse-template.ts";

/** What a prompt's schema cannot say: whether its template can be told apart from other texts, and whether its tests hold. Pure. */
export function checkPrompt(spec: PromptSpec): readonly TemplateMistake[] {
  const bounds = spec.variables.flatMap((variable, n) => {
    const path = `spec.variables.${n}`;
    if (variable.type === "text" && (variable.minLength ?? 1) > variable.maxLength)
      return [{ path: `${path}.minLength`, message: "must not be more than maxLength" }];
    if (variable.type === "number" && (variable.min ?? -Infinity) > (variable.max ?? Infinity))
      return [{ path: `${path}.min`, message: "must not be more than max" }];
    return [];
  });
  const compiled = compilePrompt(spec);
  if (!compiled.ok) return [...compiled.mistakes, ...bounds];
  const tests = spec.tests.flatMap(({ variables, renders, refused = false }, n) => {
    const path = `spec.tests.${n}`;
    const rendering = renderPrompt(compiled.prompt, variables);
    if (!rendering.ok) return refused ? [] : [{ path, message: `does not render: ${rendering.why}` }];
    if (refused) return [{ path, message: "renders, and should be refused" }];
    if (renders === undefined || renders.trim() === rendering.text.trim()) return [];
    return [{ path: `${path}.renders`, message: "is not what the template comes to with these values" }];
  });
  return [...bounds, ...tests];
}
