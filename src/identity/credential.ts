/** A certificate that a client showed in its TLS handshake, and that chains to the certificate authority trusted for clients. */
export interface ClientCertificate {
  /** SHA-256 of its DER form, 64 hex digits in lower case. */
  readonly fingerprint: string;
  /** Milliseconds since the epoch; the end is exclusive. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** A request's head as it came in, before anything was merged or dropped: what a signature covers. */
export interface RequestHead {
  readonly method: string;
  /** The request target: path and query as sent. */
  readonly target: string;
  /** Names and values in turn, each header as often as it was sent; `:authority` stands for `host` in HTTP/2. */
  readonly rawHeaders: readonly string[];
}

/** What a request presents to say who calls. The certificate stands beside something else where both were presented. */
export type Credential =
  | { readonly kind: "key"; readonly key: string; readonly certificate?: ClientCertificate }
  /** A JSON Web Token of an identity provider. */
  | { readonly kind: "token"; readonly token: string; readonly certificate?: ClientCertificate }
  /** A token of ours, `spx_…`, that a program got for its user's (RFC 8693). */
  | { readonly kind: "exchanged"; readonly token: string; readonly certificate?: ClientCertificate }
  | {
      readonly kind: "signature";
      /** The `authorization` header: AWS Signature Version 4. */
      readonly authorization: string;
      readonly head: RequestHead;
      readonly certificate?: ClientCertificate;
    }
  | { readonly kind: "certificate"; readonly certificate: ClientCertificate }
  /** One in the query, where it ends up in logs: as if nothing had been presented. */
  | { readonly kind: "in-query" }
  /** Several that differ, one presented twice, or one of no known form: names nobody. */
  | { readonly kind: "unclear" };
