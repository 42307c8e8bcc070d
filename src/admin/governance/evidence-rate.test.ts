import assert from "node:assert/strict";
import { test } from "node:test";
import { minutes } from "../../core/units.ts";
import { createEvidenceRate, mostEvidencePerMinute } from "./evidence-rate.ts";

test("Each principal may bring so much in a minute, whatever others bring; what is refused costs nothing", () => {
  let now = 0;
  const rate = createEvidenceRate(() => now);
  rate.take("scanner", mostEvidencePerMinute - 1);
  assert.throws(() => rate.take("scanner", 2), { code: "rate_limited", retryAfterSeconds: 60 });
  rate.take("scanner", 1);
  rate.take("ci", mostEvidencePerMinute);
  now = minutes(1) - 1;
  assert.throws(() => rate.take("scanner", 1), { code: "rate_limited", retryAfterSeconds: 1 });
  now = minutes(1);
  rate.take("scanner", mostEvidencePerMinute);
});

test("A clock that was set back holds nobody up, and names are remembered up to a bound", () => {
  let now = minutes(10);
  const rate = createEvidenceRate(() => now);
  rate.take("scanner", mostEvidencePerMinute);
  now = 0;
  rate.take("scanner", mostEvidencePerMinute);
  for (let n = 0; n < 20_000; n++) rate.take(`program-${n}`, 1);
});
