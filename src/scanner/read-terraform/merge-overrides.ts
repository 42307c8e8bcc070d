import type { Block, HclFile } from "./parse-hcl.ts";

export type PlacedBlock = Block & { readonly file: string };

export const isOverride = ({ path }: HclFile): boolean => /(^|[/_])override\.tf(\.json)?$/.test(path);

/** Files named override.tf or …_override.tf change what the others declare. */
export function mergeOverrides(files: readonly HclFile[]): readonly PlacedBlock[] {
  const placed = (file: HclFile): readonly PlacedBlock[] => file.blocks.map((block) => ({ ...block, file: file.file }));
  const headerOf = ({ kind, labels }: Block): string => [kind, ...labels].join(" ");
  const blocks = files.filter((file) => !isOverride(file)).flatMap(placed);
  const overrides = files.filter(isOverride).flatMap(placed);
  if (overrides.length === 0) return blocks;
  const places = new Map(blocks.map((block, n) => [headerOf(block), n]));
  for (const block of overrides) {
    const at = block.kind === "locals" ? undefined : places.get(headerOf(block));
    const before = at === undefined ? undefined : blocks[at];
    if (at === undefined || before === undefined) blocks.push(block);
    else blocks[at] = { ...before, body: { ...before.body, ...block.body } };
  }
  return blocks;
}
