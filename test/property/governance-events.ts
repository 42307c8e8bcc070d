import fc from "fast-check";
import type { Role } from "../../src/core/roles.ts";
import type { DeclaredException } from "../../src/governance/case/judge-exception.ts";
import type { TrueVerdict } from "../../src/governance/case/true-verdict.ts";
import type { UseCaseProfile } from "../../src/governance/standard/profile.ts";
import { type GateId, gateIds } from "../../src/governance/standard/standard.ts";
import { sampleDigest } from "../support/sample-statements.ts";
import { advising, openScene, type Scene, settle, showAll, standard, versionOf, whatApplies } from "../support/judge-case.ts";

/** A world in which anybody may sign for anything at any time; the test knows all that was said, and tells by itself what may follow. */

export const people = ["ana", "ben", "cem", "dea", "eli", "fay", "gus", "dev"] as const;
export const start = Date.UTC(2026, 0, 10);
export const hour = 3_600_000;

const profiles: readonly UseCaseProfile[] = [
  advising,
  { ...advising, overlays: ["ferpa", "pii", "human-subjects"] },
  { ...advising, dataClass: "internal", overlays: [], answers: {} },
  { ...advising, scope: 2, componentScopes: [2], dataClass: "confidential", overlays: ["pii"], answers: { q_surface: ["saas"] } },
];
const letters = ["a", "b", "c", "d"] as const;

const gate = fc.constantFrom(...gateIds);
const person = fc.constantFrom(...people);
const roles: readonly Role[] = [
  ...new Set([...standard.gates.values()].flatMap(({ approvals }) => approvals.map(({ role }) => role))),
];
const role = fc.constantFrom(...roles);
const control = fc.constantFrom(...standard.controls.keys());
/** What moves in a steady world, where the register shows that all others hold: some that stop, some that degrade, some that only tell. */
const moving = [
  "LEG-001",
  "LEG-002",
  "LEG-007",
  "LEG-009",
  "LEG-006",
  "RSK-002",
  "NET-001",
  "GRD-001",
  "GRD-006",
  "RES-001",
  "LOG-003",
  "GOV-002",
  "SDL-001",
  "DAT-012",
  "DEC-001",
];
const critical = fc.constantFrom(...moving);
const artefact = fc.oneof(fc.constantFrom(...standard.artefacts.keys()), fc.constantFrom("VENDOR_DPA", "FERPA_BASIS", "IRB"));
/** Mostly one that fits, so that what does not is seen beside what does. */
const dataClass = fc.constantFrom(
  "internal" as const,
  "confidential" as const,
  "restricted" as const,
  "restricted" as const,
  "restricted" as const,
);

export const event = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      ms: fc.oneof(fc.integer({ min: 1, max: 3 * hour }), fc.integer({ min: hour, max: 40 * 24 * hour })),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("show all" as const), but: fc.oneof(fc.constant(""), control) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("show" as const),
      control: fc.oneof(control, critical),
      outcome: fc.constantFrom("pass", "fail", "unknown"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("file" as const),
      artefact,
      validForHours: fc.integer({ min: 0, max: 2000 }),
      unsigned: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("ask" as const), gate, by: person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("sign" as const),
      gate,
      role,
      by: person,
      decision: fc.constantFrom("approve" as const, "approve" as const, "approve" as const, "reject" as const),
      withdrawn: fc.boolean(),
      passkey: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("pass" as const), by: person, shown: fc.boolean(), first: fc.nat(people.length) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("change" as const),
      letter: fc.constantFrom(...letters),
      profile: fc.nat(profiles.length - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("role" as const), by: person, role, hours: fc.constantFrom(0, 5, 200, 100_000) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("review" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("step" as const), which: fc.nat(5) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("advance" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("exception" as const),
      controls: fc.uniqueArray(fc.oneof(control, critical, critical), { minLength: 1, maxLength: 8 }),
      compensating: fc.oneof(fc.constant([]), fc.tuple(control)),
      cap: dataClass,
      environment: fc.constantFrom("sandbox", "production", "production", "production"),
      mine: fc.constantFrom(true, true, true, false),
      startsIn: fc.oneof(fc.integer({ min: -48, max: 0 }), fc.integer({ min: 0, max: 100 })),
      lasts: fc.integer({ min: 1, max: 2000 }),
      signed: fc.constantFrom("all", "all", "all", "some", "one person", "its author"),
      revoked: fc.constantFrom(true, false, false, false),
    }),
  },
);
export type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

