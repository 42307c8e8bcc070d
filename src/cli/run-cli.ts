import { parseArgs } from "node:util";
import { ClientError, createAdminClient, explain } from "./admin-client.ts";
import { type Call, type Command, type Io, type OptionValue, UsageError } from "./command.ts";
import { commands } from "./commands.ts";
import { formatHelp, formatOverview } from "./format-help.ts";
import { createOutput, type OutputFormat, printable } from "./output.ts";

/**
 * Runs one command and gives its exit code: 0 done, 1 refused or failed, 2 wrong usage. Results go to stdout; what went
 * wrong is one line on stderr, on a terminal with every single mistake below it.
 */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  // A reader that has had enough, such as head, is no fault.
  io.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  try {
    return await run(argv, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`sallyport: ${printable(error.message)}\n`);
      return 2;
    }
    const reason = explain(error) ?? (error instanceof Error ? error.message : "the command failed");
    io.stderr.write(`sallyport: ${printable(reason)}\n`);
    if (error instanceof ClientError && io.stderr.isTTY === true && error.lines.length > 1) {
      for (const line of error.lines) io.stderr.write(`  ${printable(line)}\n`);
    }
    return 1;
  }
}

async function run(argv: readonly string[], io: Io): Promise<number> {
  const command = commands.find(({ name }) => name === argv.slice(0, name.split(" ").length).join(" "));
  if (command === undefined) return overview(argv, io);
  const args = argv.slice(command.name.split(" ").length);
  const { values, positionals } = parse(command, args);
  if (values["help"] === true) {
    io.stdout.write(formatHelp(command));
    return 0;
  }
  requireComplete(command, values, positionals);
  const output = createOutput(io, formatOf(command, values["output"], io));
  return await command.run({ options: values, positionals, io, output, client: () => createAdminClient(io.env) });
}

/** No command, or only the first word of some: the list of what there is. */
function overview(argv: readonly string[], io: Io): number {
  const words = argv.filter((word) => !word.startsWith("-"));
  const [first] = words;
  const group = commands.filter(({ name }) => name.split(" ")[0] === first);
  const asked = argv.length === 0 || argv.includes("--help") || argv.includes("-h");
  if (first === undefined || first === "help" || (group.length > 0 && asked && words.length === 1)) {
    if (!asked && first !== "help") throw new UsageError(`${argv[0]} is no command; see sallyport --help`);
    io.stdout.write(formatOverview(group.length > 0 ? group : commands));
    return 0;
  }
  if (group.length > 0) throw new UsageError(`use one of: ${group.map(({ name }) => name).join(", ")}`);
  throw new UsageError(`${first} is no command; see sallyport --help`);
}

function parse(command: Command, args: readonly string[]): { values: Call["options"]; positionals: string[] } {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type, short, multiple = false }]) => [
      name,
      { type, multiple, ...(short !== undefined && { short }) },
    ]),
  );
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(". ", 1)[0] ?? "") : "wrong usage";
    throw new UsageError(`${reason}; see sallyport ${command.name} --help`);
  }
}

function requireComplete(command: Command, values: Call["options"], positionals: readonly string[]): void {
  const help = `see sallyport ${command.name} --help`;
  const needed = command.positionals.filter((name) => !name.startsWith("["));
  const missing = needed[positionals.length];
  if (missing !== undefined) throw new UsageError(`${missing} is missing; ${help}`);
  const many = command.positionals.at(-1)?.includes("…") === true;
  if (!many && positionals.length > command.positionals.length)
    throw new UsageError(`${positionals[command.positionals.length]} is one too many; ${help}`);
  for (const [name, option] of Object.entries(command.options)) {
    if (option.required === true && values[name] === undefined) throw new UsageError(`--${name} is missing; ${help}`);
  }
}

function formatOf(command: Command, asked: OptionValue | undefined, io: Io): OutputFormat {
  const accepted = command.options["output"]?.value?.split("|") ?? [];
  // Where it names a file, the command has a format of its own.
  if (typeof asked !== "string" || accepted[0] === "FILE") return io.stdout.isTTY === true ? "table" : "json";
  if (asked === "table" || (accepted.includes(asked) && (asked === "json" || asked === "yaml"))) return asked;
  throw new UsageError(`-o takes ${accepted.join(" or ")}, not ${asked}`);
}
