import { compileGuardrail } from "../../src/guardrails/compile-guardrail.ts";
import type { Guardrail, InspectionContext, PromptReference } from "../../src/guardrails/guardrail.ts";
import { runSteps } from "../../src/guardrails/run-steps.ts";
import type { Measured } from "./list-policies.ts";

/** A policy made ready, and the ways to run it. */
export interface Subject {
  readonly name: string;
  readonly guardrail: Guardrail;
  readonly side: Measured["side"];
}

export function prepare({ name, spec, side }: Measured): Subject {
  return { name, guardrail: compileGuardrail(spec), side };
}

const ordinaryPrompt: PromptReference = {
  system: ["You are a helpful assistant of Kestrel Systems. Answer politely, and never mention the garden behind the school."],
  sources: ["The garden behind the school has a pond and eleven fruit trees. It was planted in 1987 by the parents."],
  query: "When was the garden planted?",
};

export function contextOf(prompt: PromptReference = ordinaryPrompt): InspectionContext {
  return { hash: (value) => String(value.length), prompt };
}

const ordinary = contextOf();

export function inspectWhole(subject: Subject, text: string, context = ordinary): void {
  runSteps(stepsOf(subject, text, context));
}

/** Microseconds of each step between two pauses. */
export function timeSteps(subject: Subject, text: string, context = ordinary): number[] {
  const steps = stepsOf(subject, text, context);
  const times: number[] = [];
  for (let done = false; !done;) {
    const started = performance.now();
    done = steps.next().done === true;
    times.push((performance.now() - started) * 1000);
  }
  return times;
}

function stepsOf(
  { guardrail, side }: Subject,
  text: string,
  context: InspectionContext,
): ReturnType<Guardrail["inspectInputInSteps"]> {
  const surface = side === "input" ? "user" : "assistant";
  const parts = [{ surface, text, replace: () => undefined }] as const;
  return side === "input" ? guardrail.inspectInputInSteps(parts, context) : guardrail.inspectOutputInSteps(parts, context);
}

/** As it would come from a model; gives the microseconds of every push. */
export function timeStream({ guardrail }: Subject, text: string, chunkLength: number): number[] {
  const channel = guardrail.openOutput(ordinary).openChannel("assistant");
  const times: number[] = [];
  for (let at = 0; at <= text.length; at += chunkLength) {
    const chunk = text.slice(at, at + chunkLength);
    const started = performance.now();
    channel.push(chunk);
    if (at + chunkLength > text.length) channel.end();
    times.push((performance.now() - started) * 1000);
  }
  return times;
}

/**
 * Milliseconds of this thread, whoever else has the machine: the least of `runs`. Systems count them in steps of up to 4 ms, so
 * what is shorter is timed by the clock.
 */
export function cpuMs(runs: number, run: () => void): number {
  let least = Infinity;
  for (let index = 0; index < runs; index++) {
    const before = process.threadCpuUsage();
    const started = performance.now();
    run();
    const passed = performance.now() - started;
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, passed < 40 ? passed : (user + system) / 1000);
  }
  return least;
}
