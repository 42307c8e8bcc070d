import type { WhatIf, WhatIfLine } from "../admin/replay/what-if-result.ts";
import { ClientError } from "./admin-client.ts";
import { type Call, textOption, UsageError } from "./command.ts";
import { formatTable, type Output, printable } from "./output.ts";
import { parseDuration } from "./parse-duration.ts";
import { readManifestFiles } from "./read-manifest-files.ts";
import { formatDecision } from "./format-decision.ts";

/** `replay --since … --policy FILE`: what the policies of a file would have changed. */
export async function runWhatIf(call: Call, file: string): Promise<number> {
  const since = new Date(Date.now() - parseDuration(textOption(call, "since") ?? "7d", "since")).toISOString();
  const examples = textOption(call, "examples");
  if (examples !== undefined && !/^\d{1,2}$|^100$/.test(examples)) throw new UsageError("--examples is a number up to 100");
  const useCase = textOption(call, "use-case");
  const lines = await call.client().stream("/api/v1/audit/replay", {
    since,
    policies: await readManifestFiles(file, call.io),
    ...(useCase !== undefined && { useCase }),
    ...(examples !== undefined && { examples: Number(examples) }),
  });
  const result = await followLines(lines, call);
  call.output.print(result, () => formatWhatIf(call.output, result));
  return 0;
}

/** Throws ClientError where the answer ends before its result. */
async function followLines(lines: AsyncIterable<Uint8Array>, { io: { stderr } }: Call): Promise<WhatIf> {
  const decoder = new TextDecoder();
  let rest = "";
  let result: WhatIf | undefined;
  try {
    for await (const bytes of lines) {
      rest += decoder.decode(bytes, { stream: true });
      const whole = rest.split("\n");
      rest = whole.pop() ?? "";
      for (const text of whole) {
        const line = JSON.parse(text) as WhatIfLine;
        if ("problem" in line) throw new ClientError(line.problem.detail);
        if ("result" in line) result = line.result;
        else if (stderr.isTTY === true) stderr.write(`\r${line.progress.read} of ${line.progress.records} records`);
      }
    }
  } catch (error) {
    if (error instanceof ClientError) throw error;
    throw new ClientError("The answer broke off before its result. Try again.", [], error);
  } finally {
    if (stderr.isTTY === true) stderr.write("\n");
  }
  if (result === undefined) throw new ClientError("The answer ended before its result. Try again.");
  return result;
}

function formatWhatIf(output: Output, result: WhatIf): string {
  const { since, records, decisions, allowedToDenied, deniedToAllowed, same, otherwise, unknown } = result;
  const lines = [
    `${decisions} decisions since ${since}, in ${records} verified records:`,
    `  ${output.style("red", `${allowedToDenied} allowed calls would be denied`)}`,
    `  ${output.style("green", `${deniedToAllowed} denied calls would be allowed`)}`,
    `  ${same} the same, ${otherwise} the same by other policies or another log-in`,
    `  ${output.style("yellow", `${unknown} not known`)}`,
    ...result.missing.map(({ what, calls }) => `    needs ${printable(what)}: ${calls} calls`),
  ];
  if (result.changes.length > 0) {
    const rows = result.changes.map((row) => [row.useCase, row.policy, `${row.allowedToDenied}`, `${row.deniedToAllowed}`]);
    lines.push("", formatTable(output, ["USE CASE", "POLICY", "DENIED THEN", "ALLOWED THEN"], rows));
  }
  if (result.rowsLeftOut > 0) lines.push(`and ${result.rowsLeftOut} changes more`);
  if (result.examples.length > 0) lines.push("", "Examples:");
  for (const { index, at, useCase, principal, before, after } of result.examples)
    lines.push(
      `  record ${index}, ${at}: ${printable(principal)} for ${printable(useCase)}`,
      `    now   ${formatDecision(output, before)}`,
      `    then  ${formatDecision(output, after)}`,
    );
  return lines.join("\n");
}
