import { canonicalJson } from "../../core/canonical-json.ts";
import type { JsonValue } from "../../core/json.ts";
import { allFiles, longestFile } from "./bundle-files.ts";

/** Told of each thing that is not as it must be. */
export type Differ = (text: string) => void;

/** What no bundle has is told of, and not read. */
export function readTexts(files: ReadonlyMap<string, Uint8Array>, differ: Differ): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const name of files.keys()) if (!allFiles.some((one) => one === name)) differ(`${name} does not belong to a bundle.`);
  for (const name of allFiles) {
    const bytes = files.get(name);
    if (bytes === undefined) differ(`${name} is missing.`);
    else if (bytes.byteLength > longestFile) differ(`${name} is longer than a bundle's files are.`);
    else {
      const text = Buffer.from(bytes).toString("utf8");
      // What is no UTF-8 would be read as something that it is not.
      if (Buffer.from(text, "utf8").equals(bytes)) texts.set(name, text);
      else differ(`${name} is not valid UTF-8.`);
    }
  }
  return texts;
}

/** One canonical line, so that nothing in it is read in two ways. */
export function parseFile<T>(
  texts: ReadonlyMap<string, string>,
  name: string,
  parse: (value: unknown) => T,
  differ: Differ,
): T | undefined {
  const text = texts.get(name);
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    if (`${canonicalJson(value)}\n` !== text) differ(`${name} is not canonical JSON.`);
    return parse(value);
  } catch {
    differ(`${name} cannot be read: it is cut off, or not in the form of a bundle.`);
    return undefined;
  }
}
