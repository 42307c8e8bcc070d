import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { askedAction, askedCall } from "../../src/admin/policy-question.ts";
import { readManifests } from "../../src/admin/read-manifests.ts";
import { parsePolicyCases, policyCases, testPolicies } from "../../src/admin/test-policies.ts";
import { ageSteps } from "../../src/policy/circumstances.ts";
import { compilePolicies } from "../../src/policy/compile-policies.ts";
import { replaceablePolicies } from "../../src/policy/default-policies.ts";
import { spellFact } from "../../src/policy/describe-policy.ts";
import { adminFacts, callFacts } from "../../src/policy/facts.ts";
import { checkPolicy } from "../../src/policy/parse-policies.ts";
import { adminActionGroups } from "../../src/policy/decision.ts";
import { cedarSchema } from "../../src/policy/schema.ts";
import { startMockVerifiedPermissions, type MockVerifiedPermissions } from "../support/mock-verified-permissions.ts";
import { administratorOf, plainEnvironment } from "../support/run-command.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";
import { mockKey } from "../support/verify-signature.ts";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "policies.md"), "utf8");

interface Block {
  readonly heading: string;
  readonly language: string;
  readonly code: string;
  /** The block right behind it, where that is what a command prints. */
  readonly prints?: string;
}

const blocks: readonly Block[] = (() => {
  const found: Block[] = [];
  let heading = "";
  const pattern = /^#+ (.+)$|^```(\w+)\n([\s\S]*?)^```$(?:\n```text\n([\s\S]*?)^```$)?/gm;
  for (const [, title, language, code = "", prints] of page.matchAll(pattern)) {
    if (title !== undefined) heading = title;
    else if (language !== undefined) found.push({ heading, language, code, ...(prints !== undefined && { prints }) });
  }
  return found;
})();
const codeOf = (language: string): readonly Block[] => blocks.filter((block) => block.language === language);

