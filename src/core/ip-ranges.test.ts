import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalAddress, compileRanges, isRange } from "./ip-ranges.ts";

const isIn = (address: string | undefined, ...ranges: string[]): boolean => compileRanges(ranges)(address);

test("An address is in the ranges that hold it, of its own kind only.", () => {
  assert(isIn("10.1.2.3", "10.0.0.0/8"));
  assert(isIn("10.255.255.255", "192.0.2.0/24", "10.0.0.0/8"));
  assert(!isIn("11.0.0.0", "10.0.0.0/8"));
  assert(isIn("192.0.2.7", "192.0.2.7"));
  assert(isIn("192.0.2.7", "192.0.2.7/32"));
  assert(!isIn("192.0.2.8", "192.0.2.7"));
  assert(isIn("2001:db8::1", "2001:db8::/32"));
  assert(isIn("2001:DB8:0:0::1", "2001:db8::1"));
  assert(!isIn("2001:db9::1", "2001:db8::/32"));
  assert(isIn("203.0.113.9", "0.0.0.0/0"));
  assert(!isIn("203.0.113.9", "::/0"));
  assert(!isIn("2001:db8::1", "0.0.0.0/0"));
});

test("An IPv4-mapped address is the IPv4 address in it, in addresses and in ranges.", () => {
  assert(isIn("::ffff:10.1.2.3", "10.0.0.0/8"));
  assert(isIn("::ffff:0a01:0203", "10.0.0.0/8"));
  assert(isIn("10.1.2.3", "::ffff:10.0.0.0/104"));
  assert(!isIn("11.1.2.3", "::ffff:10.0.0.0/104"));
  assert(!isIn("203.0.113.9", "::ffff:0.0.0.0/90"));
  assert.equal(canonicalAddress("::ffff:10.1.2.3"), "10.1.2.3");
  assert.equal(canonicalAddress("fe80::1%eth0"), "fe80::1");
  assert.equal(canonicalAddress("2001:0DB8::0001"), "2001:db8::1");
});

test("What can't be read matches nothing (INVARIANT fail-closed).", () => {
  const unreadable = [
    "",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/08",
    "10.0.0.0/8 ",
    "10.0.0.0/8/8",
    "10/8",
    "010.0.0.0/8",
    "0x0a.0.0.0/8",
    "167772160",
    "10.1.2.3/8",
    "2001:db8::1/32",
    "::/129",
    "fe80::1%eth0/64",
    "*",
    "localhost",
    "10.0.0.0-10.255.255.255",
    "10.0.0.0/255.0.0.0",
  ];
  for (const range of unreadable) {
    assert(!isRange(range), range);
    assert(!isIn("10.1.2.3", range), range);
    assert(!isIn("0.0.0.10", range), range);
  }
  assert(!isIn("10.1.2.3"));
  for (const address of [undefined, "", "10.1.2", "010.1.2.3", "0x0a.1.2.3", "10.1.2.3:443", "[2001:db8::1]", "unknown"])
    assert(!isIn(address, "0.0.0.0/0", "::/0"), `${address}`);
});

test("A range matches exactly the addresses that share its prefix.", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const four = fc.tuple(byte, byte, byte, byte);
  const numberOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum * 256 + part, 0);
  fc.assert(
    fc.property(four, four, fc.integer({ min: 0, max: 32 }), (one, other, bits) => {
      const size = 2 ** (32 - bits);
      const start = Math.floor(numberOf(one) / size) * size;
      const base = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join(".");
      assert(isRange(`${base}/${bits}`));
      assert(isIn(one.join("."), `${base}/${bits}`));
      const within = numberOf(other) >= start && numberOf(other) < start + size;
      assert.equal(isIn(other.join("."), `${base}/${bits}`), within);
      assert.equal(isIn(`::ffff:${other.join(".")}`, `${base}/${bits}`), within);
    }),
  );
});

test("Addresses are told the same again, however many others came between", () => {
  const isInternal = compileRanges(["10.0.0.0/8"]);
  for (let round = 0; round < 2; round++) {
    assert.equal(canonicalAddress("::ffff:10.1.2.3"), "10.1.2.3");
    assert.equal(canonicalAddress("no address"), undefined);
    assert.ok(isInternal("::ffff:10.1.2.3") && !isInternal("no address"));
    for (let n = 0; n < 12_000; n++) canonicalAddress(`192.0.${n >> 8}.${n & 255}`);
  }
});
