import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { createExclusive, type AdminDeps } from "./admin/deps.ts";
import { exceptionMetrics } from "./admin/exceptions/exception-metrics.ts";
import { createAdvancer } from "./admin/governance/create-advancer.ts";
import { createCalendar } from "./admin/governance/create-calendar.ts";
import { createTrafficWatch } from "./admin/governance/watch-traffic.ts";
import { createSessionDesk } from "./admin/sessions/create-session-desk.ts";
import { createControlPlane } from "./http/control-plane.ts";
import { readTlsFiles } from "./http/tls-material.ts";
import { newApiKey } from "./identity/api-keys.ts";
import { deriveKeyPair } from "./identity/key-pairs.ts";
import { keepCertificates } from "./keep-certificates.ts";
import { listen, type OpenPlane } from "./listen.ts";
import { describeCause } from "./monitor/logger.ts";
import { createLoginParts } from "./open-parts.ts";
import type { Parts } from "./parts.ts";

/** What the operations of the control plane are given. The first start applies the examples by them, whichever planes there are. */
export function createAdmin(parts: Parts): AdminDeps {
  const { config, clock, store, log, keyring, register } = parts;
  const pepper = keyring.hmacKey("api-keys");
  const pairKey = keyring.hmacKey("sigv4");
  return {
    store,
    audit: log,
    log,
    clock,
    issueKey: () => newApiKey(randomBytes, pepper),
    pairOf: (key) => deriveKeyPair(key, pairKey),
    hashValue: parts.hashFor("guardrail-test"),
    afterChange: () => register.refresh(),
    exclusive: createExclusive(),
    settings: { keyMaxDays: config.keyMaxDays, lifecycle: config },
    register: () => register.current().register,
    policies: () => register.current().policies,
    directory: parts.directory,
    cases: parts.cases,
    tokens: parts.tokens,
    sessions: createSessionDesk({
      store,
      key: keyring.hmacKey("sessions"),
      provider: (name) => register.current().register.access.providers.get(name),
      clock,
      idleMinutes: config.sessionIdleMinutes,
      hours: config.sessionHours,
    }),
  };
}

/**
 * Builds the control plane's own parts, and listens.
 *
 * @param adminTokenDigest SHA-256 of the bootstrap token
 */
export async function openControlPlane(parts: Parts, admin: AdminDeps, adminTokenDigest: Buffer): Promise<OpenPlane> {
  const { config, env, clock, logger, keyring, fetchJson } = parts;
  const files = config.adminTls && { ...config.adminTls, requireClientCertificate: false };
  const tls = files && readTlsFiles(files);
  let url = "";
  const advancer = createAdvancer(admin, (error, useCase) =>
    logger.error("a use case could not be judged; it is tried again", { useCase: useCase ?? "", cause: describeCause(error) }),
  );
  const calendar = createCalendar(admin, (error) =>
    logger.error("what is due by the day could not be done; it is tried again", { cause: describeCause(error) }),
  );
  const afterChange = async (): Promise<void> => {
    await admin.afterChange();
    advancer.wake();
  };
  const traffic = createTrafficWatch({ ...admin, afterChange }, (error) =>
    logger.error("the log could not be compared with what is declared; it is tried again", { cause: describeCause(error) }),
  );
  const server = createControlPlane({
    ...admin,
    afterChange,
    ...createLoginParts({ fetchJson, keyring, clock, env }),
    adminUrl: () => config.adminUrl ?? localUrl(url),
    metrics: async () => `${await parts.meter.read()}${await exceptionMetrics(admin).catch(withoutStore)}`,
    ready: parts.ready,
    report: (error, requestId) =>
      logger.error("the control plane met a fault", { request: requestId, cause: describeCause(error) }),
    http: {
      adminTokenDigest,
      hosts: config.adminUrl === undefined ? config.adminHosts : [...config.adminHosts, new URL(config.adminUrl).hostname],
      clientAddress: parts.clientAddress,
      logPublic: config.logPublic,
      headersTimeoutMs: config.headersTimeoutMs,
      bodyTimeoutMs: config.bodyTimeoutMs,
      ...(tls && { tls }),
    },
  });
  const { host, adminPort: port } = config;
  url = await listen(server, { host, port, variable: "SALLYPORT_ADMIN_PORT", scheme: tls ? "https" : "http" });
  advancer.start();
  traffic.start();
  calendar.start();
  const stopKeeping = files && tls && keepCertificates(server, files, tls, logger);
  return {
    url,
    close: () => {
      server.close();
      void advancer.stop();
      void traffic.stop();
      void calendar.stop();
    },
    end: () => {
      server.closeAllConnections();
      stopKeeping?.();
    },
  };
}

/** The process's own numbers are told all the same; that the store is away shows in readiness. */
function withoutStore(): string {
  return "";
}

/** Browsers have cookies and passkeys in cleartext for localhost alone, and none for a bare address. */
function localUrl(listening: string): string {
  const url = new URL(listening);
  if (isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0) url.hostname = "localhost";
  return url.origin;
}
