import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { parseAllDocuments } from "yaml";
import { roles, useCaseRoles, type Role } from "../../src/core/roles.ts";
import { compilePolicies } from "../../src/policy/compile-policies.ts";
import { openDecisions } from "../../src/policy/decide.ts";
import { adminActions, type AdminAction } from "../../src/policy/decision.ts";
import { makeCertificate } from "../support/make-certificate.ts";
import { startMockIssuer, type MockIssuer } from "../support/mock-issuer.ts";
import { startRealIssuer, type RealIssuer } from "../support/real-issuer.ts";
import { scimClient } from "../support/scim-client.ts";
import { administratorOf, plainEnvironment } from "../support/run-command.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "access.md"), "utf8");
const audience = "https://llm.campus.example";

interface Manifest {
  readonly kind: string;
  readonly name: string;
  readonly spec: Record<string, any>;
}

/** A block of code, with the line that follows it. */
interface Block {
  readonly heading: string;
  readonly language: string;
  readonly code: string;
  readonly next: string;
}

function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let heading = "";
  for (const [, title, language, code = "", next = ""] of markdown.matchAll(/^#+ (.+)$|^```(\w+)\n([\s\S]*?)^```$(?=\n(.*))/gm)) {
    if (title !== undefined) heading = title;
    else if (language !== undefined) blocks.push({ heading, language, code, next });
  }
  return blocks;
}

const blocks = blocksOf(page);
const manifestsOf = (yaml: string): readonly Manifest[] => parseAllDocuments(yaml).map((one) => one.toJS() as Manifest);

let sallyport: Sallyport;
let dataDir: string;
/** Where the commands of the page run. */
let desk: string;
let campus: RealIssuer;
const issuers = new Map<string, MockIssuer>();
/** What dana's tokens say besides what every token of the real provider says. */
let claimsOfDana: Record<string, unknown> = {};

before(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "sallyport-access-"));
  desk = mkdtempSync(join(tmpdir(), "sallyport-desk-"));
  [campus, sallyport] = await Promise.all([
    startRealIssuer(audience, (name) => (name === "dana" ? claimsOfDana : {})),
    startSallyport({ dataDir, env: { CAMPUS_CLIENT_SECRET: "secret-of-the-console", ENTRA_CLIENT_SECRET: "another" } }),
  ]);
});
after(async () => {
  await sallyport?.stop();
  campus?.close();
  await Promise.all([...issuers.values()].map((issuer) => issuer.close()));
  for (const dir of [dataDir, desk]) rmSync(dir, { recursive: true, force: true });
});

interface Ran {
  readonly stdout: string;
  readonly stderr: string;
}

/** As a reader's shell, which keeps its variables from block to block. */
async function runShell(script: string, cwd = desk): Promise<Ran> {
  const prelude = [
    "set -euo pipefail",
    `sallyport() { "$NODE" ${JSON.stringify(join(root, "src", "main.ts"))} "$@"; }`,
    'systemctl() { echo "$@"; }',
    `if [ -f ${desk}/variables ]; then . ${desk}/variables; fi`,
    "set -a",
  ];
  const keep = `\nexport -p | grep -E '^declare -x (ID|SALLYPORT_KEY|USER_TOKEN)=' > ${desk}/variables || true\n`;
  const env = {
    ...plainEnvironment(),
    ...administratorOf(sallyport),
    NODE: process.execPath,
  };
  const here = script.replaceAll("http://127.0.0.1:8080", sallyport.dataUrl).replaceAll("/var/lib/sallyport", dataDir);
  return await promisify(execFile)("bash", ["--norc", "-c", `${prelude.join("\n")}\n${here}${keep}`], { cwd, env });
}

function runNode(code: string): Promise<Ran> {
  const { SALLYPORT_KEY = "", USER_TOKEN = "" } = variables();
  const here = code
    .replaceAll("http://127.0.0.1:8080", sallyport.dataUrl)
    .replaceAll("/var/run/secrets/sallyport/token", join(desk, "token"));
  const env = { ...plainEnvironment(), SALLYPORT_KEY, USER_TOKEN };
  return promisify(execFile)(process.execPath, ["--input-type=module", "-e", here], { cwd: root, env });
}

