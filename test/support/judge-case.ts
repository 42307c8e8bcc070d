import { canonicalJson } from "../../src/core/canonical-json.ts";
import type { JsonValue } from "../../src/core/json.ts";
import type { Role } from "../../src/core/roles.ts";
import { createCaseIndex } from "../../src/governance/case/case-index.ts";
import { type CaseLife, newLife, nextLife } from "../../src/governance/case/case-life.ts";
import { digestSetOf, type Part } from "../../src/governance/case/digest-set.ts";
import { askedFor } from "../../src/governance/case/judge-gate.ts";
import type { DeclaredException } from "../../src/governance/case/judge-exception.ts";
import type { CaseVersion, CaseWorld, CurrentVersion } from "../../src/governance/case/case-world.ts";
import { judgeUseCase } from "../../src/governance/case/judge-use-case.ts";
import type { CaseStep, Judgement } from "../../src/governance/case/judgement.ts";
import type { Artefact } from "../../src/governance/case/statements.ts";
import { createWhatApplies } from "../../src/governance/case/what-applies.ts";
import { loadStandard } from "../../src/governance/standard/load-standard.ts";
import type { UseCaseProfile } from "../../src/governance/standard/profile.ts";
import { gateIds, type GateId } from "../../src/governance/standard/standard.ts";
import { sampleDigest } from "./sample-statements.ts";

export const standard = loadStandard();
export const whatApplies = createWhatApplies(standard);

/** A built assistant with education records, of the highest class. */
export const advising: UseCaseProfile = {
  scope: 3,
  componentScopes: [3],
  agency: 1,
  dataClass: "restricted",
  overlays: ["ferpa", "pii"],
  environment: "production",
  answers: { q_surface: ["own_app"], q_exposed: ["auth"], q_people: ["assist"], q_crit: ["high"] },
  externalVendors: true,
  keepsContent: true,
  residualRisk: "low",
  flags: ["REGULATED"],
};

export const author = "dev";
export const name = "student-advising";

/** One set of versions, told apart by a letter. */
export function versionOf(letter: string, profile: UseCaseProfile = advising, more: Partial<CaseVersion> = {}): CurrentVersion {
  const parts: readonly Part[] = ["UseCase", "Model", "Guardrail"].map((kind) => ({
    kind,
    name: kind === "UseCase" ? name : kind.toLowerCase(),
    version: letter.charCodeAt(0),
    digest: sampleDigest(`${kind}/${letter}`),
    authors: [author],
  }));
  const { digestSet, digest } = digestSetOf(parts, {}, sampleDigest);
  return {
    profile,
    dataClass: profile.dataClass,
    owner: "dean@campus.example",
    digest,
    digestSet,
    parts,
    derive: () => undefined,
    ...more,
  };
}

export interface Scene {
  life: CaseLife;
  reason: string;
  current: CurrentVersion;
  approved: CaseVersion | undefined;
  exceptions: DeclaredException[];
  members: Set<string>;
  holdsUntil: CaseWorld["holdsUntil"];
  /** Adds a statement about this use case, or about another subject. */
  say(topic: string, body: JsonValue, at: number, by?: string, subject?: string, notAfter?: number): string;
  ask(gate: GateId, at: number, by?: string, version?: CurrentVersion): void;
  sign(about: string, role: Role, who: string, at: number, more?: Signing): void;
  /** Files an artefact and has it signed by all whom the standard asks for, but for those left out. */
  file(kind: string, at: number, more?: Partial<Artefact> & { readonly unsigned?: boolean }): void;
  show(control: string, at: number, outcome?: string, more?: JsonValue): void;
  world(): CaseWorld;
  judge(now: number): Judgement;
  /** Takes a step and says so in the life. */
  take(step: CaseStep, at: number): void;
}

export interface Signing {
  readonly digest?: string;
  readonly decision?: "approve" | "reject";
  readonly subject?: string;
  readonly withdrawn?: true;
  readonly strength?: number;
  readonly passkey?: boolean;
  readonly authenticatedAt?: number;
  readonly notAfter?: number;
}

