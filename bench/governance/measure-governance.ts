import { hash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { openKeyring } from "../../src/crypto/keyring.ts";
import { createSnapshotBuilder } from "../../src/gateway/build-snapshot.ts";
import { createLiveCases } from "../../src/gateway/live-cases.ts";
import { createCompiler } from "../../src/governance/compile.ts";
import { createLiveDirectory } from "../../src/identity/live-directory.ts";
import { createLiveKeys } from "../../src/identity/live-keys.ts";
import { databaseFile } from "../../src/storage/sqlite/open-database.ts";
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";
import { type Realm, settings } from "../../test/support/governed.ts";
import { startSallyport } from "../../test/support/start-sallyport.ts";
import { type Amount, fillDatabase, makeRealm, nameOf } from "./fill-register.ts";

export interface GovernanceFigures {
  readonly useCases: number;
  readonly approvals: number;
  readonly statements: number;
  /** How many use cases are served, of all. */
  readonly served: number;
  /** From everything in memory to the register: the first time, and of that the processor's. */
  readonly compileMs: number;
  readonly compileCpuMs: number;
  /** The same after one statement, and after one version of a use case. */
  readonly statementMs: Spread;
  readonly versionMs: Spread;
  /** After a statement about the programme on a control that all rest on, so that every use case is judged anew. */
  readonly programmeMs: Spread;
  /** After a role was given to somebody whom no use case asks about. */
  readonly roleMs: Spread;
  /** How long the event loop was held at a stretch while it followed those: the middle one's longest, and the longest of all. */
  readonly heldUpMs: Spread;
  /** Register, case files, lives and what is kept to compile the next one. */
  readonly heldMiB: number;
  /** Of a gateway in a process of its own: from a withdrawn signature in the database to the first call that is refused. */
  readonly effectMs: Spread | undefined;
}

export interface Spread {
  readonly median: number;
  readonly worst: number;
}

/** What it costs to compile the register, to change it, and until a change is felt. @param times how often each is measured */
export async function measureGovernance(amount: Amount, times: number, overHttp: boolean): Promise<GovernanceFigures> {
  const dir = mkdtempSync(join(tmpdir(), "sallyport-governance-"));
  try {
    await openKeyring(join(dir, "keys"));
    await (await openSqliteStore(dir)).close();
    const file = join(dir, databaseFile);
    const realm = makeRealm(amount, Date.now());
    fillDatabase(file, realm);
    const statements = realm.said.length;
    const approvals = realm.said.filter(({ topic }) => topic.startsWith("approval/")).length;
    const compiled = measureCompile(realm);
    const inProcess = await measureInProcess(dir, amount, times);
    const effectMs = overHttp ? await measureEffect(dir, amount, times) : undefined;
    return { useCases: amount.useCases, approvals, statements, ...compiled, ...inProcess, effectMs };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Of a compiler that is new, on what is read already. */
function measureCompile(realm: Realm): Pick<GovernanceFigures, "compileMs" | "compileCpuMs"> {
  const [from, cpu] = [performance.now(), process.threadCpuUsage()];
  realm.compile(createCompiler());
  const { user, system } = process.threadCpuUsage(cpu);
  return { compileMs: performance.now() - from, compileCpuMs: (user + system) / 1000 };
}

async function measureInProcess(dir: string, { useCases }: Amount, times: number) {
  const before = heldBytes();
  const store = await openSqliteStore(dir);
  const cases = createLiveCases(store);
  const [keys, directory] = [createLiveKeys(store), createLiveDirectory(store)];
  const builder = createSnapshotBuilder({
    live: { keys, directory, cases },
    clock: Date.now,
    lifecycle: settings,
    report: (what, problem) => {
      throw new Error(what, { cause: problem });
    },
  });
  await cases.follow();
  let snapshot = await builder.build(store);
  const heldMiB = (heldBytes() - before) / 1024 / 1024;
  const entitlements = [...snapshot.register.entitlements.values()];
  const served = entitlements.filter(({ refused }) => refused === undefined).length;

  const heldUpMs: number[] = [];
  const followed = async (): Promise<number> => {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    // What was written before is not what is measured.
    await setTimeout(5);
    delay.enable();
    const from = performance.now();
    await cases.follow();
    snapshot = await builder.build(store);
    const tookMs = performance.now() - from;
    await setTimeout(2);
    delay.disable();
    heldUpMs.push(delay.max / 1e6);
    return tookMs;
  };
  const statementMs: number[] = [];
  const versionMs: number[] = [];
  const programmeMs: number[] = [];
  const roleMs: number[] = [];
  for (let n = 0; n < times; n++) {
    const name = nameOf((2 * n) % useCases);
    await store.appendStatements([withdrawn(await readSignature(store, name))]);
    statementMs.push(await followed());
    if (snapshot.register.entitlements.get(name)?.refused === undefined) throw new Error(`${name} is still served`);
    const other = await store.getResource("UseCase", nameOf((2 * n + 1) % useCases));
    if (other === undefined) throw new Error("a use case is missing");
    const spec = other.spec.replace("Advising", `Advising (${n})`);
    const digest = `sha256:${hash("sha256", spec)}`;
    const put = { kind: other.kind, name: other.name, digest, spec, at: Date.now(), by: "dev" };
    await store.putResource(put);
    versionMs.push(await followed());
    if (n % 4 > 0) continue;
    const seen = { control: "NET-001", outcome: "pass", observedAt: Date.now(), digest, source: "probe", summary: `Seen ${n}.` };
    const text = JSON.stringify(seen);
    const said = { subject: "Programme/standard", topic: "evidence/NET-001", by: "probe", body: text, at: Date.now() };
    await store.appendStatements([{ ...said, digest: `sha256:${hash("sha256", text)}` }]);
    programmeMs.push(await followed());
    const held = JSON.stringify({ role: "DATA_OWNER", members: ["eve@campus.example"], useCases: [name] });
    const by = { at: Date.now(), by: "dev" };
    await store.putResource({
      kind: "RoleBinding",
      name: `more-${n}`,
      digest: `sha256:${hash("sha256", held)}`,
      spec: held,
      ...by,
    });
    roleMs.push(await followed());
  }
  await store.close();
  const spreads = {
    statementMs: spreadOf(statementMs),
    versionMs: spreadOf(versionMs),
    programmeMs: spreadOf(programmeMs),
    roleMs: spreadOf(roleMs),
    heldUpMs: spreadOf(heldUpMs),
  };
  return { served, ...spreads, heldMiB };
}

type Reader = Pick<Awaited<ReturnType<typeof openSqliteStore>>, "currentStatements">;

/** One without which a use case that serves stops at once. */
async function readSignature(store: Reader, useCase: string) {
  const all = await store.currentStatements(`UseCase/${useCase}`);
  const found = all.find(({ topic }) => topic.startsWith("approval/ARTEFACT/FERPA_BASIS/"));
  if (found === undefined) throw new Error(`${useCase} has no such signature`);
  return found;
}

function withdrawn({ subject, topic, body, by }: Awaited<ReturnType<typeof readSignature>>) {
  const text = JSON.stringify({ ...(JSON.parse(body) as object), withdrawn: true });
  return { subject, topic, by, body: text, digest: `sha256:${hash("sha256", text)}`, at: Date.now() };
}

/** The statement comes from another process, as from another replica: nobody tells the gateway of it. */
async function measureEffect(dir: string, { useCases }: Amount, times: number): Promise<Spread> {
  const sallyport = await startSallyport({ dataDir: dir });
  const db = new DatabaseSync(join(dir, databaseFile));
  db.exec("PRAGMA busy_timeout = 5000");
  const find = db.prepare("SELECT * FROM statements WHERE subject = ? AND topic LIKE 'approval/ARTEFACT/FERPA_BASIS/%' LIMIT 1");
  const insert = db.prepare("INSERT INTO statements (subject, topic, body, digest, by, at) VALUES (?, ?, ?, ?, ?, ?)");
  const effectMs: number[] = [];
  try {
    for (let n = 0; n < times; n++) {
      const name = nameOf(useCases - 2 - 2 * n);
      const { key } = await sallyport.newKey(name);
      const call = () => sallyport.chat(key, { model: "tutor", messages: [{ role: "user", content: "Which courses fit?" }] });
      const first = await call();
      if (first.status !== 200) throw new Error(`${name} is not served: ${await first.text()}`);
      const { subject, topic, body, by } = find.get(`UseCase/${name}`) as Record<string, string>;
      const text = JSON.stringify({ ...(JSON.parse(body ?? "") as object), withdrawn: true });
      const from = performance.now();
      insert.run(subject ?? "", topic ?? "", text, `sha256:${hash("sha256", text)}`, by ?? "", Date.now());
      let status = 200;
      while (status === 200) {
        const answer = await call();
        status = answer.status;
        await answer.text();
      }
      if (status !== 403) throw new Error(`${name} is answered ${status}`);
      effectMs.push(performance.now() - from);
    }
  } finally {
    db.close();
    await sallyport.stop();
  }
  return spreadOf(effectMs);
}

function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, worst: sorted.at(-1) ?? 0 };
}
