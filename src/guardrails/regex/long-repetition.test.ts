import assert from "node:assert/strict";
import { test } from "node:test";
import { compileGuardrail } from "../compile-guardrail.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

test("the longest repetition that a pattern may have is matched from states that are made once", () => {
  const regexes = [{ name: "key", pattern: "[a-z]{1,500}", action: "ANONYMIZE" as const }];
  const messages = { blockedInputMessaging: "", blockedOutputsMessaging: "" };
  const guardrail = compileGuardrail({ ...messages, sensitiveInformationPolicy: { regexes } });
  const inspect = (length: number): number => {
    const part = { surface: "user", text: "a".repeat(length), replace: () => {} } as const;
    const began = processorMs();
    guardrail.inspectInput([part], { hash: () => "" });
    return processorMs() - began;
  };
  inspect(10_000);
  // Some 80 ms; without the states 5 seconds.
  const ms = inspect(80_000);
  assert.ok(ms < 1500, `${ms} ms`);
});
