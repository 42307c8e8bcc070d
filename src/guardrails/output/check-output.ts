import type { GuardrailProblem } from "../check-guardrail.ts";
import type { OutputValidationSpec } from "../spec.ts";
import { isShellWrapper } from "./check-shell.ts";
import { compileJsonSchema } from "./json-schema.ts";
import type { Json } from "./json-schema.ts";
import { shortestCanary, squeeze } from "./scan-prompt-leak.ts";

const readable = new Set(["select", "insert", "update", "delete", "merge", "replace", "explain"]);

/** Problems of a spec's output validation that its schema can't tell. */
export function* checkOutputValidation(spec: OutputValidationSpec | undefined): Iterable<GuardrailProblem> {
  if (spec === undefined) return;
  const { jsonSchema, sql, shell, systemPromptLeak } = spec;
  if (jsonSchema !== undefined) {
    const compiled = compileJsonSchema(jsonSchema as Json);
    if (!("accepts" in compiled)) {
      for (const { path, message } of compiled) yield { path: ["outputValidation.jsonSchema", ...path].join("."), message };
    }
  }
  if (sql?.tables !== undefined) {
    for (const [index, kind] of sql.statements.entries()) {
      if (readable.has(kind)) continue;
      yield {
        path: `outputValidation.sql.statements.${String(index)}`,
        message: `the tables of a ${kind} can't be told; it is possible only without a list of tables`,
      };
    }
  }
  for (const [index, command] of (shell?.commands ?? []).entries()) {
    if (!isShellWrapper(command)) continue;
    yield {
      path: `outputValidation.shell.commands.${String(index)}`,
      message: `${command} runs other commands, so it can't be allowed`,
    };
  }
  for (const [index, canary] of (systemPromptLeak?.canaries ?? []).entries()) {
    if (squeeze(canary).length >= shortestCanary) continue;
    yield {
      path: `outputValidation.systemPromptLeak.canaries.${String(index)}`,
      message: `a canary needs at least ${String(shortestCanary)} letters and digits`,
    };
  }
}
