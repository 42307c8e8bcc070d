import type { Command } from "./command.ts";
import { guardrailExportCommand } from "./guardrail-export-command.ts";
import { guardrailImportCommand } from "./guardrail-import-command.ts";
import { guardrailTestCommand } from "./guardrail-test-command.ts";

export const guardrailCommands: readonly Command[] = [guardrailTestCommand, guardrailExportCommand, guardrailImportCommand];
