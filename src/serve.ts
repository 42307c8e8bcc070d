import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { isIP, type AddressInfo } from "node:net";
import { bootstrapStateOf } from "./admin/bootstrap-state.ts";
import { createExclusive } from "./admin/deps.ts";
import { createSessionDesk } from "./admin/sessions/create-session-desk.ts";
import { announce, writeReadyFile, type Started } from "./announce.ts";
import { openClassifiers } from "./classifiers/open-classifiers.ts";
import type { Config } from "./config/config.ts";
import { Problem } from "./core/problem.ts";
import { seconds } from "./core/units.ts";
import { applyExamples, openAdminToken } from "./first-start.ts";
import { createSnapshotBuilder } from "./gateway/build-snapshot.ts";
import { createLiveCases } from "./gateway/live-cases.ts";
import { createKeptEmbeddings } from "./gateway/advisers/keep-embeddings.ts";
import { createConversationDesk } from "./gateway/conversations/conversation-desk.ts";
import { createDeploymentTargets } from "./gateway/deployment-targets.ts";
import { DocumentReader } from "./documents/document-reader.ts";
import { createDeploymentHealth } from "./gateway/deployment-health.ts";
import { createInFlight } from "./gateway/in-flight.ts";
import { createLastUses } from "./gateway/last-uses.ts";
import { createVaultDesk } from "./gateway/token-vault.ts";
import { watchRegister } from "./gateway/watch-register.ts";
import { createClientAddress } from "./http/client-address.ts";
import { createControlPlane } from "./http/control-plane.ts";
import { createDataPlane, type DataListener } from "./http/data-plane.ts";
import type { Listener } from "./http/open-listener.ts";
import { readTlsFiles } from "./http/tls-material.ts";
import { newApiKey } from "./identity/api-keys.ts";
import { createExchangedTokens } from "./identity/exchanged-token.ts";
import { createLiveDirectory } from "./identity/live-directory.ts";
import { createLiveKeys } from "./identity/live-keys.ts";
import { deriveKeyPair } from "./identity/key-pairs.ts";
import { createTokenVerifier } from "./identity/oidc/token-verifier.ts";
import { createVerifier } from "./identity/verify-credential.ts";
import { keepCertificates } from "./keep-certificates.ts";
import { createCallMeter } from "./monitor/call-meter.ts";
import { createLogger, describeCause, type Logger } from "./monitor/logger.ts";
import { createHashers, createLoginParts, openDataDir, type DataDir } from "./open-parts.ts";
import { createEgressGuard } from "./providers/check-egress.ts";
import { createProviders } from "./providers/create-providers.ts";
import { createFetchJson } from "./providers/fetch-json.ts";
import { openQuota } from "./quota/open-quota.ts";
import { version } from "./version.ts";

