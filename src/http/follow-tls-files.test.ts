import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { makeCertificate, type MadeCertificate } from "../../test/support/make-certificate.ts";
import { followTlsFiles } from "./follow-tls-files.ts";
import { readTlsFiles, type TlsFiles, type TlsMaterial } from "./tls-material.ts";

const authority = makeCertificate({ name: "authority" });
const server = (): MadeCertificate => makeCertificate({ name: "gateway", authority, hosts: ["localhost"] });
let dir: string;
let files: TlsFiles;
const put = ({ cert, key }: { readonly cert: string; readonly key: string }): void => {
  writeFileSync(files.certFile, cert);
  writeFileSync(files.keyFile, key);
};
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "sallyport-tls-"));
  files = { certFile: join(dir, "cert.pem"), keyFile: join(dir, "key.pem"), requireClientCertificate: false };
  put(server());
});
afterEach(() => rmSync(dir, { recursive: true }));

test("What cannot be used is refused, and the file is named", () => {
  assert.ok(readTlsFiles(files).expiresAt > Date.now());
  const wrong = (change: Partial<TlsFiles>, said: RegExp): void => {
    assert.throws(() => readTlsFiles({ ...files, ...change }), { code: "resource_invalid", detail: said });
  };
  const missing = join(dir, "missing.pem");
  wrong({ certFile: missing }, /missing\.pem cannot be read/);
  wrong({ certFile: files.keyFile }, /key\.pem is no certificate/);
  wrong({ keyFile: files.certFile }, /cert\.pem is no private key/);
  wrong({ clientCaFile: files.keyFile }, /key\.pem holds no certificates/);
  writeFileSync(files.keyFile, server().key);
  wrong({}, /key\.pem is not the key of the certificate/);
});

test("New files are used once; bad ones are told of once, and the old material stays", () => {
  const used: TlsMaterial[] = [];
  const reported: unknown[] = [];
  const follower = followTlsFiles({
    files,
    current: readTlsFiles(files),
    use: (material) => used.push(material),
    report: (error) => reported.push(error),
    pollMs: 1_000_000,
  });
  follower.look();
  assert.equal(used.length, 0);
  const good = server();
  writeFileSync(files.certFile, good.cert);
  follower.look();
  follower.look();
  assert.deepEqual([used.length, reported.length], [0, 1], "half of a replacement");
  put(good);
  follower.look();
  follower.look();
  assert.deepEqual([used.length, reported.length], [1, 1]);
  assert.equal(used[0]?.cert.toString(), good.cert);
  follower.stop();
});

test("The files are looked at again and again", async () => {
  const follower = await new Promise<{ stop(): void }>((resolve) => {
    const following = followTlsFiles({
      files,
      current: readTlsFiles(files),
      use: () => resolve(following),
      report: () => {},
      pollMs: 5,
    });
    put(server());
  });
  follower.stop();
});
