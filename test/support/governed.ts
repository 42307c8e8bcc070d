import { hash } from "node:crypto";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import type { JsonValue } from "../../src/core/json.ts";
import type { Role } from "../../src/core/roles.ts";
import { type CaseIndex, createCaseIndex } from "../../src/governance/case/case-index.ts";
import { type CaseLife, type Frozen, newLife, nextLife } from "../../src/governance/case/case-life.ts";
import { askedFor } from "../../src/governance/case/judge-gate.ts";
import type { StatementRow } from "../../src/governance/case/read-statement.ts";
import type { CaseWorld } from "../../src/governance/case/case-world.ts";
import { type Compiler, createCompiler, finish } from "../../src/governance/compile.ts";
import type { ApprovalStep } from "../../src/governance/compile-light.ts";
import { derivedChecks } from "../../src/governance/checks/derived-checks.ts";
import type { KnownPerson } from "../../src/governance/holds-until.ts";
import type { Kind } from "../../src/governance/kinds.ts";
import { parseSpec } from "../../src/governance/parse-manifest.ts";
import type { Register } from "../../src/governance/register.ts";
import type { UseCaseState } from "../../src/governance/use-case-state.ts";
import { changeVersions, indexVersions, type ResourceVersion, type VersionIndex } from "../../src/governance/version-index.ts";

export const day = 86_400_000;
/** When everything is declared, and some days before anything of it serves. */
export const declaredAt = Date.UTC(2026, 10, 2);
export const sha256 = (text: string): string => `sha256:${hash("sha256", text)}`;

/** Settings under which restricted data needs gates. */
export const settings = {
  sandboxApprovalDays: 180,
  productionApprovalDays: 365,
  approveOnApply: { maxDataClass: "internal", overlays: ["pii"] },
} as const;

const terms = { trainsOnData: false, retainsData: false, reviewedBy: "legal@campus.example", reviewedAt: "2026-11-01" };

/** A guardrail that everything which the register reads of one is found in. */
const guardrailSpec = {
  contentPolicy: {
    filters: ["HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT", "PROMPT_ATTACK"].map((type) => ({
      type,
      inputStrength: "HIGH",
      ...(type !== "PROMPT_ATTACK" && { outputStrength: "HIGH" }),
    })),
  },
  topicPolicy: { topics: [{ name: "Grades", definition: "Foretelling grades of a student that can be identified." }] },
  wordPolicy: { words: [{ text: "Project Nightingale" }] },
  blockedInputMessaging: "This request can't be sent.",
  blockedOutputsMessaging: "The answer was withheld.",
};

export const advisingSpec = {
  title: "Advising of students",
  owner: "advising@campus.example",
  contact: "the advising desk, extension 4711",
  accountable: "dean@campus.example",
  environment: "production",
  scope: 3,
  dataClass: "restricted",
  overlays: ["ferpa"],
  models: ["tutor"],
  guardrail: "advising",
  regions: ["local"],
  limits: {
    requestsPerMinute: 100,
    concurrent: 10,
    maxInputTokens: 8000,
    maxOutputTokens: 2000,
    perPrincipal: { requestsPerMinute: 20, concurrent: 4 },
  },
  budgets: [{ limit: 1_000_000, unit: "tokens", per: "day" }],
  keepsContent: false,
  scoping: [
    {
      name: "chat",
      answers: {
        q_surface: ["own_app"],
        q_contract: "yes_all",
        q_weights: ["no"],
        q_origin: "third",
        q_distribute: "no",
        q_agent: "none",
        q_data: ["restricted"],
        q_overlay: ["ferpa"],
        q_people: "no",
        q_exposed: "no",
        q_juris: ["US"],
        q_env: "prod",
        q_crit: "low",
      },
    },
  ],
};

export interface SignedHow {
  readonly provider?: string;
  readonly decision?: "approve" | "reject";
  readonly withdrawn?: true;
}

/** Declares versions of resources, and says what people say, as a store would hold it. */
export interface Realm {
  readonly versions: ResourceVersion[];
  /** All that was said, and all steps, in their order. */
  readonly said: StatementRow[];
  readonly taken: (ApprovalStep & { readonly at: number; readonly from: UseCaseState; readonly frozen?: Frozen })[];
  readonly steps: Map<string, ApprovalStep>;
  readonly lives: Map<string, CaseLife>;
  readonly cases: CaseIndex;
  readonly people: Map<string, KnownPerson>;
  now: number;
  /** A new version of a resource. */
  declare(kind: Kind, name: string, spec: object, by?: string): ResourceVersion;
  say(subject: string, topic: string, body: JsonValue, by?: string): string;
  sign(subject: string, about: string, digest: string, role: Role, who: string, more?: SignedHow): void;
  /** A step of its life, as the control plane takes it. */
  step(
    useCase: string,
    to: UseCaseState,
    more?: { readonly frozen?: Frozen; readonly notAfter?: number; readonly reason?: string },
  ): void;
  compile(compiler?: Compiler): Register;
  readonly world: (useCase: string) => CaseWorld;
}

