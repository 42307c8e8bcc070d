import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { days } from "../../src/core/units.ts";
import { dataClasses } from "../../src/core/data-class.ts";
import { phaseAt } from "../../src/governance/case/phase-at.ts";
import { phasesFrom } from "../../src/governance/case/end-phases.ts";
import type { CaseStep, Judgement } from "../../src/governance/case/judgement.ts";
import { type GateId, gateIds } from "../../src/governance/standard/standard.ts";
import { name, standard, whatApplies } from "../support/judge-case.ts";
import { type Events, events, example, happen, hour, openPlay, type Play } from "./governance-events.ts";

const numRuns = Number(process.env["GOVERNANCE_RUNS"] ?? 60);

/** Plays events; whatever is due is taken when they say so, and every step is shown to the witness before it is taken. */
function play(
  { events: all, ...begun }: Events,
  witness: { readonly step?: (play: Play, step: CaseStep, judged: Judgement) => void; readonly after?: (play: Play) => void },
): void {
  const world = openPlay(begun);
  const { scene } = world;
  const take = (step: CaseStep, judged: Judgement): void => {
    witness.step?.(world, step, judged);
    scene.take(step, world.now);
  };
  for (const one of all) {
    if (one.kind === "step") {
      const judged = scene.judge(++world.now);
      const step = judged.steps[one.which];
      if (step !== undefined) take({ ...step, reason: "Somebody asked for it." }, judged);
    } else if (one.kind === "advance") {
      for (let n = 0; ; n++) {
        assert.ok(n < 20, "Steps that are due come to an end.");
        const judged = scene.judge(++world.now);
        if (judged.due === undefined) break;
        take(judged.due, judged);
      }
    } else happen(world, one);
    witness.after?.(world);
  }
}

/** Seats that a gate needs, told from the standard's words alone; whether signatures that count fill each by somebody of their own. */
function requireSigned({ scene, signed, ends, asked, now }: Play, gate: GateId, judged: Judgement): void {
  const request = asked.get(gate);
  const rules = standard.gates.get(gate);
  assert.ok(request && rules, `${gate} was asked for`);
  assert.equal(request.digest, scene.current.digest);
  const people = judged.gates.find((one) => one.gate === gate)?.signed ?? [];
  assert.equal(new Set(people.map(({ principal }) => principal)).size, people.length, "each person has one seat");
  assert.ok(people.length >= rules.minPeople);
  const seats = whatApplies(scene.current.profile).gates.get(gate)?.seats ?? [];
  assert.deepEqual(
    people.map(({ role }) => role).sort(),
    seats.flatMap(({ role, count }) => Array<string>(count).fill(role)).sort(),
  );
  for (const { principal, role } of people) {
    const newest = signed.findLast((one) => one.about === gate && one.role === role && one.by === principal);
    assert.ok(newest?.counts && newest.digest === scene.current.digest, `${principal} signed for exactly this`);
    assert.ok(now < newest.at + days(30), "no approval is older than 30 days");
    assert.ok(now < (ends.get(`${principal}/${role}`) ?? Infinity), `${principal} is ${role} still`);
    assert.ok(!scene.current.parts.some(({ authors }) => authors.includes(principal)), "nobody approves what they wrote");
    const barred: boolean = rules.notByRequester === "any" || rules.notByRequester.includes(role);
    assert.ok(!(barred && principal === request.by), "nobody approves what they asked for");
    assert.ok(!(rules.notByMembers && scene.members.has(principal)), "nobody who builds it reviews its design");
    assert.ok(newest.at > scene.life.draftSince);
    if (gateIds.indexOf(gate) > 1) assert.ok(newest.at > scene.life.roundSince, "what was signed before a suspension is void");
  }
  if (gate === "G4_SECURITY_PASS" && scene.current.profile.dataClass === "restricted") {
    const reviewer = people.find(({ role }) => role === "INFOSEC")?.principal;
    const design = signed.filter(
      (one, at) =>
        one.about === "G2_DESIGN" &&
        one.role === "INFOSEC" &&
        one.counts &&
        !signed.slice(at + 1).some((later) => later.about === one.about && later.role === one.role && later.by === one.by),
    );
    assert.ok(
      !design.some(({ by }) => by === reviewer),
      "the security reviewer of restricted data is another than the design reviewer",
    );
  }
  for (const { control } of whatApplies(scene.current.profile).controls) {
    const demanded = control.onFail === "block" && (gate === "G5_GO_LIVE" ? control.gate !== "G7_RETIRE" : control.gate === gate);
    const candidate = judged.state === "PRODUCTION" || judged.state === "DEGRADED";
    if (!demanded || (candidate && scene.life.approved?.frozen.digest !== scene.current.digest)) continue;
    const verdict = judged.verdicts.get(control.id)?.verdict;
    assert.ok(
      verdict !== undefined && ["pass", "not-applicable-proved", "excepted"].includes(verdict),
      `${control.id} at ${gate}`,
    );
  }
}