/** Rows of cells of each table that matches. */
const tableOf = (after: RegExp): readonly (readonly string[])[] => {
  const [, table = ""] = new RegExp(`${after.source}\\n\\|.*\\n\\|[-|]+\\n((?:\\|.*\\n)+)`).exec(page) ?? [];
  assert.notEqual(table, "", after.source);
  return table
    .trim()
    .split("\n")
    .map((row) =>
      row
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
};
const plain = (cell = ""): string => cell.replaceAll("`", "");

test("The tables of what policies can read are the schema", () => {
  const optional = new Set([
    ...optionalIn("context:").map((name) => `context.${name}`),
    ...optionalIn("entity UseCase =").map((name) => `context.useCase.${name}`),
    ...optionalIn("entity Resource =").map((name) => `resource.${name}`),
  ]);
  const types = {
    text: /^(String|Principal|UseCase|Model|Deployment|Resource)$/,
    long: /^Long$/,
    bool: /^Bool$/,
    set: /^(Set|Role|Group)$/,
    ip: /^ipaddr$/,
  };
  for (const [plane, facts] of [
    ["data", callFacts],
    ["control", adminFacts],
  ] as const) {
    const rows = tableOf(new RegExp(`<!-- facts: ${plane} -->`));
    assert.deepEqual(rows.map(([fact]) => plain(fact)).sort(), facts.map(({ path }) => spellFact(path)).sort());
    for (const [fact, type = ""] of rows) {
      const [name = "", ...more] = type.split(", ");
      const known = facts.find(({ path }) => spellFact(path) === plain(fact));
      assert.match(name, types[known?.kind ?? "text"], plain(fact));
      assert.deepEqual(more, optional.has(plain(fact)) ? ["optional"] : [], plain(fact));
    }
  }
});

/** Attributes that a declaration of the schema says may be missing. */
function optionalIn(declaration: string): readonly string[] {
  const [, body = ""] = new RegExp(`${declaration} \\{([^}]*)\\}`).exec(cedarSchema) ?? [];
  assert.notEqual(body, "", declaration);
  return [...body.matchAll(/(\w+)\?:/g)].map(([, name = ""]) => name);
}

test("Actions, ages and members of cases are those of the program", () => {
  const groups = Object.fromEntries(
    tableOf(/(?=\n\| group \| actions \|)/).map(([group, actions = ""]) => [group, actions.split(", ")]),
  );
  assert.deepEqual(groups, adminActionGroups);
  const [, ages = ""] = /rounded up to one of ([\d, or]+) minutes/.exec(page) ?? [];
  assert.deepEqual([...ages.matchAll(/\d+/g)].map(Number), ageSteps);
  const shapes = { case: policyCases.shape.cases.element.shape, call: askedCall.shape, action: askedAction.shape };
  for (const [of, shape] of Object.entries(shapes)) {
    const members = tableOf(new RegExp(`<!-- members: ${of} -->`)).map(([member]) => plain(member));
    assert.deepEqual(members.sort(), Object.keys(shape).sort(), of);
  }
});

test("The tables of shipped policies are the policies, in their own words", () => {
  const shipped = compilePolicies([], "sha256:shipped");
  for (const [plane, of] of [
    ["data", "calls"],
    ["control", "the control plane"],
  ] as const) {
    const expected = [...shipped.policies].flatMap(([id, { json, planes, advice = "" }]) => {
      const row = [id, json.effect, advice.split(/(?<=\.) /)[0], replaceablePolicies.has(id) ? "yes" : ""];
      return planes.includes(plane) ? [row] : [];
    });
    const rows = tableOf(new RegExp(`(?=\\n\\| policy of ${of} \\|)`));
    const sorted = (all: readonly (readonly unknown[])[]): unknown =>
      [...all].sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    assert.deepEqual(sorted(rows), sorted(expected));
  }
});

const manifestsIn = (...dirs: readonly string[]): unknown[] =>
  dirs.flatMap((file) => readManifests(readFileSync(join(root, "examples", file), "utf8")));

test("Every policy of the page fits the schema, and its cases hold with it", () => {
  const world = manifestsIn(
    "campus/guardrails.yaml",
    "campus/models.yaml",
    "campus/use-cases.yaml",
    "policies/campus/places.yaml",
    "policies/campus/use-cases.yaml",
  );
  let ran = 0;
  const policies = codeOf("cedar");
  for (const { heading, code } of policies) {
    assert.deepEqual(checkPolicy(code), [], heading);
    assert.match(code, /^@advice\("[^"]+"\)$/m, `${heading}: has no @advice`);
    const cases = codeOf("yaml").find((block) => block.heading === heading && block.code.startsWith("cases:"));
    if (cases === undefined) continue;
    const { results, neverDecided } = testPolicies(parsePolicyCases(cases.code), [
      ...world,
      { kind: "Policy", name: "campus", spec: { cedar: code } },
    ]);
    assert.deepEqual(
      results.filter(({ passed }) => !passed),
      [],
      heading,
    );
    assert.deepEqual(
      neverDecided.filter((id) => id.startsWith("campus/") && !/@replaces/.test(code)),
      [],
      heading,
    );
    ran += results.length;
  }
  assert.ok(policies.length >= 8 && ran >= 14, `${policies.length} policies, ${ran} cases`);
});

test("Every link of the page leads somewhere", () => {
  const anchorsOf = (markdown: string): readonly string[] =>
    [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    );
  for (const [, target = ""] of page.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
    const [file = "", anchor] = target.split("#");
    const text = file === "" ? page : readFileSync(join(root, "docs", file), "utf8");
    if (anchor !== undefined) assert.ok(anchorsOf(text).includes(anchor), target);
  }
});

let desk: string;
let sallyport: Sallyport;
let service: MockVerifiedPermissions;
before(async () => {
  desk = mkdtempSync(join(tmpdir(), "sallyport-policies-doc-"));
  symlinkSync(join(root, "examples"), join(desk, "examples"));
  [sallyport, service] = await Promise.all([startSallyport(), startMockVerifiedPermissions()]);
});
after(async () => {
  await sallyport?.stop();
  await service?.close();
  rmSync(desk, { recursive: true, force: true });
});

test("Every command of the page runs, in its order, and prints what the page says", { timeout: 180_000 }, async () => {
  let ran = 0;
  for (const { heading, language, code, prints } of blocks) {
    const [, file] = /^# ([\w.-]+\.yaml)$/m.exec(code.split("\n", 1)[0] ?? "") ?? [];
    if (language === "yaml" && file !== undefined) writeFileSync(join(desk, file), code);
    if (language !== "sh" && language !== "js") continue;
    const stdout = language === "sh" ? await runShell(code) : await runNode(code);
    if (prints !== undefined) assert.match(stdout, patternOf(prints), `${heading}: ${stdout}`);
    for (const [, wanted = ""] of code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)) assert.equal(stdout.trim(), wanted);
    ran++;
  }
  assert.ok(ran >= 7);
  assert.equal(service.policies.size, 47);
});

/** `…` stands for any lines; columns are as wide as they are. */
function patternOf(wanted: string): RegExp {
  const lines = wanted.trimEnd().split("\n");
  const parts = lines.map((line) =>
    line === "…" ? "(?:.*\\n)*?" : `${line.replaceAll(/[^\w\s]/g, "\\$&").replaceAll(/\s{2,}/g, "\\s+")}\\s*\\n`,
  );
  return new RegExp(`^${parts.join("")}${lines.at(-1) === "…" ? "" : "\\s*$"}`);
}

async function runShell(script: string): Promise<string> {
  const prelude = `set -euo pipefail\nsallyport() { "$NODE" ${JSON.stringify(join(root, "src", "main.ts"))} "$@"; }\n`;
  const env = { ...plainEnvironment(), ...administratorOf(sallyport), NODE: process.execPath };
  const { stdout } = await promisify(execFile)("bash", ["--norc", "-c", prelude + script], { cwd: desk, env });
  return stdout;
}

async function runNode(code: string): Promise<string> {
  const env = {
    ...plainEnvironment(),
    AWS_ENDPOINT_URL_VERIFIEDPERMISSIONS: service.url,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: mockKey.accessKeyId,
    AWS_SECRET_ACCESS_KEY: mockKey.secretAccessKey,
    POLICY_STORE: "PSmock",
  };
  // Packages are found from here, the files of the page in its desk.
  const here = `process.chdir(${JSON.stringify(desk)});\n${code}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", here], { cwd: root, env });
  return stdout;
}
