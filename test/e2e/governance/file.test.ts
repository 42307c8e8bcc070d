import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { days, minutes, seconds } from "../../../src/core/units.ts";
import { addEvidence } from "../../../src/admin/governance/add-evidence.ts";
import { beginSignature } from "../../../src/admin/governance/signing/begin-signature.ts";
import { person } from "../../support/open-admin.ts";
import { sampleDigest } from "../../support/sample-statements.ts";
import { casePath, type CaseRoom, openCase, requireProblem } from "./open-case.ts";

let room: CaseRoom;
before(async () => {
  room = await openCase();
});
after(() => room?.close());

const artefacts = `${casePath}/artefacts`;
const evidence = `${casePath}/evidence`;
const inDays = (count: number): string => new Date(room.world.admin.now + days(count)).toISOString();
const verdictOf = async (control: string): Promise<{ verdict: string; why: string; until?: string }> => {
  const reader = await room.person("CISO");
  const { json } = await reader.ask("GET", `${casePath}/controls`);
  return json.items.find((one: { control: string }) => one.control === control);
};

test("An artefact is filed as the standard has it, in the log first, and counts once it is signed", async () => {
  const registrar = await room.person("REGISTRAR");
  const basis = { basis: "school-official", function: "Advising", directControl: true, redisclosureBarred: true };
  const filed = await registrar.ask("POST", artefacts, {
    kind: "FERPA_BASIS",
    title: "Disclosure to school officials",
    document: sampleDigest("ferpa"),
    fields: basis,
  });
  assert.equal(filed.status, 201, filed.text);
  assert.equal(filed.json.about, "ARTEFACT/FERPA_BASIS");
  const [change] = room.world.admin.changes.slice(-1);
  assert.deepEqual([change?.action, change?.actor, change?.digest], ["artefact-file", "REGISTRAR", filed.json.digest]);
  assert.match((await verdictOf("LEG-009")).why, /waits for the signature of REGISTRAR and LEGAL/);

  room.tick();
  const shown = await registrar.ask("POST", "/api/v1/signatures/begin", {
    subject: "UseCase/advising",
    about: "ARTEFACT/FERPA_BASIS",
    role: "REGISTRAR",
    reason: "It holds.",
  });
  assert.match(shown.json.text.join("\n"), /Education-record disclosure basis.*Filed by REGISTRAR.*redisclosureBarred: true/s);
  for (const role of ["REGISTRAR", "LEGAL"])
    assert.equal((await (await room.person(role)).sign({ about: "ARTEFACT/FERPA_BASIS", role })).status, 201);
  const verdict = await verdictOf("LEG-009");
  assert.equal(verdict.verdict, "pass");
  assert.equal(verdict.until, inDays(365));

  const listed = await registrar.ask("GET", artefacts);
  assert.deepEqual(
    listed.json.items.map(({ kind }: { kind: string }) => kind),
    ["FERPA_BASIS"],
  );
  assert.equal((await registrar.ask("GET", `${artefacts}/FERPA_BASIS`)).json.id, filed.json.id);
  requireProblem(await registrar.ask("GET", `${artefacts}/IRB`), "404 not_found", /Nobody has filed IRB/);

  room.tick();
  const newer = await registrar.ask("POST", artefacts, { kind: "FERPA_BASIS", title: "A newer one", fields: basis });
  assert.equal(newer.status, 201);
  assert.match((await verdictOf("LEG-009")).why, /waits for the signature/);
});

test("An artefact that the standard does not ask for, or whose fields are not the standard's, is refused", async () => {
  const lead = await room.person("project_lead");
  const file = (body: object) => lead.ask("POST", artefacts, { title: "One", ...body });
  requireProblem(await file({ kind: "POEM" }), "422 resource_invalid", /kind must be one of INTAKE/);
  requireProblem(await file({ kind: "NET-005" }), "422 resource_invalid", /kind must be one of/);
  requireProblem(await file({ kind: "BAA", fields: {} }), "422 resource_invalid", /fields\.counterparty is missing/);
  const baa = { kind: "BAA", fields: { counterparty: "Cloud Inc." } };
  requireProblem(await file(baa), "422 resource_invalid", /validUntil is missing/);
  requireProblem(await file({ ...baa, validUntil: inDays(-1) }), "422 resource_invalid", /validUntil must lie ahead/);
  requireProblem(await file({ ...baa, fields: { counterparty: 7 } }), "422 resource_invalid", /counterparty must be a text/);
  requireProblem(
    await file({ ...baa, fields: { counterparty: "x", other: 1 } }),
    "422 resource_invalid",
    /other is none of counterparty/,
  );
  requireProblem(
    await file({ kind: "RISK", fields: { residualRisk: "none" } }),
    "422 resource_invalid",
    /must be low, medium, high/,
  );
  requireProblem(await file({ kind: "INTAKE", fields: { x: 1 } }), "422 resource_invalid", /has no fields/);
  assert.equal((await file({ ...baa, validUntil: inDays(10) })).status, 201);
});

test("What is bound to a digest set says to which, and is void for another", async () => {
  const lead = await room.person("project_lead");
  const { json: scan } = await lead.ask("POST", artefacts, { kind: "IAC_SCAN", title: "Scan", fields: { openBlocking: 0 } });
  const { json: judged } = await lead.ask("GET", `${casePath}/judgement`);
  assert.equal(scan.digestSet, judged.digest);
  assert.equal(scan.about, `ARTEFACT/IAC_SCAN/${judged.digest}`);
});

