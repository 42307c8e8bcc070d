import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { advising, goLive, openScene, type Scene } from "../../../test/support/judge-case.ts";
import { days } from "../../core/units.ts";
import { type DeclaredException, judgeException, relaxes } from "../case/judge-exception.ts";
import { effectTimes } from "../case/effect-times.ts";
import { dueStep } from "../case/due-step.ts";
import { findSignatures } from "../case/find-signatures.ts";
import { judgeUseCase } from "../case/judge-use-case.ts";
import { type PhaseWorld, planProduction } from "../case/plan-phases.ts";
import { planSandbox } from "../case/plan-sandbox.ts";
import { reviewDueAt } from "../case/review-due.ts";
import { reviewTimes } from "../case/review-times.ts";
import type { ReviewData } from "../reviews/review-data.ts";
import { summariseReview } from "../reviews/summarise-review.ts";
import { applySettings } from "./apply-settings.ts";
import { loadStandard } from "./load-standard.ts";
import { standardSchema } from "./settings.ts";
import type { Severity, Standard } from "./standard.ts";

/** A setting that nothing reads promises what nobody keeps: each must change what comes out of judging, or be read by what shows it. */
const shipped = loadStandard();
const at = Date.UTC(2026, 8, 1);

const live = openScene();
goLive(live, at);
const judge = (scene: Scene, standard: Standard, now: number) => judgeUseCase({ ...scene.world(), standard }, now);
const planned = (id: string) => (standard: Standard) => {
  const parts = [{ verdict: "fail", since: at + 1, until: Infinity, evidence: [], why: "" }] as const;
  const world: PhaseWorld = {
    standard,
    useCase: "advising",
    owner: "dean",
    state: "PRODUCTION",
    since: at,
    servesSince: at,
    notAfter: at + days(365),
    dataClass: "restricted",
    changedAt: at,
    controls: [{ control: standard.controls.get(id)!, parts, cover: [] }],
  };
  return [planProduction(world, { degradeAt: Infinity, stopAt: Infinity }), planSandbox({ ...world, state: "SANDBOX" })];
};
const degrading = planned("LEG-001");
const toSandbox = (standard: Standard) => {
  const passed = new Map([["G2_DESIGN", { gate: "G2_DESIGN", passed: true, missing: [], signed: [] }]] as const);
  const life = { ...early.life, state: "DESIGN_REVIEW" } as const;
  const current = { frozen: { ...early.current } };
  const approvalDays = { sandbox: 9000, production: 365 };
  return dueStep({
    standard,
    life,
    profile: advising,
    current,
    gates: passed,
    phase: live.judge(at).phases[0],
    approvalDays,
    now: at,
  });
};

const early = openScene();
early.take({ to: "INTAKE_REVIEW", reason: "Submitted." }, at);
early.ask("G1_INTAKE", at);
early.sign("G1_INTAKE", "DATA_OWNER", "ana", at + 1);

const stopped = openScene();
goLive(stopped, at);
stopped.take({ to: "SUSPENDED", reason: "A violation." }, at + 100);

const weak = openScene();
weak.sign("G1_INTAKE", "DATA_OWNER", "ana", at, { passkey: false });
weak.sign("G1_INTAKE", "INFOSEC", "eve", at, { authenticatedAt: at - 10 * 60_000 });
const signed = ({ settings }: Standard): number =>
  findSignatures(weak.world().file, "G1_INTAKE", weak.current.digest, settings).approved.length;

const exception: DeclaredException = {
  name: "late",
  digest: live.current.digest,
  authors: ["dev"],
  controls: ["NET-003"],
  compensatingControls: ["NET-005"],
  dataClassCap: "restricted",
  environments: ["production"],
  startsAt: at,
  expiresAt: at + days(900),
  renewals: 0,
  breakGlass: false,
  planOwner: "gus",
  requester: "lee",
};
const asked = openScene();
asked.say(
  "request/EXCEPTION",
  { gate: "EXCEPTION", digest: exception.digest, digestSet: {}, parts: [] },
  at,
  "pia",
  "Exception/late",
);
for (const role of ["RESEARCH_COMPLIANCE_OFFICER", "CIO", "CISO", "SECOPS"] as const)
  for (const about of ["EXCEPTION", "BREAK_GLASS"])
    asked.sign(about, role, role, at + days(5), { subject: "Exception/late", digest: exception.digest });
asked.exceptions = [exception];
const except =
  (more: Partial<DeclaredException>) =>
  ({ exceptions: rules, settings }: Standard): readonly unknown[] => {
    const [known] = asked.world().exceptions;
    assert.ok(known);
    const world = {
      rules,
      settings,
      holdsUntil: () => Infinity,
      ownersOf: () => [],
      badFrom: () => ({ at: Infinity, why: "" }),
    };
    const { state, until } = judgeException({ ...exception, ...more }, known.file, world, at + days(5) + 1);
    return [state, until];
  };

const effectOf = (severity: Severity, verdict: "fail" | "stale") => (standard: Standard) => {
  const control = { ...standard.controls.get("LEG-001")!, severity };
  const parts = [{ verdict, since: at, until: Infinity, evidence: [], why: "" }] as const;
  return effectTimes({ control, parts, cover: [] }, at, standard);
};
const controlOf = (id: string) => (standard: Standard) => {
  const { severity, onFail, verification } = standard.controls.get(id)!;
  return [severity, onFail, verification.maxAgeMs, standard.stopsAtOnce.has(id)];
};
const dueOf = (state: "INTAKE_REVIEW" | "DESIGN_REVIEW") => (standard: Standard) =>
  reviewDueAt({ state, since: at, roundSince: at, draftSince: at }, standard.settings);
