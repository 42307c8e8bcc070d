import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");
const belowGateway = [
  "core",
  "governance",
  "policy",
  "guardrails",
  "crypto",
  "audit",
  "quota",
  "dialects",
  "providers",
  "identity",
  "storage",
  "monitor",
  "documents",
  "classifiers",
];

/** The import table of ARCHITECTURE.md: what each folder of src/ may import besides itself. Files in src/ itself may import all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  governance: ["core"],
  policy: ["core", "governance"],
  guardrails: ["core"],
  crypto: ["core"],
  audit: ["core", "crypto"],
  quota: ["core"],
  dialects: ["core"],
  providers: ["core", "dialects"],
  identity: ["core", "crypto"],
  storage: ["core"],
  monitor: ["core"],
  documents: ["core"],
  classifiers: ["core"],
  config: ["core"],
  gateway: belowGateway,
  admin: belowGateway,
  http: ["core", "dialects", "gateway", "admin", "config"],
  scanner: ["core", "governance"],
  cli: ["core", "gateway", "admin", "config", "scanner"],
};
const pure = ["core", "governance", "policy", "guardrails"];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly specifier: string;
}

const sources = globSync("src/**/*.ts", { cwd: root }).filter((file) => !file.endsWith(".test.ts"));
const imports: readonly Import[] = sources.flatMap((file) => {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^\s*(?:import|export)\b[^;"']*?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm)].map((match) => ({
    file,
    from: file.split("/")[1] ?? "",
    specifier: match[1] ?? match[2] ?? "",
  }));
});

test("Each folder imports only what the import table allows", () => {
  assert.ok(imports.length > 100, "the imports were found");
  const wrong = imports.flatMap(({ file, from, specifier }) => {
    if (!specifier.startsWith(".") || from.endsWith(".ts")) return [];
    const target = relative(join(root, "src"), join(root, dirname(file), specifier)).split("/")[0] ?? "";
    const allowed = mayImport[from];
    assert.ok(allowed, `src/${from} is in the import table`);
    return target === from || allowed.includes(target) ? [] : [`${file} imports ${target}`];
  });
  assert.deepEqual(wrong, []);
});

test("The pure folders use no Node API, no clock and no chance", () => {
  const wrong = imports
    .filter(({ from, specifier }) => pure.includes(from) && specifier.startsWith("node:"))
    .map(({ file }) => file);
  for (const file of sources.filter((file) => pure.includes(file.split("/")[1] ?? ""))) {
    const code = readFileSync(join(root, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    if (/\b(Date\.now|Math\.random|new Date\(\)|performance\.now|process\.|setTimeout|setInterval|Buffer\.)/.test(code))
      wrong.push(file);
  }
  assert.deepEqual(wrong, []);
});

/** What a file loads before it runs, directly or not: sources by path, packages by name. */
function loadedBy(start: string): ReadonlySet<string> {
  const loaded = new Set([start]);
  for (const file of loaded) {
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(join(root, file), "utf8");
    for (const [, specifier = ""] of text.matchAll(/^(?:import|export)\b(?! type\b)[^;"'(]*?["']([^"']+)["']/gm))
      loaded.add(specifier.startsWith(".") ? join(dirname(file), specifier) : specifier);
  }
  return loaded;
}

test("What starts loads nothing that only few ever need", () => {
  const server = [...loadedBy("src/serve.ts")];
  assert.ok(server.includes("undici"), "packages were found");
  assert.deepEqual(
    server.filter((one) => /^(@simplewebauthn|@sigstore|unpdf|ajv)/.test(one)),
    [],
  );
  const commands = [...loadedBy("src/cli/run-cli.ts")];
  assert.ok(commands.includes("src/cli/get.ts"), "files were found");
  assert.deepEqual(
    commands.filter((one) =>
      /^(src\/(policy|guardrails|gateway|storage)\/|src\/governance\/standard\/load|@cedar|undici)/.test(one),
    ),
    [],
  );
});

test("Every invariant that ARCHITECTURE.md names is cited by a test", () => {
  const architecture = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
  const named = [...architecture.matchAll(/^- \*\*([a-z-]+)\*\*/gm)].map((match) => match[1] ?? "");
  assert.ok(named.length >= 8, "the invariants were found");
  const tests = globSync("{src,test}/**/*.ts", { cwd: root })
    .filter((file) => file.endsWith(".test.ts") || file.startsWith("test/"))
    .filter((file) => file !== "test/layers.test.ts")
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");
  assert.deepEqual(
    named.filter((invariant) => !tests.includes(invariant)),
    [],
  );
});
