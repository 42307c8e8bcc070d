import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { synopsis } from "../../src/cli/format-help.ts";
import { scanCommands } from "../../src/cli/scan.ts";
import {
  maxDepth,
  maxNodes,
  maxTemplateBytes,
  maxTemplates,
  maxTextLength,
} from "../../src/scanner/read-cloudformation/limits.ts";
import { guardrail, useCase } from "../support/manifests.ts";
import { runInProcess } from "../support/run-in-process.ts";
import { startSallyport } from "../support/start-sallyport.ts";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "scanner.md"), "utf8");
const files: Readonly<Record<string, string>> = Object.fromEntries(
  [...page.matchAll(/^```(?:yaml|hcl)\n# (\S+)\n([\s\S]*?)^```$/gm)].map(([, name = "", text = ""]) => [
    name,
    `# ${name}\n${text}`,
  ]),
);

let desk: string;
before(() => {
  desk = mkdtempSync(join(tmpdir(), "sallyport-scanner-doc-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(desk, name), text);
});
after(() => rmSync(desk, { recursive: true }));

test("Each command of the page prints what the page says", async () => {
  const blocks = [...page.matchAll(/^```sh\nsallyport (.+)\n```\n(?:```text\n([\s\S]*?)^```$)?/gm)];
  assert.equal(blocks.length, 5);
  for (const [, line = "", prints = ""] of blocks) {
    const words = line.split(" ").map((word) => (word in files || word === "scan.sarif" ? join(desk, word) : word));
    const { stdout, stderr } = await runInProcess(words, { tty: true, env: { NO_COLOR: "1" } });
    assert.equal(stderr, "", line);
    if (prints !== "") assert.match(stdout.replaceAll(`${desk}/`, ""), patternOf(prints), `${line}\n${stdout}`);
  }
});

test("The command that posts posts, of a use case that the control plane has", async () => {
  const [, line = ""] = /^```sh-e2e\nsallyport (.+)\n```$/m.exec(page) ?? [];
  const out = join(desk, "cdk.out");
  mkdirSync(out);
  const stack = { type: "aws:cloudformation:stack", properties: { templateFile: "App.template.json" } };
  writeFileSync(join(out, "manifest.json"), JSON.stringify({ version: "48.0.0", artifacts: { App: stack } }));
  writeFileSync(
    join(out, "App.template.json"),
    JSON.stringify({ Resources: { Key: { Type: "AWS::KMS::Key", Properties: { EnableKeyRotation: true } } } }),
  );
  const sallyport = await startSallyport();
  try {
    await sallyport.apply(guardrail("test-guardrail"), useCase("student-advising", ["echo"]));
    const env = { SALLYPORT_ADMIN_URL: sallyport.adminUrl, SALLYPORT_ADMIN_TOKEN: sallyport.adminToken, NO_COLOR: "1" };
    const words = line.split(" ").map((word) => (word === "cdk.out" || word === "scan.json" ? join(desk, word) : word));
    const { stderr } = await runInProcess(words, { env });
    const digest = createHash("sha256")
      .update(readFileSync(join(desk, "scan.json")))
      .digest("hex");
    assert.match(
      stderr,
      new RegExp(`^Told the control plane of \\d+ controls of student-advising, resting on sha256:${digest}\\.\n$`),
    );
    const { json } = await runInProcess("evidence list student-advising", { env });
    assert.ok(
      json.items.every(
        (one: { source: string; digest: string }) => one.source === "scanner" && one.digest === `sha256:${digest}`,
      ),
    );
    assert.ok(json.items.some((one: { control: string }) => one.control === "DAT-006"));
  } finally {
    await sallyport.stop();
  }
});

test("A build gets exit code 1 and its SARIF", async () => {
  const line = [
    "scan",
    join(desk, "template.yaml"),
    "--format",
    "sarif",
    "--output",
    join(desk, "scan.sarif"),
    "--fail-on",
    "critical",
  ];
  assert.equal((await runInProcess(line)).code, 1);
  const sarif = JSON.parse(readFileSync(join(desk, "scan.sarif"), "utf8")) as { readonly version: string };
  assert.equal(sarif.version, "2.1.0");
});

test("The synopsis is the command's own, and every option of it is spoken of", () => {
  const [command] = scanCommands;
  assert.ok(command);
  const [, shown = ""] = /<!-- synopsis -->\n```text\n(.*)\n```/.exec(page) ?? [];
  assert.equal(shown, `sallyport ${synopsis(command)}`);
  for (const name of Object.keys(command.options)) assert.ok(page.includes(`--${name}`), name);
});

test("The bounds are the program's", () => {
  const [, table = ""] = /<!-- bounds -->\n([\s\S]*?)\n\n/.exec(page) ?? [];
  const said = (number: number): boolean => table.includes(number.toLocaleString("en-US"));
  for (const number of [maxDepth, maxNodes, maxTextLength, maxTemplates]) assert.ok(said(number), String(number));
  assert.ok(table.includes(`${maxTemplateBytes / 1024 / 1024} MiB`));
});

test("Every link of the page leads somewhere", () => {
  const anchorOf = (title: string): string =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-");
  for (const [, target = ""] of page.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
    const [file = "", anchor] = target.split("#");
    const text = file === "" ? page : readFileSync(join(root, "docs", file), "utf8");
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => anchorOf(title));
    if (anchor !== undefined) assert.ok(anchors.includes(anchor), target);
  }
});

/** `…` on a line of its own stands for any lines, in a line for any text; columns are as wide as they are. */
function patternOf(wanted: string): RegExp {
  const parts = wanted
    .trimEnd()
    .split("\n")
    .map((line) => {
      if (line.trim() === "…") return "(?:.*\\n)*?";
      return `${line
        .replaceAll(/[^\w\s…]/g, "\\$&")
        .replaceAll("…", ".*")
        .replaceAll(/\s{2,}/g, "\\s+")}\\s*?\\n`;
    });
  return new RegExp(`^${parts.join("")}`);
}
