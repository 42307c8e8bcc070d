import { DatabaseSync } from "node:sqlite";
import type { Role } from "../../src/core/roles.ts";
import type { CaseWorld } from "../../src/governance/case/case-world.ts";
import { advisingSpec, day, declareShared, openRealm, type Realm, showProgramme, takeLive } from "../../test/support/governed.ts";

export interface Amount {
  /** Every other one goes through the gates, and is in production. */
  readonly useCases: number;
  readonly approvals: number;
}

export const nameOf = (at: number): string => `advising-${at}`;
const light = { dataClass: "internal", overlays: ["pii"] };
/** Whoever waits for an effect asks as fast as it can. */
const limits = {
  ...advisingSpec.limits,
  requestsPerMinute: 1_000_000,
  perPrincipal: { ...advisingSpec.limits.perPrincipal, requestsPerMinute: 1_000_000 },
};
const gates = ["G1_INTAKE", "G2_DESIGN", "G3_SECURITY", "G4_SECURITY_PASS", "G5_GO_LIVE"];
const seats: readonly Role[] = ["DATA_OWNER", "INFOSEC", "PLATFORM", "CISO", "PRIVACY"];

/** A register in which all that is asked of its use cases is there, with so many approvals. */
export function makeRealm({ useCases, approvals }: Amount, now: number): Realm {
  const realm = openRealm();
  const names = Array.from({ length: useCases }, (_, at) => nameOf(at));
  const gated = names.filter((_, at) => at % 2 === 0);
  realm.now = now - 5 * day;
  declareShared(realm, gated);
  for (const [at, name] of names.entries())
    realm.declare("UseCase", name, { ...advisingSpec, limits, title: `Advising ${at}`, ...(at % 2 === 1 && light) });
  // The standard asks for some things again within minutes; nothing here waits that long.
  realm.now = now - 60_000;
  const { world } = realm.compile().governance ?? {};
  const worldOf = (name: string): CaseWorld => world?.(name) ?? realm.world(name);
  showProgramme(realm, worldOf(nameOf(0)));
  for (const name of gated) takeLive(realm, name, worldOf);
  for (const name of names) if (!gated.includes(name)) realm.step(name, "PRODUCTION", { notAfter: now + 365 * day });
  const filed = realm.said.filter(({ topic }) => topic.startsWith("approval/")).length;
  for (let n = 0; n < approvals - filed; n++) {
    const name = gated[n % gated.length] ?? "";
    const turn = Math.floor(n / gated.length);
    const role = seats[turn % seats.length] ?? "CISO";
    const digest = worldOf(name).life.approved?.frozen.digest ?? "";
    realm.sign(`UseCase/${name}`, gates[turn % gates.length] ?? "", digest, role, `${role.toLowerCase()}-${turn}@campus.example`);
  }
  return realm;
}

/** Past the store, in one transaction: it would sync the disk for each. */
export function fillDatabase(file: string, { versions, said, taken }: Realm): void {
  const db = new DatabaseSync(file);
  db.exec("BEGIN");
  const resource = db.prepare(
    "INSERT INTO resources (kind, name, version, digest, spec, created_at, created_by, retired) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
  );
  for (const { kind, name, version, digest, spec, createdAt = 0, createdBy = "" } of versions)
    resource.run(kind, name, version, digest, spec, createdAt, createdBy);
  const statement = db.prepare("INSERT INTO statements (subject, topic, body, digest, by, at) VALUES (?, ?, ?, ?, ?, ?)");
  for (const { subject, topic, body, digest, by, at } of said) statement.run(subject, topic, body, digest, by, at);
  const step = db.prepare(
    `INSERT INTO transitions (use_case, from_state, to_state, digest, by, at, not_after, reason, frozen)
     VALUES (?, ?, ?, ?, 'sallyport', ?, ?, ?, ?)`,
  );
  for (const { useCase, from, to, digest, at, notAfter, reason, frozen } of taken)
    step.run(useCase, from, to, digest, at, notAfter ?? null, reason, frozen === undefined ? null : JSON.stringify(frozen));
  db.exec("COMMIT");
  db.close();
}
