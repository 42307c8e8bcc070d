import type { Command } from "./command.ts";
import { changeCommands } from "./change.ts";
import { decommissionCommands } from "./decommission.ts";
import { exceptionCommands } from "./exception.ts";
import { reviewCommands } from "./review.ts";

/** How what was approved is watched, and ended. */
export const oversightCommands: readonly Command[] = [
  ...reviewCommands,
  ...exceptionCommands,
  ...changeCommands,
  ...decommissionCommands,
];
