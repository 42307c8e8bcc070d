import assert from "node:assert/strict";
import { test } from "node:test";
import { variantsOf } from "./refuse-variants.ts";

test("a known name in other letters is refused, and all other names pass (request-cannot-weaken)", () => {
  const refuse = variantsOf(["model", "max_tokens"], new Map([["toolConfig", 1]]).keys(), ["maxTokens", "k"]);
  for (const name of ["model", "max_tokens", "toolConfig", "maxTokens", "models", "max-tokens", "note", ""])
    refuse({ [name]: 1 });
  for (const name of ["Model", "MODEL", "Max_Tokens", "max_tokenſ", "toolconfig", "ToolConfig", "maxtokens", "\u212a"]) {
    assert.throws(() => refuse({ [name]: 1 }), { code: "request_malformed" }, name);
  }
  assert.throws(() => refuse({ Model: "x" }, "a."), { detail: "a.Model must be written as model." });
});
