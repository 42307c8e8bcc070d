import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import type { Dialect } from "../../../src/dialects/dialect.ts";
import { openaiChat } from "../../../src/dialects/openai-chat/openai-chat.ts";
import { translateAll, type Translated } from "./translate-fixtures.ts";

/**
 * Golden files: what each dialect's fixtures become in each other. Read the difference before committing one.
 * REWRITE_GOLDENS=1 writes them anew from what the code does now.
 */
const dialects: readonly Dialect[] = [openaiChat];
const rewrite = process.env["REWRITE_GOLDENS"] === "1";

for (const from of dialects) {
  for (const to of dialects) {
    test(`${from.name} becomes ${to.name} as the golden file says`, () => {
      const file = new URL(`expected/${from.name}-to-${to.name}.json`, import.meta.url);
      const translated = translateAll(from, to);
      if (rewrite) writeFileSync(file, `${JSON.stringify(translated, null, 2)}\n`);
      assert.deepEqual(translated, JSON.parse(readFileSync(file, "utf8")) as Translated);
    });
  }
}
