import type { SourceFile } from "./find-files.ts";
import type { Inventory } from "./model/inventory.ts";
import type { ReadOptions } from "./read-cloudformation/read-templates.ts";

/** Reads one more format than CloudFormation: a line in `read-targets.ts` is all that it needs. */
export interface FormatReader {
  /** For people: "a Terraform plan". */
  readonly name: string;
  /** Whether a file is one of this format, by its path or by what is in it. Quick: it is asked of every file. */
  readonly takes: (file: SourceFile) => boolean;
  /**
   * What the files that it takes declare, all of one target at once. What is broken is an inventory of which nothing is known, unless it
   * was named by itself: then rejects with Problem `resource_invalid`.
   */
  readonly read: (files: readonly SourceFile[], target: ReadTarget) => Promise<readonly Inventory[]>;
}

export interface ReadTarget {
  /** As a person named it. */
  readonly target: string;
  readonly isFolder: boolean;
  readonly options: ReadOptions;
  /** A file that another names, by its path below the target's folder; undefined where there is none inside it. */
  readonly beside: (path: string) => Promise<SourceFile | undefined>;
}
