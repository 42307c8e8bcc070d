import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { derivedChecks } from "../../src/governance/checks/derived-checks.ts";
import { loadStandard } from "../../src/governance/standard/load-standard.ts";
import { standardSchema } from "../../src/governance/standard/settings.ts";
import { identityProvider } from "../support/manifests.ts";
import { type MockIssuer, startMockIssuer } from "../support/mock-issuer.ts";
import { runInProcess } from "../support/run-in-process.ts";
import { type Sallyport, startSallyport } from "../support/start-sallyport.ts";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "governance.md"), "utf8");
const standard = loadStandard();

/** Rows of cells of the table behind a mark. */
function tableAfter(mark: string): readonly (readonly string[])[] {
  const [, table = ""] = new RegExp(`<!-- ${mark} -->\\n\\|.*\\n\\|[-|]+\\n((?:\\|.*\\n)*)`).exec(page) ?? [];
  const rows = table.trim().split("\n");
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}
/** What stands behind a mark, up to the end of its cell or line. */
const textAfter = (mark: string): string => new RegExp(`<!-- ${mark} -->\\n?([^|\\n]*)`).exec(page)?.[1]?.trim() ?? "";

test("The table of gates is the standard's", () => {
  const wanted = [...standard.gates.values()].map(({ id, from, to, controls, approvals }) => [
    id,
    `${from}, ${to}`,
    String(controls.length),
    approvals.map(({ role, when }) => (Object.keys(when).length === 0 ? role : `${role}¹`)).join(", "),
  ]);
  assert.deepEqual(tableAfter("gates"), wanted);
});

test("The picture of the lifecycle shows steps of the standard alone, and every gate", () => {
  const [, picture = ""] = /```mermaid\n([\s\S]*?)```/.exec(page) ?? [];
  const arrows = [...picture.matchAll(/^ {2}(\w+) --> (\w+)(?:: (\w+))?$/gm)];
  for (const [, from, to, label = ""] of arrows) {
    const rule = standard.transitions.find((one) => one.from === from && one.to === to);
    assert.ok(rule, `${from} to ${to}`);
    assert.equal(label.startsWith("G") ? label : undefined, rule.gate, `${from} to ${to}`);
  }
  const shown = new Set(arrows.map(([, , , label]) => label));
  for (const { gate } of standard.transitions) if (gate !== undefined) assert.ok(shown.has(gate), gate);
});

test("How verdicts come about, what stops at once, what is never relaxed, graces and days are the standard's", () => {
  const derived = [...standard.controls.keys()].filter((id) => derivedChecks.has(id)).length;
  const attested = [...standard.controls.values()].filter(
    ({ id, verification }) => verification.kind === "attestation" && !derivedChecks.has(id),
  ).length;
  const { size } = standard.controls;
  const numbers = [...textAfter("verdicts").matchAll(/\d+/g)].map(Number);
  assert.deepEqual(numbers, [size, derived, attested, size - derived - attested]);
  assert.deepEqual(textAfter("at-once").split(", "), [...standard.stopsAtOnce].sort());
  assert.deepEqual(textAfter("non-waivable").split(", "), [...standard.exceptions.nonWaivable].sort());
  const { failed, stale } = standard.settings.graceHours;
  const row = (name: string, of: typeof failed): string[] => [name, ...[of.critical, of.high, of.medium, of.low].map(String)];
  assert.deepEqual(tableAfter("graces"), [row("failed", failed), row("stale or unknown", stale)]);
  const days = Object.entries(standard.exceptions.maxDays).map(([name, count]) => `${count} for ${name}`);
  assert.equal(textAfter("exception-days"), days.join(", "));
});

test("The table of settings has every member of the kind Standard", () => {
  const members = tableAfter("settings").map(([member = ""]) => member.replaceAll("`", ""));
  assert.deepEqual(members.toSorted(), Object.keys(standardSchema.shape).sort());
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

let desk: string;
let issuer: MockIssuer;
let sallyport: Sallyport;
before(async () => {
  desk = mkdtempSync(join(tmpdir(), "sallyport-governance-doc-"));
  writeFileSync(join(desk, "basis.pdf"), "the basis");
  writeFileSync(join(desk, "scan.json"), "{}");
  [issuer, sallyport] = await Promise.all([startMockIssuer(), startSallyport()]);
  await sallyport.apply(identityProvider("campus", issuer.issuer));
});
after(async () => {
  await sallyport?.stop();
  await issuer?.close();
  rmSync(desk, { recursive: true, force: true });
});

test("The tour is ten commands; each runs, in its order and as whom it names, and prints what the page says", async () => {
  const [, tour = ""] = /^## A tour in ten commands\n([\s\S]*?)^## /m.exec(page) ?? [];
  const steps = [...tour.matchAll(/^```sh\n# (.+)\nsallyport (.+)\n```\n```text\n([\s\S]*?)^```$/gm)];
  assert.equal(steps.length, 10);
  for (const [, who = "", line = "", prints = ""] of steps) {
    const { stdout, stderr } = await runInProcess(argumentsOf(line), {
      tty: true,
      env: {
        SALLYPORT_ADMIN_URL: sallyport.adminUrl,
        SALLYPORT_ADMIN_TOKEN: who === "admin" ? sallyport.adminToken : tokenOf(who),
        SALLYPORT_DATA_DIR: sallyport.dataDir,
        NO_COLOR: "1",
      },
    });
    assert.match(stdout, patternOf(prints), `${line}: ${stdout}${stderr}`);
  }
});

function tokenOf(sub: string): string {
  return issuer.token({ sub, aud: "console", acr: "phr", auth_time: Math.floor(Date.now() / 1000) });
}

/** As a shell reads it; files are those of the project or of the desk. */
function argumentsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = ""]) => {
    if (quoted !== undefined) return quoted;
    if (plain.startsWith("examples/")) return join(root, plain);
    return plain === "basis.pdf" || plain === "scan.json" ? join(desk, plain) : plain;
  });
}

/** `…` on a line of its own stands for any lines, in a line for any text; columns are as wide as they are. */
function patternOf(wanted: string): RegExp {
  const parts = wanted
    .trimEnd()
    .split("\n")
    .map((line) => {
      if (line === "…") return "(?:.*\\n)*?";
      const text = line.replaceAll(/[^\w\s…]/g, "\\$&").replaceAll("…", ".*");
      return `${text.replaceAll(/\s{2,}/g, "\\s+")}\\s*\\n`;
    });
  return new RegExp(`^${parts.join("")}`);
}
