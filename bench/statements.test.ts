import assert from "node:assert/strict";
import { test } from "node:test";
import { measureStatements } from "./statements/measure-statements.ts";

test("A fifth of 50,000 approvals is loaded in its share of a second, held in its share of 60 MB, and followed in 5 ms.", async () => {
  const { loadCpuMs, bytesPerApproval, followMs } = await measureStatements({ useCases: 1000, approvals: 10, appended: 50 });
  // Processor time, and three times as much: what else runs on the machine counts in caches too.
  assert(loadCpuMs < 3 * 200, `${loadCpuMs} ms`);
  assert(bytesPerApproval < 1200, `${bytesPerApproval} bytes`);
  assert(followMs.p50 < 5, `${followMs.p50} ms`);
});
