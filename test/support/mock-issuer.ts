import { constants, createHmac, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { sendJson } from "./mock-server.ts";

export type IssuerAlgorithm = "RS256" | "PS256" | "ES256" | "ES384" | "EdDSA";

/** A key pair as an issuer has it. */
export interface IssuerKeyPair {
  readonly kid: string;
  readonly algorithm: IssuerAlgorithm;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** As it is published. */
  readonly jwk: Readonly<Record<string, unknown>>;
}

let made = 0;

export function makeIssuerKey(algorithm: IssuerAlgorithm = "ES256", kid = `key-${++made}`): IssuerKeyPair {
  const { privateKey, publicKey } = generate(algorithm);
  return {
    kid,
    algorithm,
    privateKey,
    publicKey,
    jwk: { ...publicKey.export({ format: "jwk" }), kid, alg: algorithm, use: "sig" },
  };
}

function generate(algorithm: IssuerAlgorithm): { privateKey: KeyObject; publicKey: KeyObject } {
  if (algorithm === "EdDSA") return generateKeyPairSync("ed25519");
  if (algorithm === "ES256") return generateKeyPairSync("ec", { namedCurve: "P-256" });
  if (algorithm === "ES384") return generateKeyPairSync("ec", { namedCurve: "P-384" });
  return generateKeyPairSync("rsa", { modulusLength: 2048 });
}

const encode = (part: unknown): string =>
  Buffer.from(typeof part === "string" ? part : JSON.stringify(part), "utf8").toString("base64url");

/** A JWS in its compact form. Header and claims may be given as text, to write what no serializer would. */
export function signToken(pair: IssuerKeyPair, header: object | string, claims: object | string): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  const { algorithm, privateKey: key } = pair;
  const digest = algorithm === "EdDSA" ? null : `sha${algorithm.slice(2)}`;
  const padding = algorithm === "PS256" ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const rsa = key.asymmetricKeyType === "rsa" ? { padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {};
  return `${signed}.${sign(digest, Buffer.from(signed), { key, dsaEncoding: "ieee-p1363", ...rsa }).toString("base64url")}`;
}

/** With HMAC under any bytes: for those who take a public key for a secret. */
export function macToken(secret: string | Buffer, header: object, claims: object): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

/** Without a signature, as `none` has it. */
export function bareToken(header: object, claims: object): string {
  return `${encode(header)}.${encode(claims)}.`;
}

export type IssuerBehaviour = "serve" | "hang" | "garbage" | "fail" | "redirect" | "endless";

export interface MockIssuer {
  /** What its tokens have in `iss`. */
  readonly issuer: string;
  readonly jwksUri: string;
  /** What it publishes; the first signs. */
  keys: IssuerKeyPair[];
  /** Published beside them. */
  extraJwks: unknown[];
  /** Members of its discovery document that differ from what they should be. */
  discovery: Record<string, unknown>;
  behaviour: IssuerBehaviour;
  /** Of `cache-control`; none when undefined. */
  maxAgeSeconds: number | undefined;
  /** How often each was asked for. */
  readonly fetched: { discovery: number; keys: number };
  /** Resolves when it has been asked once more. */
  nextFetch(): Promise<void>;
  /** Good claims: `sub` alice, `aud` gateway, ten minutes from now on. */
  claims(more?: object): Record<string, unknown>;
  /** A good token but for what is given. */
  token(claims?: object, header?: object, key?: IssuerKeyPair): string;
  /** A new key in place of all others. */
  rotate(algorithm?: IssuerAlgorithm): IssuerKeyPair;
  close(): Promise<void>;
}

export interface MockIssuerOptions {
  readonly algorithm?: IssuerAlgorithm;
  /** Served over TLS with these, PEM, to be reached as `localhost`. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** After its host: `/` for an issuer that ends in a slash. */
  readonly path?: string;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** A real HTTP or HTTPS server on the loopback address that is an OpenID Connect issuer as far as its keys go. */
export async function startMockIssuer(options: MockIssuerOptions = {}): Promise<MockIssuer> {
  const now = options.now ?? Date.now;
  const fetched = { discovery: 0, keys: 0 };
  let waiting: (() => void)[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const discovery = request.url?.endsWith("/.well-known/openid-configuration") === true;
    fetched[discovery ? "discovery" : "keys"]++;
    for (const tell of waiting) tell();
    waiting = [];
    respond(issuer, discovery, response);
  };
  const server = options.tls === undefined ? createHttpServer(answer) : createHttpsServer(options.tls, answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const base = options.tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`;
  const issuer: MockIssuer = {
    issuer: `${base}${options.path ?? ""}`,
    jwksUri: `${base}/jwks`,
    keys: [makeIssuerKey(options.algorithm)],
    extraJwks: [],
    discovery: {},
    behaviour: "serve",
    maxAgeSeconds: undefined,
    fetched,
    nextFetch: () => new Promise((resolve) => waiting.push(resolve)),
    claims(more = {}) {
      const at = Math.floor(now() / 1000);
      return { iss: issuer.issuer, sub: "alice", aud: "gateway", iat: at, exp: at + 600, ...more };
    },
    token(claims = {}, header = {}, key = issuer.keys[0]) {
      if (key === undefined) throw new Error("this issuer has no key");
      return signToken(key, { alg: key.algorithm, kid: key.kid, ...header }, issuer.claims(claims));
    },
    rotate(algorithm = options.algorithm) {
      const key = makeIssuerKey(algorithm);
      issuer.keys = [key];
      return key;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return issuer;
}

function respond(issuer: MockIssuer, discovery: boolean, response: ServerResponse): void {
  const { issuer: name, jwksUri, behaviour, maxAgeSeconds } = issuer;
  if (behaviour === "hang") return;
  if (behaviour === "fail") return sendJson(response, { error: "server_error" }, {}, 500);
  if (behaviour === "redirect") return void response.writeHead(302, { location: `${jwksUri}?again` }).end();
  if (behaviour === "garbage") return void response.end("<html>Please log in to the network</html>");
  if (behaviour === "endless") return writeForever(response);
  const headers: Record<string, string> =
    maxAgeSeconds === undefined ? {} : { "cache-control": `public, max-age=${maxAgeSeconds}` };
  if (discovery) sendJson(response, { issuer: name, jwks_uri: jwksUri, ...issuer.discovery }, headers);
  else sendJson(response, { keys: [...issuer.keys.map(({ jwk }) => jwk), ...issuer.extraJwks] }, headers);
}

function writeForever(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json" });
  const more = (): void => {
    while (!response.destroyed && response.write(" ".repeat(16_384)));
  };
  response.on("drain", more);
  more();
}
