import { basename, dirname, relative } from "node:path";
import type { Inventory } from "../../src/scanner/model/inventory.ts";
import type { Finding, Rule, Status } from "../../src/scanner/model/rule.ts";
import { parseHcl } from "../../src/scanner/read-terraform/parse-hcl.ts";
import { readConfigurations } from "../../src/scanner/read-terraform/read-configurations.ts";
import { readTarget } from "../../src/scanner/read-targets.ts";
import { runRules } from "../../src/scanner/run-rules.ts";
import type { Expectation, Expected } from "./read-expectations.ts";

/** What we say: NONE where no rule that names the check has anything to say. */
export type Said = Status | "NONE";

export interface Comparison {
  readonly check: string;
  readonly format: Expectation["format"];
  readonly test: string;
  readonly fixture: string;
  readonly resource: string;
  readonly expected: Expected;
  readonly said: Said;
  /** `open` is an UNKNOWN on a value that the fixture itself leaves open: it counts neither way. */
  readonly result: "agrees" | "differs" | "open";
  readonly why: string;
}

/** What the rules that name a check say of each resource that a test of it lists. */
export async function compareExpectation(
  expectation: Expectation,
  rules: readonly Rule[],
  checkout: string,
): Promise<readonly Comparison[]> {
  const { check, format, test, fixtures, resources } = expectation;
  const base = { check, format, test, fixture: "path" in fixtures ? relative(checkout, fixtures.path) : "in the test" };
  const named = rules.filter((rule) => rule.also?.checkov?.includes(check) === true);
  const findings = (await read(expectation)).flatMap((inventory) => runRules(inventory, named));
  const compare = (resource: string, expected: Expected, found: readonly Finding[]): Comparison => {
    const said = saidBy(found);
    const deciding = found.find(({ status }) => status === said);
    const open = said === "UNKNOWN" && deciding !== undefined && isOpen(deciding);
    return {
      ...base,
      resource,
      expected,
      said,
      result: said === expected ? "agrees" : open ? "open" : "differs",
      why: deciding?.why ?? "No rule that names the check is about it.",
    };
  };
  const everything = resources.get("*");
  if (everything !== undefined && everything !== "both") {
    const groups = Map.groupBy(
      findings.filter(({ resource }) => resource !== undefined),
      (finding) => namesOf(finding, format)[0] ?? "",
    );
    if (groups.size === 0) return [compare("*", everything, findings)];
    return [...groups].map(([resource, found]) => compare(resource, everything, found));
  }
  return [...resources].flatMap(([resource, expected]) => {
    const exact = findings.filter((finding) => namesOf(finding, format).includes(resource));
    const found =
      exact.length > 0 ? exact : findings.filter((finding) => namesOf(finding, format).map(withoutIndex).includes(resource));
    if (expected !== "both") return [compare(resource, expected, found)];
    // The same name in several templates: one of them each way.
    const pass = found.filter(({ status }) => status === "PASS");
    const fail = found.filter(({ status }) => status === "FAIL");
    return [compare(resource, "PASS", pass.length > 0 ? pass : found), compare(resource, "FAIL", fail.length > 0 ? fail : found)];
  });
}

/** Checkov takes what it is given for all there is. */
async function read({ fixtures }: Expectation): Promise<readonly Inventory[]> {
  if ("path" in fixtures) return await readTarget(fixtures.path, { whole: true }).catch(() => []);
  const name = fixtures.json === true ? "main.tf.json" : "main.tf";
  const file = await parseHcl(fixtures.text, name, name).catch(() => undefined);
  if (file === undefined) return [];
  return readConfigurations({ files: [file], variables: [], text: () => undefined }, name, { whole: true });
}

/** A FAIL of any of them is one; so it is with what is not known. */
function saidBy(found: readonly Finding[]): Said {
  for (const status of ["FAIL", "UNKNOWN", "PASS"] as const) if (found.some((one) => one.status === status)) return status;
  return "NONE";
}

/** The fixture leaves it open: a variable or parameter without a value, or what only a deployment or an account tells. */
function isOpen({ why }: Finding): boolean {
  return /no (default|value)\b|is not declared in what is scanned|known only (when|after)|the template has no |: data\.|\bdata\.aws_/i.test(
    why,
  );
}

/** As Checkov names a resource, and whatever was folded into it. */
function namesOf({ resource }: Finding, format: Expectation["format"]): readonly string[] {
  if (resource === undefined) return [];
  if (format === "cloudformation") return [`${resource.type}.${basename(resource.id)}`];
  // Of a policy that stands in its resource we say it under the address of that, and `#policy`.
  return [resource.id.replace(/#.*$/, ""), ...(resource.parts ?? [])];
}

function withoutIndex(address: string): string {
  return address.replaceAll(/\[[^\]]*\]/g, "");
}

/** The folder or file that a comparison is of, short. */
export function shortFixture({ fixture }: Comparison): string {
  return fixture === "in the test" ? fixture : `${basename(dirname(fixture))}/${basename(fixture)}`;
}
