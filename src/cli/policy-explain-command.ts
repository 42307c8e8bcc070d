import type { PolicyExplanation } from "../admin/explain-decision.ts";
import { readManifests } from "../admin/read-manifests.ts";
import { type Command, outputOption, textOption, textsOption, UsageError } from "./command.ts";
import { type Output, printable } from "./output.ts";
import { readAll } from "./read-manifest-files.ts";

const strengths = ["0", "1", "2", "3"];

export const policyExplainCommand: Command = {
  name: "policy explain",
  summary: "Which policies would decide about a call or an action, why, and what would change it.",
  positionals: [],
  options: {
    principal: { type: "string", value: "NAME", description: "Who asks." },
    "use-case": { type: "string", value: "NAME", description: "The use case that is called, or that the action is about." },
    model: { type: "string", value: "NAME", description: "The model that is called." },
    class: { type: "string", value: "CLASS", description: "The data class of the call." },
    action: {
      type: "string",
      value: "ACTION",
      description: "An action of the control plane, such as ApplyPolicy, in place of a call.",
    },
    resource: { type: "string", value: "KIND/NAME", description: "What the action is done to." },
    role: { type: "string", value: "ROLE", multiple: true, description: "A role besides those that bindings give." },
    group: { type: "string", value: "PROVIDER/NAME", multiple: true, description: "A group that they are in." },
    strength: { type: "string", value: "0-3", description: "Of the log-in: 1 one factor (the default), 2 several, 3 a passkey." },
    age: { type: "string", value: "MINUTES", description: "Since the log-in; 0 by default." },
    ip: { type: "string", value: "ADDRESS", description: "Where from." },
    at: { type: "string", value: "TIME", description: "When, such as 2026-01-07T10:00:00Z; now by default." },
    file: {
      type: "string",
      short: "f",
      value: "-",
      description: "- reads the whole question from standard input, as a case of policy test has it.",
    },
    output: outputOption,
  },
  examples: [
    "sallyport policy explain --principal dana@campus.example --use-case student-advising --strength 2",
    "sallyport policy explain --principal dana@campus.example --action ApplyPolicy --resource Policy/quiet --strength 3",
  ],
  run: async (call) => {
    const text = (name: string): string | undefined => textOption(call, name);
    const file = text("file");
    if (file !== undefined && file !== "-") throw new UsageError("--file is - : the question comes from standard input");
    const question =
      file === "-" ? questionIn(await readAll(call.io.stdin)) : questionOf(text, (name) => textsOption(call, name));
    const result = await call.client().post<PolicyExplanation>("/api/v1/policies/explain", question);
    call.output.print(result, () => formatExplanation(call.output, result));
    return 0;
  },
};

function questionIn(text: string): unknown {
  const [value, ...more] = readManifests(text);
  if (value === undefined || more.length > 0) throw new UsageError("standard input holds no single question");
  return value;
}

type Read<T> = (name: string) => T;

function questionOf(text: Read<string | undefined>, texts: Read<readonly string[]>): unknown {
  const principal = text("principal");
  if (principal === undefined) throw new UsageError("--principal is needed");
  const strength = text("strength");
  if (strength !== undefined && !strengths.includes(strength)) throw new UsageError("--strength is 0, 1, 2 or 3");
  const age = text("age");
  if (age !== undefined && !/^\d{1,8}$/.test(age)) throw new UsageError("--age is a number of minutes");
  const useCase = text("use-case");
  const ip = text("ip");
  const at = text("at");
  const shared = {
    principal,
    ...(texts("role").length > 0 && { roles: texts("role") }),
    ...(texts("group").length > 0 && { groups: texts("group") }),
    authentication: {
      ...(strength !== undefined && { strength: Number(strength) }),
      ...(age !== undefined && { ageMinutes: Number(age) }),
    },
    ...(ip !== undefined && { ip }),
    ...(at !== undefined && { at }),
  };
  const action = text("action");
  if (action !== undefined) {
    const [kind = "", ...name] = (text("resource") ?? "").split("/");
    if (kind === "" || name.length === 0) throw new UsageError("--resource is KIND/NAME, such as Policy/quiet");
    const resource = { kind, name: name.join("/"), ...(useCase !== undefined && { useCase }) };
    return { action: { ...shared, action, resource } };
  }
  if (useCase === undefined) throw new UsageError("either --use-case or --action is needed");
  const model = text("model");
  const dataClass = text("class");
  return { call: { ...shared, useCase, ...(model !== undefined && { model }), ...(dataClass !== undefined && { dataClass }) } };
}

function formatExplanation(output: Output, explanation: PolicyExplanation): string {
  const { effect, deployment, policies, needs, wouldAllow, notes } = explanation;
  const outcome = output.style(effect === "allow" ? "green" : "red", effect === "allow" ? "allowed" : "denied");
  const where = deployment === undefined ? "" : `, at ${printable(deployment)}`;
  const lines = [`${outcome}${where}`];
  if (policies.length === 0) lines.push("", "No policy permits it.");
  for (const { id, effect: its, advice, facts } of policies) {
    lines.push("", `${output.style("bold", printable(id))} (${its})`);
    if (advice !== undefined) lines.push(`  ${printable(advice)}`);
    for (const [fact, value] of Object.entries(facts)) lines.push(`  ${printable(fact)} = ${printable(value)}`);
  }
  if (needs) lines.push("", stepUpText(needs));
  const others = wouldAllow.filter((change) => !change.startsWith("Log in again"));
  if (others.length > 0) lines.push("", "It would be allowed:", ...others.map((change) => `  ${printable(change)}`));
  else if (effect === "deny" && needs === undefined) lines.push("", "No single change would let it through.");
  for (const note of notes) lines.push("", `${output.style("yellow", "note")} ${printable(note)}`);
  return lines.join("\n");
}

/** The log-in that would do. */
export function stepUpText({ strength, maxAgeSeconds }: { readonly strength: 2 | 3; readonly maxAgeSeconds: number }): string {
  const factors = strength === 3 ? "with a passkey" : "with several factors";
  return `A log-in ${factors}, at most ${maxAgeSeconds / 60} min old, would let it through.`;
}
