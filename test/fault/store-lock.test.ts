import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Problem } from "../../src/core/problem.ts";
import { lockDataDir } from "../../src/storage/lock-data-dir.ts";
import { startChild } from "./store-child-process.ts";

describe("the data directory's lock", () => {
  let dir: string;
  before(() => {
    dir = join(mkdtempSync(join(tmpdir(), "sallyport-lock-")), "data");
  });
  after(() => rmSync(join(dir, ".."), { recursive: true }));

  const refused = (error: unknown): boolean =>
    error instanceof Problem && error.code === "register_unavailable" && error.detail.includes(dir);

  test("A second process is refused, and let in as soon as the first is killed with SIGKILL.", async (t) => {
    const child = startChild("lock", dir);
    t.after(() => child.kill("SIGKILL"));
    const exited = once(child, "exit");
    await once(child.stdout, "data");
    assert.throws(() => lockDataDir(dir), refused);
    assert.throws(() => lockDataDir(dir), /Another process is using the data directory/);
    child.kill("SIGKILL");
    await exited;
    lockDataDir(dir).release();
  });

  test("While this process holds it another exits with the reason; a failed second try here doesn't let it in either.", async (t) => {
    const lock = lockDataDir(dir);
    assert.throws(() => lockDataDir(dir), refused);
    const child = startChild("lock", dir);
    const exited = once(child, "exit");
    const [line] = await once(child.stdout, "data");
    assert.match(String(line), /register_unavailable: Another process is using/);
    assert.deepEqual(await exited, [1, null]);
    lock.release();
    lock.release();
    const next = startChild("lock", dir);
    t.after(() => next.kill("SIGKILL"));
    const ended = once(next, "exit");
    const [locked] = await once(next.stdout, "data");
    assert.equal(String(locked), "locked\n");
    next.stdin.end();
    await ended;
  });

  test("Directory and lock file are for this user only.", () => {
    lockDataDir(dir).release();
    assert.equal(statSync(dir).mode & 0o777, 0o700);
    assert.equal(statSync(join(dir, "sallyport.lock")).mode & 0o777, 0o600);
  });

  test("A path that can't be a directory is refused with the reason.", () => {
    assert.throws(() => lockDataDir(join(dir, "sallyport.lock")), refused);
  });
});
