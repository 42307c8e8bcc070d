#!/usr/bin/env node
import { parseArgs } from "node:util";
import { Problem } from "./core/problem.ts";
import { describeCause } from "./monitor/logger.ts";

const [command, ...args] = process.argv.slice(2);
if (command === "serve" && !args.includes("--help") && !args.includes("-h")) await serveUntilStopped(args);
else {
  // Each half is loaded only when it is asked for: commands do not wait for the gateway's parts, nor the other way round.
  const { runCli } = await import("./cli/run-cli.ts");
  process.exitCode = await runCli(process.argv.slice(2), process);
}

async function serveUntilStopped(argv: string[]): Promise<void> {
  const options = { role: { type: "string" }, config: { type: "string" }, "ready-file": { type: "string" } } as const;
  let values: { role?: string; config?: string; "ready-file"?: string };
  try {
    ({ values } = parseArgs({ args: argv, options }));
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : ""} See: sallyport serve --help`, 2);
  }
  try {
    const [{ loadConfig }, { serve }] = await Promise.all([import("./config/load-config.ts"), import("./serve.ts")]);
    const { role, config: file } = values;
    const config = loadConfig(process.env, { ...(file !== undefined && { file }), ...(role !== undefined && { role }) });
    const readyFile = values["ready-file"];
    const { env, stdout, stderr } = process;
    // From before the ready file on, so that a stop that comes at once is a clean one too.
    const starting = serve(config, { env, stdout, stderr, ...(readyFile !== undefined && { readyFile }) });
    const stop = (): void => {
      starting.then(
        (running) =>
          running.stop().then(
            () => process.exit(0),
            (error: unknown) => fail(describeCause(error), 1),
          ),
        () => process.exit(1),
      );
    };
    process.on("SIGTERM", stop).on("SIGINT", stop);
    await starting;
  } catch (error) {
    fail(error instanceof Problem ? error.detail : error instanceof Error ? error.message : "The start failed.", 1);
  }
}

function fail(message: string, code: number): void {
  process.stderr.write(`sallyport: ${message}\n`);
  process.exit(code);
}
