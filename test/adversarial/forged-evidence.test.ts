import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createAdvancer } from "../../src/admin/governance/create-advancer.ts";
import { digestOf } from "../../src/crypto/digest-of.ts";
import { openLogFiles } from "../../src/admin/open-log-files.ts";
import { allFiles, derivedFiles, fileText } from "../../src/admin/reports/bundle-files.ts";
import { exportEvidence } from "../../src/admin/reports/export-evidence.ts";
import { followRecords } from "../../src/admin/reports/follow-records.ts";
import { thingsOf } from "../../src/admin/reports/match-record.ts";
import { verifyEvidence, type VerifiedEvidence } from "../../src/admin/reports/verify-evidence.ts";
import type { LogView } from "../../src/audit/log-view.ts";
import { proveRecord } from "../../src/audit/prove-record.ts";
import { readProvedEntries } from "../../src/audit/read-proved-entries.ts";
import { formatProof } from "../../src/audit/tlog-proof.ts";
import { joinBundle, splitBundle } from "../../src/audit/split-bundle.ts";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import { days } from "../../src/core/units.ts";
import { judgeInputs } from "../../src/governance/reports/judge-inputs.ts";
import { person } from "../support/open-admin.ts";
import { runInProcess } from "../support/run-in-process.ts";
import { createSoftwarePasskey } from "../support/software-passkey.ts";
import { bringEvidence, caseName, caseSubject, type CaseRoom, goLive, openCase } from "../e2e/governance/open-case.ts";

/**
 * Whoever is under audit makes the bundle: they have the gateway, its store and its program, and the log seals whatever they make. Each lie
 * here has digests that fit, a judgement that follows from it and a good seal. What they do not have is the passkeys of others, and another past of the log.
 */
let room: CaseRoom;
let key: string;
let dir: string;
/** An honest bundle, and the log as it was when it was made. */
let files: ReadonlyMap<string, string>;
let earlier: LogView;

const auditor = person("AUDITOR", ["AUDITOR"]);

before(async () => {
  dir = await mkdtemp(join(tmpdir(), "sallyport-forged-"));
  room = await openCase();
  const advancer = createAdvancer(room.world.admin.deps, (error) => assert.fail(String(error)));
  await goLive(room, advancer);
  await advancer.stop();
  const { deps, dataDir } = room.world.admin;
  earlier = deps.log.view();
  key = (await openLogFiles(dataDir)).verifierKey;
  // The latest word is a bad one.
  await bringEvidence(room, ["NET-005"], { outcome: "fail", summary: "One account has none." });
  room.tick();
  files = new Map(Object.entries((await exportEvidence(deps, auditor, caseName)).files));
});
after(async () => {
  await room?.close();
  await rm(dir, { recursive: true });
});

// What is asked of a document in a test is known there.
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;
const jsonOf = (name: string): Loose => JSON.parse(files.get(name) ?? "");

/** A bundle of these inputs as the gateway would have made it, sealed by its log; where the log has no record of something, the old proof stays. */
async function forge(
  change: (inputs: Loose, proofs: Record<string, string>) => void,
  also: (made: Map<string, string>) => void = () => {},
) {
  const { deps } = room.world.admin;
  const inputs = jsonOf("inputs.json");
  const proofs: Record<string, string> = {};
  change(inputs, proofs);
  const follower = followRecords(inputs);
  const view = deps.log.view();
  for await (const part of readProvedEntries(view)) follower.follow(part);
  const old = jsonOf("proofs.json");
  for (const { key: of } of thingsOf(inputs)) {
    const index = follower.found.get(of);
    if (proofs[of] !== undefined) continue;
    if (index !== undefined) proofs[of] = formatProof(await proveRecord(view, index));
    else if (old[of] !== undefined) proofs[of] = old[of];
  }
  const made = new Map(
    Object.entries({ "inputs.json": fileText(inputs), ...derivedFiles(inputs, judgeInputs(inputs, digestOf)) }),
  );
  made.set("proofs.json", fileText(proofs));
  also(made);
  return await seal(made, inputs);
}

