import type { Standard } from "../../governance/standard/standard.ts";
import type { Inventory } from "../model/inventory.ts";
import type { Rule } from "../model/rule.ts";
import { layersAgree } from "../compare-layers.ts";
import { areOfOtherAccounts } from "../is-elsewhere.ts";
import type { ReportedFinding, ScanReport } from "./scan-report.ts";

/** What the control plane is told of one control; its evidence has the same members. */
export interface ControlEvidence {
  readonly control: string;
  readonly outcome: "pass" | "fail" | "unknown" | "not-applicable-proved";
  readonly summary: string;
}

/**
 * The worst that the rules of each control found. What an exception lets pass fails all the same: the control plane applies exceptions
 * itself. A pass needs that all there is was read: a live account, or what `--whole` says is everything; then it also proves that there
 * is nothing that a control is about. Controls that people attest are left out.
 */
export function toEvidence({ findings, rules, inventories, standard }: ScanReport): readonly ControlEvidence[] {
  const isWhole = inventories.some(({ whole }) => whole);
  const byControl = Map.groupBy(findings, ({ rule }) => rule.control);
  const controls = new Set(
    [...rules, ...(byControl.has(layersAgree.control) ? [layersAgree] : [])].map(({ control }) => control),
  );
  return [...controls]
    .filter((id) => isShown(standard, id))
    .map((control) => {
      const asked = rules.filter((rule) => rule.control === control);
      const found = (byControl.get(control) ?? []).filter(
        ({ inventory, status }) => status !== "UNKNOWN" || counts(inventory, inventories),
      );
      return { control, ...judge(found, asked, isWhole, inventories) };
    });
}

/** What a template leaves open is answered by its account where that was read whole. */
function counts(inventory: Inventory, all: readonly Inventory[]): boolean {
  return inventory.whole || !all.some((one) => one.source === "aws" && one.whole && !areOfOtherAccounts(one, inventory));
}

const isShown = ({ controls }: Standard, id: string): boolean => {
  const kind = controls.get(id)?.verification.kind;
  return kind !== undefined && kind !== "attestation";
};

function judge(
  found: readonly ReportedFinding[],
  asked: readonly Rule[],
  isWhole: boolean,
  inventories: readonly Inventory[],
): Omit<ControlEvidence, "control"> {
  const failed = found.filter(({ status }) => status === "FAIL");
  if (failed.length > 0) return { outcome: "fail", summary: listed(`${failed.length} of ${found.length} checks fail`, failed) };
  const unknown = found.filter(({ status }) => status === "UNKNOWN");
  if (unknown.length > 0)
    return { outcome: "unknown", summary: listed(`${unknown.length} of ${found.length} checks could not be answered`, unknown) };
  if (!isWhole) {
    const read = found.length === 0 ? "nothing that it is about was read" : `${found.length} checks pass`;
    return { outcome: "unknown", summary: `As far as was read ${read}; what was read need not be all there is.` };
  }
  if (found.length > 0) return { outcome: "pass", summary: `${found.length} checks by ${asked.length} rules pass.` };
  const types = [...new Set(asked.flatMap((rule) => ("types" in rule ? rule.types : rule.reads)))];
  const unread = inventories.some((one) => one.unread.has("*") || types.some((type) => one.unread.has(type)));
  if (unread || asked.length === 0) return { outcome: "unknown", summary: "Not everything that it is about could be read." };
  return {
    outcome: "not-applicable-proved",
    summary: `Everything was read, and there is none of ${types.join(", ")}.`.slice(0, longest),
  };
}

/** As the control plane takes it: one line. */
const longest = 2000;

function listed(head: string, findings: readonly ReportedFinding[]): string {
  const each = findings.map(
    ({ rule, resource, why }) => `${rule.id}${resource === undefined ? "" : ` (${resource.id})`}: ${why}`,
  );
  const line = `${head}. ${each.join(" ")}`.toWellFormed().replaceAll(/\p{Cc}+/gu, " ");
  return line.length > longest ? `${line.slice(0, longest - 1).toWellFormed()}…` : line;
}
