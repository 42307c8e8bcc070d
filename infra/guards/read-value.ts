/** Reads of a resolved property tree that say undefined for whatever has another shape, such as an intrinsic function. */
export type Tree = Readonly<Record<string, unknown>>;

export function treeOf(value: unknown): Tree | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Tree) : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return value === undefined || value === null ? [] : [value];
}

export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => treeOf(inner)?.[key], value);

/**
 * A string as far as it is known: what Fn::Join and Fn::Sub put together, with `…` for each part that only AWS or a parameter knows and `<built>` for
 * an attribute of another resource. A wildcard in any written part is kept.
 */
export function textOf(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  const join = at(value, "Fn::Join");
  if (Array.isArray(join) && join.length === 2) return listOf(join[1]).map(textOf).join(textOf(join[0]));
  // An attribute of something that is built, here or in another stack: one thing, never a wildcard.
  if (at(value, "Fn::GetAtt") !== undefined || at(value, "Fn::ImportValue") !== undefined) return "<built>";
  const sub = at(value, "Fn::Sub");
  if (sub !== undefined) return textOf(Array.isArray(sub) ? sub[0] : sub).replaceAll(/\$\{[^}]*\}/g, "…");
  return "…";
}

/** Every value of the key `name`, at any depth. */
export function findAll(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => findAll(item, name));
  const tree = treeOf(value);
  if (tree === undefined) return [];
  return Object.entries(tree).flatMap(([key, inner]) => (key === name ? [inner, ...findAll(inner, name)] : findAll(inner, name)));
}
