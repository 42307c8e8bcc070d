import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

export type StoreChild = ChildProcessByStdio<Writable, Readable, null>;

const script = join(import.meta.dirname, "store-child.ts");

export const startChild = (task: "lock" | "write" | "spend", dir: string): StoreChild =>
  spawn(process.execPath, [script, task, dir], { stdio: ["pipe", "pipe", "inherit"] });

export const startPeopleChild = (dir: string): StoreChild =>
  spawn(process.execPath, [join(import.meta.dirname, "store-people-child.ts"), dir], { stdio: ["pipe", "pipe", "inherit"] });

export const startStatementsChild = (dir: string): StoreChild =>
  spawn(process.execPath, [join(import.meta.dirname, "store-statements-child.ts"), dir], { stdio: ["pipe", "pipe", "inherit"] });

/** The same as `startChild`, in a shell that lets no file grow past some KiB: what a full disk is like. */
export const startStarvedChild = (dir: string, fileKiB: number): StoreChild => starve(fileKiB, [script, "write", dir]);

export const startStarvedStatementsChild = (dir: string, fileKiB: number): StoreChild =>
  starve(fileKiB, [join(import.meta.dirname, "store-statements-child.ts"), dir]);

const starve = (fileKiB: number, args: readonly string[]): StoreChild =>
  spawn("/bin/bash", ["-c", `trap '' XFSZ; ulimit -f ${fileKiB}; exec "$0" "$@" 2>&1`, process.execPath, ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });

/** Kills the child with SIGKILL after its n-th line; gives all whole lines that it wrote. */
export async function killAfterLines(child: StoreChild, n: number): Promise<string[]> {
  const lines: string[] = [];
  const exited = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === n) child.kill("SIGKILL");
  }
  await exited;
  return lines;
}
