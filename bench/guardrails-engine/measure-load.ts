/** Run in a process of its own: prints as JSON the milliseconds to import, to compile and to run the typical guardrail once. */
const started = performance.now();
const { compileGuardrail } = await import("../../src/guardrails/compile-guardrail.ts");
const imported = performance.now();
const { policies } = await import("./list-policies.ts");
const typical = policies.find(({ name }) => name === "typical");
if (typical === undefined) throw new Error("no typical guardrail is listed");
const beforeCompile = performance.now();
const guardrail = compileGuardrail(typical.spec);
const compiled = performance.now();
guardrail.inspectInput([{ surface: "user", text: "How do I plant a chestnut tree?", replace: () => undefined }], {
  hash: () => "",
});
const ran = performance.now();
console.log(JSON.stringify({ importMs: imported - started, compileMs: compiled - beforeCompile, firstCallMs: ran - compiled }));
