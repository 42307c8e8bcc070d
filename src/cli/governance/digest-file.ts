import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { unreadable } from "../read-manifest-files.ts";

/** SHA-256 of a file of any size, as `sha256:` and 64 hex digits. It is read here and sent nowhere. Throws ClientError. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash).catch((error: unknown) => unreadable(path, error));
  return `sha256:${hash.digest("hex")}`;
}
