import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import { readConfiguration } from "./read-configuration.ts";

export type Expected = "PASS" | "FAIL";

/** What one test of a check expects of a folder, a file or a text with fixtures. */
export interface Expectation {
  /** Such as `CKV_AWS_22`. */
  readonly check: string;
  readonly format: "terraform" | "cloudformation";
  /** The test that says so, below the checkout. */
  readonly test: string;
  /** Where the fixtures are; or their text. */
  readonly fixtures: { readonly path: string } | { readonly text: string; readonly json?: boolean };
  /** By the name of the resource: an address of Terraform, or `TYPE.LogicalId`. `*` is every resource that the check is about. */
  readonly resources: ReadonlyMap<string, Expected | "both">;
}

const formats = ["terraform", "cloudformation"] as const;

/** All that the tests of a checkout of Checkov expect of its AWS checks. Tests of other forms than these are left out. */
export function readExpectations(checkout: string): readonly Expectation[] {
  return formats.flatMap((format) => [...readResourceTests(checkout, format), ...readGraphTests(checkout, format)]);
}

/** `test_NAME.py` names the check that it imports, folders of fixtures, and lists which resources pass and which fail. */
function readResourceTests(checkout: string, format: Expectation["format"]): readonly Expectation[] {
  const tests = globSync(`tests/${format}/checks/{resource,data}/aws/**/test_*.py`, { cwd: checkout }).toSorted();
  return tests.flatMap((test) => {
    const source = readFileSync(join(checkout, test), "utf8");
    const [, module = ""] = /from (checkov\.\S+\.checks\.\S+) import (?:check|scanner)\b/.exec(source) ?? [];
    const declared = join(checkout, `${module.replaceAll(".", "/")}.py`);
    const check = idOf(declared);
    const types = check === undefined ? [] : typesOf(declared);
    if (check === undefined) return [];
    const folder = (text: string): string | undefined => {
      const [, name] = /["'/]((?:example_|Cloudsplaining_)\w+)/.exec(text) ?? [];
      const path = join(checkout, dirname(test), name ?? "");
      return name !== undefined && existsSync(path) ? path : undefined;
    };
    return source
      .split(/^ {4}def test/m)
      .slice(1)
      .flatMap((body): Expectation[] => {
        const base = { check, format, test };
        const [, text] = /loads\(\s*(?:[fr]?)("""|''')([\s\S]*?)\1/.exec(body)?.slice(1) ?? [];
        const [, verdict] = /CheckResult\.(PASSED|FAILED)/.exec(body) ?? [];
        if (text !== undefined)
          return verdict === undefined ? [] : [{ ...base, fixtures: { text }, resources: new Map([["*", expectedOf(verdict)]]) }];
        const configuration = readConfiguration(body, types);
        if (configuration !== undefined && verdict !== undefined)
          return [{ ...base, fixtures: { text: configuration, json: true }, resources: new Map([["*", expectedOf(verdict)]]) }];
        const path = folder(body) ?? folder(source);
        if (path === undefined) return [];
        const listed = listedIn(body);
        if (listed !== undefined) return [{ ...base, fixtures: { path }, resources: listed }];
        return byFileName(path).map(([file, expected]) => ({
          ...base,
          fixtures: { path: file },
          resources: new Map([["*", expected]]),
        }));
      });
  });
}

/** A folder NAME with expected.yaml beside its fixtures, of the check in NAME.yaml. */
function readGraphTests(checkout: string, format: Expectation["format"]): readonly Expectation[] {
  const checks = new Map(
    globSync(`checkov/${format}/checks/graph_checks/**/*.yaml`, { cwd: checkout }).map((file) => [
      basename(file, ".yaml"),
      idOf(join(checkout, file)),
    ]),
  );
  return globSync(`tests/${format}/graph/checks/resources/*/expected.yaml`, { cwd: checkout })
    .toSorted()
    .flatMap((test) => {
      const path = join(checkout, dirname(test));
      const check = checks.get(basename(path));
      const lists: unknown = parse(readFileSync(join(checkout, test), "utf8"));
      if (check === undefined || typeof lists !== "object" || lists === null) return [];
      return [{ check, format, test, fixtures: { path }, resources: merge(textsAt(lists, "pass"), textsAt(lists, "fail")) }];
    });
}

function idOf(file: string): string | undefined {
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  return /\b(?:check_)?id\s*[=:]\s*["']?(CKV2?_AWS_\d+)/.exec(readFileSync(file, "utf8"))?.[1];
}

/** Types of Terraform's that a check says that it is about. */
function typesOf(file: string): readonly string[] {
  const [, list = ""] = /supported_resources?(?::[^=]*)?\s*=\s*[[(]([^\])]*)/.exec(readFileSync(file, "utf8")) ?? [];
  return [...list.matchAll(/["'](aws_\w+)["']/g)].map(([, type = ""]) => type);
}

function expectedOf(verdict: string): Expected {
  return verdict === "PASSED" ? "PASS" : "FAIL";
}

/** `passing_resources = {"a", "b"}` and `failing_resources`; undefined where a test has neither. */
function listedIn(body: string): ReadonlyMap<string, Expected | "both"> | undefined {
  const code = body.replace(/^\s*#.*$/gm, "");
  const list = (name: string): readonly string[] | undefined => {
    const found = new RegExp(
      `\\b${name}_resources(?::[^=]*)?\\s*=\\s*(?:set\\()?(\\{[^}]*\\}|\\[[\\s\\S]*?\\]\\s*$|\\))`,
      "m",
    ).exec(code);
    return found === null
      ? undefined
      : [...(found[1] ?? "").matchAll(/"((?:[^"\\\n]|\\.)+)"|'((?:[^'\\\n]|\\.)+)'/g)].map((one) =>
          (one[1] ?? one[2] ?? "").replaceAll(/\\(.)/g, "$1"),
        );
  };
  const [passing, failing] = [list("passing"), list("failing")];
  return passing === undefined && failing === undefined ? undefined : merge(passing ?? [], failing ?? []);
}

/** Some tests only count: there `X-PASSED.yaml` and `FAIL.yaml` say themselves what is in them. */
function byFileName(folder: string): readonly (readonly [string, Expected])[] {
  return globSync("**/*.{yaml,yml,json,template,tf}", { cwd: folder })
    .toSorted()
    .flatMap((name) => {
      const [, pass, fail] = /(?:^|[-_.])(?:(pass)|(fail))/i.exec(basename(name)) ?? [];
      if (pass === undefined && fail === undefined) return [];
      return [[join(folder, name), pass === undefined ? "FAIL" : "PASS"] as const];
    });
}

function textsAt(from: object, name: string): readonly string[] {
  const list: unknown = Object.hasOwn(from, name) ? Reflect.get(from, name) : undefined;
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}

function merge(passing: readonly string[], failing: readonly string[]): ReadonlyMap<string, Expected | "both"> {
  const merged = new Map<string, Expected | "both">(passing.map((name) => [name, "PASS"]));
  for (const name of failing) merged.set(name, merged.has(name) ? "both" : "FAIL");
  return merged;
}
