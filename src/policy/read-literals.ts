import type { CedarValueJson, EntityUidJson, Expr } from "@cedar-policy/cedar-wasm/nodejs";

/** `context.useCase.state` as its steps; undefined for what is no such chain. */
export function pathOf(expression: Expr): readonly string[] | undefined {
  const steps: string[] = [];
  for (let at = expression; ;) {
    if ("Var" in at) return [at.Var as string, ...steps.reverse()];
    const step = "." in at ? (at["."] as { readonly left: Expr; readonly attr: string }) : undefined;
    if (step === undefined) return undefined;
    steps.push(step.attr);
    at = step.left;
  }
}

export function constantOf(expression: Expr): string | number | undefined {
  const value = "Value" in expression ? expression.Value : undefined;
  if (typeof value === "string" || (typeof value === "number" && Number.isSafeInteger(value))) return value;
  return isEntity(value) ? value.__entity.id : undefined;
}

export function constantsOf(expression: Expr): readonly (string | number | undefined)[] | undefined {
  if ("Set" in expression) return (expression.Set as readonly Expr[]).map(constantOf);
  if (!("Value" in expression) || !Array.isArray(expression.Value)) return undefined;
  return (expression.Value as readonly CedarValueJson[]).map((Value) => constantOf({ Value }));
}

/** The entities that `in` is asked about, where they are constants. */
export function entitiesOf(expression: Expr): readonly EntityUidJson[] | undefined {
  const parts = "Set" in expression ? (expression.Set as readonly Expr[]) : [expression];
  const values = parts.flatMap((part) => ("Value" in part ? [part.Value].flat() : [undefined]));
  return values.every(isEntity) ? values : undefined;
}

function isEntity(value: CedarValueJson | undefined): value is { __entity: { type: string; id: string } } {
  return typeof value === "object" && value !== null && "__entity" in value;
}

export function uidOf(entity: EntityUidJson): { readonly type: string; readonly id: string } {
  return "__entity" in entity ? entity.__entity : entity;
}

export function ipOf(expression: Expr): string | undefined {
  const args = "ip" in expression ? (expression.ip as readonly Expr[]) : [];
  const literal = args[0] === undefined ? undefined : constantOf(args[0]);
  return args.length === 1 && typeof literal === "string" ? literal : undefined;
}
