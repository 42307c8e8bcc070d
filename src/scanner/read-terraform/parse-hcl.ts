import { createRequire } from "node:module";
import { isNestedDeeper } from "../../core/check-json.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { unreadable } from "../read-cloudformation/limits.ts";
import { own } from "../read-cloudformation/parse-template.ts";
import { maxHclDepth, maxHclLength } from "./limits.ts";
import { scanHcl } from "./scan-hcl.ts";

// Not imported: its types bring those of a browser with them, for all of the project.
const { parse } = createRequire(import.meta.url)("@cdktn/hcl2json") as {
  readonly parse: (file: string, text: string) => Promise<unknown>;
};

/** One .tf or .tf.json file: blocks by kind, such as `resource`, each with its labels. */
export interface HclFile {
  readonly file: string;
  /** Below the target, with slashes. */
  readonly path: string;
  readonly blocks: readonly Block[];
  /** A clause why it may have had more. */
  readonly broken?: string;
}

export interface Block {
  readonly kind: string;
  readonly labels: readonly string[];
  /** As hcl2json writes it: texts are templates, blocks in it are lists of objects. */
  readonly body: JsonObject;
  readonly line?: number;
  /** A clause why nothing of its body is known. */
  readonly unreadable?: string;
}

const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  module: 1,
  output: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
};

/** Rejects with Problem `resource_invalid` on what is no HCL, too long or too deep. */
export async function parseHcl(text: string, file: string, path: string): Promise<HclFile> {
  if (text.length > maxHclLength) throw unreadable(file, `is longer than ${maxHclLength} characters`);
  if (path.endsWith(".json")) return { file, path, blocks: blocksOf(parseJson(text, file), new Map()) };
  const { lines, isTooDeep } = scanHcl(text);
  // The parser of HCL recurses and its program ends for good where its stack does: it is never asked.
  if (isTooDeep) throw unreadable(file, "is nested too deep");
  return { file, path, blocks: await parseBlocks(text, file, lines) };
}

/** @param text that `scanHcl` does not find too deep @param lines where the blocks of a header begin */
export async function parseBlocks(
  text: string,
  file: string,
  lines: ReadonlyMap<string, readonly number[]>,
): Promise<readonly Block[]> {
  return blocksOf(await parseText(text, file), lines);
}

/** A file with values of variables: one block without a label. Rejects like `parseHcl`. */
export async function parseVariables(text: string, file: string, path: string): Promise<HclFile> {
  if (text.length > maxHclLength) throw unreadable(file, `is longer than ${maxHclLength} characters`);
  if (!path.endsWith(".json") && scanHcl(text).isTooDeep) throw unreadable(file, "is nested too deep");
  const body = path.endsWith(".json") ? parseJson(text, file) : await parseText(text, file);
  return { file, path, blocks: isJsonObject(body) ? [{ kind: "variables", labels: [], body }] : [] };
}

async function parseText(text: string, file: string): Promise<JsonValue> {
  try {
    return (await parse("input.tf", text)) as JsonValue;
  } catch (error) {
    const usual = withUsualBraces(text);
    if (usual !== text)
      try {
        return (await parse("input.tf", usual)) as JsonValue;
      } catch {
        // What it complained of first is told.
      }
    const [, line] = /input\.tf:(\d+)/.exec(error instanceof Error ? error.message : "") ?? [];
    throw unreadable(file, `is not valid HCL${line === undefined ? "" : `, line ${line}`}`);
  }
}

/**
 * A brace that closes a block of several lines has a line of its own. Terraform refuses one that stands behind an argument, and people
 * who never ran it write that: what they mean can be read.
 */
function withUsualBraces(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line.length < 1000 && line.trimEnd().endsWith("}") && !line.includes("{") && /^\s*[\w-]+\s*=/.test(line)
        ? `${line.trimEnd().slice(0, -1)}\n}`
        : line,
    )
    .join("\n");
}

function parseJson(text: string, file: string): JsonValue {
  if (isNestedDeeper(text, 3 * maxHclDepth)) throw unreadable(file, "is nested too deep");
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as JsonValue;
  } catch {
    throw unreadable(file, "is not valid JSON");
  }
}

function blocksOf(root: JsonValue, lines: ReadonlyMap<string, readonly number[]>): readonly Block[] {
  const blocks: Block[] = [];
  const seen = new Map<string, number>();
  const walk = (kind: string, labels: readonly string[], left: number, value: JsonValue): void => {
    if (left > 0) {
      // In .tf.json a level of names may stand in a list too.
      for (const one of Array.isArray(value) ? value : [value])
        if (isJsonObject(one))
          for (const name of Object.keys(one)) walk(kind, [...labels, name], left - 1, own(one, name) ?? null);
      return;
    }
    const header = [kind, ...labels].join(" ");
    for (const body of Array.isArray(value) ? value : [value]) {
      if (!isJsonObject(body)) continue;
      const n = seen.get(header) ?? 0;
      seen.set(header, n + 1);
      const line = lines.get(header)?.[n];
      blocks.push({ kind, labels, body, ...(line !== undefined && { line }) });
    }
  };
  if (isJsonObject(root))
    for (const kind of Object.keys(root)) {
      const count = Object.hasOwn(labelCounts, kind) ? labelCounts[kind] : undefined;
      if (count !== undefined) walk(kind, [], count, own(root, kind) ?? null);
    }
  return blocks;
}
