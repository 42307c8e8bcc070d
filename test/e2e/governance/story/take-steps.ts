import assert from "node:assert/strict";
import { minutes, toInstant } from "../../../../src/core/units.ts";
import type { ControlVerdictView, JudgementView } from "../../../../src/admin/governance/show-judgement.ts";
import { loadStandard } from "../../../../src/governance/standard/load-standard.ts";
import { sampleDigest } from "../../../support/sample-statements.ts";
import { type Answered, type Campus, type Person, useCaseName } from "./open-campus.ts";

const standard = loadStandard();
export const useCasePath = `/api/v1/use-cases/${useCaseName}`;

/** Who speaks for which role; of two that could, the first. */
const holders: Readonly<Record<string, string>> = {
  PROJECT_LEAD: "leo",
  DATA_OWNER: "rita",
  INFOSEC: "ines",
  PLATFORM: "paul",
  LEGAL: "lou",
  REGISTRAR: "greta",
  PRIVACY: "priya",
  CISO: "carla",
  CIO: "cem",
  RESEARCH_COMPLIANCE_OFFICER: "ruth",
  PROCUREMENT: "pepe",
  GOV_COMMITTEE: "gus",
  SECOPS: "sami",
};

export const someone = (campus: Campus, name: string): Person => campus.person(`${name}@campus.example`);
export function holderOf(campus: Campus, role: string): Person {
  const name = holders[role];
  assert.ok(name !== undefined, `nobody of the story is ${role}`);
  return someone(campus, name);
}

/** What the auditor sees of it at a shell. */
export async function statusNow(campus: Campus): Promise<JudgementView> {
  const { json, stderr } = await someone(campus, "amal").run(`use-case status ${useCaseName}`);
  assert.equal(stderr, "");
  return json as JudgementView;
}

type Missing = JudgementView["gates"][number]["missing"][number];

export async function missingAt(campus: Campus, gate: string): Promise<readonly Missing[]> {
  const { gates, state } = await statusNow(campus);
  const found = gates.find((one) => one.gate === gate);
  assert.ok(found, `${gate} does not lead on from ${state}`);
  return found.missing;
}

/** Until the control plane has taken the step that is due, which is a matter of milliseconds. */
export async function becomes(campus: Campus, state: string): Promise<JudgementView> {
  const from = performance.now();
  for (;;) {
    const judged = await statusNow(campus);
    if (judged.state === state) return judged;
    if (performance.now() - from > 30_000) assert.equal(judged.state, state, JSON.stringify(judged.gates));
  }
}

/** An artefact as the standard wants it, or what stands for an attested control; filed at a shell by who builds it. */
export async function fileArtefact(campus: Campus, kind: string, more: readonly string[] = []): Promise<void> {
  const { fields = [], valid } = standard.artefacts.get(kind) ?? {};
  const values = { text: "As agreed.", texts: '["one"]', number: 0, boolean: true, choice: "" };
  const given = fields.flatMap(({ name, type, choices = [], must }) => [
    "--field",
    `${name}=${String(must ?? choices[0] ?? values[type])}`,
  ]);
  const until = valid === "given" ? ["--valid-until", toInstant(campus.clock.now() + 300 * 86_400_000)] : [];
  const line = ["artefact", "file", useCaseName, kind, "--digest", sampleDigest(kind), ...given, ...until, ...more];
  const filed = await someone(campus, "lena").run(line);
  assert.equal(filed.stderr, "", kind);
}

/** All whom the standard names. */
export async function signArtefact(campus: Campus, kind: string): Promise<void> {
  const { signedBy } = standard.artefacts.get(kind) ?? {};
  const roles = [
    ...(signedBy ?? standard.controls.get(kind)?.verification.signers ?? []),
    // Of a low risk, which the first choice is.
    ...(kind === "RISK" ? ["DATA_OWNER"] : []),
  ];
  const { body } = await someone(campus, "lena").ask("GET", `${useCasePath}/artefacts/${kind}`);
  for (const role of roles) mustSign(await holderOf(campus, role).sign({ about: body.about, role }), kind);
}

export function mustSign(answer: Answered, what: string): void {
  assert.equal(answer.status, 201, `${what}: ${JSON.stringify(answer.body)}`);
}

/** What scanners, probes and drills say of these controls. */
export async function bringEvidence(campus: Campus, controls: readonly string[], outcome = "pass"): Promise<void> {
  const observedAt = toInstant(campus.clock.now());
  const source = { outcome, observedAt, source: "scanner", summary: outcome === "pass" ? "Seen." : "A way out was found." };
  const all = controls.map((control) => ({ control, digest: sampleDigest(control), ...source }));
  for (let from = 0; from < all.length; from += 50) {
    const items = all.slice(from, from + 50);
    const brought = await someone(campus, "sami").ask("POST", `${useCasePath}/evidence`, { items });
    assert.equal(brought.status, 201, JSON.stringify(brought.body));
  }
}

