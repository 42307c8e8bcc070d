import { createKeptEmbeddings } from "./gateway/advisers/keep-embeddings.ts";
import { createConversationDesk } from "./gateway/conversations/conversation-desk.ts";
import { createDeploymentHealth } from "./gateway/deployment-health.ts";
import { createDeploymentTargets } from "./gateway/deployment-targets.ts";
import { createVaultDesk } from "./gateway/token-vault.ts";
import { createDataPlane, type DataListener } from "./http/data-plane.ts";
import { readTlsFiles } from "./http/tls-material.ts";
import { createExchangedTokens } from "./identity/exchanged-token.ts";
import { createVerifier } from "./identity/verify-credential.ts";
import { keepCertificates } from "./keep-certificates.ts";
import { listen, type OpenPlane } from "./listen.ts";
import { describeCause } from "./monitor/logger.ts";
import type { Parts } from "./parts.ts";

/** Builds the data plane's own parts, and listens. */
export async function openDataPlane(parts: Parts): Promise<OpenPlane & Pick<DataListener, "ended">> {
  const { config, env, clock, logger, store, log, keyring, tokens } = parts;
  const exchanged = createExchangedTokens(keyring.encryptionKey("exchanged-tokens"));
  const conversations = createConversationDesk({
    store,
    key: keyring.hmacKey("conversations"),
    clock,
    reportFault: (cause) => logger.error("kept conversations met a fault", { cause: describeCause(cause) }),
  });
  const tls = config.tls && readTlsFiles(config.tls);
  const listener = createDataPlane({
    calls: {
      clock,
      snapshot: () => parts.register.current(),
      verifier: createVerifier({
        pepper: keyring.hmacKey("api-keys"),
        pairKey: keyring.hmacKey("sigv4"),
        tokens,
        openExchanged: (token, now) => exchanged.open(token, now),
      }),
      digestKey: keyring.hmacKey("log-digests"),
      upstreamNameKey: keyring.hmacKey("upstream-names"),
      hashFor: parts.hashFor,
      audit: log,
      records: log,
      quota: parts.quota,
      provider: (name) => parts.providers.get(name),
      target: createDeploymentTargets({ env, now: () => performance.now() }),
      health: createDeploymentHealth(),
      documents: parts.documents,
      vaults: createVaultDesk({ store, key: keyring.hmacKey("token-vault"), clock }),
      conversations,
      embeddings: createKeptEmbeddings(),
      classify: (name, text, signal) => parts.classifiers.classify(name, text, signal),
      random: Math.random,
      inFlight: parts.inFlight,
      lastUses: parts.lastUses,
      meter: parts.meter,
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
    ready: parts.ready,
    clientAddress: parts.clientAddress,
    ...(tls && { tls }),
  });
  const { host, port } = config;
  const url = await listen(listener.server, { host, port, variable: "SALLYPORT_PORT", scheme: tls ? "https" : "http" });
  const stopKeeping = config.tls && tls && keepCertificates(listener.server, config.tls, tls, logger);
  return {
    url,
    close: () => listener.close(),
    ended: (waitMs) => listener.ended(waitMs),
    end: () => {
      listener.closeAllConnections();
      stopKeeping?.();
      conversations.close();
    },
  };
}
