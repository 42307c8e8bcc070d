import { existsSync } from "node:fs";
import type { Rule } from "../../src/scanner/model/rule.ts";
import { compareExpectation, type Comparison } from "./compare-check.ts";
import { readExpectations } from "./read-expectations.ts";

export interface Row {
  readonly check: string;
  readonly rules: readonly string[];
  readonly agrees: number;
  readonly differs: number;
  readonly open: number;
}

export interface Agreement {
  readonly checks: readonly Row[];
  /** Checks that rules name and that no test in the checkout is of, in a form that is read. */
  readonly withoutFixtures: readonly string[];
  readonly agrees: number;
  readonly differs: number;
  readonly open: number;
  /** Of what is not open, in percent. */
  readonly percent: number;
  readonly differences: readonly Comparison[];
  readonly left: readonly Comparison[];
}

/** How far rules agree with the fixtures of the checks that they name, where the folder has any. Throws where there is no such folder. */
export async function measureAgreement(checkout: string, rules: readonly Rule[]): Promise<Agreement> {
  if (!existsSync(checkout)) throw new Error(`There is no folder ${checkout}.`);
  const named = new Set(rules.flatMap((rule) => rule.also?.checkov ?? []));
  const all: Comparison[] = [];
  for (const expectation of readExpectations(checkout))
    if (named.has(expectation.check)) all.push(...(await compareExpectation(expectation, rules, checkout)));
  const count = (of: readonly Comparison[], result: Comparison["result"]): number =>
    of.filter((one) => one.result === result).length;
  const counts = (of: readonly Comparison[]): Pick<Row, "agrees" | "differs" | "open"> => ({
    agrees: count(of, "agrees"),
    differs: count(of, "differs"),
    open: count(of, "open"),
  });
  const byCheck = Map.groupBy(all, ({ check }) => check);
  const total = counts(all);
  return {
    checks: [...byCheck]
      .map(([check, of]) => ({
        check,
        rules: rules.filter((rule) => rule.also?.checkov?.includes(check) === true).map(({ id }) => id),
        ...counts(of),
      }))
      .toSorted((a, b) => a.check.localeCompare(b.check, "en", { numeric: true })),
    withoutFixtures: [...named].filter((check) => !byCheck.has(check)).toSorted(),
    ...total,
    percent: percentOf(total),
    differences: all.filter(({ result }) => result === "differs"),
    left: all.filter(({ result }) => result === "open"),
  };
}

/** With one decimal, never rounded up to 100; 100 of nothing. */
export function percentOf({ agrees, differs }: Pick<Row, "agrees" | "differs">): number {
  return agrees + differs === 0 ? 100 : Math.floor((1000 * agrees) / (agrees + differs)) / 10;
}
