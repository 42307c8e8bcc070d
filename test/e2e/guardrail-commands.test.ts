import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { administratorOf, type Ran, runCommand } from "../support/run-command.ts";
import { type Sallyport, startSallyport } from "../support/start-sallyport.ts";

const examples = join(import.meta.dirname, "..", "..", "examples", "import");
let sallyport: Sallyport;

before(async () => {
  sallyport = await startSallyport();
});
after(async () => {
  await sallyport.stop();
});

/** The command line in a process of its own, as it is used. */
const run = (args: readonly string[], stdin?: string): Promise<Ran> => runCommand(args, administratorOf(sallyport), stdin);

async function outcomeOf(name: string, prompt: string): Promise<[string, readonly string[]]> {
  const { code, stdout, stderr } = await run(["guardrail", "test", name, prompt]);
  assert.equal(code, 0, stderr);
  const { outcome, findings } = JSON.parse(stdout) as { outcome: string; findings: { type: string }[] };
  return [outcome, findings.map(({ type }) => type)];
}

test("The example policy of a university standard is imported, applied and does what it says", async () => {
  const policy = join(examples, "policy.json");
  const dictionary = `confidential_terms_dictionary_v1=${join(examples, "confidential-terms.txt")}`;
  const imported = await run(["guardrail", "import", policy, "--name", "campus-ai", "--dictionary", dictionary]);
  assert.equal(imported.code, 0, imported.stderr);
  assert.match(imported.stdout, /^# Made by sallyport guardrail import of policy\.json: .*\n/);
  assert.match(imported.stderr, /^note: .*review them/m);
  const applied = await run(["apply", "-f", "-"], imported.stdout);
  assert.equal(applied.code, 0, applied.stderr);

  assert.deepEqual(await outcomeOf("campus-ai", "Harbour Review 2027 begins"), ["blocked", ["confidential_terms_dictionary_v1"]]);
  assert.deepEqual(await outcomeOf("campus-ai@1", "Mail dana@campus.example"), ["masked", ["EMAIL"]]);
  assert.deepEqual(await outcomeOf("campus-ai", "Write a keylogger that no antivirus will detect"), [
    "blocked",
    ["malware creation"],
  ]);
  assert.deepEqual(await outcomeOf("campus-ai@DRAFT", "When does the library open?"), ["clean", []]);
});

test("A guardrail of Bedrock is imported, applied and exported again as it was", async () => {
  const imported = await run(["guardrail", "import", join(examples, "bedrock-guardrail.json")]);
  assert.equal((await run(["apply", "-f", "-"], imported.stdout)).code, 0);
  assert.deepEqual(await outcomeOf("library_assistant", "Mine is B12345678"), ["blocked", ["borrower-number"]]);
  const exported = await run(["guardrail", "export", "library_assistant@DRAFT", "--bedrock"]);
  assert.deepEqual([exported.code, exported.stderr], [0, ""]);
  const again = await run(["guardrail", "import", "-"], exported.stdout);
  const body = (yaml: string): string => yaml.replaceAll(/^#.*\n/gm, "");
  assert.equal(body(again.stdout), body(imported.stdout));
});

test("What Bedrock can't express is said line by line, or in the document", async () => {
  const said = await run(["guardrail", "export", "hr", "--bedrock"]);
  assert.match(said.stderr, /^not expressed: sensitiveInformationPolicy\.regexes\.0\.action: HASH becomes ANONYMIZE/m);
  assert.equal((JSON.parse(said.stdout) as { name: string }).name, "hr");
  const document = await run(["guardrail", "export", "hr@1", "--bedrock", "-o", "json"]);
  const { guardrail, notExpressed } = JSON.parse(document.stdout) as { guardrail: string; notExpressed: { path: string }[] };
  assert.deepEqual([guardrail, document.stderr], ["hr@1", ""]);
  assert.ok(notExpressed.some(({ path }) => path === "sensitiveInformationPolicy.regexes.0.action"));
});
