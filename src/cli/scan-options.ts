import type { Rule, Severity } from "../scanner/model/rule.ts";
import { type Call, textOption, textsOption, UsageError } from "./command.ts";

export const scanFormats = ["table", "json", "sarif", "html", "ocsf"] as const;
export type ScanFormat = (typeof scanFormats)[number];
const severities = ["critical", "high", "medium", "low", "never"] as const satisfies readonly (Severity | "never")[];

export function chosenRules(call: Call, allRules: readonly Rule[]): readonly Rule[] {
  const [ids, controls] = [textsOption(call, "rule"), textsOption(call, "control")];
  const unknown = [
    ...ids.filter((id) => !allRules.some((rule) => rule.id === id)),
    ...controls.filter((id) => !allRules.some((rule) => rule.control === id)),
  ];
  if (unknown.length > 0) throw new UsageError(`there is no rule of ${unknown.join(", ")}; see sallyport scan --list-rules`);
  return allRules.filter(
    ({ id, control }) => (ids.length === 0 || ids.includes(id)) && (controls.length === 0 || controls.includes(control)),
  );
}

export function chosenFormat(call: Call): ScanFormat {
  const asked = textOption(call, "format");
  if (asked === undefined) return call.io.stdout.isTTY === true && textOption(call, "output") === undefined ? "table" : "json";
  const known = scanFormats.find((one) => one === asked);
  if (known === undefined) throw new UsageError(`--format is ${scanFormats.join(", ")}, not ${asked}`);
  return known;
}

export function chosenSeverity(call: Call): (typeof severities)[number] {
  const asked = textOption(call, "fail-on") ?? "high";
  const known = severities.find((one) => one === asked);
  if (known === undefined) throw new UsageError(`--fail-on is ${severities.join(", ")}, not ${asked}`);
  return known;
}

export function docsUrl(call: Call): { readonly docsUrl?: string } {
  const url = textOption(call, "docs-url");
  if (url === undefined) return {};
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new UsageError(`--docs-url is a URL, not ${url}`);
  return { docsUrl: url };
}

export function whereabouts(call: Call): { readonly region?: string; readonly account?: string } {
  const [[region, ...others], account] = [textsOption(call, "region"), textOption(call, "account")];
  if (region !== undefined) checkRegion(region);
  if (account !== undefined && !/^\d{12}$/.test(account)) throw new UsageError("--account is 12 digits");
  // Of several, which are those of a live account, nobody said in which a template is deployed.
  return { ...(region !== undefined && others.length === 0 && { region }), ...(account !== undefined && { account }) };
}

export function checkRegion(region: string): void {
  if (!/^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(region)) throw new UsageError(`${region} is no region`);
}