const reviewsOf = (standard: Standard) => reviewTimes(live.world().file, at, standard);
const vendors = [{ name: "lab", what: "the agreement", endsAt: at + days(10) }];
const review: ReviewData = {
  useCase: "advising",
  period: "2026-08",
  collectedAt: at,
  keys: { live: 0, listed: [] },
  access: { bindings: 0, listed: [], serviceAccounts: [] },
  drift: { current: "", candidates: [] },
  use: {
    calls: 0,
    denials: 0,
    inputTokens: 0,
    outputTokens: 0,
    costMicros: 0,
    mostPerDay: { requests: 0, tokens: 0, micros: 0 },
    findings: {},
    denialCodes: {},
    complete: true,
  },
  budgets: [],
  exceptions: [],
  vendors,
  controls: {},
};

const readBy = (path: string, text: string) => () =>
  assert.ok(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8").includes(text), `${path} does not read ${text}`);

/** By setting: another value, and what it changes; or where it is read, of what is only shown. */
const effects: Readonly<Record<string, readonly [unknown, (standard: Standard) => unknown] | (() => void)>> = {
  "approvals.signature": ["log-in", signed],
  "approvals.lapseDays": [1, (standard) => judge(early, standard, at + days(2)).gates.map((gate) => gate.signed)],
  "approvals.freshLoginMinutes": [5, signed],
  "reviewDays.intake": [1, dueOf("INTAKE_REVIEW")],
  "reviewDays.design": [1, dueOf("DESIGN_REVIEW")],
  "sandbox.days": [1, toSandbox],
  "sandbox.rateFactor": [0.1, degrading],
  "sandbox.dataClass": ["public", degrading],
  "sandbox.label": readBy("governance/compile-gated.ts", "settings.sandbox.label"),
  "degraded.days": [1, degrading],
  "degraded.rateFactor": [0.1, degrading],
  ...Object.fromEntries(
    (["critical", "high", "medium", "low"] as const).flatMap((severity) => [
      ...(severity === "critical" ? [] : [[`graceHours.failed.${severity}`, [0, effectOf(severity, "fail")]] as const]),
      [`graceHours.stale.${severity}`, [0, effectOf(severity, "stale")]] as const,
    ]),
  ),
  "graceHours.failed.critical": () => assert.equal(shipped.settings.graceHours.failed.critical, 0, "it can be no shorter"),
  "suspended.days": [1, (standard) => judge(stopped, standard, at + days(2)).due?.to],
  "decommission.days": readBy("admin/decommission/show-decommission.ts", "settings.decommission.days"),
  "owner.missingDays": [1, planned("GOV-002")],
  "monthlyReview.dueDay": [1, reviewsOf],
  "monthlyReview.missedToDegrade": () => assert.equal(shipped.settings.monthlyReview.missedToDegrade, 1, "it can be no less"),
  "monthlyReview.missedToSuspend": [1, reviewsOf],
  "exceptions.maxDays.public": [1, except({ dataClassCap: "public" })],
  "exceptions.maxDays.internal": [6, except({ dataClassCap: "internal" })],
  "exceptions.maxDays.confidential": [6, except({ dataClassCap: "confidential" })],
  "exceptions.maxDays.restricted": [6, except({ dataClassCap: "restricted" })],
  "exceptions.timeoutDays": [4, except({})],
  "exceptions.maxRenewals": [0, except({ renewals: 1 })],
  "exceptions.notifyDays": readBy("admin/exceptions/show-exceptions.ts", "settings.exceptions"),
  "exceptions.nonWaivable": [
    ["NET-003"],
    (standard) => relaxes(exception, { name: "advising", profile: advising }, "NET-003", standard.exceptions),
  ],
  "breakGlass.maxHours": [1, except({ breakGlass: true, startsAt: at + days(5) })],
  expiryWarningDays: [5, (standard) => summariseReview(review, standard)],
  controls: [
    { "NET-005": { maxAge: "PT1H", severity: "critical", stopsAtOnce: true }, "RSK-002": { onFail: "block" } },
    (standard) => [controlOf("NET-005")(standard), controlOf("RSK-002")(standard)],
  ],
  artefacts: [{ RISK: { validDays: 1 } }, (standard) => standard.artefacts.get("RISK")?.valid],
};

function leavesOf(value: unknown, path: string): string[] {
  if (path === "controls" || path === "artefacts" || typeof value !== "object" || value === null || Array.isArray(value))
    return [path];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, path === "" ? key : `${path}.${key}`));
}

test("Every setting of the Standard has an effect that is tried here", () => {
  assert.deepEqual(leavesOf(standardSchema.parse({}), "").sort(), Object.keys(effects).sort());
});

for (const [path, effect] of Object.entries(effects))
  test(`The setting ${path} changes what comes out`, () => {
    if (typeof effect === "function") return effect();
    const [value, outcome] = effect;
    const settings = path.split(".").reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
    const changed = applySettings(shipped, standardSchema.parse(settings));
    assert.notDeepEqual(outcome(changed), outcome(shipped));
  });
