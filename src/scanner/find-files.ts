import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import { basename, isAbsolute, join, relative, sep } from "node:path";
import { Problem } from "../core/problem.ts";

/** A file of a target. Paths have slashes on every system. */
export interface SourceFile {
  /** As a person knows it: the target as they named it, and what follows. */
  readonly file: string;
  /** Below the target, for what refers to files beside it. */
  readonly path: string;
  readonly text: string;
}

export interface FoundFile {
  readonly file: string;
  readonly path: string;
  /** Whether it is the target itself, not a file in it. */
  readonly isTarget: boolean;
  readonly read: () => Promise<string>;
}

export const maxFileBytes = 32 * 1024 * 1024;
const maxFiles = 50_000;
const maxLevels = 40;
/** What tools keep for themselves, and what nobody here wrote. */
const leftOut = new Set(["node_modules", ".git", ".terraform", ".venv", "__pycache__"]);
const wanted = /\.(json|ya?ml|template|tf|tfvars)$/i;

/**
 * The files of a target that a scan may read: the file itself, or those of a folder in the order of their names. Links inside a folder
 * are not followed. Rejects with Problem `not_found` or `resource_invalid`.
 */
export async function findFiles(target: string): Promise<readonly FoundFile[]> {
  const about = await stat(target).catch((cause: unknown) => {
    throw new Problem("not_found", `There is no ${target}, or it cannot be read.`, { cause });
  });
  if (!about.isDirectory()) return [{ ...found(target, basename(target), target), isTarget: true }];
  const files: FoundFile[] = [];
  const walk = async (folder: string, level: number): Promise<void> => {
    if (level > maxLevels) throw tooMuch(target, `is nested more than ${maxLevels} folders deep`);
    const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
      throw new Problem("resource_invalid", `${folder} cannot be read (${codeOf(cause)}).`, { cause });
    });
    for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !leftOut.has(entry.name)) await walk(path, level + 1);
      else if (entry.isFile() && wanted.test(entry.name)) files.push(found(path, relative(target, path), path));
      if (files.length > maxFiles) throw tooMuch(target, `has more than ${maxFiles} files`);
    }
  };
  await walk(target, 0);
  return files;
}

/** A file beside the target that something in it names, where it is one and inside the same folder. */
export async function findBeside(folder: string, path: string, shown: string): Promise<FoundFile | undefined> {
  if (/^(\.\.|\/)/.test(path)) return undefined;
  const disk = join(folder, path);
  const about = await lstat(disk).catch(() => undefined);
  if (about?.isFile() !== true) return undefined;
  // A folder on the way may be a link to somewhere else.
  const [real, root] = await Promise.all([realpath(disk), realpath(folder)]).catch(() => []);
  if (real === undefined || root === undefined || relative(root, real).split(sep)[0] === "..") return undefined;
  return isAbsolute(relative(root, real)) ? undefined : found(disk, path, shown);
}

function found(disk: string, path: string, shown: string): FoundFile {
  const read = async (): Promise<string> => {
    const bytes = await readBounded(disk).catch((cause: unknown) => {
      throw new Problem("resource_invalid", `${shown} cannot be read (${codeOf(cause)}).`, { cause });
    });
    if (bytes === undefined) throw tooMuch(shown, `is larger than ${maxFileBytes} bytes`);
    // PowerShell writes what a tool prints as UTF-16.
    return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
  };
  return { file: slashes(shown), path: slashes(path), isTarget: false, read };
}

/** Undefined where there is more than may be read: devices and pipes tell no size. */
async function readBounded(disk: string): Promise<Buffer | undefined> {
  const file = await open(disk);
  try {
    if ((await file.stat()).size > maxFileBytes) return undefined;
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxFileBytes) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    await file.close();
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "unreadable");

const slashes = (path: string): string => (sep === "/" ? path : path.replaceAll(sep, "/"));

function tooMuch(what: string, how: string): Problem {
  return new Problem("resource_invalid", `${what} ${how}: name what is to be scanned more closely.`);
}
