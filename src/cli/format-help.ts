import type { Command, Option } from "./command.ts";

/** All commands, a line each. */
export function formatOverview(commands: readonly Command[]): string {
  return [
    "usage: sallyport COMMAND",
    "",
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    "",
    "sallyport COMMAND --help says more. Commands reach the control plane at SALLYPORT_ADMIN_URL",
    "(http://127.0.0.1:8081) with SALLYPORT_ADMIN_TOKEN. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.",
    "",
  ].join("\n");
}

export function formatHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => [
    `${option.short === undefined ? "" : `-${option.short}, `}--${name}${option.value === undefined ? "" : ` ${option.value}`}`,
    option.description +
      (option.required === true ? " Required." : "") +
      (option.multiple === true ? " Can be given again." : ""),
  ]);
  return [
    `usage: sallyport ${synopsis(command)}`,
    "",
    command.summary,
    ...(command.details === undefined ? [] : [command.details]),
    ...(options.length === 0 ? [] : ["", ...columns(options)]),
    "",
    "examples:",
    ...command.examples.map((example) => `  ${example}`),
    "",
  ].join("\n");
}

export function synopsis({ name, positionals, options }: Command): string {
  const parts = Object.entries(options).map(([long, option]) => {
    const text = `${option.short === undefined ? `--${long}` : `-${option.short}`}${valueOf(option)}`;
    return (option.required === true ? text : `[${text}]`) + (option.multiple === true ? "…" : "");
  });
  return [name, ...positionals, ...parts].join(" ");
}

function valueOf({ value }: Option): string {
  return value === undefined ? "" : ` ${value}`;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([first = ""]) => first.length));
  return rows.map(([first = "", second = ""]) => `  ${first.padEnd(width)}  ${second}`);
}
