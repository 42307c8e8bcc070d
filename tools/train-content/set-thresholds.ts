/**
 * The score that the given share of texts exceeds. Every group weighs by the root of its size, so that neither the largest nor the
 * smallest decides.
 */
export function weightedQuantile(scores: readonly number[], groups: readonly string[], share: number): number {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const weights = groups.map((group) => 1 / Math.sqrt(sizes.get(group) ?? 1));
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let left = share * weights.reduce((sum, weight) => sum + weight, 0);
  for (const index of order) {
    left -= weights[index] ?? 0;
    if (left < 0) return scores[index] ?? 0;
  }
  return scores[order.at(-1) ?? 0] ?? 0;
}