export function openScene(current: CurrentVersion = versionOf("a")): Scene {
  const index = createCaseIndex();
  const mine = `UseCase/${name}`;
  let id = 0;
  const scene: Scene = {
    life: newLife,
    reason: "",
    current,
    approved: undefined,
    exceptions: [],
    members: new Set(),
    holdsUntil: () => Infinity,
    say(topic, body, at, by = "pia", subject = mine, notAfter) {
      const text = canonicalJson(body);
      const digest = sampleDigest(text);
      index.apply({ id: ++id, subject, topic, body: text, digest, by, at, ...(notAfter !== undefined && { notAfter }) });
      return digest;
    },
    ask(gate, at, by = "pia", { digest, digestSet, parts, profile } = scene.current) {
      const listed = parts.map(({ kind, name: of, version, digest: part }) => ({ kind, name: of, version, digest: part }));
      scene.say(`request/${gate}`, { gate, digest, digestSet, parts: listed, asked: { ...askedFor(profile) } }, at, by);
    },
    sign(about, role, who, at, more = {}) {
      const { digest = scene.current.digest, decision = "approve", subject = mine, withdrawn, notAfter } = more;
      const { strength = 3, passkey = true, authenticatedAt = at } = more;
      const document = { subject, about, digest, decision, role, reason: "I looked at it.", at };
      const part = "x".repeat(20);
      const assertion = {
        credentialId: part,
        clientDataJSON: part,
        authenticatorData: part,
        signature: part,
        publicKey: part,
        origin: part,
        rpId: part,
      };
      const body = {
        document,
        signer: who,
        strength,
        authenticatedAt,
        ...(passkey && { assertion }),
        ...(withdrawn && { withdrawn }),
      };
      scene.say(`approval/${about}/${role}/${who}`, body, at, who, subject, notAfter);
    },
    file(kind, at, { unsigned = false, ...more } = {}) {
      const known = standard.artefacts.get(kind);
      const control = standard.controls.get(kind);
      const bound = known?.valid === "digest-bound";
      const must = (known?.fields ?? []).map((field) => [field.name, field.must ?? field.most ?? "said"] as const);
      const body = {
        kind,
        title: kind,
        fields: Object.fromEntries(must),
        ...(known?.valid === "given" && { validUntil: at + 400 * 86_400_000 }),
        ...(bound && { digestSet: scene.current.digest }),
        ...more,
      };
      const key = body.digestSet === undefined ? kind : `${kind}/${body.digestSet}`;
      const digest = scene.say(`artefact/${key}`, body, at);
      if (unsigned) return;
      const asked = whatApplies(scene.current.profile).artefacts.find((one) => one.asked.id === kind)?.asked;
      const roles = asked?.seats.map(({ role }) => role) ?? known?.signedBy ?? control?.verification.signers ?? [];
      for (const role of roles) scene.sign(`ARTEFACT/${key}`, role, `${role.toLowerCase()}-signer`, at, { digest });
    },
    show(control, at, outcome = "pass", more = {}) {
      const body = { control, outcome, observedAt: at, digest: sampleDigest(control), source: "probe", summary: "Seen." };
      scene.say(`evidence/${control}`, { ...body, ...(more as object) }, at, "probe");
    },
    world() {
      const { life, reason, approved, members, holdsUntil } = scene;
      return {
        useCase: name,
        standard,
        whatApplies,
        life,
        reason,
        current: scene.current,
        ...(approved && { approved }),
        file: index.caseFile(mine),
        programme: () => index.caseFile("Programme/standard"),
        exceptions: scene.exceptions.map((declared) => ({ declared, file: index.caseFile(`Exception/${declared.name}`) })),
        isMember: (principal) => members.has(principal),
        ownersOf: () => [],
        holdsUntil,
        approvalDays: { sandbox: 180, production: 365 },
      };
    },
    judge: (now) => judgeUseCase(scene.world(), now),
    take(step, at) {
      if (step.to === "PRODUCTION" && step.frozen?.digest === scene.current.digest) scene.approved = scene.current;
      scene.life = nextLife(scene.life, { ...step, at });
      scene.reason = step.reason;
    },
  };
  return scene;
}

/** Shows and files everything that the standard asks of the use case as it is declared now. */
export function showAll(scene: Scene, at: number, but: readonly string[] = []): void {
  const { controls, artefacts } = whatApplies(scene.current.profile);
  for (const { control, artefacts: theirs } of controls) {
    if (but.includes(control.id)) continue;
    if (control.verification.kind !== "attestation") scene.show(control.id, at);
    else if (theirs.length === 0) scene.file(control.id, at);
  }
  for (const { asked, gate } of artefacts) if (gate !== "G7_RETIRE" && !but.includes(asked.id)) scene.file(asked.id, at);
}

/** Has a gate asked for and signed by everybody whom it needs, each somebody of their own. */
export function signAll(scene: Scene, gate: GateId, at: number): void {
  scene.ask(gate, at);
  const seats = whatApplies(scene.current.profile).gates.get(gate)?.seats ?? [];
  for (const { role } of seats) scene.sign(gate, role, `${role.toLowerCase()}-${gateIds.indexOf(gate)}`, at);
}

/** Takes steps that are due until none is; at most a few. */
export function settle(scene: Scene, at: number): readonly string[] {
  const taken: string[] = [];
  for (let n = 0; n < 10; n++) {
    const { due } = scene.judge(at);
    if (due === undefined) return taken;
    scene.take(due, at);
    taken.push(due.to);
  }
  throw new Error(`It goes on and on: ${taken.join(", ")}`);
}

/** All the way to production by the front door. */
export function goLive(scene: Scene, at: number): void {
  scene.take({ to: "INTAKE_REVIEW", reason: "Submitted." }, at);
  showAll(scene, at + 1);
  for (const [n, gate] of (["G1_INTAKE", "G2_DESIGN", "G3_SECURITY", "G4_SECURITY_PASS", "G5_GO_LIVE"] as const).entries()) {
    signAll(scene, gate, at + 2 + 2 * n);
    settle(scene, at + 3 + 2 * n);
  }
}
