import type { Inventory } from "./model/inventory.ts";
import type { Finding, Rule } from "./model/rule.ts";
import { namesOf } from "./name-resource.ts";

/** Not asked of resources: made where two layers say different things. */
export const layersAgree: Rule = {
  id: "layers-agree",
  control: "SDL-001",
  severity: "high",
  title: "What is declared, what is live and what the control plane holds for true agree",
  remediation:
    "Deploy what was approved, or change the declaration to what is live and have that approved. Then scan both again.",
  reads: [],
  checkAccount: () => [],
};

/** What the control plane says of a control before this scan. */
export interface HeldVerdict {
  readonly control: string;
  readonly verdict: string;
}

/**
 * Where one layer passes what another fails: a template or a plan against the live account, for the same resource or for the account as a
 * whole; and either against what the control plane holds for true. Each is a finding itself, once for each rule and resource.
 */
export function compareLayers(findings: readonly Finding[], held: readonly HeldVerdict[] = []): readonly Finding[] {
  return [...declaredAgainstLive(findings), ...againstHeld(findings, held)];
}

function declaredAgainstLive(findings: readonly Finding[]): readonly Finding[] {
  const told = findings.filter(({ status }) => status !== "UNKNOWN");
  const live = Map.groupBy(
    told.filter(({ inventory }) => inventory.source === "aws"),
    ({ rule }) => rule.id,
  );
  const disagreements: Finding[] = [];
  const declared = Map.groupBy(
    told.filter(({ inventory }) => inventory.source !== "aws"),
    ({ rule }) => rule.id,
  );
  for (const [ruleId, here] of declared) {
    const there = live.get(ruleId) ?? [];
    const named = byName(there);
    for (const one of here) {
      const other =
        one.resource === undefined
          ? there.find(({ resource }) => resource === undefined)
          : namesOf(one.resource)
              .map((name) => named.get(name))
              .find((found) => found !== undefined);
      if (other !== undefined && other.status !== one.status) disagreements.push(disagreement(one, other));
    }
  }
  return disagreements;
}

/** A name that two live things have, as in two regions, is none. */
function byName(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const named = new Map<string, Finding>();
  const ambiguous = new Set<string>();
  for (const one of findings)
    for (const name of one.resource === undefined ? [] : namesOf(one.resource)) {
      const other = named.get(name);
      if (other !== undefined && other.resource !== one.resource) ambiguous.add(name);
      else named.set(name, one);
    }
  for (const name of ambiguous) named.delete(name);
  return named;
}

function disagreement(declared: Finding, live: Finding): Finding {
  const verb = (status: Finding["status"]): string => (status === "PASS" ? "passes" : "fails");
  return {
    rule: layersAgree,
    status: "FAIL",
    why: `${declared.rule.id} ${verb(declared.status)} in ${layerOf(declared.inventory)} and ${verb(live.status)} in ${layerOf(live.inventory)}.`,
    inventory: live.inventory,
    ...(live.resource !== undefined && { resource: live.resource }),
    property: declared.rule.id,
  };
}

const layerOf = ({ source, target }: Inventory): string => (source === "aws" ? `the live account ${target}` : target);

/** Once for each control: the first failure stands for the rest. */
function againstHeld(findings: readonly Finding[], held: readonly HeldVerdict[]): readonly Finding[] {
  const passed = new Set(held.filter(({ verdict }) => verdict === "pass").map(({ control }) => control));
  const disagreements: Finding[] = [];
  for (const one of findings) {
    if (one.status !== "FAIL" || !passed.delete(one.rule.control)) continue;
    disagreements.push({
      ...one,
      rule: layersAgree,
      why: `The control plane holds ${one.rule.control} for passed, and ${one.rule.id} fails in ${layerOf(one.inventory)}.`,
      property: one.rule.control,
    });
  }
  return disagreements;
}
