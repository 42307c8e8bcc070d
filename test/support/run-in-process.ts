import { PassThrough, Readable } from "node:stream";
import type { Io } from "../../src/cli/command.ts";
import { runCli } from "../../src/cli/run-cli.ts";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly json: ReturnType<typeof JSON.parse>;
}

export interface RunOptions {
  /** Both outputs are terminals. */
  readonly tty?: boolean;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** One command of the command line in this process. A line is cut at spaces; arguments that hold some come as a list. */
export async function runInProcess(line: string | readonly string[], options: RunOptions = {}): Promise<Ran> {
  const sink = (): PassThrough & { isTTY: boolean } => Object.assign(new PassThrough(), { isTTY: options.tty === true });
  const io = {
    stdout: sink(),
    stderr: sink(),
    stdin: Readable.from([options.stdin ?? ""]),
    env: options.env ?? {},
  } satisfies Io;
  const printed = [io.stdout, io.stderr].map((stream) => stream.toArray());
  const code = await runCli(typeof line === "string" ? line.split(" ") : line, io);
  io.stdout.end();
  io.stderr.end();
  const [stdout = "", stderr = ""] = await Promise.all(printed.map(async (chunks) => Buffer.concat(await chunks).toString()));
  return {
    code,
    stdout,
    stderr,
    get json() {
      return JSON.parse(stdout) as unknown;
    },
  };
}
