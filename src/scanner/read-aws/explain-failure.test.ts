import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { AwsRefusal, credentialsExpired, explainFailure, OddAnswer, TooLate } from "./explain-failure.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "..", "docs", "scanner.md"), "utf8");
const refusal = (code: string, message = "", status = 400): Error => new AwsRefusal(code, status, message);

test("What the page says of each reason is what a scan says", () => {
  const failures: readonly Error[] = [
    refusal("ThrottlingException"),
    refusal("TypeNotFoundException"),
    refusal("UnrecognizedClientException"),
    refusal("ENOTFOUND"),
    refusal("PermanentRedirect", "", 301),
    refusal("RequestTimeTooSkewed"),
    refusal("SignatureDoesNotMatch", "Signature expired: x is now earlier than y"),
    refusal("ExpiredTokenException"),
    new TooLate(credentialsExpired),
    new SyntaxError("Unexpected token"),
  ];
  for (const error of failures) {
    const clause = explainFailure(error).replace(/ \(\w+\)$/, "");
    assert.ok(page.includes(clause), clause);
  }
  assert.match(explainFailure(refusal("AccessDenied")), /is denied to whoever scans/);
  assert.match(explainFailure(refusal("TimeoutError")), /^no answer came in/);
});

test("Nothing that an answer says is shown, but the name of an action", () => {
  const words = "Anna\u001b[2J";
  for (const error of [
    refusal("AccessDenied", `${words} is not authorized to perform: kms:ListKeys on ${words}`),
    refusal(words, words),
    refusal("SignatureDoesNotMatch", `Signature expired: ${words}`),
    Object.assign(new Error(words), { code: words }),
    new OddAnswer("its list has no end"),
  ])
    assert.ok(!explainFailure(error).includes("Anna"), explainFailure(error));
  assert.equal(explainFailure(words), "AWS answered with an error (Error)");
});