test("two-people: there is no way into production but through every gate, each passed on this digest by the right people", () => {
  let reached = 0;
  fc.assert(
    fc.property(events, (input) => {
      /** Gates passed since it was a draft, with what they were passed on. */
      let passed: { readonly gate: GateId; readonly digest: string }[] = [];
      play(input, {
        step: (world, step, judged) => {
          const { digest } = world.scene.current;
          const has = (gate: GateId) =>
            gateIds.indexOf(gate) + 1 < input.reached || passed.some((one) => one.gate === gate && one.digest === digest);
          const { state } = judged;
          if (step.to === "DRAFT") passed = [];
          if (step.gate !== undefined) {
            requireSigned(world, step.gate, judged);
            passed.push({ gate: step.gate, digest });
          }
          if (step.to !== "PRODUCTION") return;
          assert.ok(step.frozen);
          if (step.gate === undefined) {
            assert.equal(state, "DEGRADED");
            assert.deepEqual(step.frozen, world.scene.life.approved?.frozen);
            return;
          }
          reached++;
          assert.equal(step.frozen.digest, digest, "what goes on is what was approved");
          assert.ok(world.scene.current.profile.environment === "production");
          if (state === "PRODUCTION" || state === "DEGRADED")
            for (const gate of ["G3_SECURITY", "G4_SECURITY_PASS"] as const) requireSigned(world, gate, judged);
          else if (state === "SUSPENDED")
            assert.equal(world.scene.life.approved?.frozen.digest, digest, "nothing new comes back from a suspension");
          else {
            assert.ok(input.reached > 1 || passed.some(({ gate }) => gate === "G1_INTAKE"));
            assert.ok(input.reached > 2 || passed.some(({ gate }) => gate === "G2_DESIGN"));
            const built = world.scene.current.profile.componentScopes.some((scope) => scope >= 3);
            assert.ok(has("G3_SECURITY") || !built, "G3");
            assert.ok(has("G4_SECURITY_PASS"), "G4");
          }
        },
      });
    }),
    { numRuns: numRuns * 4, examples: [[example]] },
  );
  assert.ok(reached > 0, "some got there");
});

test("expiry-needs-nobody: whoever judges later, with nothing said since, finds what the phases said ahead", () => {
  fc.assert(
    fc.property(events, fc.array(fc.oneof(fc.nat(200 * 24 * hour), fc.nat(60_000)), { maxLength: 4 }), (input, waits) => {
      play(input, {
        after: ({ scene, now }) => {
          const { phases } = scene.judge(now);
          const edges = phases.map(({ from }) => from).filter((at) => at >= now && at < Infinity);
          for (const at of [...waits.map((wait) => now + wait), ...edges.flatMap((edge) => [edge - 1, edge, edge + 1])]) {
            if (at < now) continue;
            const later = scene.judge(at);
            assert.deepEqual(later.phases, phasesFrom(phases, at));
            assert.deepEqual(later.phases[0], phaseAt(phases, at));
          }
        },
      });
    }),
    { numRuns },
  );
});

test("Phases go forward in time, and nothing is served after one that stops it", () => {
  fc.assert(
    fc.property(events, (input) => {
      play(input, {
        after: ({ scene, now }) => {
          const { phases, state } = scene.judge(now);
          for (const [n, { from, refused, dataClass, rateFactor }] of phases.entries()) {
            if (n > 0) assert.ok(from > (phases[n - 1]?.from ?? 0));
            if (refused !== undefined) assert.equal(n, phases.length - 1);
            const { approved, current } = { approved: scene.approved, current: scene.current };
            const most = state === "PRODUCTION" || state === "DEGRADED" ? approved : current;
            if (refused === undefined)
              assert.ok(dataClasses.indexOf(dataClass) <= dataClasses.indexOf(most?.dataClass ?? "public") && rateFactor > 0);
          }
        },
      });
    }),
    { numRuns },
  );
});

