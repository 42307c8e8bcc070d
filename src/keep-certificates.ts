import { followTlsFiles } from "./http/follow-tls-files.ts";
import { replaceTls, type TlsFiles, type TlsMaterial } from "./http/tls-material.ts";
import { describeCause, type Logger } from "./monitor/logger.ts";

/** The server's certificates follow their files, at once on SIGHUP. Returns how to stop. */
export function keepCertificates(server: object, files: TlsFiles, current: TlsMaterial, logger: Logger): () => void {
  const follower = followTlsFiles({
    files,
    current,
    use: (material) => {
      replaceTls(server, material);
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
