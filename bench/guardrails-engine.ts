/**
 * What the guardrail engine costs: each policy and a typical guardrail on different texts of 1 KB, whole and streamed; loading; the
 * longest step between two pauses; and texts made to be slow.
 *
 * `node bench/guardrails-engine.ts [typical|load|steps|hostile …]` on an idle machine, all four without an argument. Prints tables;
 * compare figures of one run only. `--policy NAME` measures one policy of list-policies.ts alone.
 */
import { execFileSync } from "node:child_process";
import { globSync, statSync } from "node:fs";
import { join } from "node:path";
import { hostileUnits } from "./guardrails-engine/hostile-units.ts";
import { policies } from "./guardrails-engine/list-policies.ts";
import { contextOf, cpuMs, inspectWhole, prepare, type Subject, timeSteps, timeStream } from "./guardrails-engine/run-policy.ts";
import { flat, writeSamples } from "./guardrails-engine/write-samples.ts";

const mebibyte = 1024 * 1024;
const mostRatio = 2.6;
const wanted = process.argv.slice(2);
const policyAt = wanted.indexOf("--policy");
const onlyPolicy = policyAt < 0 ? undefined : wanted.splice(policyAt, 2)[1];
const measures = { typical: measureSamples, load: measureLoad, steps: measureSteps, hostile: measureHostile };
const subjects = policies.filter(({ name }) => onlyPolicy === undefined || name === onlyPolicy).map(prepare);
for (const [name, measure] of Object.entries(measures)) if (wanted.length === 0 || wanted.includes(name)) measure();

/** Policies take turns, so that what else the machine does falls on all alike. */
function measureSamples(): void {
  const samples = writeSamples(600, 1024);
  const whole = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  const pushes = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  const cpu = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < 12; round++) {
    for (const subject of subjects) {
      const all = (): void => samples.forEach((text) => inspectWhole(subject, text));
      if (round >= 4) cpu.get(subject.name)?.push((cpuMs(1, all) * 1000) / samples.length);
      for (const text of samples) {
        const started = performance.now();
        inspectWhole(subject, text);
        // The first rounds warm up.
        if (round >= 4) whole.get(subject.name)?.push((performance.now() - started) * 1000);
        if (round >= 8) for (const time of timeStream(subject, text, 20)) pushes.get(subject.name)?.push(time);
        else if (round < 2) timeStream(subject, text, 20);
      }
    }
  }
  print("1 KB of 600 different texts, µs", ["CPU", "p50", "p99", "best p99", "stream p50", "p99", "a KB"]);
  for (const { name } of subjects) {
    const times = whole.get(name) ?? [];
    const streamed = pushes.get(name) ?? [];
    // Of each text the quickest round: how texts differ, without what else the machine did.
    const best = samples.map((_, index) => Math.min(...times.filter((_time, place) => place % samples.length === index)));
    const perKilobyte = at(streamed, 0.5) * Math.ceil(1024 / 20);
    row(name, [
      at(cpu.get(name) ?? [], 0.5),
      at(times, 0.5),
      at(times, 0.99),
      at(best, 0.99),
      at(streamed, 0.5),
      at(streamed, 0.99),
      perKilobyte,
    ]);
  }
}

function measureLoad(): void {
  const runs = Array.from({ length: 7 }, () => {
    const out = execFileSync(process.execPath, [join(import.meta.dirname, "guardrails-engine", "measure-load.ts")]);
    return JSON.parse(String(out)) as { readonly importMs: number; readonly compileMs: number; readonly firstCallMs: number };
  });
  print("a fresh process, ms (medians of 7)", ["import", "compile", "first call"]);
  const median = (key: "importMs" | "compileMs" | "firstCallMs"): number =>
    at(
      runs.map((run) => run[key]),
      0.5,
    );
  row("typical", [median("importMs"), median("compileMs"), median("firstCallMs")]);
  print("files of models, KB", ["as written"]);
  const root = join(import.meta.dirname, "..", "src", "guardrails");
  const files = globSync("**/*-weights.ts", { cwd: root });
  const sizes = files.map((file) => statSync(join(root, file)).size / 1000);
  for (const [index, file] of files.entries()) row(file, [sizes[index] ?? 0]);
  row("together", [sum(sizes)]);
  const terms = Array.from({ length: 10_000 }, (_, index) => ({ text: `word${(index * 7919).toString(36)} term` }));
  const spec = { wordPolicy: { words: terms }, blockedInputMessaging: "", blockedOutputsMessaging: "" };
  print("compile, ms", [""]);
  row("10,000 words", [cpuMs(9, () => prepare({ name: "", side: "input", spec }))]);
}

