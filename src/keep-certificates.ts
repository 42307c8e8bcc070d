import { followTlsFiles } from "./http/follow-tls-files.ts";
import type { Listener } from "./http/open-listener.ts";
import type { TlsFiles, TlsMaterial } from "./http/tls-material.ts";
import { describeCause, type Logger } from "./monitor/logger.ts";

/** The listener's certificates follow their files, at once on SIGHUP. Returns how to stop. */
export function keepCertificates(listener: Listener, files: TlsFiles, current: TlsMaterial, logger: Logger): () => void {
  const follower = followTlsFiles({
    files,
    current,
    use: (material) => {
      listener.useTls(material);
      logger.info("new certificates are in use", { until: new Date(material.expiresAt).toISOString() });
    },
    report: (error) => logger.error("new certificates are not usable; the old ones stay", { cause: describeCause(error) }),
  });
  const look = (): void => follower.look();
  process.on("SIGHUP", look);
  return () => {
    process.off("SIGHUP", look);
    follower.stop();
  };
}
