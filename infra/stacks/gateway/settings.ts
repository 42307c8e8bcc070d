import type { DeploymentConfig } from "../../config/deployment-config.ts";

export const ports = { data: 8080, admin: 8081 } as const;
export const adminListenerPort = 8443;

/** What a load balancer listens to, and where it leads; the control plane only where somebody may reach it. */
export const listenersOf = ({ gateway }: DeploymentConfig) => [
  { id: "Data", port: 443, containerPort: ports.data },
  ...(gateway.adminCidrs.length > 0 ? [{ id: "Admin", port: adminListenerPort, containerPort: ports.admin }] : []),
];

/** Volumes of a task, by where they are mounted. The image makes them its user's own (infra/image/Dockerfile). */
export const folders = { data: "/data", settings: "/run/sallyport", scratch: "/tmp" } as const;

/** User and group of the image. */
export const user = "10001:10001";

/** The configuration file of the gateway (docs/reference/config.md). Holds no secret. */
export function settingsOf({ name, gateway, vpc, ingress }: DeploymentConfig): object {
  const tls = { certFile: `${folders.settings}/certificate.pem`, keyFile: `${folders.settings}/key.pem` };
  const adminHost = ingress.kind === "internal-alb" ? ingress.hostname : gateway.tls.hostname;
  return {
    dataDir: folders.data,
    host: "0.0.0.0",
    port: ports.data,
    adminPort: ports.admin,
    examples: "off",
    tls,
    adminTls: tls,
    // Only load balancers of the VPC reach it: who called is in the header that they add.
    trustedProxies: [vpc.cidr],
    adminHosts: [...new Set([adminHost, gateway.tls.hostname])],
    adminUrl: `https://${adminHost}:${adminListenerPort}`,
    logOrigin: `${name}.${gateway.tls.hostname}/log`,
    shutdownSeconds: 30,
  };
}

/**
 * What the first container of a task runs: the settings and the certificate from its environment into the volume that the gateway reads
 * them from. The private key is in this container's environment alone, and it is over before the gateway begins.
 */
export const writeSettings = (folder: string = folders.settings): string =>
  `
import { writeFileSync } from "node:fs";
for (const [file, name] of [["settings.json", "SETTINGS"], ["certificate.pem", "CERTIFICATE"], ["key.pem", "PRIVATE_KEY"]]) {
  const text = process.env[name];
  if (!text) throw new Error(name + " is missing");
  writeFileSync(${JSON.stringify(`${folder}/`)} + file, text, { mode: 0o600 });
}
`.trim();

/** For ECS: whether the data plane answers. The certificate is for another name than that of the loopback, so it is not checked here. */
export const askLivez = `require("node:https").get({ port: ${ports.data}, path: "/livez", rejectUnauthorized: false, timeout: 4000 }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on("timeout", () => process.exit(1)).on("error", () => process.exit(1))`;
