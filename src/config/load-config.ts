import { readFileSync } from "node:fs";
import { parse as parseYaml } from "yaml";
import { Problem } from "../core/problem.ts";
import { environment, environmentOnly, settings, type Config, type Setting } from "./config.ts";

/** The environment wins over the file, the command line (`overrides`) over both. Throws Problem `resource_invalid`. */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>>,
  overrides: { file?: string; role?: string } = {},
): Config {
  const file = overrides.file ?? env["SALLYPORT_CONFIG"];
  const merged: Record<string, unknown> = file === undefined ? {} : readConfigFile(file);
  for (const [setting, name] of Object.entries(environment)) {
    const value = env[name];
    if (value !== undefined && value !== "") merged[setting] = value;
  }
  if (overrides.role !== undefined) merged["role"] = overrides.role;
  const result = settings.safeParse(merged);
  if (!result.success) {
    const first = result.error.issues[0];
    const where = first?.path.join(".") ?? "";
    const named = environment[where as Setting];
    throw new Problem(
      "resource_invalid",
      `Configuration${where && `, ${where}`}${named ? ` (${named})` : ""}: ${first?.message ?? "not valid"}.`,
    );
  }
  if (result.data.databaseUrl !== undefined) {
    throw new Problem(
      "resource_invalid",
      "DATABASE_URL is set, but this version keeps its data in SQLite only. Unset it to start.",
    );
  }
  return result.data;
}

function readConfigFile(file: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = parseYaml(readFileSync(file, "utf8"), { maxAliasCount: 10 });
  } catch (cause) {
    throw new Problem("resource_invalid", `The configuration file ${file} cannot be read as YAML.`, { cause });
  }
  if (content === null || content === undefined) return {};
  if (typeof content !== "object" || Array.isArray(content))
    throw new Problem("resource_invalid", `The configuration file ${file} is not a mapping.`);
  const secret = environmentOnly.find((setting) => Object.hasOwn(content, setting));
  if (secret) throw new Problem("resource_invalid", `${secret} may not stand in ${file}: set ${environment[secret]} instead.`);
  return { ...content };
}