test("Evidence is what was seen and when, never later than now, and ends with its age", async () => {
  const secops = await room.person("SECOPS");
  const at = (ms: number): string => new Date(room.world.admin.now + ms).toISOString();
  const item = {
    control: "NET-005",
    outcome: "pass",
    observedAt: at(0),
    digest: sampleDigest("x"),
    source: "scanner",
    summary: "Closed.",
  };
  const add = (...items: object[]) => secops.ask("POST", evidence, { items });
  const added = await add(item, { ...item, control: "DAT-005", digestSet: "current" });
  assert.equal(added.status, 201, added.text);
  assert.equal(added.json.items.length, 2);
  assert.match(added.json.items[1].digestSet, /^sha256:/);
  assert.equal((await verdictOf("NET-005")).verdict, "pass");
  const changes = room.world.admin.changes.slice(-2);
  assert.deepEqual(
    changes.map(({ action, detail }) => [action, detail?.["outcome"]]),
    [
      ["evidence-add", "pass"],
      ["evidence-add", "pass"],
    ],
  );
  requireProblem(await add({ ...item, observedAt: at(seconds(61)) }), "422 resource_invalid", /observedAt lies in the future/);
  assert.equal((await add({ ...item, observedAt: at(seconds(59)) })).json.items[0].observedAt, at(0));
  requireProblem(await add({ ...item, control: "XXX-001" }), "422 resource_invalid", /no control of the standard/);
  requireProblem(await add({ ...item, control: "LEG-006" }), "422 resource_invalid", /attested by people/);
  requireProblem(await add(item, item), "422 resource_invalid", /one control twice/);
  const lead = await room.person("project_lead");
  const strange = { ...item, digestSet: `sha256:${"0".repeat(64)}` };
  requireProblem(await secops.ask("POST", evidence, { items: [strange] }), "422 resource_invalid", /neither what stands now/);
  requireProblem(await lead.ask("POST", evidence, { items: [item] }), "403 forbidden", /AddEvidence/);
  room.tick(days(40));
  assert.equal((await verdictOf("NET-005")).verdict, "stale");
});

test("A program that holds the role, or that a policy lets, brings evidence; no program signs", async () => {
  const { deps } = room.world.admin;
  const scanner = { ...person("scanner", ["SECOPS"], { kind: "service-account" }), authentication: atNow("token") };
  const observedAt = new Date(room.world.admin.now).toISOString();
  const item = {
    control: "NET-006",
    outcome: "pass",
    observedAt,
    digest: sampleDigest("x"),
    source: "scanner",
    summary: "Ok.",
  } as const;
  const [added] = await addEvidence(deps, scanner, "UseCase/advising", { items: [item] });
  assert.equal(added?.by, "scanner");
  const ci = { ...scanner, name: "ci", roles: [] };
  await assert.rejects(addEvidence(deps, ci, "UseCase/advising", { items: [item] }), { code: "not_found" });
  await room.apply([
    {
      kind: "Policy",
      name: "ci-brings-evidence",
      spec: {
        cedar: [
          '@id("ci-brings-evidence") @advice("Lets the pipeline bring evidence for the advising case.")',
          'permit (principal == Principal::"ci", action == Action::"AddEvidence", resource) when { resource has useCase && resource.useCase == "advising" };',
        ].join("\n"),
      },
    },
  ]);
  assert.equal((await addEvidence(deps, ci, "UseCase/advising", { items: [item] })).length, 1);
  await assert.rejects(addEvidence(deps, ci, "Programme/standard", { items: [item] }), { code: "forbidden" });
  const wanted = {
    subject: "UseCase/advising",
    about: "ARTEFACT/FERPA_BASIS",
    role: "SECOPS",
    decision: "approve",
    reason: "x",
  } as const;
  await assert.rejects(beginSignature(deps, scanner, wanted), { code: "forbidden", detail: /a person's/ });
});

const atNow = (method: "token") => ({ strength: 1, at: room.world.admin.now, method }) as const;

test("Who brings too much evidence in a minute is told when to come again, and nothing of it is kept", async () => {
  const platform = await room.person("PLATFORM");
  const controls = [...new Set((await platform.ask("GET", `${casePath}/controls`)).json.items)] as {
    control: string;
    kind: string;
  }[];
  const some = controls.filter(({ kind }) => kind !== "attestation").slice(0, 60);
  const observedAt = new Date(room.world.admin.now).toISOString();
  const items = some.map(({ control }) => ({
    control,
    outcome: "pass",
    observedAt,
    digest: sampleDigest("x"),
    source: "ci",
    summary: "Ok.",
  }));
  for (let n = 0; n < 10; n++) assert.equal((await platform.ask("POST", evidence, { items })).status, 201);
  const before = room.world.admin.changes.length;
  const refused = await platform.ask("POST", evidence, { items: items.slice(0, 1) });
  requireProblem(refused, "429 rate_limited", /At most 600/);
  assert.equal(refused.headers["retry-after"], "60");
  assert.equal(room.world.admin.changes.length, before);
  room.tick(minutes(1));
  assert.equal((await platform.ask("POST", evidence, { items: items.slice(0, 1) })).status, 201);
});

test("What holds for all use cases is filed with the programme", async () => {
  const ciso = await room.person("INFOSEC");
  const item = {
    control: "LOG-002",
    outcome: "pass",
    observedAt: new Date(room.world.admin.now).toISOString(),
    digest: sampleDigest("siem"),
    source: "canary",
    summary: "Delivered.",
  };
  assert.equal((await ciso.ask("POST", "/api/v1/programme/evidence", { items: [item] })).status, 201);
  assert.match((await verdictOf("LOG-002")).why, /canary: Delivered/);
  const lead = await room.person("project_lead");
  requireProblem(
    await lead.ask("POST", "/api/v1/programme/artefacts", { kind: "INTAKE", title: "x" }),
    "403 forbidden",
    /FileArtefact/,
  );
});
