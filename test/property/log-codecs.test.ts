import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { encodeRecord } from "../../src/audit/encode-record.ts";
import { frameHeaderBytes, readJournal, writeFrameHeader } from "../../src/audit/journal-frame.ts";
import { parseRecord } from "../../src/audit/parse-record.ts";
import type { AuditRecord } from "../../src/audit/record.ts";
import { joinBundle, splitBundle } from "../../src/audit/split-bundle.ts";
import { formatTilePath, parseTilePath } from "../../src/audit/tile-path.ts";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import type { JsonValue } from "../../src/core/json.ts";
import { admissionOf, denialOf, outcomeOf } from "../fault/log-samples.ts";

const text = fc.string({ unit: "binary", maxLength: 20 });
const number = fc.oneof(fc.nat(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const finding = fc.record({ type: text, surface: text, action: text, count: number });
const findings = fc.array(finding, { maxLength: 3 });
/** Any of these members may be absent, as they are from most records. */
const maybe = <T>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(members, { requiredKeys: [] });
const caller = maybe({
  kind: fc.constantFrom("user", "service-account", "key"),
  provider: text,
  endUser: fc.record({ provider: text, principal: text }),
  strength: fc.constantFrom(0, 1, 2, 3),
});
const texts = fc.array(text, { maxLength: 3 });
const yes = fc.constant(true as const);
const dataClass = fc.constantFrom("public", "internal", "confidential", "restricted");
const asked = fc
  .tuple(
    fc.record({ at: number, roles: texts, ageMinutes: fc.nat(), approvedClass: dataClass }),
    maybe({
      groups: texts,
      endUserRoles: texts,
      endUserGroups: texts,
      usesTools: yes,
      safeMode: texts,
      denied: texts,
      cut: yes,
    }),
  )
  .map(([some, more]) => ({ ...some, ...more }));
const deniedAsk = fc
  .tuple(
    asked,
    fc.record({ useCaseDigest: text, state: text, overlays: fc.constant([]), policyDigest: text }),
    maybe({ uninspected: yes, observed: yes }),
  )
  .map(([some, ...more]) => ({ ...some, ...more[0], ...more[1] }));
const admission = fc
  .tuple(
    fc.record({
      call: text,
      at: number,
      principal: text,
      reservedMicros: number,
      findings,
      policies: fc.array(text, { maxLength: 3 }),
    }),
    caller,
    maybe({
      alternatives: fc.array(text),
      prompts: fc.array(text),
      exceptions: fc.array(text),
      observed: fc.constant(true as const),
      uninspected: fc.array(text),
      asked,
    }),
  )
  .map(([some, ...more]) => ({ ...admissionOf(some.call), ...some, ...more[0], ...more[1] }));
const outcome = fc
  .tuple(
    fc.record({ call: text, at: number, admission: fc.nat(), costMicros: number, findings }),
    maybe({
      code: text,
      upstreamStatus: fc.nat(),
      deployment: text,
      attempts: fc.array(fc.record({ failure: text, deployment: text }), { maxLength: 2 }),
      output: text,
    }),
  )
  .map(([some, more]) => ({ ...outcomeOf(some.call, some.admission), ...some, ...more }));
const denial = fc
  .tuple(
    fc.record({ call: text, at: number, useCase: text, findings, suppressed: number }),
    caller,
    maybe({
      needs: fc.record({ strength: fc.constantFrom(2, 3), maxAgeSeconds: fc.nat() }),
      model: text,
      policies: fc.array(text),
      exceptions: fc.array(text),
      asked: deniedAsk,
    }),
  )
  .map(([some, ...more]) => ({ ...denialOf(some.call), ...some, ...more[0], ...more[1] }));
const change = fc.record({
  at: number,
  actor: text,
  action: text,
  target: text,
  reason: text,
  detail: fc.dictionary(text, text),
});
const record: fc.Arbitrary<AuditRecord> = fc.oneof(
  admission,
  outcome,
  denial,
  change.map((some) => ({ type: "change" as const, ...some })),
);

test("every record is encoded as its canonical JSON, and reads back as it was", () => {
  fc.assert(
    fc.property(record, (record) => {
      const json = encodeRecord(record);
      assert.equal(json, canonicalJson(record as unknown as JsonValue));
      const read = parseRecord(Buffer.from(json, "utf8"));
      assert.equal(canonicalJson(read as unknown as JsonValue), json);
    }),
  );
});

test("bundles split into the entries that they were joined from, and refuse to be cut short", () => {
  const entries = fc.array(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(entries, fc.nat(), (entries, cut) => {
      const bundle = joinBundle(entries);
      assert.deepEqual(splitBundle(bundle), entries);
      const short = bundle.subarray(0, bundle.byteLength === 0 ? 0 : cut % bundle.byteLength);
      try {
        assert.ok(splitBundle(short).length < Math.max(1, entries.length));
      } catch (error) {
        assert.match(String(error), /middle of an entry/);
      }
    }),
  );
});

test("a tile's path reads back as the same tile, and no other spelling of it is accepted", () => {
  const name = fc.record({
    level: fc.oneof(fc.constant("entries" as const), fc.integer({ min: 0, max: 63 })),
    index: fc.integer({ min: 0, max: 2 ** 40 }),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(name, (name) => {
      assert.deepEqual(parseTilePath(formatTilePath(name)), { ...name });
      assert.equal(parseTilePath(`${formatTilePath(name)}/`), undefined);
      assert.equal(parseTilePath(formatTilePath(name).replace("tile/", "tile/x000/")), undefined);
    }),
  );
  assert.equal(formatTilePath({ level: 0, index: 1_234_067, width: 256 }), "tile/0/x001/x234/067");
  assert.equal(formatTilePath({ level: "entries", index: 5, width: 12 }), "tile/entries/005.p/12");
  for (const path of [
    "tile/64/000",
    "tile/00/000",
    "tile/0/000.p/256",
    "tile/0/000.p/0",
    "tile/0/x000/000",
    "tile/0/../000",
    "tile/0/0",
  ]) {
    assert.equal(parseTilePath(path), undefined, path);
  }
});

test("a journal reads back as the frames that were written, and any prefix of it as a prefix of their entries", () => {
  const frames = fc.array(
    fc.array(
      fc.json().map((json) => Buffer.from(json, "utf8")),
      { minLength: 1, maxLength: 5 },
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(frames, fc.nat({ max: 1_000 }), fc.nat(), (frames, first, cut) => {
      let index = first;
      const written = frames.map((entries) => {
        const frame = Buffer.concat([Buffer.alloc(frameHeaderBytes), joinBundle(entries)]);
        writeFrameHeader(frame, index, entries.length);
        index += entries.length;
        return frame;
      });
      const bytes = Buffer.concat(written);
      const whole = readJournal(bytes, "journal");
      assert.deepEqual(whole.entries, frames.flat());
      assert.equal(whole.tornBytes, 0);
      const part = readJournal(bytes.subarray(0, bytes.byteLength === 0 ? 0 : cut % bytes.byteLength), "journal");
      assert.deepEqual(part.entries, frames.flat().slice(0, part.entries.length));
    }),
  );
});
