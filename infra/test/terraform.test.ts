import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "@cdktn/hcl2json";
import { stackNames } from "../stacks/create-stack.ts";
import { changeExample } from "./support/change-example.ts";
import { synthesise } from "./support/synthesise.ts";

const folder = join(import.meta.dirname, "..", "terraform");

interface Module {
  readonly name: string;
  readonly depends_on?: readonly string[];
}

async function readModules(): Promise<readonly Module[]> {
  const file = join(folder, "main.tf");
  const { module } = (await parse(file, readFileSync(file, "utf8"))) as {
    readonly module: Readonly<Record<string, readonly Module[]>>;
  };
  return Object.values(module).flat();
}

test("the Terraform module carries every stack, each after the one before", async () => {
  const modules = await readModules();
  const inOrder: string[] = [];
  for (let next = modules.find((module) => module.depends_on === undefined); next !== undefined;) {
    const name = next.name.replace("${var.name}-", "");
    inOrder.push(name);
    const reference = `\${module.${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase()}}`;
    next = modules.find((module) => module.depends_on?.includes(reference) === true);
  }
  assert.deepEqual(inOrder, stackNames);
});

test("each stack lists its own template among its assets, once, with an address that is known", () => {
  const { app, names } = synthesise(changeExample("prod"));
  for (const name of names) {
    const { files } = JSON.parse(readFileSync(join(app.outdir, `${name}.assets.json`), "utf8")) as {
      readonly files: Readonly<
        Record<
          string,
          {
            readonly source: { readonly path: string };
            readonly destinations: Readonly<Record<string, { readonly bucketName: string; readonly region?: string }>>;
          }
        >
      >;
    };
    const templates = Object.values(files).filter(({ source }) => source.path === `${name}.template.json`);
    assert.equal(templates.length, 1);
    for (const { destinations } of Object.values(files))
      assert.deepEqual(
        Object.values(destinations).map(({ bucketName, region }) => [bucketName, region]),
        [["cdk-hnb659fds-assets-111122223333-us-west-2", "us-west-2"]],
      );
  }
});

test("every file of the module is HCL, and says what each of its variables is", async () => {
  const files = globSync("**/*.tf", { cwd: folder });
  assert.ok(files.length >= 2);
  for (const file of files) {
    const parsed = (await parse(file, readFileSync(join(folder, file), "utf8"))) as {
      readonly variable?: Readonly<Record<string, readonly { readonly type?: string }[]>>;
    };
    for (const [name, [variable]] of Object.entries(parsed.variable ?? {})) assert.ok(variable?.type, `${file} ${name}`);
  }
});
