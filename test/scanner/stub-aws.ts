/**
 * AWS on this machine, as far as a scan of an account asks it: the real wire formats over HTTP (AWS JSON 1.0 and 1.1, the Query protocol
 * with XML, REST with JSON and with XML). What it holds is data; what goes wrong is said by the operation:
 *
 *   const aws = await openAws({ resources: { "AWS::KMS::Key": { "eu-west-1": [{ KeyId: "…" }] } } });
 *   aws.fail("GetResource", { code: "ThrottlingException", status: 400, times: 2 });
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { after, before } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

export type Answer =
  | { readonly json: unknown }
  | { readonly xml: string }
  | { readonly text: string; readonly status?: number }
  /** Whatever it likes, until the other side hangs up. */
  | { readonly write: (response: ServerResponse) => void };

export interface Asked {
  /** Of the operation as AWS calls it; for REST calls the method and the path. */
  readonly operation: string;
  readonly service: string;
  readonly region: string;
  readonly body: Record<string, unknown>;
  readonly url: URL;
}

export interface Failure {
  readonly code: string;
  readonly status?: number;
  readonly message?: string;
  /** Always when absent. */
  readonly times?: number;
  /** Fails only what this is true of. */
  readonly when?: (asked: Asked) => boolean;
  /** Answers only after so long instead, milliseconds. */
  readonly afterMs?: number;
}

export interface Held {
  readonly account?: string;
  /** By type and region: the properties of each; the identifier is the first value. */
  readonly resources?: Readonly<Record<string, Readonly<Record<string, readonly (Record<string, unknown> | string)[]>>>>;
  readonly pageSize?: number;
  /** Answers of other operations, by `service Operation`. */
  readonly answers?: Readonly<Record<string, (asked: Asked) => Answer>>;
}

export interface StubAws extends AsyncDisposable {
  readonly endpoint: string;
  readonly asked: readonly Asked[];
  /** The most that were under way at once. */
  readonly peak: () => number;
  fail(operation: string, failure: Failure): void;
}

