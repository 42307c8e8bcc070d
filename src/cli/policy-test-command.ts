import { readFile } from "node:fs/promises";
import type { PolicyTest } from "../admin/test-policies.ts";
import { Problem } from "../core/problem.ts";
import { ClientError } from "./admin-client.ts";
import { type Command, type Io, outputOption, textOption, textsOption } from "./command.ts";
import { formatTable, type Output, printable } from "./output.ts";
import { stepUpText } from "./policy-explain-command.ts";
import { readAll, readManifestFiles, unreadable } from "./read-manifest-files.ts";

export const policyTestCommand: Command = {
  name: "policy test",
  summary: "Ask policies what cases expect of them. Offline: no control plane is asked.",
  positionals: [],
  options: {
    file: {
      type: "string",
      short: "f",
      value: "FILE|-",
      required: true,
      description: "The cases, YAML or JSON; - is standard input.",
    },
    manifests: {
      type: "string",
      value: "FILE|DIR",
      multiple: true,
      description:
        "Policies to ask beside the shipped ones, and the use cases, models, deployments and role bindings that cases speak of.",
    },
    output: outputOption,
  },
  details: [
    "A case has a name, a call or an action, and what is expected: allow or deny; the policies that must be among those that decide",
    "(by); the log-in that would let it through (needs). docs/policies.md shows them. Use cases count as approved as declared.",
    "Exit code 1 when a case fails. Policies that decided in no case are listed: nothing would show that they changed.",
  ].join("\n"),
  examples: [
    "sallyport policy test -f examples/policies/campus-cases.yaml --manifests examples/campus --manifests examples/identity --manifests examples/policies/campus",
  ],
  run: async (call) => {
    // The policy engine, that no other command needs, is loaded here.
    const { parsePolicyCases, testPolicies } = await import("../admin/test-policies.ts");
    const path = textOption(call, "file") ?? "-";
    const text = await readCases(path, call.io);
    const manifests: unknown[] = [];
    for (const from of textsOption(call, "manifests")) manifests.push(...(await readManifestFiles(from, call.io)));
    const cases = asClient(path === "-" ? "standard input" : path, () => parsePolicyCases(text));
    const result = asClient("--manifests", () => testPolicies(cases, manifests));
    call.output.print(result, () => formatTest(call.output, result));
    return result.failed > 0 ? 1 : 0;
  },
};

async function readCases(path: string, io: Io): Promise<string> {
  if (path === "-") return await readAll(io.stdin);
  return await readFile(path, "utf8").catch((error: unknown) => unreadable(path, error));
}

/** What was wrong, and with what. */
function asClient<T>(from: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const lines = (error.errors ?? []).map(({ path: at, message }) => `${at}: ${message}`);
    throw new ClientError(`${from}: ${error.detail}`, lines, error);
  }
}

function formatTest(output: Output, { results, passed, failed, neverDecided, policies }: PolicyTest): string {
  const rows = results.map(({ name, effect, policies: by }) => [name, effect, by.join(", ") || "no policy permits it"]);
  const [head = "", ...lines] = formatTable(
    output,
    ["     CASE", "EFFECT", "DECIDED BY"],
    rows.map(([name = "", ...rest]) => [`     ${name}`, ...rest]),
  ).split("\n");
  // Marked only now, because colours have a length and no width.
  const marked = lines.flatMap((line, index) => {
    const result = results[index];
    if (result === undefined || result.passed) return [`${output.style("green", "ok")}  ${line.slice(4)}`];
    const notes = [
      result.wrong ?? "",
      ...result.advice,
      ...(result.needs ? [stepUpText(result.needs)] : []),
      ...result.wouldAllow.map((change) => `Allowed: ${change}`),
    ];
    const shown = notes.filter((note) => note !== "").map((note) => `       ${printable(note)}`);
    return [`${output.style("red", "FAIL")}${line.slice(4)}`, ...shown];
  });
  const summary =
    failed === 0 ? output.style("green", `${passed} passed`) : output.style("red", `${failed} failed, ${passed} passed`);
  const covered = policies - neverDecided.length;
  const coverage = `${covered} of ${policies} policies decided in a case.`;
  const missing = neverDecided.length === 0 ? [] : ["In no case:", ...neverDecided.map((id) => `  ${printable(id)}`)];
  return [head, ...marked, "", `${summary}. ${coverage}`, ...missing].join("\n");
}
