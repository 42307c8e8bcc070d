import { readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { parseDocument } from "yaml";
import { Problem } from "../../src/core/problem.ts";
import { deploymentSchema, type DeploymentConfig } from "./deployment-config.ts";

const maxBytes = 256 * 1024;

/**
 * Reads one deployment from a YAML or JSON file. Paths in it are meant from the file's own folder.
 * Throws a `Problem` that names the file, each field that is wrong, and what it must be.
 */
export function readDeployment(file: string): DeploymentConfig {
  const config = parseDeployment(parseText(readText(file), file), file);
  const absolute = (path: string) => (isAbsolute(path) ? path : join(dirname(file), path));
  return { ...config, guardrailManifests: config.guardrailManifests.map(absolute) };
}

export function parseDeployment(value: unknown, source: string): DeploymentConfig {
  const parsed = deploymentSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join(".") || "the whole file", message }));
  const lines = errors.map(({ path, message }) => `  ${path}: ${message}`);
  throw new Problem("resource_invalid", `${source} is not a valid deployment:\n${lines.join("\n")}`, { errors });
}

function readText(file: string): string {
  try {
    if (statSync(file).size > maxBytes) throw new Problem("resource_invalid", `${file} is larger than ${maxBytes} bytes`);
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("not_found", `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** JSON is YAML too. Aliases are bounded: a few lines could else become gigabytes. */
function parseText(text: string, file: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true });
  const [first] = document.errors;
  if (first !== undefined) throw new Problem("resource_invalid", `${file} is not YAML or JSON: ${first.message}`);
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch (error) {
    throw new Problem(
      "resource_invalid",
      `${file} is not YAML that can be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}
