import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { deployment, guardrail, model, useCase } from "../support/manifests.ts";
import { startMockSageMaker } from "../support/mock-sagemaker.ts";
import { mockKey } from "../support/verify-signature.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

const root = join(import.meta.dirname, "..", "..");

interface Block {
  readonly heading: string;
  /** What is exported before it runs. */
  readonly shell: string;
  readonly code: string;
}

/** Every block of code under its heading; a block of shell stands before the one that needs it. */
function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let shell = "";
  for (const [, title, language, body = ""] of markdown.matchAll(/^#+ (.+)$|^```(\w*)\n([\s\S]*?)^```$/gm)) {
    if (title !== undefined) heading = title;
    else if (language === "sh") shell = body;
    else {
      assert.equal(language, "ts");
      blocks.push({ heading, shell, code: body });
      shell = "";
    }
  }
  return blocks;
}

let sallyport: Sallyport;
let sagemaker: Awaited<ReturnType<typeof startMockSageMaker>>;
let env: Record<string, string>;
before(async () => {
  sagemaker = await startMockSageMaker({ behaviour: "says-back" });
  const { accessKeyId, secretAccessKey } = mockKey;
  sallyport = await startSallyport({ env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } });
  const aws = { region: "us-east-1" };
  await sallyport.apply(
    model("my-endpoint"),
    deployment("my-endpoint", "my-endpoint", sagemaker.url, { provider: "sagemaker", aws }),
    guardrail("test-guardrail", {
      sensitiveInformationPolicy: {
        piiEntities: [
          { type: "EMAIL", action: "ANONYMIZE" },
          { type: "US_SOCIAL_SECURITY_NUMBER", action: "BLOCK" },
        ],
        regexes: [{ name: "employee-id", pattern: String.raw`\bE\d{6}\b`, action: "TOKENIZE" }],
      },
    }),
    guardrail("hr", {
      sensitiveInformationPolicy: {
        piiEntities: [
          { type: "EMAIL", action: "TOKENIZE" },
          { type: "US_SOCIAL_SECURITY_NUMBER", action: "BLOCK" },
        ],
      },
    }),
    useCase("docs", ["echo", "my-endpoint"], { applyGuardrails: ["hr"], conversations: { hours: 24 } }),
  );
  const { key } = await sallyport.newKey("docs");
  const { body: pair } = await sallyport.admin("POST", "/api/v1/keys", { useCase: "docs", aws: true });
  env = {
    PATH: process.env["PATH"] ?? "",
    SALLYPORT_KEY: key,
    SALLYPORT_ACCESS_KEY_ID: pair.accessKeyId,
    SALLYPORT_SECRET_ACCESS_KEY: pair.secretAccessKey,
    NODE: process.execPath,
  };
});
after(async () => {
  await sallyport.stop();
  await sagemaker.close();
});

const blocks = blocksOf(readFileSync(join(root, "docs", "clients.md"), "utf8"));
const here = (text: string): string => text.replaceAll("http://127.0.0.1:8080", sallyport.dataUrl);

test("The page shows every client", () => {
  const page = blocks.map(({ heading, code }) => `${heading}\n${code}`).join();
  const packages = "openai @anthropic-ai/sdk @aws-sdk/client-bedrock-runtime @aws-sdk/client-sagemaker-runtime ai @ai-sdk/openai";
  for (const name of `${packages} @ai-sdk/anthropic @ai-sdk/amazon-bedrock @langchain/openai`.split(" "))
    assert.ok(page.includes(`from "${name}"`), name);
});

for (const [index, { heading, shell, code }] of blocks.entries()) {
  test(`docs/clients.md, ${heading}, block ${index + 1} runs as it stands and prints what it says`, async () => {
    const script = `${here(shell)}exec "$NODE" --input-type=module -e "$CODE"`;
    const { stdout } = await promisify(execFile)("sh", ["-c", script], { cwd: root, env: { ...env, CODE: here(code) } });
    const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map((match) => match[1] ?? "");
    assert.ok(expected.length > 0, "a block prints something");
    // Before them a client may warn: the AI SDK does so of models that it doesn't know.
    const said = stdout.trim().split("\n").slice(-expected.length);
    for (const [line, wanted] of expected.entries()) assert.match(said[line] ?? "", patternOf(wanted));
  });
}

/** `…` stands for any text. */
function patternOf(wanted: string): RegExp {
  return new RegExp(
    `^${wanted
      .split("…")
      .map((part) => part.replace(/[^\w\s]/g, "\\$&"))
      .join(".*")}$`,
  );
}
