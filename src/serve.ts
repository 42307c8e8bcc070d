import { approvedBeforeGates } from "./admin/approved-before-gates.ts";
import { bootstrapStateOf } from "./admin/bootstrap-state.ts";
import { announce, announceSecrets, writeReadyFile, type Started } from "./announce.ts";
import { openClassifiers } from "./classifiers/open-classifiers.ts";
import type { Config } from "./config/config.ts";
import { seconds } from "./core/units.ts";
import { DocumentReader } from "./documents/document-reader.ts";
import { applyExamples, openAdminToken } from "./first-start.ts";
import { createSnapshotBuilder } from "./gateway/build-snapshot.ts";
import { createLiveCases } from "./gateway/live-cases.ts";
import { createInFlight } from "./gateway/in-flight.ts";
import { createLastUses } from "./gateway/last-uses.ts";
import { watchRegister } from "./gateway/watch-register.ts";
import { createClientAddress } from "./http/client-address.ts";
import { createLiveDirectory } from "./identity/live-directory.ts";
import { createLiveKeys } from "./identity/live-keys.ts";
import { createTokenVerifier } from "./identity/oidc/create-token-verifier.ts";
import { createCallMeter } from "./monitor/call-meter.ts";
import { createLogger, describeCause } from "./monitor/logger.ts";
import { createAdmin, openControlPlane } from "./open-control-plane.ts";
import { openDataPlane } from "./open-data-plane.ts";
import { closeDataDir, createHashers, openDataDir } from "./open-parts.ts";
import type { Parts } from "./parts.ts";
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
  await log.append({ type: "started", at: clock(), version, recovered: dataDir.recovered });

  const egress = { allow: [...config.egressAllow] };
  const providers = createProviders({ egress, now: clock });
  const fetchJson = createFetchJson(createEgressGuard(egress));
  const tokens = createTokenVerifier({ fetchJson });
  const documents = new DocumentReader();
  const quota = openQuota({ leases: store, clock });
  const lastUses = createLastUses({
    store,
    report: (cause) => logger.warn("the last uses of keys could not be written", { cause: describeCause(cause) }),
  });
  const inFlight = createInFlight(config.maxCallsInFlight);
  const keys = createLiveKeys(store);
  const directory = createLiveDirectory(store);
  const cases = createLiveCases(store);
  const register = await watchRegister({
    store,
    builder: createSnapshotBuilder({
      live: { keys, directory, cases },
      clock,
      lifecycle: config,
      report: (what, problem) => logger.error("does not compile, so its calls are denied", { what, problem: problem.message }),
    }),
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
    snapshotAgeSeconds: () => register.ageSeconds,
    andonPulls: () => register.current().andon.size,
  });
  let stopping = false;
  const ready = (): { ready: boolean; reasons: string[] } => {
    const reasons: string[] = [];
    if (stopping) reasons.push("shutting down");
    if (log.failure) reasons.push("the audit log cannot be written");
    if (register.ageSeconds > config.snapshotMaxAgeSeconds) reasons.push("the register could not be read for too long");
    return { ready: reasons.length === 0, reasons };
  };
  const parts: Parts = {
    config,
    env: options.env,
    clock,
    logger,
    store,
    log,
    keyring,
    classifiers,
    documents,
    providers,
    fetchJson,
    tokens,
    quota,
    lastUses,
    inFlight,
    directory,
    cases,
    register,
    meter,
    clientAddress: createClientAddress(config.trustedProxies),
    hashFor: createHashers(keyring),
    ready,
  };

  const bootstrap = await bootstrapStateOf(store, clock());
  const adminToken = await openAdminToken(config, bootstrap.state === "first");
  if (config.adminToken !== undefined && bootstrap.state !== "first")
    logger.warn("SALLYPORT_ADMIN_TOKEN is not valid any more: the bootstrap token has ended. Unset it, and log in at /account");
  const admin = createAdmin(parts);
  const demoKey = await applyExamples(config, admin, keyring);

  // A key that the operator set is nothing to print: output ends up in other people's logs.
  const ungated = approvedBeforeGates(register.current().register, await store.currentTransitions(), clock());
  if (ungated.length > 0)
    logger.warn(
      "were approved by one person and go through gates now: nothing of them is served until they passed (docs/governance.md, Upgrading from 0.4)",
      { useCases: ungated.join(" ") },
    );

  const secrets = {
    ...(adminToken.token !== undefined && { adminToken: adminToken.token }),
    ...(demoKey !== undefined && config.demoKey === undefined && { demoKey }),
  };
  const { dataPlane, controlPlane } = await openPlanes(parts, admin, adminToken.digest).catch((error: unknown) => {
    announceSecrets(secrets, options.stdout);
    throw error;
  });
  const planes = [dataPlane, controlPlane].filter((plane) => plane !== undefined);

  const addresses = { ...(dataPlane && { dataUrl: dataPlane.url }), ...(controlPlane && { adminUrl: controlPlane.url }) };
  const started: Started = { ...addresses, ...secrets, ...(demoKey !== undefined && { demoKey }) };
  if (options.readyFile !== undefined) await writeReadyFile(options.readyFile, started);
  announce({ ...addresses, ...secrets }, options.stdout);

  let stopped: Promise<void> | undefined;
  const shutDown = async (): Promise<void> => {
    stopping = true;
    logger.info("shutting down", { calls: inFlight.size });
    for (const plane of planes) plane.close();
    const until = performance.now() + seconds(config.shutdownSeconds);
    await inFlight.drain(seconds(config.shutdownSeconds));
    // Calls are over with their last byte written; their clients may still be reading.
    await dataPlane?.ended(Math.max(seconds(1), until - performance.now()));
    for (const plane of planes) plane.end();
    register.stop();
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

async function openPlanes(parts: Parts, admin: ReturnType<typeof createAdmin>, adminTokenDigest: Buffer) {
  const { role } = parts.config;
  const dataPlane = role === "control" ? undefined : await openDataPlane(parts);
  const controlPlane = role === "data" ? undefined : await openControlPlane(parts, admin, adminTokenDigest);
  return { dataPlane, controlPlane };
}
