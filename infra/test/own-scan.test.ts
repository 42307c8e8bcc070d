import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../../src/scanner/model/rule.ts";
import { readTarget } from "../../src/scanner/read-targets.ts";
import { allRules } from "../../src/scanner/rules/all-rules.ts";
import { runRules } from "../../src/scanner/run-rules.ts";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { changeExample, readExample, type ExampleName } from "./support/change-example.ts";
import { synthesise } from "./support/synthesise.ts";

type Reasons = Readonly<Record<string, string>>;

/** What is made by use, or by people in the account: it is never in a template of a landing zone. */
const comesWithUse: Reasons = {
  "sagemaker-model-registry-used": "Model packages are registered by whoever trains one; the group for them is made.",
  "sagemaker-monitoring-scheduled": "A schedule belongs to an endpoint, and models are hosted by use cases.",
  "sagemaker-clarify-used": "A job of Clarify belongs to a model.",
  "bedrock-prompts-managed": "Prompts are the gateway's own, with versions; those of Bedrock belong to use cases.",
  "iam-federated-sign-in": "IAM Identity Center is the organisation's, in its management account.",
};

const organizations =
  "Policies of the organisation are deployed from its management account: the example has no `policyTargets`.";
const trail = "The organisation has a trail: `detection.trail` is false.";

/** What `--whole` misses, by rule: of these two examples it is known to be elsewhere. */
const elsewhere: Readonly<Record<ExampleName, Reasons>> = {
  prod: comesWithUse,
  research: {
    ...comesWithUse,
    "cloudtrail-exists": trail,
    "cloudtrail-bedrock-events": trail,
    "cloudtrail-bedrock-data-events": trail,
    "cloudtrail-s3-data-events": trail,
    "cloudtrail-threat-detection":
      "It wants a trail's insights or protection of AI by GuardDuty, which is the organisation's to switch on.",
    "security-hub-on": "The organisation has Security Hub: `detection.securityHub` is false.",
    "macie-on": "Macie costs by what it reads, and what is internal does not need it: `detection.macie` is false.",
    "macie-discovers": "Macie is not on.",
    "dns-firewall-associated": "Others live in an existing VPC: its keepers have a firewall of names, or set `dns.firewall`.",
    "organization-ai-opt-out": organizations,
    "organization-tag-policy": organizations,
    "scp-denies-invocation-without-guardrail": organizations,
    "scp-denies-jobs-without-isolation": organizations,
    "scp-denies-jobs-without-output-key": organizations,
    "scp-denies-jobs-without-volume-key": organizations,
    "scp-denies-notebook-internet": organizations,
    "scp-denies-notebook-root": organizations,
    "scp-denies-other-regions": organizations,
  },
};

async function scan(config: DeploymentConfig, whole = false): Promise<readonly Finding[]> {
  const { outdir } = synthesise(config).app;
  const inventories = await readTarget(outdir, { whole });
  assert.equal(inventories.length, 1);
  const findings = inventories.flatMap((inventory) => runRules(inventory, allRules));
  assert.ok(findings.filter(({ status }) => status === "PASS").length > 600);
  return findings;
}

const failed = (findings: readonly Finding[]) => findings.filter(({ status }) => status === "FAIL");
const nameOf = ({ rule, resource }: Finding): string => (resource === undefined ? rule.id : `${rule.id} ${resource.id}`);

/** Each example as it is, and with the other's way in. */
const variants: Readonly<Record<string, DeploymentConfig>> = {
  prod: changeExample("prod"),
  "prod with the private API": changeExample("prod", { ingress: { kind: "private-api-gateway" } }),
  research: changeExample("research"),
  "research with the load balancer": changeExample("research", {
    ingress: {
      kind: "internal-alb",
      hostname: "llm.example.edu",
      certificate: "arn:aws:acm:us-east-1:222233334444:certificate/0f3c2a10-5b7e-4c1d-9a62-3f0d5c8e7b11",
    },
  }),
};

for (const [title, config] of Object.entries(variants)) {
  test(`the scanner fails nothing of ${title}`, async () => {
    assert.deepEqual(failed(await scan(config)).map(nameOf), []);
  });

  test(`the scanner could read every type of ${title}`, async () => {
    const unread = (await scan(config)).filter(({ inventory }) => inventory.unread.size > 0);
    assert.deepEqual(unread, []);
  });
}

for (const example of ["prod", "research"] as const)
  test(`where the templates of ${example} are all there is, it misses only what is elsewhere or comes with use`, async () => {
    const found = failed(await scan(changeExample(example), true)).map(nameOf);
    assert.deepEqual(found.sort(), Object.keys(elsewhere[example]).sort());
  });

test("who gives up the standby in research is told so by the scanner", async () => {
  const database = { ...readExample("research").database, multiAz: false };
  const found = failed(await scan(changeExample("research", { database }))).map(({ rule }) => rule.id);
  assert.ok(found.includes("rds-multi-az"), found.join());
});

test("guardrails of the example hold prompts of attackers at the highest strength, ground answers and deny topics", async () => {
  const wanted = ["prompt-attack", "grounding", "topic"];
  const findings = (await scan(changeExample("prod"))).filter(({ resource }) => resource?.type === "AWS::Bedrock::Guardrail");
  for (const word of wanted) {
    const told = findings.filter(({ rule }) => rule.id.includes(word));
    assert.ok(told.length > 0, word);
    for (const { status, rule } of told) assert.equal(status, "PASS", rule.id);
  }
});