export function openRealm(): Realm {
  const kept = createCompiler();
  let index = indexVersions([]);
  const realm: Realm = {
    versions: [],
    said: [],
    taken: [],
    steps: new Map(),
    lives: new Map(),
    cases: createCaseIndex(),
    people: new Map(),
    now: declaredAt,
    declare: (kind, name, spec, by = "dev@campus.example") => {
      const { canonical } = parseSpec(kind, name, spec);
      const version = 1 + realm.versions.filter((one) => one.kind === kind && one.name === name).length;
      const row = { kind, name, version, digest: sha256(canonical), spec: canonical, createdBy: by, createdAt: realm.now };
      realm.versions.push(row);
      return row;
    },
    say: (subject, topic, body, by = "pia@campus.example") => {
      const text = canonicalJson(body);
      const digest = sha256(text);
      const row = { id: realm.said.length + 1, subject, topic, body: text, digest, by, at: realm.now };
      realm.said.push(row);
      realm.cases.apply(row);
      return digest;
    },
    sign: (subject, about, digest, role, who, { decision = "approve", ...more } = {}) => {
      const document = { subject, about, digest, decision, role, reason: "I looked at it.", at: realm.now };
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
      const body = { document, signer: who, strength: 3, authenticatedAt: realm.now, assertion, ...more };
      realm.say(subject, `approval/${about}/${about === "CHANGE" ? `${digest}/` : ""}${role}/${who}`, body, who);
    },
    step: (useCase, to, more = {}) => {
      const { frozen, notAfter, reason = `It goes to ${to}.` } = more;
      const digest = realm.versions.findLast((one) => one.kind === "UseCase" && one.name === useCase)?.digest ?? "";
      const ends = notAfter === undefined ? {} : { notAfter };
      const life = realm.lives.get(useCase) ?? newLife;
      const step = { to, at: realm.now, ...ends, ...(frozen && { frozen }) };
      realm.taken.push({ useCase, from: life.state, digest, reason, ...step });
      realm.steps.set(useCase, { useCase, to, digest, reason, ...ends });
      realm.lives.set(useCase, nextLife(life, step));
    },
    compile: (compiler = kept) =>
      finish(
        compiler.compile({
          index: (index = followVersions(index, realm.versions)),
          steps: realm.steps,
          governance: {
            lives: new Map(realm.lives),
            cases: realm.cases,
            people: { find: (principal) => realm.people.get(principal.toLowerCase()) },
            settings,
            hash: sha256,
            now: realm.now,
          },
        }),
      ),
    world: (useCase) => {
      const world = realm.compile().governance?.world(useCase);
      if (world === undefined) throw new Error(`There is no ${useCase}.`);
      return world;
    },
  };
  return realm;
}

/** As a gateway follows its store: what did not change stays the object that it was. */
function followVersions(index: VersionIndex, versions: readonly ResourceVersion[]): VersionIndex {
  const { kinds } = indexVersions(versions);
  const all = new Set([...kinds.keys(), ...index.kinds.keys()]);
  const changed = new Map(
    [...all].flatMap((kind) => {
      const [now, before] = [kinds.get(kind), index.kinds.get(kind)];
      const names = new Set([...(now?.keys() ?? []), ...(before?.keys() ?? [])]);
      const theirs = [...names].flatMap((name): [string, readonly ResourceVersion[]][] => {
        const [rows, known] = [now?.get(name) ?? [], before?.get(name) ?? []];
        return rows.length === known.length && rows.every((row, n) => row === known[n]) ? [] : [[name, rows]];
      });
      return theirs.length === 0 ? [] : [[kind, new Map(theirs)] as const];
    }),
  );
  return changed.size === 0 ? index : changeVersions(index, changed);
}

/** A role binding takes no more. */
const mostBound = 500;

