import { readFile } from "node:fs/promises";
import { parse, stringify } from "yaml";
import type { ScopingAnswer, ScopingQuestion } from "../../admin/governance/scope-answers.ts";
import { isJsonObject } from "../../core/json.ts";
import { ClientError } from "../admin-client.ts";
import { type Call, type Command, outputOption, textOption, UsageError } from "../command.ts";
import { formatTable, type Output, printable } from "../output.ts";
import { readAll, unreadable } from "../read-manifest-files.ts";
import { askQuestions } from "./ask-questions.ts";

export const scopeCommand: Command = {
  name: "scope",
  summary: "Answer the scoping questionnaire: scope, demands, data cap and controls. Nothing is kept.",
  positionals: [],
  options: {
    answers: {
      type: "string",
      short: "f",
      value: "FILE|-",
      description:
        "Answers, YAML or JSON: by question, a list of components, or a UseCase manifest. Asked on the terminal when absent.",
    },
    "data-class": { type: "string", value: "CLASS", description: "At least public, internal, confidential or restricted." },
    output: outputOption,
  },
  details: "What is left open is taken for what asks for most. The answers go into the manifest as spec.scoping.",
  examples: ["sallyport scope", "sallyport scope -f answers.yaml", "sallyport scope -f use-case.yaml -o json"],
  run: async (call) => {
    const components = await componentsOf(call);
    const dataClass = textOption(call, "data-class");
    const answer = await call
      .client()
      .post<ScopingAnswer>("/api/v1/scoping", { components, ...(dataClass !== undefined && { dataClass }) });
    call.output.print(answer, () =>
      formatScope(call.output, answer, textOption(call, "answers") === undefined ? components : undefined),
    );
    return 0;
  },
};

async function componentsOf(call: Call): Promise<readonly unknown[]> {
  const path = textOption(call, "answers");
  if (path === undefined) {
    if (call.io.stdin.isTTY !== true) throw new UsageError("-f is missing, and there is no terminal to ask on");
    const { items } = await call.client().get<{ items: readonly ScopingQuestion[] }>("/api/v1/scoping");
    return [{ name: "main", answers: await askQuestions(items, call.io) }];
  }
  const text =
    path === "-" ? await readAll(call.io.stdin) : await readFile(path, "utf8").catch((error: unknown) => unreadable(path, error));
  return readComponents(path === "-" ? "standard input" : path, text);
}

/** Throws ClientError for what holds no answers. */
function readComponents(file: string, text: string): readonly unknown[] {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    throw new ClientError(`${file} is neither YAML nor JSON, or more than one document.`, [], error);
  }
  const spec = isJsonObject(value) && isJsonObject(value["spec"]) ? value["spec"]["scoping"] : value;
  const list = isJsonObject(spec) && Array.isArray(spec["components"]) ? spec["components"] : spec;
  if (Array.isArray(list) && list.length > 0) return list;
  if (isJsonObject(list) && Object.keys(list).every((key) => key.startsWith("q_"))) return [{ name: "main", answers: list }];
  throw new ClientError(
    `${file} holds no answers: give them by question, as a list of components, or as a UseCase manifest's spec.scoping.`,
  );
}

function formatScope(output: Output, answer: ScopingAnswer, asked: readonly unknown[] | undefined): string {
  const { scope, componentScopes, agency, dataClass, overlays, flags, components, disciplines, obligations, needs, controls } =
    answer;
  const open = componentScopes.length > 1 ? ` (duties of ${componentScopes.join(", ")})` : "";
  return [
    output.style(
      "bold",
      `Scope ${scope}${open}, agency ${agency}, ${dataClass} data${overlays.length === 0 ? "" : ` with ${overlays.join(", ")}`}.`,
    ),
    ...(flags.length === 0 ? [] : [`Open or contradictory: ${flags.join(", ")}.`]),
    ...components.flatMap(({ name, why, cap, open: questions }) => [
      `${printable(name)}: ${why.map(printable).join(" ")}`,
      ...(cap === undefined ? [] : [`  data: ${cap.fits}; ${cap.why}`]),
      ...(questions.length === 0 ? [] : [`  open: ${questions.join(", ")}`]),
    ]),
    ...disciplines.flatMap((one) => ["", output.style("bold", one.name), ...one.demands.map((demand) => `  ${demand}`)]),
    ...(obligations.length === 0
      ? []
      : ["", output.style("bold", "Obligations, for counsel to confirm"), ...obligations.map(({ title }) => `  ${title}`)]),
    ...(needs.length === 0
      ? []
      : ["", output.style("bold", "To be done"), ...needs.map(({ title, artefacts }) => `  ${title}: ${artefacts.join(", ")}`)]),
    "",
    formatTable(
      output,
      ["CONTROL", "SEVERITY", "GATE", "TITLE"],
      controls.map((one) => [one.id, one.severity, one.gate, one.title]),
    ),
    ...(asked === undefined ? [] : ["", "For the manifest:", stringify({ scoping: asked }).trimEnd()]),
  ].join("\n");
}
