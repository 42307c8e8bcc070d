import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { readManifests } from "../admin/read-manifests.ts";
import { Problem } from "../core/problem.ts";
import { ClientError } from "./admin-client.ts";
import type { Io } from "./command.ts";

const extension = /\.(ya?ml|json)$/;

/**
 * The manifests in a file, in a directory's files by name (subdirectories are not looked into), or on standard input for `-`.
 * Throws ClientError that names the file.
 */
export async function readManifestFiles(path: string, io: Io): Promise<unknown[]> {
  if (path === "-") return parse("standard input", await readAll(io.stdin));
  const files = await manifestFiles(path);
  const manifests: unknown[] = [];
  for (const file of files)
    manifests.push(...parse(file, await readFile(file, "utf8").catch((error: unknown) => unreadable(file, error))));
  if (manifests.length === 0) throw new ClientError(`There is no manifest in ${path}.`);
  return manifests;
}

async function manifestFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((error: unknown) => unreadable(path, error));
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => extension.test(name)).sort();
  if (names.length === 0) throw new ClientError(`There is no .yaml, .yml or .json file in ${path}.`);
  return names.map((name) => join(path, name));
}

function parse(file: string, text: string): unknown[] {
  try {
    return readManifests(text);
  } catch (error) {
    throw error instanceof Problem ? new ClientError(`${file}: ${error.detail}`, [], error) : error;
  }
}

/** Says which file can't be read, and why. */
export function unreadable(path: string, error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
  throw new ClientError(code === "ENOENT" ? `There is no ${path}.` : `${path} cannot be read (${code}).`, [], error);
}

export async function readAll(stream: Io["stdin"]): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