/** Of each step the quickest of five runs: what a collection of garbage or another process took is not the step's. */
function measureSteps(): void {
  print("longest step on 1 MB, ms", ["prose", "hostile", "unit"]);
  const prose = writeSamples(1024, 1024, 11).join("");
  const some = hostileUnits.filter((_, index) => index % 3 === 0);
  for (const subject of subjects) {
    const inProse = longestStep(subject, flat(prose), 5);
    let worst = { ms: 0, unit: "" };
    for (const unit of some) {
      const ms = longestStep(subject, repeat(unit, mebibyte), 3);
      if (ms > worst.ms) worst = { ms, unit };
    }
    row(subject.name, [inProse, worst.ms], JSON.stringify(worst.unit));
  }
}

function longestStep(subject: Subject, text: string, runs: number): number {
  const least: number[] = [];
  for (let run = 0; run < runs; run++) {
    for (const [index, time] of timeSteps(subject, text, against(text)).entries())
      least[index] = Math.min(least[index] ?? time, time);
  }
  return Math.max(...least) / 1000;
}

/** All units on short texts; of each policy the slowest, and those that look superlinear, on 1 and 2 MB. */
function measureHostile(): void {
  for (const subject of subjects) {
    const tried = hostileUnits.map((unit) => ({ unit, ...timeTwice(subject, unit, mebibyte / 16) }));
    tried.sort((a, b) => b.ms - a.ms);
    print(`1 MB of a repeated unit: ${subject.name}, ms`, ["1 MB", "2 MB / 1"]);
    for (const [place, { unit, ratio }] of tried.entries()) {
      if (place >= 5 && ratio <= mostRatio) continue;
      const { ms, ratio: onLong } = timeTwice(subject, unit, mebibyte);
      row(JSON.stringify(unit), [ms, onLong], onLong > mostRatio ? "superlinear?" : "");
    }
    row("median of all units, from 64 KB", [
      at(
        tried.map(({ ms }) => ms * 16),
        0.5,
      ),
    ]);
  }
}

/** CPU time of a text of `length`, and how many times that twice the length takes. */
function timeTwice(subject: Subject, unit: string, length: number): { readonly ms: number; readonly ratio: number } {
  const [once, twice] = [repeat(unit, length), repeat(unit, 2 * length)];
  const ms = cpuMs(2, () => inspectWhole(subject, once, against(once)));
  return { ms, ratio: cpuMs(2, () => inspectWhole(subject, twice, against(twice))) / ms };
}

/** Checks of an answer against its prompt get a hostile prompt too. */
function against(text: string): ReturnType<typeof contextOf> {
  const prompt = text.slice(0, 64 * 1024);
  return contextOf({ system: [prompt], sources: [prompt], query: prompt.slice(0, 4096) });
}

function repeat(unit: string, length: number): string {
  return flat(
    unit
      .repeat(Math.ceil(length / unit.length))
      .slice(0, length)
      .toWellFormed(),
  );
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function print(title: string, columns: readonly string[]): void {
  console.log(`\n${title.padEnd(40)}${columns.map((column) => column.padStart(11)).join("")}`);
}

function row(name: string, values: readonly number[], note = ""): void {
  console.log(`${name.padEnd(40)}${values.map((value) => value.toFixed(1).padStart(11)).join("")}  ${note}`);
}
