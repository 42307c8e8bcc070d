/**
 * How long it takes to judge use cases: `node tools/launch.mjs bench/judge.ts [USE_CASES]`. Each has a case file of its own with
 * evidence for every control, all artefacts and signatures, is in production, and is judged the first time that anybody looks at it.
 */
import { judgeUseCase } from "../src/governance/case/judge-use-case.ts";
import { goLive, openScene } from "../test/support/judge-case.ts";

const count = Number(process.argv[2] ?? 5000);
const at = Date.UTC(2026, 8, 1);
const worlds = Array.from({ length: count }, () => {
  const scene = openScene();
  goLive(scene, at);
  return scene.world();
});
for (const world of worlds.slice(0, 500)) judgeUseCase(world, at + 100);
const before = process.cpuUsage();
const begun = performance.now();
let phases = 0;
let controls = 0;
for (const world of worlds) {
  const judged = judgeUseCase({ ...world, file: { ...world.file } }, at + 200);
  phases += judged.phases.length;
  controls = judged.verdicts.size;
}
const { user, system } = process.cpuUsage(before);
const wallMs = performance.now() - begun;
const micros = (user + system) / count;
process.stdout.write(
  `${count} use cases, ${controls} controls each, ${phases} phases: ${wallMs.toFixed(0)} ms, ${micros.toFixed(0)} µs of processor time each\n`,
);
