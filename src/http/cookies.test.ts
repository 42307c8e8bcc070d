import assert from "node:assert/strict";
import { test } from "node:test";
import { readCookie, sessionCookie, setCookie } from "./cookies.ts";

test("A cookie is read by its exact name among others", () => {
  const cookie = `a=1; ${sessionCookie}=secret; ${sessionCookie}-login=other; x${sessionCookie}=no`;
  assert.equal(readCookie({ cookie }, sessionCookie), "secret");
  assert.equal(readCookie({ cookie }, sessionCookie.toLowerCase()), undefined);
  assert.equal(readCookie({}, sessionCookie), undefined);
});

test("A cookie that is there twice counts as none: one of the two was planted", () => {
  assert.equal(readCookie({ cookie: `${sessionCookie}=a; ${sessionCookie}=b` }, sessionCookie), undefined);
  assert.equal(readCookie({ cookie: `${sessionCookie}=a;${sessionCookie}=a` }, sessionCookie), undefined);
});

test("A cookie is set for this host alone, unreadable for scripts", () => {
  assert.equal(setCookie("__Host-x", "v"), "__Host-x=v; Path=/; Secure; HttpOnly; SameSite=Lax");
  assert.equal(setCookie("__Host-x", "", 0), "__Host-x=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
});
