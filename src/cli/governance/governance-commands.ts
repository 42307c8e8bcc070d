import type { Command } from "../command.ts";
import { artefactCommands } from "./artefact-commands.ts";
import { changeCommands } from "./change-commands.ts";
import { decommissionCommands } from "./decommission-commands.ts";
import { evidenceBundleCommands } from "./evidence-bundle-commands.ts";
import { evidenceCommands } from "./evidence-commands.ts";
import { exceptionCommands } from "./exception-commands.ts";
import { reportCommands } from "./report-commands.ts";
import { requestCommands } from "./request-commands.ts";
import { reviewCommands } from "./review-commands.ts";
import { scopeCommand } from "./scope-command.ts";
import { signCommands } from "./sign-commands.ts";
import { statusCommands } from "./status-commands.ts";

/** How a use case comes to be approved, is watched and ended, and is told of, in the order in which that goes. */
export const governanceCommands: readonly Command[] = [
  scopeCommand,
  ...statusCommands,
  ...requestCommands,
  ...signCommands,
  ...artefactCommands,
  ...evidenceCommands,
  ...reviewCommands,
  ...exceptionCommands,
  ...changeCommands,
  ...decommissionCommands,
  ...reportCommands,
  ...evidenceBundleCommands,
];
