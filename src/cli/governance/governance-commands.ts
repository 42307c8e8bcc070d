import type { Command } from "../command.ts";
import { artefactCommands } from "./artefact-commands.ts";
import { evidenceCommands } from "./evidence-commands.ts";
import { requestCommands } from "./request-commands.ts";
import { scopeCommand } from "./scope-command.ts";
import { signCommands } from "./sign-commands.ts";
import { statusCommands } from "./status-commands.ts";

/** How a use case comes to be approved, in the order in which that goes. */
export const governanceCommands: readonly Command[] = [
  scopeCommand,
  ...statusCommands,
  ...requestCommands,
  ...signCommands,
  ...artefactCommands,
  ...evidenceCommands,
];
