import { attacksAgents } from "./attacks-agents.ts";
import { attacksClassic } from "./attacks-classic.ts";
import { attacksCodeTasks } from "./attacks-code-tasks.ts";
import { attacksEmbedded } from "./attacks-embedded.ts";
import { attacksEnglish } from "./attacks-english.ts";
import { attacksExtraction } from "./attacks-extraction.ts";
import { attacksFiction } from "./attacks-fiction.ts";
import { linesSecretsExtraction, linesSecretsOverride } from "./attacks-lines-secrets.ts";
import { linesErrands, linesTasks } from "./attacks-lines-tasks.ts";
import { attacksOverride } from "./attacks-override.ts";
import { attacksPersonas } from "./attacks-personas.ts";
import { attacksSecrets } from "./attacks-secrets.ts";
import { attacksTasks } from "./attacks-tasks.ts";
import { attacksTricks } from "./attacks-tricks.ts";
import { attacksWritten } from "./attacks-written.ts";
import type { Grammar } from "./expand-grammar.ts";
import { harmlessAlarming } from "./harmless-alarming.ts";
import { harmlessBriefs } from "./harmless-briefs.ts";
import { harmlessDocuments } from "./harmless-documents.ts";
import { harmlessEnglish } from "./harmless-english.ts";
import { harmlessEveryday } from "./harmless-everyday.ts";
import { harmlessFramed } from "./harmless-framed.ts";
import { harmlessLines } from "./harmless-lines.ts";
import { harmlessLong } from "./harmless-long.ts";
import { harmlessPasted } from "./harmless-pasted.ts";
import { harmlessQuestions } from "./harmless-questions.ts";
import { harmlessRequests } from "./harmless-requests.ts";
import { harmlessSensitive } from "./harmless-sensitive.ts";
import { harmlessStatements } from "./harmless-statements.ts";
import { harmlessTriggerSentences } from "./harmless-trigger-sentences.ts";
import { harmlessTriggers } from "./harmless-triggers.ts";
import { harmlessWholeFramed } from "./harmless-whole-framed.ts";
import { harmlessWholeLong } from "./harmless-whole-long.ts";
import { harmlessWholeShort } from "./harmless-whole-short.ts";
import { ALL_HEADS, EMBEDDED, EXTRACTION, JAILBREAK, OVERRIDE, type TrainingRow, USER_HEADS } from "./training-row.ts";

/** How many rows a slot of a grammar gives, and what they teach. */
export interface Recipe {
  readonly grammar: Grammar;
  readonly slot: string;
  readonly count: number;
  readonly weight: number;
  readonly positive: number;
  readonly negative: number;
  readonly kind: TrainingRow["kind"];
}

const OVERRIDES = OVERRIDE | EMBEDDED;
const EXTRACTS = EXTRACTION | EMBEDDED;

/** Whole texts without slots: every row is one of them, mutated. */
const wholeLines: Grammar = {
  lines_extraction: linesSecretsExtraction,
  lines_override: linesSecretsOverride,
  lines_task: linesTasks,
  lines_errand: linesErrands,
  lines_harmless: harmlessLines,
};

