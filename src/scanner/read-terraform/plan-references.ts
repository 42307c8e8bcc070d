import type { JsonObject } from "../../core/json.ts";
import { Reference, Unknown, type Value } from "../model/value.ts";
import { own, section } from "../read-cloudformation/parse-template.ts";
import type { Whereabouts } from "../read-cloudformation/pseudo-parameter.ts";
import { dataSource } from "./data-source.ts";
import { maxHops, maxInstances } from "./limits.ts";
import type { PlanModule } from "./plan-modules.ts";
import { planValues } from "./plan-values.ts";
import { takeSteps } from "./take-step.ts";

export interface PlanReferences {
  /** What the references of an expression stand for, each once. What only says which instance it is, such as `each.key`, is left out. */
  readonly resolve: (references: readonly string[], module: PlanModule, from: string) => readonly Value[];
}

const afterApply = new Unknown("it is known only after apply");

export function newPlanReferences(
  modules: readonly PlanModule[],
  changes: ReadonlyMap<string, JsonObject>,
  where: Whereabouts,
): PlanReferences {
  const children = new Map<string, PlanModule[]>();
  for (const one of modules) {
    if (one.parent === undefined) continue;
    const key = `${one.parent.address}\u0000${one.name}`;
    const known = children.get(key);
    if (known) known.push(one);
    else children.set(key, [one]);
  }
  const instances = new Map<string, string[]>();
  for (const address of changes.keys()) {
    const base = address.replace(/\[[^[\]]*\]$|\["(?:[^"\\]|\\.)*"\]$/, "");
    const known = instances.get(base);
    if (known) known.push(address);
    else instances.set(base, [address]);
  }
  let budget = 1_000_000;

  function resolve(references: readonly string[], module: PlanModule, from: string, hops = 0): readonly Value[] {
    if (hops > maxHops || --budget < 0) return [afterApply];
    const found: Value[] = [];
    for (const one of mostExact(references)) {
      for (const value of resolveOne(one, module, from, hops)) {
        const known =
          value instanceof Reference &&
          found.some((other) => other instanceof Reference && other.id === value.id && other.attribute === value.attribute);
        if (!known && found.length < maxInstances) found.push(value);
      }
    }
    return found;
  }

  function resolveOne(reference: string, module: PlanModule, from: string, hops: number): readonly Value[] {
    const [root = "", name = "", ...rest] = splitAddress(reference);
    switch (root) {
      case "each":
      case "count":
      case "path":
      case "terraform":
      case "self":
        return [];
      case "local":
        return [new Unknown(`it rests on ${root}.${name}, of which a plan says nothing`)];
      case "var":
        return variable(name, module, from, hops);
      case "module":
        return output(name, rest, module, from, hops);
      case "data":
        return [data(name, rest, module, hops)];
      default:
        return [resource(root, name, rest, module, from)];
    }
  }

  function variable(name: string, { parent, name: called }: PlanModule, from: string, hops: number): readonly Value[] {
    if (parent === undefined) return [new Unknown(`it rests on the variable ${name}`)];
    const call = section(section(parent.configuration, "module_calls"), called);
    const said = own(section(section(call, "expressions"), name), "references");
    return Array.isArray(said) ? resolve(strings(said), parent, from, hops + 1) : [afterApply];
  }

  function output(name: string, rest: readonly string[], module: PlanModule, from: string, hops: number): readonly Value[] {
    const called = children.get(`${module.address}\u0000${name}`) ?? [];
    const key = rest[0]?.startsWith("[") === true ? rest[0] : undefined;
    const wanted = rest[key === undefined ? 0 : 1];
    const named = key === undefined ? called : called.filter(({ address }) => address.endsWith(key));
    const [only] = named;
    if (only === undefined || named.length > 1 || wanted === undefined) return [afterApply];
    const said = own(section(section(section(only.configuration, "outputs"), wanted), "expression"), "references");
    return Array.isArray(said) ? resolve(strings(said), only, from, hops + 1) : [afterApply];
  }

  function resource(type: string, name: string, rest: readonly string[], module: PlanModule, from: string): Value {
    const base = `${module.address === "" ? "" : `${module.address}.`}${type}.${name}`;
    const key = rest[0]?.startsWith("[") === true ? rest[0] : undefined;
    const attribute = rest[key === undefined ? 0 : 1];
    const all = instances.get(base) ?? [];
    const index = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]$/.exec(from)?.[0];
    const address =
      key !== undefined
        ? `${base}${key}`
        : all.length <= 1
          ? (all[0] ?? base)
          : all.find((one) => index !== undefined && one === `${base}${index}`);
    return address === undefined ? new Unknown(`it is one of the ${all.length} ${base}`) : new Reference(address, attribute);
  }

  /** A data source that is read only when the plan is applied: a policy document is what the configuration says. */
  function data(type: string, [name = "", ...rest]: readonly string[], module: PlanModule, hops: number): Value {
    const shown = `data.${type}.${name}`;
    const key = rest[0]?.startsWith("[") === true ? rest[0] : "";
    const address = `${module.address === "" ? "" : `${module.address}.`}${shown}${key}`;
    const change = changes.get(address);
    if (type !== "aws_iam_policy_document" || change === undefined)
      return new Unknown(`${shown} is looked up when it is planned`);
    const { after, unknown } = {
      after: section(section(change, "change"), "after"),
      unknown: section(section(change, "change"), "after_unknown"),
    };
    const configured = module.configured.get(`data.${type}.${name}`);
    const body = planValues({
      values: after,
      unknown,
      sensitive: section(section(change, "change"), "after_sensitive"),
      expressions: configured === undefined ? undefined : section(configured, "expressions"),
      resolve: (references) => resolve(references, module, address, hops + 1),
    });
    return takeSteps(
      dataSource(type, shown, () => body, where),
      rest.slice(key === "" ? 0 : 1, key === "" ? 1 : 2),
    );
  }

  return { resolve: (references, module, from) => resolve(references, module, from) };
}

const strings = (list: readonly unknown[]): readonly string[] => list.filter((one) => typeof one === "string").slice(0, 1000);

/** Terraform lists an attribute, and each address on the way to it. */
function mostExact(references: readonly string[]): readonly string[] {
  const sorted = references.toSorted();
  return sorted.filter((one, n) => {
    const next = sorted[n + 1];
    return next === undefined || !(next.startsWith(`${one}.`) || next.startsWith(`${one}[`));
  });
}

/** `aws_subnet.a["x"].id` as aws_subnet, a, ["x"], id. */
function splitAddress(reference: string): readonly string[] {
  return [...reference.matchAll(/\["(?:[^"\\]|\\.)*"\]|\[[^\]]*\]|[^.[\]]+/g)].map(([part]) => part);
}
