import assert from "node:assert/strict";
import { test } from "node:test";
import { openScene, type Signing, standard } from "../../../test/support/judge-case.ts";
import { minutes } from "../../core/units.ts";
import { findSignatures } from "./find-signatures.ts";

const at = 1_700_000_000_000;
const approvals = (signature: "passkey" | "log-in") => ({ approvals: { ...standard.settings.approvals, signature } });
const count = (more: Signing, settings: Parameters<typeof findSignatures>[3] = standard.settings) => {
  const scene = openScene();
  scene.sign("G5_GO_LIVE", "CISO", "ana", at, more);
  const { approved, rejected } = findSignatures(scene.world().file, "G5_GO_LIVE", scene.current.digest, settings);
  return [approved.length, rejected.length];
};

test("A yes and a no count for exactly the digest and the subject that they name", () => {
  assert.deepEqual(count({}), [1, 0]);
  assert.deepEqual(count({ decision: "reject" }), [0, 1]);
  assert.deepEqual(count({ digest: `sha256:${"0".repeat(64)}` }), [0, 0]);
  const scene = openScene();
  const document = {
    subject: "UseCase/another",
    about: "G5_GO_LIVE",
    digest: scene.current.digest,
    decision: "approve",
    role: "CISO",
    reason: "r",
    at,
  };
  scene.say("approval/G5_GO_LIVE/CISO/ana", { document, signer: "ana", strength: 3, authenticatedAt: at }, at);
  assert.equal(findSignatures(scene.world().file, "G5_GO_LIVE", scene.current.digest, approvals("log-in")).approved.length, 0);
});

test("What was taken back counts no more", () => {
  assert.deepEqual(count({ withdrawn: true }), [0, 0]);
  assert.deepEqual(count({ withdrawn: true, decision: "reject" }), [0, 0]);
});

test("A yes needs a passkey, or a log-in where the settings take one, more than one factor, and a fresh log-in", () => {
  assert.deepEqual(count({ passkey: false }), [0, 0]);
  assert.deepEqual(count({ passkey: false }, approvals("log-in")), [1, 0]);
  assert.deepEqual(count({ strength: 1 }), [0, 0]);
  assert.deepEqual(count({ strength: 2 }), [1, 0]);
  assert.deepEqual(count({ authenticatedAt: at - minutes(15) }), [1, 0]);
  assert.deepEqual(count({ authenticatedAt: at - minutes(15) - 1 }), [0, 0]);
});

test("A no needs none of that", () => {
  assert.deepEqual(count({ decision: "reject", passkey: false, strength: 1, authenticatedAt: 0 }), [0, 1]);
});
