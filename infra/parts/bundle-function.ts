import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const imported = /^(\s*(?:import\s*|(?:import|export)\b[^;"'=]*?\bfrom\s*)["'])([^"']+)/gm;
const mostFiles = 2000;

const made = new Set<string>();
process.on("exit", () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/**
 * A folder for AWS Lambda with `entry`, all that it imports, and the packages that these need: types stripped by Node itself, nothing
 * else changed, so that no bundler is needed and a person can read what runs. `extra` are more files, by name. The same sources give the
 * same folder. It is there until the process ends.
 */
export function bundleFunction(entry: string, extra: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-function-"));
  made.add(folder);
  const packages = new Set<string>();
  const waiting = [entry];
  const seen = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.size > mostFiles) throw new Error(`${entry} imports more than ${mostFiles} files`);
    const { code, imports } = readOnce(file);
    for (const specifier of imports) {
      if (!specifier.startsWith(".")) {
        if (!specifier.startsWith("node:")) packages.add(nameOf(specifier));
        continue;
      }
      const target = join(dirname(file), specifier);
      if (!seen.has(target)) waiting.push(target);
      seen.add(target);
    }
    write(join(folder, nameIn(file)), code);
  }
  for (const name of packages) copyPackage(folder, name);
  write(join(folder, "package.json"), `${JSON.stringify({ type: "module" })}\n`);
  // Beside the entry, where it looks for them.
  for (const [name, text] of Object.entries(extra)) write(join(folder, dirname(nameIn(entry)), name), text);
  return folder;
}

/** The handler of a function that was put together from `entry`, as AWS Lambda names it. */
export const handlerOf = (entry: string): string => `${nameIn(entry).replace(/\.js$/, "")}.handler`;

const nameIn = (file: string): string => relative(root, file).replace(/\.ts$/, ".js");

interface Stripped {
  readonly code: string;
  readonly imports: readonly string[];
}

const read = new Map<string, Stripped>();

function readOnce(file: string): Stripped {
  const known = read.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(file, "utf8");
  const imports: string[] = [];
  const code = (extname(file) === ".ts" ? stripTypeScriptTypes(text) : text).replaceAll(
    imported,
    (_, begin: string, specifier: string) => {
      imports.push(specifier);
      return begin + specifier.replace(/^(\..*)\.ts$/, "$1.js");
    },
  );
  const stripped = { code, imports };
  read.set(file, stripped);
  return stripped;
}

const nameOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

/** With what it depends on itself. All of ours are flat: none has a copy of its own of another. */
function copyPackage(folder: string, name: string): void {
  const [from, to] = [join(root, "node_modules", name), join(folder, "node_modules", name)];
  if (existsSync(to)) return;
  const { dependencies = {} } = JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  if (existsSync(join(from, "node_modules"))) throw new Error(`${name} has packages of its own, which this doesn't carry along`);
  cpSync(from, to, { recursive: true, filter: (path) => !/\.(?:map|ts|mts|cts|md)$/.test(path) });
  for (const dependency of Object.keys(dependencies)) copyPackage(folder, dependency);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
