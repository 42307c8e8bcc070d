import { seconds } from "../core/units.ts";
import { readTlsFiles, type TlsFiles, type TlsMaterial } from "./tls-material.ts";

export interface FollowOptions {
  readonly files: TlsFiles;
  /** What is in use. */
  readonly current: TlsMaterial;
  /** Throws when the material is not usable. */
  readonly use: (material: TlsMaterial) => void;
  /** Told once of each state of the files that cannot be used; the old material stays in use. */
  readonly report: (error: unknown) => void;
  readonly pollMs?: number;
}

/** Looks at the files every few seconds: that sees every way of replacing them, links and mounts too. */
export interface TlsFollower {
  /** Looks now. */
  look(): void;
  stop(): void;
}

/** Certificates are replaced for connections from then on; those that are open go on. */
export function followTlsFiles({ files, current, use, report, pollMs = seconds(5) }: FollowOptions): TlsFollower {
  let inUse = current.digest;
  let refusedFor = "";
  const look = (): void => {
    try {
      const material = readTlsFiles(files);
      if (material.digest === inUse) return;
      use(material);
      inUse = material.digest;
      refusedFor = "";
    } catch (error) {
      const reason = String(error);
      if (reason !== refusedFor) report(error);
      refusedFor = reason;
    }
  };
  const timer = setInterval(look, pollMs);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}