export const recipes: readonly Recipe[] = [
  // ---- attacks that a user types
  attack(attacksClassic, "classic_override", 2500, OVERRIDES, 1.5),
  attack(attacksClassic, "classic_extraction", 1800, EXTRACTS, 1.5),
  attack(attacksClassic, "classic_jailbreak", 900, JAILBREAK, 1.5),
  attack(attacksEnglish, "override", 2600, OVERRIDES),
  attack(attacksEnglish, "extraction", 1600, EXTRACTS),
  attack(attacksEnglish, "jailbreak", 1300, JAILBREAK),
  attack(attacksOverride, "replace_instructions", 2500, OVERRIDES),
  attack(attacksOverride, "replace_obliquely", 1500, OVERRIDES, 0.6),
  attack(attacksSecrets, "secret_ask", 2000, EXTRACTS),
  attack(attacksSecrets, "guarded_secret", 1000, EXTRACTS),
  attack(attacksSecrets, "rule_ask", 1200, OVERRIDES),
  attack(attacksSecrets, "guarded_rule", 600, OVERRIDES),
  attack(attacksEmbedded, "manipulation", 1300, OVERRIDES, 0.7),
  attack(attacksEmbedded, "planted_code", 400, OVERRIDES, 0.7),
  attack(attacksExtraction, "extract_prompt", 2500, EXTRACTS),
  attack(attacksTricks, "fake_turns", 1000, OVERRIDES),
  attack(attacksTricks, "smuggled", 900, OVERRIDES),
  attack(attacksTricks, "virtual", 1000, OVERRIDES),
  attack(attacksTricks, "pressed", 1000, OVERRIDES),
  attack(attacksTricks, "carried", 1000, OVERRIDES),
  attack(attacksTricks, "tail_task", 800, OVERRIDES),
  attack(attacksTricks, "mixed_language", 800, OVERRIDES),
  attack(attacksPersonas, "persona", 2000, JAILBREAK),
  attack(attacksPersonas, "persona_drop", 800, JAILBREAK | OVERRIDE),
  attack(attacksPersonas, "mode_switch", 1000, JAILBREAK),
  attack(attacksPersonas, "bypass", 1800, JAILBREAK),
  attack(attacksTasks, "answer_change", 1200, OVERRIDES),
  attack(attacksTasks, "answer_content", 1500, OVERRIDES),
  attack(attacksTasks, "reader_scam", 800, OVERRIDES),
  attack(attacksTasks, "other_task", 1000, EMBEDDED, 0.4, "window"),
  attack(attacksAgents, "hijack_tool", 900, OVERRIDES),
  attack(attacksAgents, "hijack_leak", 900, OVERRIDES),
  attack(attacksAgents, "hijack_stop", 900, OVERRIDES),
  attack(attacksFiction, "persuasive_brief", 1500, JAILBREAK),
  attack(attacksWritten, "written_override", 1500, OVERRIDES),
  attack(attacksWritten, "written_extraction", 1200, EXTRACTS),
  attack(attacksWritten, "written_jailbreak", 900, JAILBREAK),
  attack(attacksCodeTasks, "code_order", 700, OVERRIDES),
  attack(attacksCodeTasks, "code_snippet", 700, OVERRIDES),
  attack(wholeLines, "lines_extraction", 1500, EXTRACTS),
  attack(wholeLines, "lines_override", 1000, OVERRIDES),
  attack(wholeLines, "lines_task", 1500, OVERRIDES, 0.7),
  attack(wholeLines, "lines_errand", 150, EMBEDDED, 0.4, "window"),
  attack(attacksEmbedded, "agent_action", 800, EMBEDDED, 1, "window"),
  // ---- harmless prompts
  harmless(harmlessQuestions, "plain_question", 3000, USER_HEADS),
  harmless(harmlessEnglish, "question", 2000, ALL_HEADS),
  harmless(harmlessEnglish, "ask", 3000, ALL_HEADS),
  harmless(harmlessEnglish, "brief", 4500, USER_HEADS),
  harmless(harmlessEnglish, "roleplay", 3500, USER_HEADS),
  harmless(harmlessEnglish, "chitchat", 800, USER_HEADS),
  harmless(harmlessEnglish, "system_prompt", 900, USER_HEADS),
  harmless(harmlessTriggers, "trigger", 4500, USER_HEADS, 1.5),
  harmless(harmlessBriefs, "long_brief", 5000, USER_HEADS),
  harmless(harmlessFramed, "framed", 5000, USER_HEADS, 1),
  harmless(harmlessTriggerSentences, "trigger_text", 3500, USER_HEADS, 1.5),
  harmless(harmlessAlarming, "alarming", 1500, USER_HEADS, 2),
  harmless(attacksSecrets, "guarded_harmless", 1200, USER_HEADS),
  harmless(harmlessLong, "long", 2500, USER_HEADS, 1.5),
  harmless(harmlessRequests, "request", 6000, USER_HEADS, 1.5),
  harmless(harmlessRequests, "remark", 1500, USER_HEADS, 1.5),
  harmless(wholeLines, "lines_harmless", 2000, USER_HEADS, 1.5),
  harmless(harmlessEveryday, "everyday", 2000, USER_HEADS, 1),
  harmless(harmlessEveryday, "trigger_line", 2000, USER_HEADS, 1.5),
  harmless(harmlessWholeFramed, "whole_framed", 2500, USER_HEADS, 1),
  harmless(harmlessWholeLong, "whole_long", 2500, USER_HEADS, 1),
  harmless(harmlessWholeShort, "whole_short", 2500, USER_HEADS, 1.5),
  harmless(harmlessSensitive, "sensitive", 3000, USER_HEADS, 1.5),
  harmless(harmlessSensitive, "plain_harm", 1500, USER_HEADS, 1),
  harmless(harmlessSensitive, "security", 1500, USER_HEADS, 2),
  harmless(harmlessPasted, "pasted", 3000, USER_HEADS, 1.5),
  harmless(harmlessStatements, "statement", 1500, USER_HEADS, 1),
  harmless(harmlessStatements, "casual", 2000, USER_HEADS, 1.5),
  // ---- harmless documents besides those of generate-documents.ts
  harmless(harmlessDocuments, "document", 2500, ALL_HEADS, 1, "window"),
  harmless(harmlessDocuments, "paragraph", 900, ALL_HEADS, 1, "window"),
];

function attack(
  grammar: Grammar,
  slot: string,
  count: number,
  positive: number,
  weight = 1,
  kind: Recipe["kind"] = "user",
): Recipe {
  return { grammar, slot, count, weight, positive, negative: 0, kind };
}

function harmless(
  grammar: Grammar,
  slot: string,
  count: number,
  negative: number,
  weight = 1,
  kind: Recipe["kind"] = "user",
): Recipe {
  return { grammar, slot, count, weight, positive: 0, negative, kind };
}