async function seal(made: Map<string, string>, inputs: Loose): Promise<ReadonlyMap<string, string>> {
  const { deps } = room.world.admin;
  const manifest = { ...jsonOf("manifest.json"), at: inputs.at, standard: inputs.standard };
  manifest.files = Object.fromEntries([...made].map(([name, text]) => [name, digestOf(text)]));
  const text = fileText(manifest);
  const change = { actor: "AUDITOR", action: "evidence-export", target: caseSubject, digest: digestOf(text) };
  const index = await deps.audit.append({ type: "change", at: deps.clock(), ...change });
  await deps.log.publish();
  return made.set("manifest.json", text).set("manifest.tlog-proof", formatProof(await proveRecord(deps.log.view(), index)));
}

const verify = (bundle: ReadonlyMap<string, string>, log?: LogView): Promise<VerifiedEvidence> =>
  verifyEvidence(new Map([...bundle].map(([name, text]) => [name, Buffer.from(text)])), { logKey: key, ...(log && { log }) });

/** What is told of a lie, with the log at hand. */
async function differencesOf(bundle: ReadonlyMap<string, string>): Promise<string> {
  const { ok, differences } = await verify(bundle, room.world.admin.deps.log.view());
  assert.equal(ok, differences.length === 0);
  return differences.join("\n");
}

const find = (inputs: Loose, topic: string): Loose => inputs.statements.find((one: Loose) => one.topic === topic);
const findSigned = (inputs: Loose, about: string): Loose =>
  inputs.statements.find((one: Loose) => one.topic.startsWith(`approval/${about}/`));
/** With a body that is changed and a digest that fits it. */
const reword = (statement: Loose, change: (body: Loose) => void): void => {
  const body = JSON.parse(statement.body);
  change(body);
  statement.body = canonicalJson(body);
  statement.digest = digestOf(statement.body);
};

