import { readFile } from "node:fs/promises";
import { Problem } from "../../../core/problem.ts";
import type { ProviderEntry } from "../../../governance/access.ts";

const longest = 4096;

/** Read at each log-in, so that a secret that is rotated needs no restart. Undefined for a public client. Rejects with Problem `identity_unavailable`. */
export async function readClientSecret(
  { name, spec }: ProviderEntry,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const source = spec.login?.clientSecret;
  if (source === undefined) return undefined;
  const [value, where, cause] =
    "env" in source
      ? [env[source.env], `its environment variable ${source.env} holds none`, undefined]
      : await readFile(source.file, "utf8").then(
          (text) => [text.trim(), "its file holds none", undefined] as const,
          (error: unknown) => [undefined, "its file can't be read", error] as const,
        );
  if (value !== undefined && value !== "" && value.length <= longest) return value;
  const detail = `The client secret of the identity provider ${name} is missing: ${where}.`;
  throw new Problem("identity_unavailable", detail, cause === undefined ? {} : { cause });
}
