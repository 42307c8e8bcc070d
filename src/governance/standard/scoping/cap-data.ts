import { type DataClass, exceedsClass, type Overlay } from "../../../core/data-class.ts";
import { rememberAlike } from "../remember-alike.ts";
import type { Component } from "./component.ts";
import { decideScope } from "./decide-scope.ts";
import { readEffectiveAnswers } from "./effective-answers.ts";
import type { DataCapRule, Scoping } from "./scoping.ts";

/** What a component may be given, and whether what it is said to see fits. */
export interface ComponentCap extends DataCapRule {
  readonly component: string;
  /** The highest class that it sees, and the regulated kinds of data. */
  readonly sees: { readonly dataClass: DataClass; readonly overlays: readonly Overlay[] };
  readonly fits: "yes" | "with-approval" | "by-exception" | "never";
  readonly why: string;
}

/** The cap of each component, by the lowest scope that it may be. */
export function capData(scoping: Scoping, components: readonly Component[]): readonly ComponentCap[] {
  return alike(scoping, JSON.stringify(components), () => capAnew(scoping, components));
}

const alike = rememberAlike<readonly ComponentCap[]>(500);

function capAnew(scoping: Scoping, components: readonly Component[]): readonly ComponentCap[] {
  return components.flatMap((component) => {
    const [decided] = decideScope(scoping, [component]).components;
    const rule = decided === undefined ? undefined : scoping.dataCaps.get(decided.capScope);
    if (rule === undefined) return [];
    const { dataClass, overlays } = readEffectiveAnswers(scoping, [component]);
    return [{ ...rule, component: component.name, sees: { dataClass, overlays }, ...fit(rule, dataClass, overlays) }];
  });
}

function fit(rule: DataCapRule, dataClass: DataClass, overlays: readonly Overlay[]): Pick<ComponentCap, "fits" | "why"> {
  const forbidden = overlays.filter((one) => rule.forbiddenOverlays.includes(one));
  const scope = `scope ${rule.scope}`;
  if (forbidden.length > 0) return { fits: "never", why: `${scope} is never given ${forbidden.join(", ")}` };
  if (!exceedsClass(dataClass, rule.dataClass)) return { fits: "yes", why: `${scope} may be given ${rule.dataClass} data` };
  if (!exceedsClass(dataClass, rule.withApproval))
    return { fits: "with-approval", why: `${scope} may be given up to ${rule.withApproval} data, with approval` };
  if (rule.byException.includes(dataClass))
    return { fits: "by-exception", why: `${scope} may be given ${dataClass} data by an exception alone` };
  return { fits: "never", why: `${scope} may be given ${rule.withApproval} data at most, even with approval` };
}
