import { Problem } from "../../core/problem.ts";

/** CloudFormation takes templates of 1 MB; what tools write before they shrink it may have more. */
export const maxTemplateBytes = 4 * 1024 * 1024;
/** Levels of maps and lists in each other. */
export const maxDepth = 100;
/** Maps, lists and texts of one template, with all that aliases repeat. */
export const maxNodes = 500_000;
/** Of one text that intrinsics put together, in UTF-16 units. */
export const maxTextLength = 1_000_000;
/** Templates of one scan, nested stacks among them. */
export const maxTemplates = 2000;

export function unreadable(file: string, how: string): Problem {
  return new Problem("resource_invalid", `${file} ${how}.`);
}
