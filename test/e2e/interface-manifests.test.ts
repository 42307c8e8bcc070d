import assert from "node:assert/strict";
import { test } from "node:test";
import { startSallyport } from "../support/start-sallyport.ts";

/** The manifests as the outside was promised them: every field must be accepted, and what is not done yet must be said. */
const manifests = `
kind: UseCase
name: hr-insights
spec:
  title: Training needs across departments
  owner: hr-analytics@campus.example
  environment: production
  scope: 3
  dataClass: internal
  overlays: [pii]
  models: [echo]
  guardrail: hr@2
  applyGuardrails: [hr]
  regions: [local]
  limits: { requestsPerMinute: 600, concurrent: 50, maxInputTokens: 16000, maxOutputTokens: 4000 }
  budgets: [{ limit: 2000000, unit: tokens, per: day }]
  retention: { payload: redacted, days: 30 }
---
kind: Model
name: echo
spec: { provider: echo, dataClassCeiling: restricted, terms: { trainsOnData: false, retainsData: false, reviewedBy: legal, reviewedAt: 2026-11-01 } }
---
kind: Deployment
name: lab-vllm
spec:
  model: llama
  provider: openai-compatible
  baseUrl: http://127.0.0.1:9000/v1
  upstreamModel: llama-3.3-70b
  credential: { env: LAB_KEY }
  region: campus
  network: private
  timeouts: { connectMs: 1000, firstByteMs: 30000, totalMs: 300000 }
---
kind: Guardrail
name: hr
spec:
  contentPolicy: { filters: [{ type: PROMPT_ATTACK, inputStrength: HIGH }, { type: HATE, inputStrength: MEDIUM, outputStrength: MEDIUM }] }
  topicPolicy: { topics: [{ name: individual-salaries, definition: Questions about the pay of one named person, examples: [What does Dana earn?] }] }
  wordPolicy: { words: [{ text: Project Nightingale }], managedWordLists: [PROFANITY] }
  sensitiveInformationPolicy:
    piiEntities: [{ type: EMAIL, action: ANONYMIZE }, { type: US_SOCIAL_SECURITY_NUMBER, action: BLOCK }, { type: NAME, action: TOKENIZE }]
    regexes: [{ name: employee-id, pattern: 'E\\d{6}', action: HASH }]
  blockedInputMessaging: This request can't be sent.
  blockedOutputsMessaging: The answer was withheld.
  streaming: windowed
`;

test("The manifests of the outside interface apply, with a warning for each thing that is not done yet", async () => {
  const sallyport = await startSallyport();
  try {
    const answer = await fetch(`${sallyport.adminUrl}/api/v1/apply`, {
      method: "POST",
      headers: { authorization: `Bearer ${sallyport.adminToken}`, "content-type": "application/yaml" },
      body: manifests,
    });
    const text = await answer.text();
    assert.equal(answer.status, 200, text);
    const { items } = JSON.parse(text) as { items: { name: string; warnings: string[] }[] };
    const warned = items.filter(({ warnings }) => warnings.length > 0).map(({ name }) => name);
    assert.deepEqual(warned.sort(), ["hr-insights", "lab-vllm"]);
    const warnings = items.flatMap((item) => item.warnings).join("\n");
    for (const expected of ["retention", "llama"]) assert.match(warnings, new RegExp(expected));
    const served = await sallyport.chat(sallyport.demoKey, {
      model: "echo",
      messages: [{ role: "user", content: "E123456 asks about Project Nightingale" }],
    });
    assert.equal(served.headers.get("x-sallyport-guardrail"), "hr@2");
    assert.equal(served.headers.get("x-sallyport-decision"), "blocked");
  } finally {
    await sallyport.stop();
  }
});
