import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Problem } from "../core/problem.ts";
import { createClientAddress } from "./client-address.ts";

const behind = createClientAddress(["10.0.0.0/8", "2001:db8:ffff::/48", "not a range"]);
const from = (peer: string | undefined, forwarded?: string): string | undefined =>
  behind(peer, forwarded === undefined ? {} : { "x-forwarded-for": forwarded });
const isMalformed = (error: unknown): boolean => error instanceof Problem && error.code === "request_malformed";

describe("the client's address", () => {
  test("Without trusted proxies it is the connection's, whatever the headers say (INVARIANT request-cannot-weaken).", () => {
    const direct = createClientAddress([]);
    const headers = { "x-forwarded-for": "10.0.0.1", forwarded: "for=10.0.0.1", "x-real-ip": "10.0.0.1" };
    assert.equal(direct("203.0.113.9", headers), "203.0.113.9");
    assert.equal(direct("::ffff:203.0.113.9", headers), "203.0.113.9");
    assert.equal(direct("::1", { "x-forwarded-for": "no address" }), "::1");
    assert.equal(direct(undefined, headers), undefined);
  });

  test("What a peer says that is no trusted proxy counts for nothing, readable or not.", () => {
    assert.equal(from("203.0.113.9", "10.1.1.1"), "203.0.113.9");
    assert.equal(from("203.0.113.9", "rubbish"), "203.0.113.9");
    assert.equal(from("2001:db8:1::1", "10.1.1.1"), "2001:db8:1::1");
    assert.equal(from(undefined, "10.1.1.1"), undefined);
  });

  test("Behind trusted proxies it is the rightmost that is none of them: what a client wrote itself stands left of it.", () => {
    assert.equal(from("10.0.0.1", "203.0.113.9"), "203.0.113.9");
    assert.equal(from("::ffff:10.0.0.1", "203.0.113.9"), "203.0.113.9");
    assert.equal(from("2001:db8:ffff::5", "203.0.113.9, 10.2.2.2"), "203.0.113.9");
    assert.equal(from("10.0.0.1", "192.0.2.66, 203.0.113.9"), "203.0.113.9");
    assert.equal(from("10.0.0.1", "10.9.9.9,203.0.113.9 ,10.2.2.2,\t10.3.3.3"), "203.0.113.9");
    assert.equal(from("10.0.0.1", "::ffff:203.0.113.9, ::ffff:10.2.2.2"), "203.0.113.9");
    assert.equal(from("10.0.0.1", "10.4.4.4, 10.2.2.2"), "10.4.4.4", "all of them are proxies: the farthest");
  });

  test("Without the header it is the proxy's own; other headers are not looked at.", () => {
    assert.equal(from("10.0.0.1"), "10.0.0.1");
    const others = {
      forwarded: "for=203.0.113.9",
      "x-real-ip": "203.0.113.9",
      "x-client-ip": "203.0.113.9",
      "cf-connecting-ip": "203.0.113.9",
      "x-forwarded": "203.0.113.9",
    };
    assert.equal(behind("10.0.0.1", others), "10.0.0.1");
  });

  test("Ports and brackets are left off.", () => {
    assert.equal(from("10.0.0.1", "203.0.113.9:51234"), "203.0.113.9");
    assert.equal(from("10.0.0.1", "[2001:db8::7]:51234"), "2001:db8::7");
    assert.equal(from("10.0.0.1", "[2001:DB8::7]"), "2001:db8::7");
    assert.equal(from("10.0.0.1", "2001:db8::7"), "2001:db8::7");
  });

  test("Several header lines are one list, in their order.", () => {
    const lines = { "x-forwarded-for": ["192.0.2.66", "203.0.113.9, 10.2.2.2"] } as unknown as Record<string, string>;
    assert.equal(behind("10.0.0.1", lines), "203.0.113.9");
  });

  test("A trusted proxy's header that can't be read refuses the request, and never falls back to another address.", () => {
    const unreadable = [
      "",
      " ",
      "unknown",
      "_hidden",
      "203.0.113.9,",
      ",203.0.113.9",
      "203.0.113.9,,10.1.1.1",
      "rubbish, 203.0.113.9",
      "203.0.113.9, rubbish",
      "203.0.113.9:",
      "203.0.113.9:443x",
      "203.0.113.09",
      "0xcb.0.0.1",
      "3405803785",
      "[203.0.113.9]",
      "[2001:db8::7",
      "[]",
      "2001:db8::7]:1",
      'for="203.0.113.9"',
      "203.0.113.0/24",
      "203.0.113.9 10.0.0.1",
      "203.0.113.9;10.0.0.1",
      "localhost",
      Array.from({ length: 33 }, () => "10.1.1.1").join(),
      "9".repeat(10_000),
    ];
    for (const forwarded of unreadable) assert.throws(() => from("10.0.0.1", forwarded), isMalformed, forwarded);
  });

  test("Whatever a client writes in front, the address is the one that its proxy saw, or the request is refused.", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.ipV4(),
          fc.array(fc.ipV4()).map((all) => all.join(", ")),
        ),
        (written) => {
          try {
            assert.equal(from("10.0.0.1", `${written}, 203.0.113.9, 10.2.2.2`), "203.0.113.9");
          } catch (error) {
            assert(isMalformed(error), String(error));
          }
        },
      ),
    );
  });
});
