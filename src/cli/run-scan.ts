import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { compareLayers } from "../scanner/compare-layers.ts";
import type { Inventory } from "../scanner/model/inventory.ts";
import type { Finding, Rule } from "../scanner/model/rule.ts";
import { readTarget } from "../scanner/read-targets.ts";
import { failsAt, makeScanReport, type ScanReport } from "../scanner/report/scan-report.ts";
import { scanHtml } from "../scanner/report/write-html.ts";
import { scanJson } from "../scanner/report/write-json.ts";
import { scanOcsf } from "../scanner/report/write-ocsf.ts";
import { scanSarif } from "../scanner/report/write-sarif.ts";
import { allRules } from "../scanner/rules/all-rules.ts";
import { runRules } from "../scanner/run-rules.ts";
import { ClientError } from "./admin-client.ts";
import { type Call, textOption, textsOption, UsageError } from "./command.ts";
import { checkAccountOptions, readsAccount } from "./scan-account-options.ts";
import { listRules } from "./scan-list-rules.ts";
import { asCode, formatTable, steerless } from "./output.ts";
import { askExceptions, askVerdicts, postEvidence } from "./scan-control-plane.ts";
import { readParameters } from "./scan-parameters.ts";
import { chosenFormat, chosenRules, chosenSeverity, docsUrl, type ScanFormat, whereabouts } from "./scan-options.ts";
import { showProgress } from "./scan-progress.ts";
import { formatScan } from "./scan-table.ts";

export async function runScan(call: Call): Promise<number> {
  const rules = chosenRules(call, allRules);
  if (call.options["list-rules"] === true) {
    const asTable = chosenFormat(call) === "table";
    call.io.stdout.write(asTable ? `${listed(call, rules)}\n` : `${JSON.stringify(listRules(rules), undefined, 2)}\n`);
    return 0;
  }
  checkAccountOptions(call);
  if (call.options["aws-policy"] === true) {
    const { scanPolicy } = await import("../scanner/read-aws/scan-policy.ts");
    call.io.stdout.write(`${JSON.stringify(scanPolicy(rules), undefined, 2)}\n`);
    return 0;
  }
  const [format, failOn] = [chosenFormat(call), chosenSeverity(call)];
  const useCase = textOption(call, "use-case");
  const posts = call.options["post"] === true;
  if (posts && textsOption(call, "rule").length > 0)
    throw new UsageError("--post says something of whole controls: choose by --control, not by --rule");
  if (call.positionals.length === 0 && !readsAccount(call)) throw new UsageError("TARGET is missing; see sallyport scan --help");
  // Whoever may not ask is told so before anything long begins.
  const client = posts || useCase !== undefined ? call.client() : undefined;
  const [exceptionOf, held] =
    client === undefined ? [undefined, []] : await Promise.all([askExceptions(client, useCase), askVerdicts(client, useCase)]);

  const inventories = await readTargets(call, rules);
  if (posts && inventories.every(({ source, resources }) => source !== "aws" && resources.length === 0))
    throw new ClientError("What was read declares nothing: there is nothing to tell the control plane of.");
  const findings = askRules(call, inventories, rules);
  const report = makeScanReport({
    at: Date.now(),
    targets: [...call.positionals, ...inventories.filter(({ source }) => source === "aws").map(({ target }) => target)],
    inventories,
    // That what is excepted fails is known: it is no disagreement.
    findings: [
      ...findings,
      ...compareLayers(
        findings,
        held.filter(({ control }) => exceptionOf?.(control) === undefined),
      ),
    ],
    rules,
    ...(exceptionOf !== undefined && { exceptionOf }),
    ...docsUrl(call),
  });
  const text = render(call, report, format);
  const file = textOption(call, "output");
  if (file === undefined) call.io.stdout.write(text);
  else await writeFile(file, text, { mode: 0o600 }).catch((error: unknown) => unwritable(file, error));
  if (client !== undefined && posts) {
    const rests = format === "table" ? jsonText(report) : text;
    const digest = `sha256:${createHash("sha256").update(rests).digest("hex")}`;
    const said = await postEvidence(client, report, digest, useCase);
    call.io.stderr.write(
      `Told the control plane of ${said.length} controls of ${useCase ?? "the programme"}, resting on ${digest}.\n`,
    );
  }
  const brokenOff = inventories.find((one) => one.brokenOff !== undefined)?.brokenOff;
  if (brokenOff !== undefined) call.io.stderr.write(`sallyport: not everything was asked: ${brokenOff}.\n`);
  return brokenOff !== undefined || (failOn !== "never" && failsAt(report, failOn)) ? 1 : 0;
}

async function readTargets(call: Call, rules: readonly Rule[]): Promise<readonly Inventory[]> {
  const file = textOption(call, "parameters");
  const parameters = file === undefined ? undefined : await readParameters(file);
  const where = whereabouts(call);
  const progress = showProgress(call.io);
  const inventories: Inventory[] = [];
  try {
    for (const target of call.positionals)
      inventories.push(
        ...(await readTarget(target, {
          ...(parameters !== undefined && { parameters }),
          where,
          whole: call.options["whole"] === true,
          onFile: (name, done, of) => progress.show(`reading ${done + 1} of ${of}: ${name}`),
        })),
      );
    if (readsAccount(call)) {
      const { readLiveAccount } = await import("./scan-account.ts");
      inventories.push(await readLiveAccount(call, rules, progress, [...inventories]));
    }
  } finally {
    progress.clear();
  }
  return inventories;
}

function askRules(call: Call, inventories: readonly Inventory[], rules: readonly Rule[]): readonly Finding[] {
  const progress = showProgress(call.io);
  const findings = inventories.flatMap((inventory, n) => {
    progress.show(`checking ${n + 1} of ${inventories.length}: ${inventory.target}`);
    return runRules(inventory, rules);
  });
  progress.clear();
  return findings;
}

function render(call: Call, report: ScanReport, format: ScanFormat): string {
  const renderers: Readonly<Record<ScanFormat, () => string>> = {
    table: () => `${formatScan(call.output, report, call.options["all"] === true)}\n`,
    json: () => jsonText(report),
    sarif: () => steerless(`${JSON.stringify(scanSarif(report), undefined, 2)}\n`, asCode),
    html: () => steerless(scanHtml(report), () => "\ufffd"),
    ocsf: () => steerless(scanOcsf(report), asCode),
  };
  return renderers[format]();
}

const jsonText = (report: ScanReport): string => steerless(`${JSON.stringify(scanJson(report), undefined, 2)}\n`, asCode);

function listed(call: Call, rules: readonly Rule[]): string {
  const rows = rules.map(({ id, control, severity, title }) => [id, control, severity, title]);
  return formatTable(call.output, ["RULE", "CONTROL", "SEVERITY", "WHAT HAS TO BE SO"], rows);
}

function unwritable(file: string, error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unwritable";
  throw new ClientError(`${file} cannot be written (${code}).`, [], error);
}
