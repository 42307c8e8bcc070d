/** Whether a range of addresses is of the internet as a whole, or of a part of it that no network of one's own is as wide as. */
export function isWideRange(range: string): boolean {
  // All of the internet is also written in halves and quarters of it.
  const bits = Number(range.split("/")[1] ?? Number.NaN);
  return bits <= (range.includes(":") ? 6 : 7);
}