function variables(): Record<string, string> {
  const kept = readFileSync(join(desk, "variables"), "utf8");
  return Object.fromEntries([...kept.matchAll(/^declare -x (\w+)="(.*)"$/gm)].map(([, name = "", value = ""]) => [name, value]));
}

/** The same manifests, with issuers that are here, and for programs that call from this machine. */
async function brought(manifests: readonly Manifest[]): Promise<readonly Manifest[]> {
  return await Promise.all(
    manifests.map(async (manifest) => {
      const { kind, name, spec } = manifest;
      if (kind === "ServiceAccount" && spec["ipRanges"] !== undefined)
        return { ...manifest, spec: { ...spec, ipRanges: ["127.0.0.1"] } };
      if (kind !== "IdentityProvider") return manifest;
      if (name === "campus") return { ...manifest, spec: { ...spec, issuer: campus.url, network: "private" } };
      const issuer = issuers.get(name) ?? (await startMockIssuer({ algorithm: "RS256" }));
      issuers.set(name, issuer);
      return { ...manifest, spec: { ...spec, issuer: issuer.issuer, network: "private" } };
    }),
  );
}

/** One provider has no prefix; the page shows two that would be that one. */
const withPrefix = (manifest: Manifest): Manifest => {
  const { principal } = manifest.spec;
  if (manifest.kind !== "IdentityProvider" || principal.prefix !== undefined) return manifest;
  return { ...manifest, spec: { ...manifest.spec, principal: { ...principal, prefix: `${manifest.name}.` } } };
};

/** As if the token had been issued now. */
function issuedNow(claims: Record<string, any>): Record<string, unknown> {
  const later = Math.floor(Date.now() / 1000) - claims["iat"];
  const times = ["iat", "nbf", "exp", "auth_time"].filter((name) => name in claims);
  return { ...claims, ...Object.fromEntries(times.map((name) => [name, claims[name] + later])) };
}

async function tokenOf(provider: string, claims: Record<string, any>): Promise<string> {
  const { iss: _, ...rest } = issuedNow(claims);
  if (provider !== "campus") return issuers.get(provider)?.token(rest) ?? "";
  const { aud: __, sub: ___, client_id: ____, iat: _____, exp: ______, ...more } = rest;
  claimsOfDana = more;
  return (await campus.logIn("dana")).accessToken;
}

const prompt = { model: "echo", messages: [{ role: "user", content: "Which trainings do we need?" }] };