export interface Running {
  readonly started: Started;
  /** Ends running calls gracefully, then closes everything; a second call waits for the first. */
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly readyFile?: string;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Builds everything, in the order in which each part needs those before it, and starts listening. */
export async function serve(config: Config, options: ServeOptions): Promise<Running> {
  const clock = Date.now;
  const logger = createLogger(config.logLevel, options.stderr, clock);
  // Before anything is written: a classifier that can't be loaded ends the start.
  const classifiers = await openClassifiers(
    config.role === "control" ? [] : config.classifiers.map((one) => ({ ...one, attackLabels: [one.attackLabel].flat() })),
    {
      report: (classifier, what) => logger.error("a classifier stopped", { classifier, what }),
      onLoaded: (classifier, windowMs) => logger.info("a classifier is loaded", { classifier, windowMs }),
    },
  );
  const dataDir = await openDataDir(config, clock, logger);
  const { store, log, keyring } = dataDir;
  const pepper = keyring.hmacKey("api-keys");
  const pairKey = keyring.hmacKey("sigv4");
  const hashFor = createHashers(keyring);
  const exchanged = createExchangedTokens(keyring.encryptionKey("exchanged-tokens"));
  const clientAddress = createClientAddress(config.trustedProxies);
  let stopping = false;

  await log.append({ type: "started", at: clock(), version, recovered: dataDir.recovered });
  const quota = openQuota({ leases: store, clock });
  const egress = { allow: [...config.egressAllow] };
  const providers = createProviders({ egress, now: clock });
  const fetchJson = createFetchJson(createEgressGuard(egress));
  const tokens = createTokenVerifier({ fetchJson });
  const documents = new DocumentReader();
  const lastUses = createLastUses({
    store,
    report: (cause) => logger.warn("the last uses of keys could not be written", { cause: describeCause(cause) }),
  });
  const inFlight = createInFlight(config.maxCallsInFlight);
  const keys = createLiveKeys(store);
  const directory = createLiveDirectory(store);
  const cases = createLiveCases(store);
  const builder = createSnapshotBuilder({ keys, directory, cases }, (what, problem) =>
    logger.error("does not compile, so its calls are denied", { what, problem: problem.message }),
  );
  const watch = await watchRegister({
    store,
    builder,
    keys,
    directory,
    cases,
    clock,
    maxAgeSeconds: config.snapshotMaxAgeSeconds,
    onSnapshot: (snapshot) => inFlight.recheck(snapshot, clock()),
    report: (problem) =>
      logger.error("the register could not be read; the last Snapshot serves", {
        problem: describeCause(problem.cause ?? problem),
      }),
  });
  const meter = createCallMeter({
    callsInFlight: () => inFlight.size,
    logEntries: () => log.size,
    snapshotAgeSeconds: () => watch.ageSeconds,
    andonPulls: () => watch.current().andon.size,
  });
  const ready = (): { ready: boolean; reasons: string[] } => {
    const reasons: string[] = [];
    if (stopping) reasons.push("shutting down");
    if (log.failure) reasons.push("the audit log cannot be written");
    if (watch.ageSeconds > config.snapshotMaxAgeSeconds) reasons.push("the register could not be read for too long");
    return { ready: reasons.length === 0, reasons };
  };

  const bootstrap = await bootstrapStateOf(store, clock());
  const adminToken = await openAdminToken(config, bootstrap.state === "first");
  if (config.adminToken !== undefined && bootstrap.state !== "first")
    logger.warn("SALLYPORT_ADMIN_TOKEN is not valid any more: the bootstrap token has ended. Unset it, and log in at /account");
  const admin = {
    store,
    audit: log,
    log,
    clock,
    issueKey: () => newApiKey(randomBytes, pepper),
    pairOf: (key: { id: string; hash: string }) => deriveKeyPair(key, pairKey),
    hashValue: hashFor("guardrail-test"),
    afterChange: () => watch.refresh(),
    exclusive: createExclusive(),
    settings: { keyMaxDays: config.keyMaxDays, lifecycle: config },
    register: () => watch.current().register,
    policies: () => watch.current().policies,
    directory,
    cases,
    tokens,
    sessions: createSessionDesk({
      store,
      key: keyring.hmacKey("sessions"),
      provider: (name) => watch.current().register.access.providers.get(name),
      clock,
      idleMinutes: config.sessionIdleMinutes,
      hours: config.sessionHours,
    }),
  };
  const demoKey = await applyExamples(config, admin, keyring);

  const servers: Pick<Listener, "close" | "closeAllConnections">[] = [];
  let answersEnded: DataListener["ended"] | undefined;
  const stopKeeping: (() => void)[] = [];
  const started: { -readonly [K in keyof Started]: Started[K] } = {};
  if (config.role !== "control") {
    const tls = config.tls && readTlsFiles(config.tls);
    const conversations = createConversationDesk({
      store,
      key: keyring.hmacKey("conversations"),
      clock,
      reportFault: (cause) => logger.error("kept conversations met a fault", { cause: describeCause(cause) }),
    });
    stopKeeping.push(() => conversations.close());
    const listener = createDataPlane({
      calls: {
        clock,
        snapshot: () => watch.current(),
        verifier: createVerifier({ pepper, pairKey, tokens, openExchanged: (token, now) => exchanged.open(token, now) }),
        digestKey: keyring.hmacKey("log-digests"),
        hashFor,
        audit: log,
        records: log,
        quota,
        provider: (name) => providers.get(name),
        target: createDeploymentTargets({ env: options.env, now: () => performance.now() }),
        health: createDeploymentHealth(),
        documents,
        vaults: createVaultDesk({ store, key: keyring.hmacKey("token-vault"), clock }),
        conversations,
        embeddings: createKeptEmbeddings(),
        classify: (name, text, signal) => classifiers.classify(name, text, signal),
        random: Math.random,
        inFlight,
        lastUses,
        meter,
        limits: config,
        reportFault: ({ call, code, cause }) => logger.error("a call met a fault", { call, code, cause: describeCause(cause) }),
      },
      exchanged,
      body: {
        maxBodyBytes: config.maxBodyBytes,
        maxMediaBodyBytes: config.maxMediaBodyBytes,
        maxBodiesBytes: config.maxBodiesBytes,
        timeoutMs: config.bodyTimeoutMs,
      },
      headersTimeoutMs: config.headersTimeoutMs,
      slowClientMs: config.slowClientMs,
      ready,
      clientAddress,
      ...(tls && { tls }),
    });
    started.dataUrl = await listen(listener.server, config.host, config.port, "SALLYPORT_PORT", tls ? "https" : "http");
    servers.push(listener);
    answersEnded = listener.ended;
    if (config.tls && tls) stopKeeping.push(keepCertificates(listener.server, config.tls, tls, logger));
  }
  if (config.role !== "data") {
    const files = config.adminTls && { ...config.adminTls, requireClientCertificate: false };
    const tls = files && readTlsFiles(files);
    const deps = {
      ...admin,
      ...createLoginParts({ fetchJson, keyring, clock, env: options.env }),
      adminUrl: () => config.adminUrl ?? localUrl(started.adminUrl ?? ""),
      metrics: () => meter.read(),
      ready,
      report: (error: unknown, requestId: string) =>
        logger.error("the control plane met a fault", { request: requestId, cause: describeCause(error) }),
      http: {
        adminTokenDigest: adminToken.digest,
        hosts: config.adminUrl === undefined ? config.adminHosts : [...config.adminHosts, new URL(config.adminUrl).hostname],
        clientAddress,
        logPublic: config.logPublic,
        headersTimeoutMs: config.headersTimeoutMs,
        bodyTimeoutMs: config.bodyTimeoutMs,
        ...(tls && { tls }),
      },
    };
    const server = createControlPlane(deps);
    started.adminUrl = await listen(server, config.host, config.adminPort, "SALLYPORT_ADMIN_PORT", tls ? "https" : "http");
    if (files && tls) stopKeeping.push(keepCertificates(server, files, tls, logger));
    servers.push(server);
  }
  if (adminToken.token !== undefined) started.adminToken = adminToken.token;
  if (demoKey !== undefined) started.demoKey = demoKey;
  if (options.readyFile !== undefined) await writeReadyFile(options.readyFile, started);
  // A key that the operator set is nothing to print: output ends up in other people's logs.
  const { demoKey: made, ...shown } = started;
  announce(config.demoKey === undefined && made !== undefined ? started : shown, options.stdout);

  let stopped: Promise<void> | undefined;
  const shutDown = async (): Promise<void> => {
    stopping = true;
    logger.info("shutting down", { calls: inFlight.size });
    for (const server of servers) server.close();
    const until = performance.now() + seconds(config.shutdownSeconds);
    await inFlight.drain(seconds(config.shutdownSeconds));
    // Calls are over with their last byte written; their clients may still be reading.
    await answersEnded?.(Math.max(seconds(1), until - performance.now()));
    for (const server of servers) server.closeAllConnections();
    for (const stop of stopKeeping) stop();
    watch.stop();
    documents.close();
    classifiers.close();
    await providers.close();
    await tokens.close();
    await quota.close();
    await lastUses.close();
    await log
      .append({ type: "stopped", at: clock(), version })
      .catch((error: unknown) => logger.error("the end could not be logged", { cause: describeCause(error) }));
    await closeDataDir(dataDir, logger);
  };
  return { started, stop: () => (stopped ??= shutDown()) };
}

async function closeDataDir({ log, store, lock }: DataDir, logger: Logger): Promise<void> {
  for (const close of [() => log.close(), () => store.close()]) {
    await close().catch((error: unknown) =>
      logger.error("the data directory could not be closed cleanly", { cause: describeCause(error) }),
    );
  }
  lock.release();
}

/** Browsers have cookies and passkeys in cleartext for localhost alone, and none for a bare address. */
function localUrl(listening: string): string {
  const url = new URL(listening);
  if (isIP(url.hostname.replace(/^\[|\]$/g, "")) !== 0) url.hostname = "localhost";
  return url.origin;
}

function listen(server: Server, host: string, port: number, variable: string, scheme = "http"): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "is in use" : `cannot be listened on (${cause.code ?? ""})`;
      reject(new Problem("internal", `The address ${host}:${port} ${why}. Stop what uses it, or set ${variable}.`, { cause }));
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      resolve(`${scheme}://${host.includes(":") ? `[${host}]` : host}:${address.port}`);
    });
  });
}
