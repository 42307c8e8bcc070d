import { andonCommands } from "./andon.ts";
import { applyCommands } from "./apply.ts";
import { auditCommands } from "./audit.ts";
import { bootstrapCommands } from "./bootstrap.ts";
import type { Command } from "./command.ts";
import { directoryCommands } from "./directory.ts";
import { getCommands } from "./get.ts";
import { governanceCommands } from "./governance/governance-commands.ts";
import { guardrailCommands } from "./guardrail.ts";
import { keyCommands } from "./keys.ts";
import { policyCommands } from "./policy.ts";
import { replayCommand } from "./replay-command.ts";
import { scanCommands } from "./scan.ts";
import { serveCommands } from "./serve.ts";
import { sessionCommands } from "./sessions.ts";
import { useCaseCommands } from "./use-case.ts";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  ...serveCommands,
  ...applyCommands,
  ...getCommands,
  ...useCaseCommands,
  ...governanceCommands,
  ...keyCommands,
  ...andonCommands,
  ...auditCommands,
  ...bootstrapCommands,
  ...sessionCommands,
  ...directoryCommands,
  ...guardrailCommands,
  ...policyCommands,
  replayCommand,
  ...scanCommands,
];
