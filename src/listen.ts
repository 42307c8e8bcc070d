import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Problem } from "./core/problem.ts";

/** A plane that takes requests. */
export interface OpenPlane {
  readonly url: string;
  /** Takes no more connections; what runs goes on. */
  close(): void;
  /** Cuts what is left, and lets go of what the plane alone had. */
  end(): void;
}

export interface ListenAt {
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** The environment variable that sets the port, for who must choose another. */
  readonly variable: string;
  readonly scheme: "http" | "https";
}

/** The URL under which the server listens from now on. Rejects with Problem `internal`, which says what to do. */
export function listen(server: Server, { host, port, variable, scheme }: ListenAt): Promise<string> {
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
