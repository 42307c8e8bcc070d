import { Problem } from "../../core/problem.ts";
import { type HttpOut, notSent } from "../open-http.ts";
import type { DeploymentTarget, NotSent, ProviderAnswer, ProviderCall } from "../provider.ts";
import { sendWithCredential } from "../send-with-credential.ts";
import { waitInTime } from "../wait-in-time.ts";
import { type AwsCredentials, openAwsCredentials } from "./aws-credentials.ts";
import { openSigner, type Sign } from "./sign-request.ts";

export interface AwsRequest {
  /** After the base URL's own path, encoded once. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** As `Provider.send`, signed, or with the deployment's own credential as a bearer token. `prepare` may throw a Problem. */
export type SendToAws = (
  target: DeploymentTarget,
  call: ProviderCall,
  prepare: () => AwsRequest,
) => Promise<ProviderAnswer | NotSent>;

export interface AwsOptions {
  readonly service: "bedrock" | "sagemaker";
  /** Name of its hosts, before the region. */
  readonly host: "bedrock-runtime" | "runtime.sagemaker";
  readonly http: HttpOut;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

interface Account {
  readonly credentials: AwsCredentials;
  readonly signer: Promise<Sign>;
}

/** Deployments with the same region and profile share their credentials. */
export function createSendToAws({ service, host, http, now }: AwsOptions): SendToAws {
  const accounts = new Map<string, Account>();

  const accountOf = ({ region, profile }: Aws): Account => {
    const key = `${region} ${profile ?? ""}`;
    let account = accounts.get(key);
    if (account === undefined) {
      const credentials = openAwsCredentials({ region, now, ...(profile !== undefined && { profile }) });
      account = { credentials, signer: openSigner({ service, region, now, credentials: () => credentials.get() }) };
      accounts.set(key, account);
    }
    return account;
  };

  const sendSigned = async (
    target: DeploymentTarget,
    call: ProviderCall,
    request: AwsRequest,
  ): Promise<ProviderAnswer | NotSent> => {
    const aws = awsOf(target);
    const { credentials, signer } = accountOf(aws);
    const baseUrl = target.baseUrl ?? regional(host, aws.region);
    const body = Buffer.from(request.body);
    let headers: string[];
    try {
      const location = http.locate(baseUrl);
      const path = location.prefix + request.path;
      const signing = signer.then((sign) => sign({ location, path, headers: request.headers, body }));
      headers = await waitInTime(signing, target, call.signal);
    } catch (error) {
      return notSent(error);
    }
    const sent = await http.send(target, { baseUrl, path: request.path, headers, body, signal: call.signal });
    if ("status" in sent && (sent.status === 401 || sent.status === 403)) credentials.refused();
    return sent;
  };

  return (target, call, prepare) =>
    sendWithCredential(target, call.signal, (credential) => {
      const request = prepare();
      if (credential === undefined) return sendSigned(target, call, request);
      const headers = Object.entries(request.headers).flat();
      headers.push(target.credentialHeader ?? "authorization", target.credentialHeader ? credential : `Bearer ${credential}`);
      const baseUrl = target.baseUrl ?? regional(host, awsOf(target).region);
      return http.send(target, { baseUrl, path: request.path, headers, body: request.body, signal: call.signal });
    });
}

/** As the SDK's own encoding of a path's label: all but unreserved characters (RFC 3986, section 2.3). */
export function encodeLabel(label: string): string {
  return encodeURIComponent(label).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

type Aws = NonNullable<DeploymentTarget["aws"]>;

function awsOf({ aws, name }: DeploymentTarget): Aws {
  if (aws !== undefined) return aws;
  throw new Problem("upstream_unavailable", `The deployment ${name} names no AWS region.`);
}

function regional(host: string, region: string): string {
  return `https://${host}.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}