/** What these use cases of the realm stand on. */
export function declareShared(realm: Realm, useCases: readonly string[]): void {
  realm.declare("Model", "tutor", { provider: "lab", dataClassCeiling: "restricted", terms });
  realm.declare("Deployment", "tutor-local", { model: "tutor", provider: "echo", region: "local", network: "private" });
  realm.declare("Guardrail", "advising", guardrailSpec);
  realm.declare(
    "Policy",
    "house-rules",
    { cedar: '@id("house-rules") forbid (principal, action == Action::"CallModel", resource) when { context.dataClass > 4 };' },
    "sec@campus.example",
  );
  realm.declare("IdentityProvider", "campus", { issuer: "https://id.campus.example", audiences: ["gateway"] });
  for (let at = 0; at < useCases.length; at += mostBound)
    realm.declare("RoleBinding", `owners-${at}`, {
      role: "DATA_OWNER",
      members: ["dean@campus.example"],
      useCases: useCases.slice(at, at + mostBound),
    });
}

/** Shows for the programme what nothing derives and nobody attests, of every control. */
export function showProgramme(realm: Realm, { standard }: CaseWorld): void {
  for (const { id, verification } of standard.controls.values()) {
    if (verification.kind === "attestation") continue;
    const seen = { control: id, outcome: "pass", observedAt: realm.now, digest: sha256(id), source: "probe", summary: "Seen." };
    realm.say("Programme/standard", `evidence/${id}`, seen, "probe");
  }
}

/** Files what the standard asks of a use case, and has it signed, each by somebody of their own. */
export function fileAll(realm: Realm, { useCase, whatApplies, current, file }: CaseWorld): void {
  const subject = `UseCase/${useCase}`;
  const { artefacts, controls } = whatApplies(current.profile);
  const fileOne = (kind: string, fields: JsonValue, more: Readonly<Record<string, JsonValue>>, roles: readonly Role[]): void => {
    const bound = "digestSet" in more;
    const key = bound ? `${kind}/${current.digest}` : kind;
    const known = file.artefacts.get(key)?.digest;
    const digest = known ?? realm.say(subject, `artefact/${key}`, { kind, title: kind, fields, ...more });
    const signed = new Set(known && file.approvals.get(`ARTEFACT/${key}`)?.map(({ body }) => body.document.role));
    for (const role of roles.filter((one) => !signed.has(one)))
      realm.sign(subject, `ARTEFACT/${key}`, digest, role, `${role.toLowerCase()}@campus.example`);
  };
  for (const { asked, gate } of artefacts) {
    if (gate === "G7_RETIRE") continue;
    const fields = Object.fromEntries(asked.fields.map((field) => [field.name, field.must ?? field.most ?? "low"]));
    const more = {
      ...(asked.valid === "given" && { validUntil: realm.now + 400 * day }),
      ...(asked.valid === "digest-bound" && { digestSet: current.digest }),
    };
    fileOne(
      asked.id,
      fields,
      more,
      asked.seats.map(({ role }) => role),
    );
  }
  for (const { control, artefacts: theirs } of controls)
    if (control.verification.kind === "attestation" && theirs.length === 0 && !derivedChecks.has(control.id))
      fileOne(control.id, {}, {}, control.verification.signers);
}

/** Puts it where its gates would: on the digest set that is declared now. */
export function takeLive(realm: Realm, useCase: string, worldOf: (useCase: string) => CaseWorld, days = 365): Frozen {
  fileAll(realm, worldOf(useCase));
  // What was filed says what remains of its risk, which asks for other signatures.
  fileAll(realm, worldOf(useCase));
  const { current } = worldOf(useCase);
  const { digest, digestSet } = current;
  const parts = current.parts.map(({ kind, name, version, digest: of }) => ({ kind, name, version, digest: of }));
  const asked = { ...askedFor(current.profile) };
  const request = { gate: "G5_GO_LIVE", digest, digestSet, parts, asked };
  realm.say(`UseCase/${useCase}`, "request/G5_GO_LIVE", request);
  const frozen = { digest, digestSet, parts };
  realm.step(useCase, "PRODUCTION", { frozen, notAfter: realm.now + days * day });
  return frozen;
}

/**
 * Use cases in production that went through the gates, with all that the standard asks, a minute ago.
 *
 * @param before declares what else there is before they go live
 */
export function openLive(before: (realm: Realm) => void = () => {}, names: readonly string[] = ["advising"]): Realm {
  const realm = openRealm();
  declareShared(realm, names);
  for (const name of names) realm.declare("UseCase", name, advisingSpec);
  before(realm);
  realm.now += 5 * day;
  showProgramme(realm, realm.world("advising"));
  for (const name of names) takeLive(realm, name, realm.world);
  realm.now += 60_000;
  return realm;
}
