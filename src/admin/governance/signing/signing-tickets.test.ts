import assert from "node:assert/strict";
import { generateKeySync } from "node:crypto";
import { test } from "node:test";
import { minutes } from "../../../core/units.ts";
import type { SignedDocument } from "../../../governance/case/statements.ts";
import { createSigningTickets } from "./signing-tickets.ts";

const start = Date.parse("2026-11-01T08:00:00Z");
const holder = { principal: "ana", login: "session 1" };
const document: SignedDocument = {
  subject: "UseCase/hr",
  about: "G1_INTAKE",
  digest: `sha256:${"0".repeat(64)}`,
  decision: "approve",
  role: "INFOSEC",
  reason: "Read.",
  at: start,
};
const open = (): ReturnType<typeof createSigningTickets> => createSigningTickets(generateKeySync("aes", { length: 256 }));

test("A ticket gives its own holder back what they were shown, for five minutes", () => {
  const tickets = open();
  const ticket = tickets.issue(document, holder);
  assert.deepEqual(tickets.open(ticket, holder, start), document);
  assert.deepEqual(tickets.open(ticket, holder, start + minutes(5) - 1), document);
  assert.equal(tickets.open(ticket, holder, start + minutes(5)), undefined);
  assert.equal(tickets.open(ticket, holder, start - 1), undefined);
});

test("It is nothing to anybody else, to another log-in of theirs, to another installation, and when anything in it is changed", () => {
  const tickets = open();
  const ticket = tickets.issue(document, holder);
  assert.equal(tickets.open(ticket, { ...holder, principal: "ben" }, start), undefined);
  assert.equal(tickets.open(ticket, { ...holder, login: "session 2" }, start), undefined);
  assert.equal(tickets.open(ticket, { principal: "ana\nsession 1", login: "" }, start), undefined);
  assert.equal(open().open(ticket, holder, start), undefined);
  for (const wrong of ["", "AAAA", "x".repeat(20_000), `${ticket.slice(0, -2)}AA`, ticket.slice(4)])
    assert.equal(tickets.open(wrong, holder, start), undefined, wrong.slice(0, 20));
});
