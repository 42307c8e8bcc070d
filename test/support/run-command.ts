import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const main = join(import.meta.dirname, "..", "..", "src", "main.ts");

/** What a process said, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `sallyport` in a process of its own, which has no environment but `env`. */
export async function runCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}, stdin = ""): Promise<Ran> {
  const child = spawn(process.execPath, [main, ...args], { env: { ...plainEnvironment(), ...env } });
  child.stdin.end(stdin);
  const exited = new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? -1)));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr };
}

/** What every process of a test needs; without what the launcher compiled before, each command takes a second longer. */
export function plainEnvironment(): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "", NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "" };
}

/** The environment of a gateway's administrator. */
export function administratorOf(gateway: { readonly adminUrl: string; readonly adminToken: string }): Record<string, string> {
  return { SALLYPORT_ADMIN_URL: gateway.adminUrl, SALLYPORT_ADMIN_TOKEN: gateway.adminToken };
}
