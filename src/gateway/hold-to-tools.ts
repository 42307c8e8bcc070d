import { canonicalJson } from "../core/canonical-json.ts";
import type { JsonValue } from "../core/json.ts";
import { Problem } from "../core/problem.ts";
import { calledInEvent, calledTools } from "../dialects/called-tools.ts";
import { type DeclaredTool, declaredTools } from "../dialects/declared-tools.ts";
import type { RequestView, StreamEvent } from "../dialects/dialect.ts";
import type { Entitlement } from "../governance/register.ts";
import type { EntitledTool } from "../governance/resolve-tools.ts";

/** What holds a use case to its tools. One that goes through no gates is held to none (`tools` absent). */
type Held = Pick<Entitlement, "tools" | "useCase" | "spec">;

/**
 * A request of a use case that went through gates declares the tools alone that were approved with it: by name, and where the Tool says a
 * schema of its arguments, with that very schema. Throws Problem `tool_not_approved`, which repeats nothing that the caller wrote.
 */
export function requireApprovedTools(entitlement: Held, request: Pick<RequestView, "document">): void {
  const { tools } = entitlement;
  if (tools === undefined) return;
  for (const declared of declaredTools(request.document())) {
    const wrong = whyNotApproved(declared, tools);
    if (wrong !== undefined) throw refusal(entitlement, `${declared.place} of this call ${wrong}`);
  }
}

/** The same of what an answer calls, whatever was declared. Throws Problem `tool_not_approved`. @param read asked only where it matters */
export function requireApprovedCalls(entitlement: Held, read: () => JsonValue): void {
  if (entitlement.tools !== undefined) requireNames(entitlement, calledTools(read()));
}

/** Looks at each event of a stream before it goes out; undefined where nothing is held to tools. */
export function watchCalls(entitlement: Held): ((event: StreamEvent) => void) | undefined {
  return entitlement.tools === undefined ? undefined : (event) => requireNames(entitlement, calledInEvent(event));
}

function requireNames(entitlement: Held, names: readonly string[]): void {
  const approved = entitlement.tools ?? [];
  if (names.every((called) => approved.some(({ name }) => name === called))) return;
  throw refusal(entitlement, "the model's answer calls another, so it is withheld");
}

function whyNotApproved({ names, schemas }: DeclaredTool, tools: readonly EntitledTool[]): string | undefined {
  if (names.length === 0 || !names.every((one) => tools.some(({ name }) => name === one))) return "is none of them";
  const canonical = schemas.map(spell);
  const fits = names.every((one) =>
    tools.some(({ name, arguments: schema }) => name === one && (schema === undefined || isJust(canonical, schema))),
  );
  return fits ? undefined : "has other arguments than were approved";
}

/** Undefined where it has no canonical form: then it is none that was approved. */
function spell(schema: JsonValue): string | undefined {
  try {
    return canonicalJson(schema);
  } catch {
    return undefined;
  }
}

function isJust(schemas: readonly (string | undefined)[], wanted: string): boolean {
  return schemas.length > 0 && schemas.every((schema) => schema === wanted);
}

const mostListed = 20;

function refusal({ tools = [], useCase, spec }: Held, why: string): Problem {
  const shown = [...new Set(tools.map(({ name }) => name))].sort();
  const more = shown.length > mostListed ? ` and ${shown.length - mostListed} more` : "";
  const known = shown.length === 0 ? "No tool is" : `${shown.slice(0, mostListed).join(", ")}${more} are`;
  const detail = `${known} approved for ${useCase}, and ${why}. Its owner, ${spec.owner}, can have others approved.`;
  return new Problem("tool_not_approved", detail);
}