test("Nothing is served one millisecond after its approval, an artefact that may not lapse, or an exception has ended", () => {
  fc.assert(
    fc.property(events, fc.array(fc.nat(400 * 24 * hour), { minLength: 1, maxLength: 6 }), (input, waits) => {
      play(input, {
        after: ({ scene, now, declared, ends }) => {
          const world = scene.world();
          const { phases, state } = scene.judge(now);
          if (state !== "PRODUCTION" && state !== "DEGRADED") return;
          const { life, file, approved } = world;
          const served = life.approved?.frozen.digest === scene.current.digest ? scene.current : approved;
          const controls = served === undefined ? [] : whatApplies(served.profile).controls;
          const edges = phases.map(({ from }) => from).filter((at) => at < Infinity);
          for (const at of [...waits.map((wait) => now + wait), ...edges, ...edges.map((edge) => edge - 1)]) {
            if (at < now || phaseAt(phases, at).refused !== undefined) continue;
            assert.ok(served);
            assert.ok(at < (life.approved?.notAfter ?? 0), "its approval");
            for (const { control, artefacts } of controls) {
              if (!standard.stopsAtOnce.has(control.id) || control.verification.kind !== "attestation") continue;
              const hold = artefacts.every(({ asked }) => at < (file.artefacts.get(asked.id)?.body.validUntil ?? Infinity));
              if (hold) continue;
              const relaxed = [...declared.values()].some(({ exception, signers, revokedAt }) => {
                const { controls: theirs, startsAt, expiresAt, dataClassCap, environments, useCases } = exception;
                return (
                  signers.length > 0 &&
                  signers.every(
                    (by, n) => at < (ends.get(`${by}/${["RESEARCH_COMPLIANCE_OFFICER", "CIO", "CISO"][n]}`) ?? Infinity),
                  ) &&
                  theirs.includes(control.id) &&
                  !standard.exceptions.nonWaivable.has(control.id) &&
                  (useCases === undefined || useCases.includes(name)) &&
                  environments.includes("production") &&
                  dataClasses.indexOf(served.profile.dataClass) <= dataClasses.indexOf(dataClassCap) &&
                  startsAt <= at &&
                  at < expiresAt &&
                  at < startsAt + days(standard.exceptions.maxDays[dataClassCap]) &&
                  at < revokedAt
                );
              });
              assert.ok(relaxed, `${control.id} at ${new Date(at).toISOString()}`);
            }
          }
        },
      });
    }),
    { numRuns },
  );
});

test("An exception relaxes only what it names: never a control that may not be waived, another class, environment or use case", () => {
  let seen = 0;
  fc.assert(
    fc.property(events, (input) => {
      play(input, {
        after: ({ scene, now, declared }) => {
          const { verdicts, phases, state } = scene.judge(now);
          const served = state === "PRODUCTION" || state === "DEGRADED" ? (scene.approved ?? scene.current) : scene.current;
          const check = (id: string, at: number, control?: string): void => {
            const known = declared.get(id);
            assert.ok(known);
            const { exception, signers, revokedAt } = known;
            assert.ok(signers.length > 0 && new Set(signers).size === signers.length, "it was approved by three people and more");
            assert.ok(exception.startsAt <= at && at < exception.expiresAt && at < revokedAt);
            assert.ok(at < exception.startsAt + days(standard.exceptions.maxDays[exception.dataClassCap]));
            assert.ok(exception.useCases === undefined);
            assert.ok(exception.environments.includes(served.profile.environment));
            assert.ok(dataClasses.indexOf(served.profile.dataClass) <= dataClasses.indexOf(exception.dataClassCap));
            if (control !== undefined)
              assert.ok(exception.controls.includes(control) && !standard.exceptions.nonWaivable.has(control));
          };
          for (const { control, verdict, exception, underlying, until } of verdicts.values()) {
            if (verdict !== "excepted") continue;
            seen++;
            assert.ok(exception !== undefined && underlying !== "pass" && underlying !== undefined);
            check(exception, now, control);
            check(exception, until - 1, control);
          }
          for (const [n, { from, exceptions }] of phases.entries())
            for (const id of exceptions) {
              check(id, Math.max(from, now));
              check(id, (phases[n + 1]?.from ?? from + 1) - 1);
            }
        },
      });
    }),
    { numRuns: numRuns * 2, examples: [[example]] },
  );
  assert.ok(seen > 0, "some were in force");
});
