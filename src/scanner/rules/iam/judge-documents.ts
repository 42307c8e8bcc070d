import type { FoundDocument } from "../../iam/list-documents.ts";
import { listDocuments, type PolicyKind } from "../../iam/list-documents.ts";
import type { Statement } from "../../iam/parse-policy.ts";
import type { Resource } from "../../model/inventory.ts";
import type { Outcome } from "../../model/rule.ts";

/** Clauses for people, without a stop. */
export interface Findings {
  readonly wrong: readonly string[];
  readonly unknown: readonly string[];
}

/** Mistakes that one finding lists. */
const maxTold = 8;

/**
 * One outcome of all documents of a resource: FAIL where a statement is wrong for sure, UNKNOWN where one could not be told. Undefined
 * where the resource has no document of those kinds, or `concerns` none of its statements.
 */
export function judgeDocuments(
  resource: Resource,
  kinds: readonly PolicyKind[],
  ask: (statement: Statement, found: FoundDocument) => Findings | undefined,
  good: string,
): Outcome | undefined {
  const wrong: string[] = [];
  const unknown: string[] = [];
  let property: string | undefined;
  let unsure: string | undefined;
  let asked = false;
  for (const found of listDocuments(resource)) {
    if (!kinds.includes(found.kind)) continue;
    const { statements, unread } = found.document;
    if (unread !== undefined) {
      asked = true;
      unknown.push(unread);
      unsure ??= found.property;
    }
    for (const statement of statements) {
      const one = ask(statement, found);
      if (one === undefined) continue;
      asked = true;
      if (one.wrong.length > 0) property ??= found.property;
      if (one.unknown.length > 0) unsure ??= found.property;
      for (const clause of one.wrong) wrong.push(`statement ${statement.name}: ${clause}`);
      for (const clause of one.unknown) unknown.push(`statement ${statement.name}: ${clause}`);
      if (wrong.length > 100) break;
    }
  }
  if (!asked) return undefined;
  if (wrong.length > 0) return { status: "FAIL", why: sentence(wrong), ...(property !== undefined && { property }) };
  if (unknown.length > 0)
    return { status: "UNKNOWN", why: sentence(unknown, "It is not known: "), ...(unsure !== undefined && { property: unsure }) };
  return { status: "PASS", why: good };
}

/** Clauses as one sentence; the first few of them. */
export function sentence(clauses: readonly string[], head = ""): string {
  const unique = [...new Set(clauses)];
  const more = unique.length > maxTold ? `; and ${unique.length - maxTold} more` : "";
  const text = `${head}${unique.slice(0, maxTold).join("; ")}${more}.`.replaceAll(/\p{C}+/gu, " ");
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