/** Everything that scanners say anew each day, and reports that hold for a day. */
export async function scanAgain(campus: Campus, but: readonly string[] = []): Promise<void> {
  const { body } = await someone(campus, "sami").ask("GET", `${useCasePath}/controls`);
  const items = body.items as readonly ControlVerdictView[];
  await bringEvidence(
    campus,
    items.flatMap(({ control, kind }) => (kind === "attestation" || but.includes(control) ? [] : [control])),
  );
  for (const kind of ["LIVE_SCAN", "SIEM_CANARY"]) await fileArtefact(campus, kind);
}

/** What people attest of a use case that serves, and nobody has yet. */
export async function attestWhatIsOpen(campus: Campus): Promise<void> {
  const { body } = await someone(campus, "sami").ask("GET", `${useCasePath}/controls`);
  const items = body.items as readonly ControlVerdictView[];
  for (const { control, kind, gate, verdict } of items) {
    if (kind !== "attestation" || gate !== "G6_CONTINUOUS" || verdict !== "unknown") continue;
    await fileArtefact(campus, control);
    await signArtefact(campus, control);
  }
}

/** What those attest who emptied it, over what was counted then. */
export async function attestEnd(campus: Campus): Promise<void> {
  const { json } = await someone(campus, "amal").run(`use-case decommission ${useCaseName}`);
  for (const { id, signers } of standard.decommission.attestations) {
    const line = ["artefact", "file", useCaseName, id, "--digest", String(json.counted.digest)];
    assert.equal((await someone(campus, "lena").run(line)).stderr, "", id);
    for (const role of signers) mustSign(await holderOf(campus, role).sign({ about: `ATTESTATION/${id}`, role }), id);
  }
}

export async function askFor(campus: Campus, gate: string): Promise<void> {
  const asked = await someone(campus, "lena").run(["use-case", "request", useCaseName, gate]);
  assert.equal(asked.stderr, "");
}

/** Does everything that a gate waits for but its signatures. Gives the roles that are to sign it. */
export async function prepareGate(campus: Campus, gate: string): Promise<readonly string[]> {
  for (let round = 0; round < 4; round++) {
    const missing = await missingAt(campus, gate);
    const artefacts = missing.flatMap(({ artefact }) => artefact ?? []);
    const controls = missing.flatMap(({ control }) => control ?? []);
    if (artefacts.length + controls.length === 0) break;
    for (const kind of new Set([...artefacts, ...controls.filter(isAttested)])) {
      await fileArtefact(campus, kind);
      await signArtefact(campus, kind);
    }
    await bringEvidence(
      campus,
      controls.filter((one) => !isAttested(one)),
    );
  }
  return (await missingAt(campus, gate)).flatMap(({ what, role }) => (what === "approval" && role !== undefined ? [role] : []));
}

const isAttested = (control: string): boolean => standard.controls.get(control)?.verification.kind === "attestation";

/** Whoever is to sign a gate: of restricted data another than who passed the design. */
export function signerOf(campus: Campus, gate: string, role: string): Person {
  return gate === "G4_SECURITY_PASS" && role === "INFOSEC" ? someone(campus, "ivan") : holderOf(campus, role);
}

export async function signGate(campus: Campus, gate: string, roles: readonly string[]): Promise<void> {
  for (const role of roles) mustSign(await signerOf(campus, gate, role).sign({ about: gate, role }), gate);
}

export async function passGate(campus: Campus, gate: string, state: string): Promise<JudgementView> {
  await askFor(campus, gate);
  await signGate(campus, gate, await prepareGate(campus, gate));
  return await becomes(campus, state);
}

/** Goes to an instant, with a round of scans every few hours of the way. */
export async function goTo(campus: Campus, instant: number, but: readonly string[] = []): Promise<void> {
  const step = minutes(8 * 60);
  while (instant - campus.clock.now() > step) {
    campus.clock.pass(step);
    await scanAgain(campus, but);
  }
  campus.clock.pass(instant - campus.clock.now());
}

/** @param expected status and code of the problem */
export function requireProblem({ status, body }: Answered, expected: string, detail: RegExp): void {
  assert.equal(`${status} ${body?.code}`, expected, JSON.stringify(body));
  assert.match(body.detail, detail);
}
