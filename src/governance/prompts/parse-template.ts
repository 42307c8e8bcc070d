import type { PromptSpec, PromptVariable } from "../schemas/prompt.ts";

/** A stretch of a template: text as it stands, or the place of a variable. Two variables never touch. */
export type Piece = { readonly literal: string } | { readonly variable: PromptVariable };

export interface TemplateMistake {
  /** Begins with `spec`. */
  readonly path: string;
  readonly message: string;
}

export type ParsedTemplate =
  | { readonly ok: true; readonly pieces: readonly Piece[] }
  | { readonly ok: false; readonly mistakes: readonly TemplateMistake[] };

const place = /\{\{([^{}]*)\}\}/g;
const path = "spec.template";

/**
 * Cuts a template into its pieces. What cannot be told apart again is a mistake: two variables side by side, braces that are no
 * variable. White space at the template's ends does not count.
 */
export function parseTemplate({ template, variables }: Pick<PromptSpec, "template" | "variables">): ParsedTemplate {
  const mistakes: TemplateMistake[] = [];
  const declared = new Map(variables.map((variable) => [variable.name, variable]));
  const used = new Set<string>();
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of template.matchAll(place)) {
    const name = (match[1] ?? "").trim();
    const variable = declared.get(name);
    const literal = template.slice(from, match.index);
    if (variable === undefined) mistakes.push({ path, message: `{{${name.slice(0, 40)}}} is none of spec.variables` });
    else {
      if (literal === "" && pieces.length > 0)
        mistakes.push({ path, message: `{{${name}}} touches the variable before it: put text between them` });
      if (literal !== "") pieces.push({ literal });
      pieces.push({ variable });
      used.add(name);
    }
    from = match.index + match[0].length;
  }
  const rest = template.slice(from);
  if (rest !== "") pieces.push({ literal: rest });
  for (const [n, { name }] of variables.entries())
    if (!used.has(name)) mistakes.push({ path: `spec.variables.${n}.name`, message: `the template has no {{${name}}}` });
  for (const piece of pieces)
    if ("literal" in piece && piece.literal.includes("{{"))
      mistakes.push({ path, message: "has braces that are no variable: {{ begins one, and }} ends it" });
  const trimmed = trimEnds(pieces);
  if (trimmed.length === 0) mistakes.push({ path, message: "has no text" });
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, pieces: trimmed };
}

function trimEnds(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.length - 1;
  return pieces
    .map((piece, n) => {
      if (!("literal" in piece)) return piece;
      const start = n === 0 ? piece.literal.trimStart() : piece.literal;
      return { literal: n === last ? start.trimEnd() : start };
    })
    .filter((piece) => !("literal" in piece) || piece.literal !== "");
}
