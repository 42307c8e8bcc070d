import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../../src/scanner/model/rule.ts";
import { readTarget } from "../../src/scanner/read-targets.ts";
import { allRules } from "../../src/scanner/rules/all-rules.ts";
import { runRules } from "../../src/scanner/run-rules.ts";
import { changeExample, type ExampleName } from "./support/change-example.ts";
import { synthesise } from "./support/synthesise.ts";

type Reasons = Readonly<Record<string, string>>;

/** What stands in the templates, by rule, and the one resource that it is about. Whoever scans wants an exception of the governance part. */
const stands: Readonly<Record<ExampleName, Reasons>> = {
  prod: {},
  research: {
    "api-method-authorised sallyport-lab-Gateway/ApiMethod":
      "The gateway authenticates by keys and tokens in Authorization, where IAM would want a signature that SDKs with a key do not make. The API is private.",
    "network-endpoint-policy-own-organization sallyport-lab-Network/Endpointexecuteapi3A820C45":
      "Callers bring tokens of the gateway, so they have no organisation of AWS; the policy names this account's APIs alone.",
    "rds-multi-az sallyport-lab-Data/DatabaseB269D8BB":
      "Research may lose the hours that a restore takes; production can't be configured so.",
  },
};

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

async function scan(example: ExampleName, whole: boolean): Promise<readonly Finding[]> {
  const { outdir } = synthesise(changeExample(example)).app;
  const inventories = await readTarget(outdir, { whole });
  assert.equal(inventories.length, 1);
  const findings = inventories.flatMap((inventory) => runRules(inventory, allRules));
  assert.ok(findings.filter(({ status }) => status === "PASS").length > 600);
  return findings;
}

const failed = (findings: readonly Finding[]) => findings.filter(({ status }) => status === "FAIL");
const nameOf = ({ rule, resource }: Finding): string => (resource === undefined ? rule.id : `${rule.id} ${resource.id}`);

for (const example of ["prod", "research"] as const) {
  test(`the scanner fails nothing of ${example} but what stands with a reason`, async () => {
    const found = failed(await scan(example, false)).map(nameOf);
    assert.deepEqual(found.sort(), Object.keys(stands[example]).sort());
  });

  test(`where the templates of ${example} are all there is, it misses only what is elsewhere or comes with use`, async () => {
    const found = failed(await scan(example, true)).map(nameOf);
    assert.deepEqual(found.sort(), [...Object.keys(stands[example]), ...Object.keys(elsewhere[example])].sort());
  });

  test(`the scanner could read every type of ${example}`, async () => {
    const unread = (await scan(example, false)).filter(({ inventory }) => inventory.unread.size > 0);
    assert.deepEqual(unread, []);
  });
}

test("guardrails of the example hold prompts of attackers at the highest strength, ground answers and deny topics", async () => {
  const wanted = ["prompt-attack", "grounding", "topic"];
  const findings = (await scan("prod", false)).filter(({ resource }) => resource?.type === "AWS::Bedrock::Guardrail");
  for (const word of wanted) {
    const told = findings.filter(({ rule }) => rule.id.includes(word));
    assert.ok(told.length > 0, word);
    for (const { status, rule } of told) assert.equal(status, "PASS", rule.id);
  }
});