test("What is made honestly holds, with the log and without, and says what it stands on and what it does not show", async () => {
  const { deps } = room.world.admin;
  const alone = await verify(files);
  assert.deepEqual(alone.differences, []);
  assert.equal(alone.trusted.logKey, key);
  assert.match(alone.trusted.standard.digest, /^sha256:/);
  assert.deepEqual(alone.origins, ["http://localhost:8081"]);
  assert.match(alone.unshown[0] ?? "", /that nothing was left out/);
  assert.match(alone.unshown.join("\n"), /approvals of 180 and 365 days, one person's word up to internal with pii/);
  const whole = await verify(files, deps.log.view());
  assert.deepEqual([whole.differences, whole.compared], [[], deps.log.view().checkpoint.size]);
  assert.doesNotMatch(whole.unshown.join("\n"), /left out/);
  assert.equal(await differencesOf(await forge(() => {})), "", "and so does what the forger makes without a lie");
});

test("A bad word that is left out for the good one before it is found in the log, and only there", async () => {
  const { deps } = room.world.admin;
  const [bad, good] = await deps.store.listStatements(caseSubject, { topic: "evidence/NET-005", limit: 2 });
  assert.ok(bad && good);
  const forged = await forge((inputs) => {
    const at = inputs.statements.findIndex(({ id }: Loose) => id === bad.id);
    inputs.statements.splice(at, 1);
    inputs.statements.push(good);
    inputs.statements.sort((a: Loose, b: Loose) => a.id - b.id);
  });
  const alone = await verify(forged);
  assert.deepEqual([alone.differences, /that nothing was left out/.test(alone.unshown.join())], [[], true]);
  assert.match(
    await differencesOf(forged),
    /^The log has evidence\/NET-005 of UseCase\/advising \(record \d+\), and the bundle leaves it out\.$/,
  );
  // And where it is left out alone.
  const gone = await forge((inputs) => inputs.statements.splice(inputs.statements.indexOf(find(inputs, "evidence/NET-005")), 1));
  assert.match(await differencesOf(gone), /The log has evidence\/NET-005 of UseCase\/advising/);
  // The program itself gives no such bundle, whatever the store says.
  const currentStatements: typeof deps.store.currentStatements = async (subject) =>
    (await deps.store.currentStatements(subject)).filter(({ id }) => id !== bad.id);
  const store = new Proxy(deps.store, {
    get: (of, name) => (name === "currentStatements" ? currentStatements : (Reflect.get(of, name) as unknown)),
  });
  await assert.rejects(exportEvidence({ ...deps, store }, auditor, caseName), (error: { readonly code: string }) =>
    ["audit_unavailable", "conflict"].includes(error.code),
  );
});

const lies: readonly (readonly [string, (inputs: Loose, proofs: Record<string, string>) => void, RegExp])[] = [
  [
    "an approval by another role",
    (inputs) => reword(findSigned(inputs, "G5_GO_LIVE"), (body) => (body.document.role = "CIO")),
    /Statement \d+ is no approval of what it says|passkey's signature of statement/,
  ],
  [
    "an approval that was a rejection, or of another day",
    (inputs) => reword(findSigned(inputs, "G5_GO_LIVE"), (body) => (body.document.at += days(1))),
    /passkey's signature of statement \d+ .* does not hold/,
  ],
  [
    "a public key in place of the signer's",
    (inputs) =>
      reword(findSigned(inputs, "G5_GO_LIVE"), (body) => {
        const other = inputs.statements.find((one: Loose) => one.topic.startsWith("approval/") && one.by !== body.signer);
        body.assertion.publicKey = JSON.parse(other.body).assertion.publicKey;
      }),
    /passkey's signature of statement \d+ .* does not hold/,
  ],
  [
    "an origin that the signature was not made on",
    (inputs) => reword(findSigned(inputs, "G5_GO_LIVE"), (body) => (body.assertion.origin = "https://elsewhere.example")),
    /passkey's signature of statement \d+ .* does not hold/,
  ],
  [
    "a log-in in place of a passkey",
    (inputs) => reword(findSigned(inputs, "G5_GO_LIVE"), (body) => delete body.assertion),
    /What the log has of statement\/\d+ is something else/,
  ],
  [
    "evidence that nobody brought",
    (inputs) => {
      const statement = { ...find(inputs, "evidence/NET-005"), id: inputs.statements.at(-1).id + 1, topic: "evidence/NET-006" };
      reword(statement, (body) => Object.assign(body, { control: "NET-006", outcome: "pass" }));
      inputs.statements = inputs.statements.filter((one: Loose) => one.topic !== statement.topic);
      inputs.statements.push(statement);
    },
    /There is no proof that the log has statement\/\d+/,
  ],
  [
    "evidence with a better outcome",
    (inputs) => reword(find(inputs, "evidence/NET-005"), (body) => (body.outcome = "pass")),
    /What the log has of statement\/\d+ is something else/,
  ],
  [
    "an end that was put off",
    (inputs) => (inputs.transitions.at(-1).notAfter += days(1)),
    /What the log has of transition\/\d+ is something else/,
  ],
  [
    "a word that ends later than it was said to",
    (inputs) => (find(inputs, "evidence/NET-005").notAfter = inputs.at + days(1)),
    /What the log has of statement\/\d+ is something else/,
  ],
  [
    "another version under what a gate froze",
    (inputs) => {
      const step = inputs.transitions.at(-1);
      const frozen = JSON.parse(step.frozen);
      frozen.parts[0].version += 1;
      step.frozen = canonicalJson(frozen);
    },
    /What the log has of transition\/\d+ is something else/,
  ],
  [
    "a step that was not taken",
    (inputs) => inputs.transitions.push({ ...inputs.transitions.at(-1), from: "PRODUCTION", to: "DEGRADED" }),
    /There is no proof that the log has transition\/\d+/,
  ],
  [
    "a step that is left out",
    (inputs) => inputs.transitions.splice(2, 1),
    /The log has the step from \w+ to \w+ at .* leaves it out/,
  ],
  [
    "a role that nobody gave",
    (inputs) => {
      const row = inputs.versions.find(({ kind, name }: Loose) => kind === "RoleBinding" && name === "infosec-too");
      row.spec = row.spec.replace("INFOSEC-too", "mallory");
      row.digest = digestOf(row.spec);
    },
    /What the log has of version\/RoleBinding\/infosec-too@1 is something else/,
  ],
  [
    "a standard of one's own",
    (inputs) => {
      const row = inputs.versions[0];
      const spec = canonicalJson({ exceptions: { decideDays: 5 } });
      inputs.versions.push({ ...row, kind: "Standard", name: "default", version: 9, spec, digest: digestOf(spec) });
    },
    /There is no proof that the log has version\/Standard\/default@9/,
  ],
  [
    "another standard than this program's",
    (inputs) => (inputs.standard.digest = digestOf("another")),
    /It was judged by version .* which is not this program's/,
  ],
  [
    "a policy that is left out",
    (inputs) => (inputs.versions = inputs.versions.filter((one: Loose) => one.kind !== "Policy")),
    /The log has version \d+ of Policy\//,
  ],
  [
    "words in another order",
    (inputs) => {
      const [a, b] = [findSigned(inputs, "G1_INTAKE"), findSigned(inputs, "G5_GO_LIVE")];
      [a.id, b.id] = [b.id, a.id];
      inputs.statements.sort((one: Loose, other: Loose) => one.id - other.id);
    },
    /By the log, statement\/\d+ came before what is said to be older/,
  ],
  [
    "approvals of an earlier round that count again",
    (inputs) => (inputs.transitions.at(-1).saidBefore = 0),
    /By the log, step \d+ was not taken when it is said to have been/,
  ],
  [
    "a step that does not say what was said before it",
    (inputs) => delete inputs.transitions.at(-1).saidBefore,
    /By the log, step \d+ was not taken when it is said to have been/,
  ],
  [
    "a topic twice, with the newer word behind",
    (inputs) => {
      const statement = find(inputs, "evidence/NET-005");
      const twin = { ...statement, id: inputs.statements.at(-1).id + 1 };
      reword(twin, (body) => (body.outcome = "pass"));
      inputs.statements.push(twin);
    },
    /There is more than one word on evidence\/NET-005 of UseCase\/advising/,
  ],
  ["a version twice", (inputs) => inputs.versions.push(inputs.versions[0]), /The versions of .* are not in their order/],
  [
    "an instant of long ago, when all was well",
    (inputs) => (inputs.at -= days(1)),
    /It was sealed at .*, which is not when it is said to have been judged|after it was judged/,
  ],
  [
    "an instant that is yet to come",
    (inputs) => (inputs.at += days(1)),
    /It was sealed at .*, which is not when it is said to have been judged/,
  ],
  [
    "a word of the future",
    (inputs) => (find(inputs, "evidence/NET-005").at = inputs.at + days(1)),
    /Statement \d+ is of .*, after it was judged/,
  ],
  [
    "the proof of another word",
    (inputs, proofs) => {
      const [one, other] = inputs.statements;
      proofs[`statement/${one.id}`] = jsonOf("proofs.json")[`statement/${other.id}`];
    },
    /What the log has of statement\/\d+ is something else/,
  ],
  [
    "a proof that is cut off",
    (inputs, proofs) => {
      const of = `statement/${inputs.statements[0].id}`;
      proofs[of] = jsonOf("proofs.json")[of].split("\n").toSpliced(3, 1).join("\n");
    },
    /The proof of statement\/\d+ does not hold/,
  ],
];
for (const [lie, change, told] of lies)
  test(`A lie is told: ${lie}`, async () => {
    assert.match(await differencesOf(await forge(change)), told);
  });

test("A verdict and a finding that do not follow are told, however well they are sealed", async () => {
  const better = (name: string, from: string, to: string) => (made: Map<string, string>) =>
    made.set(name, (made.get(name) ?? "").replace(from, to));
  const verdict = await forge(
    () => {},
    (made) => {
      const judgement = JSON.parse(made.get("judgement.json") ?? "");
      const found = judgement.verdicts.find(({ control }: Loose) => control === "NET-005");
      assert.equal(found.verdict, "fail");
      found.verdict = "pass";
      made.set("judgement.json", fileText(judgement));
    },
  );
  assert.match(await differencesOf(verdict), /NET-005 is said to be pass, and comes out as fail\./);
  const finding = await forge(() => {}, better("assessment-results.json", '"not-satisfied"', '"satisfied"'));
  assert.equal(await differencesOf(finding), "assessment-results.json does not follow from the verdicts.");
  const broken = await forge(
    () => {},
    (made) => made.set("assessment-results.json", '{"assessment-results":'),
  );
  assert.equal(await differencesOf(broken), "assessment-results.json does not follow from the verdicts.");
});

test("What passkeys signed holds after the control plane has moved: each signature says for which pages it was made", async () => {
  room.tick();
  const { deps } = room.world.admin;
  const moved = { ...deps, adminUrl: () => "https://elsewhere.example" };
  const { files: later } = await exportEvidence(moved, auditor, caseName);
  const { differences, origins } = await verify(new Map(Object.entries(later)));
  assert.deepEqual([differences, origins], [[], ["http://localhost:8081"]]);
});

test("A passkey that was put in the store for somebody signs, and nothing is exported", async () => {
  const { deps } = room.world.admin;
  const mallory = createSoftwarePasskey(deps.adminUrl());
  const ciso = await room.person("CISO");
  const own = await deps.store.getPasskey(ciso.passkey.id);
  assert.ok(own);
  const answer = mallory.create({ challenge: "AAAA", user: { id: "AAAA" } });
  // The key of the credential, as whoever owns the database would put it there.
  const publicKey = credentialKeyOf(answer.response);
  await deps.store.putPasskey({ ...own, id: mallory.id, publicKey, counter: 0 });
  const begun = await ciso.ask("POST", "/api/v1/signatures/begin", {
    subject: caseSubject,
    reason: "I read it.",
    about: "G5_GO_LIVE",
    role: "CISO",
  });
  if (begun.status === 200) {
    const response = mallory.get(begun.json.options);
    const signed = await ciso.ask("POST", "/api/v1/signatures", { ticket: begun.json.ticket, response });
    assert.equal(signed.status, 201, signed.text);
    await assert.rejects(exportEvidence(deps, auditor, caseName), {
      code: "audit_unavailable",
      message: /The audit log has no record of passkey\//,
    });
  } else assert.fail(begun.text);
});

function credentialKeyOf({ attestationObject }: Loose): Uint8Array {
  const bytes = Buffer.from(attestationObject, "base64url");
  // A COSE key of P-256 is at the end, 77 bytes long.
  return new Uint8Array(bytes.subarray(-77));
}

test("A log that is not the one of the proofs, or that was changed, is told", async () => {
  const older = await verify(files, earlier);
  assert.match(older.differences.join(), /never had the tree of \d+ records/);
  assert.equal(older.compared, undefined);
  const view = room.world.admin.deps.log.view();
  const doctored: LogView = {
    ...view,
    bundle: async (index, width) => {
      const entries = splitBundle(await view.bundle(index, width));
      return joinBundle(entries.map((entry) => (entry.includes("NET-005") ? Buffer.from("{}") : entry)));
    },
  };
  assert.match((await verify(files, doctored)).differences.join(), /does not hash to the root|never had the tree/);
});

test("A key that is another's, even of the same name, proves nothing", async () => {
  const { createVerifier } = await import("../../src/crypto/signed-note.ts");
  const { publicKey } = generateKeyPairSync("ed25519");
  const other = createVerifier(publicKey, key.split("+")[0] ?? "").verifierKey;
  const { ok, differences } = await verifyEvidence(new Map([...files].map(([name, text]) => [name, Buffer.from(text)])), {
    logKey: other,
  });
  assert.equal(ok, false);
  assert.match(differences[0] ?? "", /^The seal does not hold/);
});

test("Files that would never end, or never fit, are refused; what is nested without end is no bundle", async () => {
  const put = async (name: string): Promise<string> => {
    const bundle = join(dir, name);
    await mkdir(bundle);
    for (const file of allFiles) if (file !== "inputs.json") await writeFile(join(bundle, file), files.get(file) ?? "");
    return bundle;
  };
  const refused = async (bundle: string, why: RegExp): Promise<void> => {
    const { code, stderr } = await runInProcess(["evidence", "verify", bundle, "--key", key]);
    assert.equal(code, 1);
    assert.match(stderr, why);
  };
  const linked = await put("linked");
  await symlink("/dev/zero", join(linked, "inputs.json"));
  await refused(linked, /inputs\.json is no file/);
  const piped = await put("piped");
  execFileSync("mkfifo", [join(piped, "inputs.json")]);
  await refused(piped, /inputs\.json is no file/);
  const folder = await put("folder");
  await mkdir(join(folder, "inputs.json"));
  await refused(folder, /inputs\.json is no file/);
  const giant = await put("giant");
  await writeFile(join(giant, "inputs.json"), "");
  await truncate(join(giant, "inputs.json"), 70 * 1024 * 1024);
  await refused(giant, /longer than a bundle's files are/);
  for (const text of [
    "[".repeat(1_000_000),
    `${"[".repeat(200_000)}${"]".repeat(200_000)}\n`,
    "null\n",
    '{"__proto__":{}}\n',
    "\u0000",
  ]) {
    const changed = new Map(files).set("inputs.json", text).set("proofs.json", text);
    assert.match((await verify(changed)).differences.join(), /inputs\.json cannot be read/);
  }
});
