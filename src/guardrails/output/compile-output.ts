import { isNestedDeeper } from "../../core/check-json.ts";
import type { Candidate, OpenScanner, Rule, Scanner } from "../candidate.ts";
import type { GuardrailSpec, OutputValidationSpec } from "../spec.ts";
import { isAllowedShell } from "./check-shell.ts";
import { canonicalLanguage, languageOfBlock } from "./code-language.ts";
import { findCodeBlocks } from "./find-code-blocks.ts";
import type { CodeBlock } from "./find-code-blocks.ts";
import { compileJsonSchema } from "./json-schema.ts";
import type { Json, SchemaValidator } from "./json-schema.ts";
import { compileMarkup } from "./markup/compile-markup.ts";
import { LengthScanner } from "./scan-length.ts";
import { canaryForms, PromptLeakScanner } from "./scan-prompt-leak.ts";
import { isAllowedSql } from "./sql/check-sql.ts";
import { longestSql } from "./sql/read-sql.ts";
import { validationRule, WholeAnswerScanner } from "./validation-rule.ts";

/** Longest answer that is judged as a whole, in units; longer ones are blocked. */
const longestWhole = 1_048_576;
const longestJson = 4_194_304;
/** No schema that can be checked accepts what is nested deeper. */
const deepestJson = 1000;
const defaultOverlap = 0.3;

/** Openers for what an answer must be like. All look at what the assistant says; leaks are looked for wherever a model writes. */
export function compileOutput(spec: GuardrailSpec["outputValidation"]): OpenScanner[] {
  if (spec === undefined) return [];
  const inAnswer = [compileJson(spec), compileSql(spec), compileShell(spec), compileCode(spec), ...compileMarkup(spec.markup)];
  const openers = inAnswer
    .filter((open) => open !== undefined)
    .map(
      (open): OpenScanner =>
        (surface) =>
          surface === "assistant" ? open() : undefined,
    );
  const { maxLength, systemPromptLeak } = spec;
  if (maxLength !== undefined) {
    const rule = validationRule("MAX_LENGTH", "block");
    openers.push((surface) => (surface === "assistant" ? new LengthScanner(rule, maxLength) : undefined));
  }
  if (systemPromptLeak !== undefined) openers.push(compileLeak(systemPromptLeak));
  return openers;
}

type Open = () => Scanner;

function compileJson({ jsonSchema }: OutputValidationSpec): Open | undefined {
  if (jsonSchema === undefined) return undefined;
  const rule = validationRule("JSON_SCHEMA", "block");
  const compiled = compileJsonSchema(jsonSchema as Json);
  // A schema that `checkOutputValidation` refuses accepts nothing.
  const validator: SchemaValidator = "accepts" in compiled ? compiled : { accepts: () => false };
  const accepts = (text: string): boolean => {
    if (isNestedDeeper(text, deepestJson)) return false;
    let value: Json;
    try {
      value = JSON.parse(text) as Json;
    } catch {
      return false;
    }
    return validator.accepts(value);
  };
  return () => new WholeAnswerScanner(rule, longestJson, accepts);
}

function compileSql({ sql }: OutputValidationSpec): Open | undefined {
  if (sql === undefined) return undefined;
  const { dialect = "postgresql", statements, tables, where = "answer" } = sql;
  const policy = { dialect, statements: new Set(statements), tables };
  const rule = validationRule("SQL", "block");
  const accepts = (text: string): boolean => isAllowedSql(text, policy);
  if (where === "answer") return () => new WholeAnswerScanner(rule, longestSql, accepts);
  return () => new CodeBlockScanner(rule, (block) => languageOfBlock(block) !== "sql" || accepts(block.code));
}

function compileShell({ shell }: OutputValidationSpec): Open | undefined {
  if (shell === undefined) return undefined;
  const { where = "answer" } = shell;
  const commands = new Set(shell.commands);
  const rule = validationRule("SHELL", "block");
  if (where === "answer") return () => new WholeAnswerScanner(rule, longestWhole, (text) => isAllowedShell(text, commands));
  const acceptsLines = (code: string): boolean =>
    code
      .split("\n")
      .every((line) => line.trim() === "" || /^\s*#/.test(line) || isAllowedShell(line.replace(/^\s*\$ /, ""), commands));
  return () => new CodeBlockScanner(rule, (block) => languageOfBlock(block) !== "shell" || acceptsLines(block.code));
}

function compileCode({ code }: OutputValidationSpec): Open | undefined {
  if (code === undefined) return undefined;
  const languages = new Set(code.languages.map(canonicalLanguage));
  const rule = validationRule("CODE_LANGUAGE", "block");
  const accepts = (block: CodeBlock): boolean => {
    const language = languageOfBlock(block);
    return language === "text" || languages.has(language);
  };
  return () => new CodeBlockScanner(rule, accepts);
}

function compileLeak({
  action,
  canaries = [],
  mostOverlap = defaultOverlap,
}: NonNullable<OutputValidationSpec["systemPromptLeak"]>): OpenScanner {
  const rule = validationRule("SYSTEM_PROMPT_LEAK", action === "BLOCK" ? "block" : "report");
  const forms = [...new Set(canaries.flatMap(canaryForms))];
  return (surface, { prompt }) =>
    surface === "assistant" || surface === "tool-arguments" || surface === "reasoning"
      ? new PromptLeakScanner({ rule, canaries: forms, mostOverlap, system: prompt?.system ?? [] })
      : undefined;
}

/** Finds the code blocks of a whole answer that a check doesn't accept. */
class CodeBlockScanner implements Scanner {
  readonly reads = "whole";
  readonly most = longestWhole;
  readonly #rule: Rule;
  readonly #accepts: (block: CodeBlock) => boolean;

  constructor(rule: Rule, accepts: (block: CodeBlock) => boolean) {
    this.#rule = rule;
    this.#accepts = accepts;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    const rule = this.#rule;
    if (!final) found.push({ rule, start: base, end: base + text.length, confidence: 1 });
    else {
      for (const block of findCodeBlocks(text)) {
        if (!this.#accepts(block)) found.push({ rule, start: base + block.start, end: base + block.end, confidence: 1 });
      }
    }
    return base + text.length;
  }
}
