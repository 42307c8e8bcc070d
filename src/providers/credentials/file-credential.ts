import { readFileSync, type Stats, statSync } from "node:fs";
import { type CredentialSource, missing } from "./credential-source.ts";

const maxBytes = 65_536;

/** Looks at the file at each call, and reads it again when it is another: changed in place, or replaced, as a mounted secret is. */
export function openFileCredential(deployment: string, file: string): CredentialSource {
  let value = "";
  let seen: Stats | undefined;

  return {
    read() {
      try {
        const now = statSync(file);
        if (seen === undefined || !same(seen, now)) {
          if (now.size > maxBytes) throw missing(deployment, "its file is too large");
          value = readFileSync(file, "utf8").trim();
          // Looked at before it was read: a change in between is seen at the next call.
          seen = now;
        }
      } catch (cause) {
        seen = undefined;
        throw missing(deployment, "its file can't be read", cause);
      }
      if (value === "") throw missing(deployment, "its file holds none");
      return value;
    },
    refused() {
      seen = undefined;
    },
  };
}

function same(one: Stats, other: Stats): boolean {
  return one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs && one.size === other.size && one.ino === other.ino;
}
