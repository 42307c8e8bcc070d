/**
 * What the guardrail engine costs by itself, without the prompt attack model: ordinary prose, streams, hostile text, compiling.
 * Prints one line for each, with medians. Run it with `node bench/guardrails-engine.ts` on an idle machine.
 */
import { compileGuardrail } from "../src/guardrails/compile-guardrail.ts";
import type { Guardrail } from "../src/guardrails/guardrail.ts";
import { sensitiveTypeNames } from "../src/guardrails/sensitive/sensitive-types.ts";

const context = { hash: (value: string): string => String(value.length) };
const vocabulary =
  "the a of training needs across departments we asked staff which courses they would like to take in autumn and 2024 42 budget " +
  "Server answers key results project manager sk ghost eye about people's Experience e.g. well-known (see page 12) 10:30 +5 %";
const words = vocabulary.split(" ");

let seed = 7;
function next(limit: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return seed % limit;
}

function prose(length: number): string {
  let text = "";
  while (text.length < length) text += `${words[next(words.length)] ?? ""}${next(12) === 0 ? ". " : " "}`;
  return flat(text.slice(0, length));
}

/** As a parser makes it, in one piece. */
function flat(text: string): string {
  return String(JSON.parse(JSON.stringify(text)));
}

function guardrail(regexCount: number): Guardrail {
  const patterns = [String.raw`E\d{6}`, String.raw`\b[A-Z]{2}-\d{4,8}\b`, String.raw`(?i:confidential)\s+\w+`];
  return compileGuardrail({
    wordPolicy: {
      words: Array.from({ length: 10_000 }, (_, index) => ({
        text: `${words[index % words.length] ?? ""} term ${index.toString(36)}`,
      })),
      managedWordLists: ["PROFANITY"],
    },
    sensitiveInformationPolicy: {
      piiEntities: sensitiveTypeNames.map((type) => ({ type, action: "ANONYMIZE" })),
      regexes: patterns.slice(0, regexCount).map((pattern, index) => ({ name: `r${String(index)}`, pattern, action: "HASH" })),
    },
    blockedInputMessaging: "",
    blockedOutputsMessaging: "",
  });
}

function measure(name: string, runs: number, run: (index: number) => void): void {
  for (let index = 0; index < Math.min(runs, 2000); index++) run(index);
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const start = performance.now();
    run(index);
    times.push((performance.now() - start) * 1000);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(10);
  console.log(`${name.padEnd(52)} p50 ${at(0.5)} µs   p99 ${at(0.99)} µs`);
}

function inspect(subject: Guardrail, text: string): void {
  subject.inspectInput([{ surface: "user", text, replace: () => undefined }], context);
}

const subject = guardrail(3);
const typesOnly = compileGuardrail({ blockedInputMessaging: "", blockedOutputsMessaging: "" });
const samples = Array.from({ length: 500 }, () => prose(1024));
const mixed = samples.map((text) => text.replaceAll("'", "’").replaceAll("e.g.", "zum Beispiel für")).map(flat);
measure("1 KB of prose, all types, 10,000 words, 3 regexes", 20_000, (index) => inspect(subject, samples[index % 500] ?? ""));
measure("1 KB of prose with typographic quotes and umlauts", 20_000, (index) => inspect(subject, mixed[index % 500] ?? ""));
measure("1 KB of prose, sensitive types only", 20_000, (index) => inspect(typesOnly, samples[index % 500] ?? ""));

const chunks = Array.from({ length: 1000 }, () => prose(20));
let channel = subject.openOutput(context).openChannel("assistant");
measure("20 characters of a stream", 100_000, (index) => {
  if (index % 500 === 0) channel = subject.openOutput(context).openChannel("assistant");
  channel.push(chunks[index % 1000] ?? "");
});

const mebibyte = 1024 * 1024;
for (const unit of [
  "1-1-",
  "@",
  "a@",
  "a@a.co",
  "eyJ",
  "eyJ.",
  "a:",
  "::",
  "1.1.1.1.",
  "4111 ",
  "(555) 555-5555 ",
  "password=",
  "a://a:a@",
  "-",
  "-----BEGIN PRIVATE KEY-----",
  "123456789 ",
  "E12345",
  "AKIAAAAAAAAAAAAAAAAA",
  "the term ",
  "a",
  " ",
  "\u200b",
  "e\u0301",
  "\u{1f600}",
  "ﬁ",
  "a@b.co ",
  "sk-",
  "phone 1-",
  "1 ",
  "12 ",
  "born 1 de ",
  "password ",
  "password for my ",
  "password: a,",
  "username is a.",
  "plate A ",
  "AB1",
  "A1 ",
  "DE89 ",
  "AB ",
  "www.a.",
  "a.com",
  "http://a ",
  "http://(",
  "00:",
  "aB",
  "\u044f",
  "\u00e9a",
  "\u5bc6\u7801",
  "ssn account 123456789 ",
  "tax id 12345678901 ",
  "01 ",
]) {
  const text = flat(unit.repeat(Math.ceil(mebibyte / unit.length)).slice(0, mebibyte));
  measure(`1 MiB of ${JSON.stringify(unit)}`, 3, () => inspect(subject, text));
}

const spec = Array.from({ length: 10_000 }, (_, index) => ({
  text: `word${(index * 7919).toString(36)} ${words[index % words.length] ?? ""}`,
}));
measure("compile 10,000 words", 50, () => {
  compileGuardrail({ wordPolicy: { words: spec }, blockedInputMessaging: "", blockedOutputsMessaging: "" });
});
