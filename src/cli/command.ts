import type { Output } from "./output.ts";
import type { AdminClient } from "./admin-client.ts";

/** What a command may touch of its process. `process` itself fits. */
export interface Io {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stdin: AsyncIterable<string | Buffer> & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Option {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** What stands for the value in the help; absent for flags. */
  readonly value?: string;
  readonly required?: boolean;
  /** Whether it can be given more than once. */
  readonly multiple?: boolean;
  readonly description: string;
}

/** A command is data: parsing, help and the reference are made from it. */
export interface Command {
  /** One word or two: `apply`, `keys create`. */
  readonly name: string;
  readonly summary: string;
  /** Positional arguments as the help shows them: `NAME` is needed, `[NAME]` is not; a last one with `…` can be given again. */
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  readonly details?: string;
  readonly examples: readonly string[];
  /** Gives the exit code: 0 done, 1 refused or failed. Throws UsageError, Problem, or ClientError. */
  readonly run: (call: Call) => Promise<number>;
}

export type OptionValue = string | boolean | readonly (string | boolean)[];

export interface Call {
  readonly options: Readonly<Record<string, OptionValue | undefined>>;
  readonly positionals: readonly string[];
  readonly io: Io;
  readonly output: Output;
  /** Made when asked for, so that offline commands need no token. */
  readonly client: () => AdminClient;
}

/** The command line cannot be understood: exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const outputOption: Option = {
  type: "string",
  short: "o",
  value: "json",
  description: "json prints one JSON document; also the default when the output is not a terminal.",
};

export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" ? value : undefined;
}

/** Of an option that can be given more than once: every value, in order. */
export function textsOption(call: Call, name: string): readonly string[] {
  const value = call.options[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