/** What the page says of a token: `→ the person `NAME`, several factors.` */
function promised(line: string): { readonly principal: string; readonly kind: string; readonly strength: number } {
  const [, person, name = "", factors] =
    /^→ the (?:(person)|service account) `([^`]+)`(?:, (one factor|several factors|a factor that cannot be phished))?\./.exec(
      line,
    ) ?? [];
  assert.notEqual(name, "", line);
  const strength = ["one factor", "several factors", "a factor that cannot be phished"].indexOf(factors ?? "one factor") + 1;
  return { principal: name, kind: person === undefined ? "service-account" : "user", strength };
}

test("Every manifest of the page is taken as it stands", async () => {
  const all = blocks.filter(({ language }) => language === "yaml").map(({ code }) => manifestsOf(code));
  for (const manifests of all) {
    const { status, body } = await sallyport.admin("POST", "/api/v1/apply?dryRun=true", manifests);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.items.length, manifests.length);
    assert.deepEqual(
      body.items.flatMap((item: { warnings?: string[] }) => item.warnings ?? []),
      [],
    );
  }
  const names = all
    .flat()
    .filter(({ kind }) => kind === "IdentityProvider")
    .map(({ name }) => name);
  assert.deepEqual(names, ["campus", "entra", "aws", "cognito", "github", "cluster"]);
});

test("Tokens with the claims that issuers send are who the page says, as sure as it says", { timeout: 60_000 }, async () => {
  const seen: { readonly index: number; readonly line: string }[] = [];
  let provider = "";
  for (const { language, code, next, heading } of blocks) {
    if (language === "yaml") {
      const manifests = await brought(manifestsOf(code));
      await sallyport.apply(...manifests);
      provider = manifests.find(({ kind }) => kind === "IdentityProvider")?.name ?? "";
      const { spec } = manifests[0] ?? {};
      if (spec?.["provisioning"] === "scim") await provision(provider, promised(sentenceAfter(heading)).principal);
    } else if (language === "json") {
      const claims = JSON.parse(code) as Record<string, any>;
      const token = await tokenOf(provider, claims);
      const answer = await sallyport.chat(token, prompt);
      assert.equal(answer.status, 200, `${heading}: ${await answer.text()}`);
      seen.push({ index: Number(answer.headers.get("x-sallyport-audit")), line: next });
      // A claim that its manifest goes by, changed: then it is nobody, or not theirs.
      const other = await sallyport.chat(await tokenOf(provider, { ...claims, ...spoilt(provider) }), prompt);
      assert.ok([401, 403].includes(other.status), `${heading}: ${other.status}`);
    }
    if (language === "json" && provider === "entra") await makeRoom(blocks, "entra");
    if (language === "json" && provider === "campus") await makeRoom(blocks, "campus");
  }
  assert.equal(seen.length, 7);
  const records = await recordsTo(Math.max(...seen.map(({ index }) => index)));
  for (const { index, line } of seen) {
    const { principal, kind, strength } = promised(line);
    const record = records[index];
    assert.deepEqual([record?.["principal"], record?.["kind"], record?.["strength"]], [principal, kind, strength], line);
  }
});

/** Of each provider, what makes one of its good tokens worth nothing. */
function spoilt(provider: string): Record<string, unknown> {
  const changes: Record<string, Record<string, unknown>> = {
    campus: { email_verified: false },
    entra: { preferred_username: "eve@campus.example" },
    aws: { "https://sts.amazonaws.com/": { org_id: "o-other", identity_store_user_id: "265222f4" } },
    cognito: { token_use: "id" },
    github: { ref: "refs/pull/7/merge", event_name: "pull_request" },
    cluster: { sub: "system:serviceaccount:hr:portal2" },
  };
  return changes[provider] ?? {};
}

function sentenceAfter(heading: string): string {
  return blocks.find((block) => block.heading === heading && block.language === "json")?.next ?? "";
}

async function makeRoom(all: readonly Block[], name: string): Promise<void> {
  const manifests = all.filter(({ language }) => language === "yaml").flatMap(({ code }) => manifestsOf(code));
  const one = manifests.find((manifest) => manifest.kind === "IdentityProvider" && manifest.name === name);
  assert.ok(one);
  await sallyport.apply(...(await brought([one])).map(withPrefix));
}

async function provision(provider: string, userName: string): Promise<void> {
  const { body } = await sallyport.admin("POST", `/api/v1/identity-providers/${provider}/scim-tokens`, {});
  const made = await scimClient(sallyport.adminUrl, body.token)("POST", "/Users", {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName,
    active: true,
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
}

async function recordsTo(last: number): Promise<readonly Record<string, any>[]> {
  for (const until = Date.now() + 15_000; ;) {
    const { body } = await sallyport.admin("GET", "/api/v1/audit/export?format=jsonl");
    const lines = String(body).trim().split("\n");
    if (lines.length > last) return lines.map((line) => (JSON.parse(line) as { record: Record<string, any> }).record);
    assert.ok(Date.now() < until, "the records never came");
  }
}

test("A program of the cluster reads the metrics with a token of its platform, and changes nothing", async () => {
  const claims = { aud: "https://sallyport.campus.example", sub: "system:serviceaccount:monitoring:prometheus" };
  const headers = { authorization: `Bearer ${issuers.get("cluster")?.token(claims) ?? ""}` };
  assert.equal((await fetch(`${sallyport.adminUrl}/metrics`, { headers })).status, 200);
  const body = JSON.stringify({ scope: "all", reason: "because" });
  const pull = { method: "POST", headers: { ...headers, "content-type": "application/json" }, body };
  assert.equal((await fetch(`${sallyport.adminUrl}/api/v1/andon/pull`, pull)).status, 403);
});

test("A program whose addresses are elsewhere is not let in from here", async () => {
  const manifests = blocks.filter(({ language }) => language === "yaml").flatMap(({ code }) => manifestsOf(code));
  const portal = manifests.find(({ kind, name }) => kind === "ServiceAccount" && name === "hr-portal");
  assert.ok(portal);
  const token = issuers.get("cluster")?.token({ aud: audience, sub: "system:serviceaccount:hr:portal" }) ?? "";
  await sallyport.apply(portal);
  assert.equal((await sallyport.chat(token, prompt)).status, 403);
  await sallyport.apply(...(await brought([portal])));
  assert.equal((await sallyport.chat(token, prompt)).status, 200);
});

test("examples/identity is applied as its README says", async () => {
  const readme = blocksOf(readFileSync(join(root, "examples", "identity", "README.md"), "utf8"));
  const code = readme.find(({ language }) => language === "sh")?.code ?? "";
  assert.match(code, /--dry-run\nsallyport apply -f examples\/identity$/m);
  await runShell(code, root);
  const { body } = await sallyport.admin("GET", "/api/v1/identity-providers/campus");
  assert.equal(body.spec.issuer, "https://login.campus.example");
});

test("Every command of the page runs, in its order, and says what the page says", { timeout: 180_000 }, async () => {
  const manifests = blocks.filter(({ language }) => language === "yaml").flatMap(({ code }) => manifestsOf(code));
  await sallyport.apply(...(await brought(manifests.filter(({ name }) => name === "campus" || name === "hr-portal"))));
  const dana = JSON.parse(blocks.find(({ language }) => language === "json")?.code ?? "") as Record<string, any>;
  writeFileSync(join(desk, "variables"), `declare -x USER_TOKEN="${await tokenOf("campus", dana)}"\n`);
  const pod = issuers.get("cluster")?.token({ aud: audience, sub: "system:serviceaccount:hr:portal" }) ?? "";
  writeFileSync(join(desk, "token"), `${pod}\n`);
  writeFileSync(
    join(desk, "hr-portal.pem"),
    makeCertificate({ name: "hr-portal", authority: makeCertificate({ name: "campus" }) }).cert,
  );
  let ran = 0;
  for (const { heading, language, code } of blocks) {
    if (language === "sh") {
      if (heading === "Break-glass") await sallyport.stop();
      const { stdout } = await runShell(code);
      for (const [, wanted = ""] of code.matchAll(/^# → (.+)$/gm)) assert.ok(stdout.includes(wanted), `${heading}: ${stdout}`);
      ran++;
      if (heading === "Break-glass") assert.match(stdout, /spa_/);
    } else if (language === "js") {
      const { stdout } = await runNode(code);
      const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map((match) => match[1] ?? "");
      assert.ok(expected.length > 0);
      const said = stdout.trim().split("\n").slice(-expected.length);
      for (const [line, wanted] of expected.entries()) assert.match(said[line] ?? "", patternOf(wanted), heading);
      ran++;
    } else assert.ok(["yaml", "json", "console"].includes(language), language);
  }
  assert.ok(ran >= 10);
});

/** `…` stands for any text. */
function patternOf(wanted: string): RegExp {
  const parts = wanted.split("…").map((part) => part.replace(/[^\w\s]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

test("The table of who may do what is what the shipped policies say", () => {
  const policies = openDecisions(compilePolicies([], "shipped"));
  const may = (role: Role, action: AdminAction): boolean =>
    policies.decideAdmin({
      subject: { principal: "somebody", kind: "user", roles: [role], groups: [] },
      authentication: { strength: 3, at: 0, method: "session" },
      ip: undefined,
      now: 0,
      action,
      resource: { kind: "UseCase", name: "any", useCase: "any" },
    }).effect === "allow";
  const rows = [...page.matchAll(/^\| (.*) \|$/gm)].map(([, row = ""]) => ` ${row} `.split("|").map((cell) => cell.trim()));
  const [head = []] = rows.filter(([, first]) => first === "DATA_OWNER");
  const [, offices = ""] = /^¹ ([A-Z_, ]+)\. USER /m.exec(page) ?? [];
  const columns = head.map((name) => (name === "offices¹" ? (offices.split(", ") as Role[]) : [name as Role]));
  assert.deepEqual([...columns.slice(1).flat(), "USER"].sort(), [...roles].sort());
  for (const action of adminActions) {
    const row = rows.find(([name]) => name === action) ?? [];
    for (const [at, cell] of row.entries()) {
      for (const role of at === 0 ? [] : (columns[at] ?? [])) {
        const wanted = may(role, action) ? (useCaseRoles.has(role) ? "◐" : "●") : "";
        assert.equal(cell, wanted, `${action}, ${role}`);
      }
    }
    assert.equal(row.length, head.length, action);
    assert.equal(may("USER", action), false);
  }
});
