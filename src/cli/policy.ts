import type { Command } from "./command.ts";
import { policyExplainCommand } from "./policy-explain-command.ts";
import { policyExportCommand } from "./policy-export-command.ts";
import { policyTestCommand } from "./policy-test-command.ts";

export const policyCommands: readonly Command[] = [policyTestCommand, policyExplainCommand, policyExportCommand];
