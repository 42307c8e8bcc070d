/** Letters drawn with several signs each: "|\|" for N, "/-\" for A. Longest first. */
const drawings: readonly (readonly [string, string])[] = [
  ["|\\/|", "m"], ["/\\/\\", "m"], ["\\/\\/", "w"], ["|/\\|", "w"], ["|\\|", "n"], ["/\\/", "n"], ["|-|", "h"], ["]-[", "h"], ["|_|", "u"],
  ["(_)", "u"], ["/-\\", "a"], ["|=", "f"], ["|)", "d"], ["|>", "p"], ["|*", "p"], ["|2", "r"], ["|3", "b"], ["|<", "k"], ["|_", "l"],
  ["/\\", "a"], ["\\/", "v"], ["()", "o"], ["[]", "o"], ["><", "x"], ["`/", "y"], ["_|", "j"], ["(", "c"], ["|", "i"], ["+", "t"],
]; // prettier-ignore
const DRAWN = new RegExp(drawings.map(([signs]) => signs.replaceAll(/[\\/|()[\]+*<>`]/g, "\\$&")).join("|"), "g");
const letterOf: ReadonlyMap<string, string> = new Map(drawings);

export function readDrawn(text: string): string {
  return text.replaceAll(DRAWN, (signs) => letterOf.get(signs) ?? signs);
}