export async function openAws(held: Held = {}): Promise<StubAws> {
  const asked: Asked[] = [];
  const failures = new Map<string, { failure: Failure; left: number }>();
  let [underWay, peak] = [0, 0];
  const server = createServer((request, response) => {
    underWay++;
    peak = Math.max(peak, underWay);
    const end = new AbortController();
    response.on("close", () => {
      underWay--;
      end.abort();
    });
    serve(request, response, end.signal).catch(() => response.destroy());
  });
  const serve = async (request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = parse(request, Buffer.concat(chunks).toString());
    asked.push(one);
    const planned = failures.get(one.operation);
    if (planned !== undefined && planned.left > 0 && planned.failure.when?.(one) !== false) {
      planned.left--;
      if (planned.failure.afterMs === undefined) return refuse(response, one, planned.failure);
      await sleep(planned.failure.afterMs, undefined, { signal });
    }
    // A moment, so that what is asked at once is seen at once.
    await new Promise<void>((resolve) => setImmediate(resolve));
    answer(response, one, held);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the stub has no port");
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    asked,
    peak: () => peak,
    fail: (operation, failure) => failures.set(operation, { failure, left: failure.times ?? Infinity }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Service and region are what was signed for. */
function parse(request: IncomingMessage, text: string): Asked {
  const scope = /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(request.headers.authorization ?? "");
  const url = new URL(request.url ?? "/", "http://stub");
  const target = request.headers["x-amz-target"];
  const common = { region: scope?.[1] ?? "", service: scope?.[2] ?? "unsigned", url };
  if (typeof target === "string")
    return { ...common, operation: target.split(".").at(-1) ?? "", body: JSON.parse(text) as Record<string, unknown> };
  const form = Object.fromEntries(new URLSearchParams(text));
  if (typeof form["Action"] === "string") return { ...common, operation: form["Action"], body: form };
  return { ...common, operation: `${request.method} ${url.pathname}`, body: {} };
}

function refuse(response: ServerResponse, { service }: Asked, { code, status = 400, message = "no" }: Failure): void {
  const isXml = ["iam", "sts", "s3", "cloudformation"].includes(service);
  const body = isXml
    ? `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`
    : JSON.stringify({ __type: `com.amazonaws.${service}#${code}`, message });
  response.writeHead(status, { "content-type": isXml ? "text/xml" : "application/x-amz-json-1.0", "x-amzn-errortype": code });
  response.end(body);
}

function answer(response: ServerResponse, asked: Asked, held: Held): void {
  const told = held.answers?.[`${asked.service} ${asked.operation}`]?.(asked) ?? usual(asked, held);
  if (told === undefined) return refuse(response, asked, { code: "UnknownOperationException", status: 404 });
  if ("json" in told) {
    response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(told.json));
  } else if ("xml" in told) {
    response.writeHead(200, { "content-type": "text/xml" });
    response.end(told.xml);
  } else if ("write" in told) told.write(response);
  else {
    response.writeHead(told.status ?? 200, { "content-type": "application/json" });
    response.end(told.text);
  }
}

function usual(asked: Asked, held: Held): Answer | undefined {
  const { operation, service, body, region } = asked;
  if (service === "sts" && operation === "GetCallerIdentity")
    return {
      xml: queryAnswer(operation, `<Arn>arn:aws:iam::x:user/scan</Arn><Account>${held.account ?? "123456789012"}</Account>`),
    };
  if (service !== "cloudcontrolapi") return undefined;
  const things = held.resources?.[String(body["TypeName"])]?.[region] ?? [];
  if (operation === "ListResources") return listPage(things, body, held.pageSize ?? 100);
  const found = things.find((one) => identifierOf(one) === body["Identifier"]);
  if (found === undefined) return { text: JSON.stringify({ __type: "ResourceNotFoundException", message: "none" }), status: 400 };
  const Properties = typeof found === "string" ? found : JSON.stringify(found);
  return { json: { TypeName: body["TypeName"], ResourceDescription: { Identifier: body["Identifier"], Properties } } };
}

function listPage(things: readonly (Record<string, unknown> | string)[], body: Record<string, unknown>, size: number): Answer {
  const narrowed = body["ResourceModel"];
  const model = JSON.parse(typeof narrowed === "string" ? narrowed : "{}") as Record<string, unknown>;
  const fitting = things.filter(
    (one) => typeof one === "string" || Object.entries(model).every(([name, value]) => one[name] === value),
  );
  const from = Number(body["NextToken"] ?? 0);
  const next = from + size < fitting.length ? String(from + size) : undefined;
  const descriptions = fitting.slice(from, from + size).map((one) => ({ Identifier: identifierOf(one), Properties: "{}" }));
  return { json: { TypeName: body["TypeName"], ResourceDescriptions: descriptions, NextToken: next } };
}

/** What is no properties stands for itself: it is answered as it is. */
const identifierOf = (one: Record<string, unknown> | string): string =>
  typeof one === "string" ? `odd-${one.length}` : String(Object.values(one)[0]);

export function queryAnswer(operation: string, result: string): string {
  return `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${operation}Result>${result}</${operation}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${operation}Response>`;
}

export const stubSecret = "secret-of-the-stub";

/** Credentials in the environment for the tests of a file, whatever it had before. */
export function withStubCredentials(): void {
  const own = { AWS_ACCESS_KEY_ID: "AKIASTUB", AWS_SECRET_ACCESS_KEY: stubSecret, AWS_SESSION_TOKEN: "t" };
  const held = new Map<string, string | undefined>();
  before(() => {
    for (const [name, value] of Object.entries(own)) {
      held.set(name, process.env[name]);
      process.env[name] = value;
    }
  });
  after(() => {
    for (const [name, value] of held)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  });
}