/** One play: where it begins, and what happens. */
export const events = fc.record({
  reached: fc.oneof(fc.nat(6), fc.constant(6)),
  /** In a steady world, all that the register does not show to hold. */
  moving: fc.oneof(fc.constant(undefined), fc.subarray(moving)),
  profile: fc.nat(profiles.length - 1),
  events: fc.array(event, { minLength: 5, maxLength: 40 }),
});
export type Events = typeof events extends fc.Arbitrary<infer T> ? T : never;

/** One whose outcome is sure: it goes live, a control fails, and an exception holds that up. */
export const example: Events = {
  reached: 5,
  moving: ["NET-001"],
  profile: 0,
  events: [
    { kind: "pass", by: "cem", shown: true, first: 0 },
    { kind: "advance" },
    { kind: "show", control: "NET-001", outcome: "fail" },
    {
      kind: "exception",
      controls: ["NET-001"],
      compensating: [],
      cap: "restricted",
      environment: "production",
      mine: true,
      startsIn: -1,
      lasts: 100,
      signed: "all",
      revoked: false,
    },
    { kind: "advance" },
  ],
};

export interface Signed {
  readonly about: string;
  readonly role: Role;
  readonly by: string;
  readonly digest: string;
  readonly at: number;
  readonly counts: boolean;
}

export interface Play {
  readonly scene: Scene;
  now: number;
  /** All that was signed; the newest of a person, role and matter counts. */
  readonly signed: Signed[];
  readonly asked: Map<GateId, { readonly digest: string; readonly by: string; readonly at: number }>;
  /** Until when somebody holds a role; for good, where nothing stands. */
  readonly ends: Map<string, number>;
  readonly declared: Map<
    string,
    { readonly exception: DeclaredException; readonly signers: readonly string[]; readonly revokedAt: number }
  >;
}

/** It has come by the front door as far as `reached` says; 0 is a draft. */
export function openPlay({ reached, moving: moves, profile }: Omit<Events, "events">): Play {
  const scene = openScene(versionOf("a", profiles[profile]));
  const ends = new Map<string, number>();
  scene.holdsUntil = ({ signer, document }) => ends.get(`${signer}/${document.role}`) ?? Infinity;
  scene.members.add("gus");
  const derive = (control: string) => (moves === undefined || moves.includes(control) ? undefined : holds);
  scene.current = { ...scene.current, derive };
  const play: Play = { scene, now: start, signed: [], asked: new Map(), ends, declared: new Map() };
  const ask = scene.ask.bind(scene);
  const sign = scene.sign.bind(scene);
  scene.ask = (gate, at, by = "pia") => {
    play.asked.set(gate, { digest: scene.current.digest, by, at });
    ask(gate, at, by);
  };
  scene.sign = (about, role, by, at, more = {}) => {
    const { digest = scene.current.digest, decision = "approve", withdrawn, passkey = true } = more;
    play.signed.push({ about, role, by, digest, at, counts: decision === "approve" && withdrawn !== true && passkey });
    sign(about, role, by, at, more);
  };
  if (reached > 0) scene.take({ to: "INTAKE_REVIEW", reason: "Submitted." }, play.now);
  for (let n = 1; n < reached; n++) {
    showAll(scene, (play.now += 1));
    passGates(play, "pia", [4, 1, 4, 6, 0][n - 1] ?? 0, (play.now += 1));
    settle(scene, (play.now += 1));
  }
  return play;
}

const holds: TrueVerdict = { verdict: "pass", since: 0, until: Infinity, evidence: [], why: "The register shows it." };

