import { areOfOtherAccounts, isElsewhere } from "./is-elsewhere.ts";
import type { Inventory, Resource } from "./model/inventory.ts";
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
  const live = new Set(findings.map(({ inventory }) => inventory).filter(({ source }) => source === "aws"));
  const made = new Map([...live].flatMap(({ deployed }) => [...(deployed?.made ?? [])]));
  const told = Map.groupBy(
    findings.filter(({ status }) => status !== "UNKNOWN"),
    ({ rule }) => rule.id,
  );
  const compared: Finding[] = [];
  for (const ofRule of told.values()) {
    const there = ofRule.filter(({ inventory }) => inventory.source === "aws");
    const find = findByName(there);
    for (const one of ofRule) {
      if (one.inventory.source === "aws") continue;
      const { resource } = one;
      const deployed = resource === undefined ? undefined : made.get(resource);
      const other =
        resource === undefined || deployed !== undefined
          ? there.find((each) => each.resource === deployed && !areOfOtherAccounts(one.inventory, each.inventory))
          : find(resource);
      if (other !== undefined && other.status !== one.status) compared.push(disagreement(one, other));
    }
  }
  for (const inventory of live)
    for (const why of inventory.deployed?.unknown ?? []) compared.push({ rule: layersAgree, status: "UNKNOWN", why, inventory });
  return compared;
}

/** Nothing that is in another region or account. A name that two live things have, as in two regions, is none. */
function findByName(live: readonly Finding[]): (declared: Resource) => Finding | undefined {
  const named = Map.groupBy(
    live.flatMap((finding) =>
      finding.resource === undefined ? [] : namesOf(finding.resource).map((name) => ({ name, finding })),
    ),
    ({ name }) => name,
  );
  return (declared) => {
    for (const name of namesOf(declared)) {
      const found = (named.get(name) ?? []).map(({ finding }) => finding);
      const near = found.filter(({ resource }) => resource !== undefined && !isElsewhere(declared, resource));
      if (new Set(near.map(({ resource }) => resource)).size === 1) return near[0];
    }
    return undefined;
  };
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
