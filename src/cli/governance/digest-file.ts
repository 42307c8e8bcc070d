import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { type Call, textOption, UsageError } from "../command.ts";
import { unreadable } from "../read-manifest-files.ts";

/**
 * The digest that a command was given, or that of the file that it was given. Undefined for neither. Throws UsageError for both, ClientError.
 *
 * @param option that names the file
 */
export async function digestOption(call: Call, option: string): Promise<string | undefined> {
  const file = textOption(call, option);
  const digest = textOption(call, "digest");
  if (file !== undefined && digest !== undefined) throw new UsageError(`--${option} and --digest say the same; give one`);
  return file === undefined ? digest : await digestFile(file);
}

/** SHA-256 of a file of any size, as `sha256:` and 64 hex digits. It is read here and sent nowhere. Throws ClientError. */
async function digestFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash).catch((error: unknown) => unreadable(path, error));
  return `sha256:${hash.digest("hex")}`;
}
