/**
 * How long it takes to judge use cases: `node tools/launch.mjs bench/judge.ts [USE_CASES]`. Each has a case file of its own with
 * evidence for every control, all artefacts and signatures, is in production, and is judged the first time that anybody looks at it.
 */
import { judgePhases, judgeUseCase } from "../src/governance/case/judge-use-case.ts";
import { goLive, openScene } from "../test/support/judge-case.ts";

const count = Number(process.argv[2] ?? 5000);
const at = Date.UTC(2026, 8, 1);
const worlds = Array.from({ length: count }, () => {
  const scene = openScene();
  goLive(scene, at);
  return scene.world();
});
const judges = {
  "how it is served": judgePhases,
  "all that is known of it": (world: (typeof worlds)[number], now: number) => judgeUseCase(world, now).phases,
};
for (const [what, judge] of Object.entries(judges)) {
  for (const world of worlds.slice(0, 500)) judge(world, at + 100);
  const before = process.cpuUsage();
  const begun = performance.now();
  let phases = 0;
  // A copy is a file that nobody has looked at yet.
  for (const world of worlds) phases += judge({ ...world, file: { ...world.file } }, at + 200).length;
  const { user, system } = process.cpuUsage(before);
  const wallMs = performance.now() - begun;
  const micros = (user + system) / count;
  process.stdout.write(
    `${what}: ${count} use cases, ${phases} phases, ${wallMs.toFixed(0)} ms, ${micros.toFixed(0)} µs of processor time each\n`,
  );
}