/** Does what an event says, a millisecond later. Steps are left to the caller. */
export function happen(play: Play, one: Exclude<Event, { kind: "step" | "advance" }>): void {
  const { scene } = play;
  const at = (play.now += 1);
  switch (one.kind) {
    case "wait":
      play.now += one.ms;
      break;
    case "show all":
      showAll(scene, at, [one.but]);
      break;
    case "show":
      scene.show(one.control, at, one.outcome);
      break;
    case "file":
      scene.file(one.artefact, at, { unsigned: one.unsigned, validUntil: at + one.validForHours * hour });
      break;
    case "ask":
      scene.ask(one.gate, at, one.by);
      break;
    case "sign": {
      const { gate, role, by, decision, withdrawn, passkey } = one;
      scene.sign(gate, role, by, at, { decision, ...(withdrawn && { withdrawn }), passkey });
      break;
    }
    case "pass":
      if (one.shown) showAll(scene, at);
      passGates(play, one.by, one.first, (play.now += 1));
      break;
    case "change": {
      const next = versionOf(one.letter, profiles[one.profile]);
      // A set of versions stands for one profile, as its manifest is one of them.
      scene.current = { ...next, derive: scene.current.derive, digest: sampleDigest(`${next.digest}/${one.profile}`) };
      break;
    }
    case "role":
      play.ends.set(`${one.by}/${one.role}`, one.hours === 100_000 ? Infinity : at + one.hours * hour);
      break;
    case "review": {
      const month = new Date(at);
      const period = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
      const digest = scene.say(`review/${period}`, { period, digest: sampleDigest(period), items: [] }, at);
      scene.sign(`REVIEW/${period}`, "DATA_OWNER", "ana", at, { digest });
      break;
    }
    case "exception":
      declare(play, one, at);
      break;
  }
}

/** People in a row sign what the gates that are next need: now and then the very person who asked or wrote it is among them. */
function passGates(play: Play, by: string, first: number, at: number): void {
  const { scene } = play;
  const gates =
    scene.life.state === "PRODUCTION" || scene.life.state === "DEGRADED"
      ? (["G3_SECURITY", "G4_SECURITY_PASS", "G5_GO_LIVE"] as const)
      : scene.judge(at).gates.map(({ gate }) => gate);
  for (const gate of gates) {
    scene.ask(gate, at, by);
    const seats = whatApplies(scene.current.profile).gates.get(gate)?.seats ?? [];
    for (const [n, { role }] of seats.entries())
      scene.sign(gate, role, people[(first + n + gateIds.indexOf(gate)) % people.length] ?? "ana", at);
  }
}

function declare(play: Play, one: Extract<Event, { kind: "exception" }>, at: number): void {
  const { scene } = play;
  const id = `exception-${play.declared.size}`;
  const exception: DeclaredException = {
    name: id,
    digest: sampleDigest(id),
    authors: ["dev"],
    controls: one.controls,
    ...(one.mine ? {} : { useCases: ["another"] }),
    compensatingControls: one.compensating,
    dataClassCap: one.cap,
    environments: [one.environment],
    startsAt: at + one.startsIn * hour,
    expiresAt: at + (one.startsIn + one.lasts) * hour,
    renewals: 0,
    breakGlass: false,
    planOwner: "gus",
    requester: "lee",
  };
  scene.exceptions = [...scene.exceptions, exception];
  const subject = `Exception/${id}`;
  const { digest } = exception;
  scene.say("request/EXCEPTION", { gate: "EXCEPTION", digest, digestSet: {}, parts: [] }, at, "pia", subject);
  const quorum: Role[] = ["RESEARCH_COMPLIANCE_OFFICER", "CIO", "CISO", "EXPORT_OFFICE", "IRB_OFFICE", "PRIVACY"];
  const seats = one.signed === "some" ? quorum.slice(0, 2) : quorum;
  const signers = seats.map((_, n) =>
    one.signed === "one person" ? "ana" : one.signed === "its author" && n === 0 ? "dev" : (people[n] ?? "ana"),
  );
  for (const [n, role] of seats.entries()) scene.sign("EXCEPTION", role, signers[n] ?? "ana", at, { digest, subject });
  if (one.revoked)
    scene.say(
      "evidence/REVOKED",
      { control: "REVOKED", outcome: "fail", observedAt: at, digest, source: "people", summary: "It was a mistake." },
      at,
      "ana",
      subject,
    );
  play.declared.set(id, { exception, signers: one.signed === "all" ? signers : [], revokedAt: one.revoked ? at : Infinity });
}
