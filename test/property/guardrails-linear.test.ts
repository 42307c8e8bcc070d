import assert from "node:assert/strict";
import { test } from "node:test";
import { hostileUnits } from "../../bench/guardrails-engine/hostile-units.ts";
import { policies } from "../../bench/guardrails-engine/list-policies.ts";
import { contextOf, cpuMs, inspectWhole, prepare, type Subject } from "../../bench/guardrails-engine/run-policy.ts";
import { flat } from "../../bench/guardrails-engine/write-samples.ts";

const shortLength = 4096;
/** A linear text takes as many times as long, a quadratic one 64 times. */
const times = 8;
const mostRatio = 24;
/** Ten times what 300 ms for 1 MB come to: the typical guardrail is many scanners, and a busy machine is slow. */
const mostMsPerUnit = (10 * 300) / (1024 * 1024);
/** Below this a ratio tells nothing. */
const leastMs = 2;

function repeat(unit: string, length: number): string {
  return flat(
    unit
      .repeat(Math.ceil(length / unit.length))
      .slice(0, length)
      .toWellFormed(),
  );
}

function timeOf(subject: Subject, text: string): number {
  const prompt = contextOf({ system: [text], sources: [text], query: text });
  return cpuMs(1, () => inspectWhole(subject, text, prompt));
}

/** Undefined where all is well. Before it complains it looks at longer texts, where what else the machine does weighs less. */
function complaint(subject: Subject, unit: string): string | undefined {
  return isSuspect(subject, unit, shortLength) && isSuspect(subject, unit, 4 * shortLength) ? unit : undefined;
}

/** The least of several times is what the text itself costs. */
function isSuspect(subject: Subject, unit: string, length: number): boolean {
  const mostMs = length * times * mostMsPerUnit;
  const [shortText, longText] = [repeat(unit, length), repeat(unit, times * length)];
  let [short, long] = [Infinity, Infinity];
  for (let tries = 0; tries < 6; tries++) {
    short = Math.min(short, timeOf(subject, shortText));
    long = Math.min(long, timeOf(subject, longText));
    if (long < mostMs && (long < leastMs || long < mostRatio * short)) return false;
  }
  return true;
}

for (const policy of policies.filter(({ name }) => name !== "no policy" && name !== "8 entity types")) {
  test(`no text made to be slow takes more than its length: ${policy.name}`, () => {
    const subject = prepare(policy);
    assert.deepEqual(
      hostileUnits.flatMap((unit) => complaint(subject, unit) ?? []),
      [],
    );
  });
}
