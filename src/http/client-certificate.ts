import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** A certificate in the form that the gateway looks up; `"untrusted"` for one that nobody trusted vouches for. */
export type ShownCertificate =
  | { readonly fingerprint: string; readonly notBefore: number; readonly notAfter: number }
  | "untrusted"
  | undefined;

const read = new WeakMap<object, { readonly shown: ShownCertificate }>();

/**
 * What the client showed in the handshake of this connection; read once for each connection.
 *
 * @param connection what stays the same for the connection: its socket, or its HTTP/2 session
 */
export function readClientCertificate(socket: Socket | TLSSocket, connection: object): ShownCertificate {
  // Asked of the prototype's method, since an HTTP/2 session shows its socket through a proxy.
  if (!(socket instanceof TLSSocket)) return undefined;
  let known = read.get(connection);
  if (known === undefined) read.set(connection, (known = { shown: shownOn(socket) }));
  return known.shown;
}

function shownOn(socket: TLSSocket): ShownCertificate {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return undefined;
  if (!socket.authorized) return "untrusted";
  return {
    fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
  };
}
