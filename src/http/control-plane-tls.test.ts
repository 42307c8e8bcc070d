import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { TLSSocket } from "node:tls";
import { makeCertificate } from "../../test/support/make-certificate.ts";
import { adminToken, openAdmin } from "../../test/support/open-admin.ts";
import { createControlPlane } from "./control-plane.ts";
import { readTlsFiles, replaceTls } from "./tls-material.ts";

test("The control plane speaks TLS where it is given a certificate, and takes a new one", async () => {
  const dir = mkdtempSync(join(tmpdir(), "sallyport-admin-tls-"));
  const authority = makeCertificate({ name: "authority" });
  const material = () => {
    const { cert, key } = makeCertificate({ name: "control", authority, hosts: ["127.0.0.1"] });
    const files = { certFile: join(dir, "cert.pem"), keyFile: join(dir, "key.pem"), requireClientCertificate: false };
    writeFileSync(files.certFile, cert);
    writeFileSync(files.keyFile, key);
    return readTlsFiles(files);
  };
  const admin = await openAdmin();
  const server = createControlPlane({ ...admin.deps, http: { ...admin.deps.http, tls: material() } });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;

  const ask = (more: object = {}): Promise<{ status: number | undefined; serial: string }> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${adminToken}` };
      const asked = request({
        host: "127.0.0.1",
        port,
        path: "/api/v1/keys",
        headers,
        ca: authority.cert,
        agent: false,
        ...more,
      });
      asked.on("response", (response) => {
        const socket = response.socket as TLSSocket;
        resolve({ status: response.statusCode, serial: socket.getPeerCertificate().serialNumber });
        response.resume();
      });
      asked.on("error", reject).end();
    });

  const first = await ask();
  assert.equal(first.status, 200);
  await assert.rejects(ask({ maxVersion: "TLSv1.1", minVersion: "TLSv1.1", ciphers: "DEFAULT:@SECLEVEL=0" }));
  replaceTls(server, material());
  assert.notEqual((await ask()).serial, first.serial);

  server.closeAllConnections();
  server.close();
  await admin.close();
  rmSync(dir, { recursive: true });
});
